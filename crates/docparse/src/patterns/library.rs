use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILES: [&str; 6] = [
    include_str!("../../../../patterns/head.yaml"),
    include_str!("../../../../patterns/bodies.yaml"),
    include_str!("../../../../patterns/citations.yaml"),
    include_str!("../../../../patterns/tasks.yaml"),
    include_str!("../../../../patterns/deadlines.yaml"),
    include_str!("../../../../patterns/tail.yaml"),
];

/// One pattern: words (an alternation) or a regular expression, with what it must and must not match.
///
/// In both a blank stands for any run of blanks, `{name}` for another entry, and either placing of a tone mark
/// (`ủy`, `uỷ`) for both.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Dotted name by which code and other entries use it.
    pub name: String,
    /// Words any of which matches.
    #[serde(default)]
    pub words: Vec<String>,
    /// Regular expression; absent where there are only words.
    #[serde(default)]
    pub regex: Option<String>,
    /// Texts in which it matches.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Texts in which it does not.
    #[serde(default)]
    pub counter_examples: Vec<String>,
}

static ENTRIES: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for file in FILES {
        let entries: Vec<Entry> = serde_saphyr::from_str(file).expect("the pattern files are tested");
        all.extend(entries.into_iter().map(|entry| (entry.name.clone(), entry)));
    }
    all
});

/// All entries by name.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    ENTRIES.values()
}

/// The words of an entry, in the order of the file.
pub fn words(name: &str) -> &'static [String] {
    ENTRIES.get(name).map_or(&[], |entry| &entry.words)
}

/// Compiles the entry of this name.
///
/// # Panics
/// If there is none or it is no regular expression; the tests compile all that the code names.
pub fn regex(name: &str) -> Regex {
    Regex::new(&expanded(name, 0)).expect("every pattern is compiled by the tests")
}

fn expanded(name: &str, depth: u8) -> String {
    let entry = ENTRIES
        .get(name)
        .unwrap_or_else(|| panic!("no pattern is called {name}"));
    assert!(depth < 9, "the pattern {name} goes round in circles");
    let raw = match &entry.regex {
        Some(regex) => regex.clone(),
        None => format!("(?:{})", entry.words.join("|")),
    };
    let mut out = String::with_capacity(raw.len() * 2);
    let mut rest = raw.as_str();
    while let Some(at) = rest.find('{') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        match after.find('}') {
            Some(end) if after[1..].starts_with(|c: char| c.is_ascii_lowercase()) => {
                let inner = &after[1..end];
                if inner == "words" {
                    out.push_str(&format!("(?:{})", spelled(&entry.words.join("|"))));
                } else {
                    out.push_str(&format!("(?:{})", expanded(inner, depth + 1)));
                }
                rest = &after[end + 1..];
            }
            _ => {
                out.push('{');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    spelled(&out)
}

/// Lets blanks be any run of blanks and takes either placing of the tone mark.
pub(super) fn spelled(pattern: &str) -> String {
    const PLACED: [(&str, &str); 16] = [
        ("ủy", "uỷ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("ọa", "oạ"),
        ("Ủy", "Uỷ"),
        ("ỦY", "UỶ"),
        ("ÒA", "OÀ"),
        ("ÓA", "OÁ"),
        ("ỎA", "OẢ"),
        ("quý", "qúy"),
        ("QUÝ", "QÚY"),
    ];
    let mut out = pattern.replace(" ?", r"\s*").replace(' ', r"\s+");
    for (new, old) in PLACED {
        if out.contains(new) && !out.contains(old) {
            out = out.replace(new, &format!("(?:{new}|{old})"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_matches_its_examples_and_not_its_counter_examples() {
        let mut examples = 0;
        let mut counter_examples = 0;
        let mut wrong = Vec::new();
        for entry in entries() {
            let regex = regex(&entry.name);
            let missed = entry.examples.iter().filter(|example| !regex.is_match(example));
            wrong.extend(missed.map(|example| format!("{} misses {example:?}", entry.name)));
            let taken = entry
                .counter_examples
                .iter()
                .filter(|example| regex.is_match(example));
            wrong.extend(taken.map(|example| format!("{} matches {example:?}", entry.name)));
            if entry.examples.is_empty() {
                wrong.push(format!("{} shows no example", entry.name));
            }
            examples += entry.examples.len();
            counter_examples += entry.counter_examples.len();
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(
            examples >= 100 && counter_examples >= 50,
            "{examples} {counter_examples}"
        );
    }

    #[test]
    fn either_placing_of_the_tone_is_one_spelling() {
        let regex = Regex::new(&spelled("Ủy ban")).unwrap();
        assert!(regex.is_match("Uỷ  ban") && regex.is_match("Ủy ban"));
    }
}
