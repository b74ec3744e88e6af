use super::library::spelled;
use regex::Regex;
use serde::Deserialize;
use std::sync::LazyLock;

/// A kind of document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Usual abbreviation.
    pub abbr: String,
    /// Names, longest first.
    pub names: Vec<String>,
    /// First parts of a symbol that stand for it.
    pub symbols: Vec<String>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    serde_saphyr::from_str(include_str!("../../../../patterns/kinds.yaml"))
        .expect("the pattern files are tested")
});

static LAWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_saphyr::from_str(include_str!("../../../../patterns/laws.yaml"))
        .expect("the pattern files are tested")
});

/// Names with their kinds, longest first.
static NAMES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let mut names: Vec<_> = KINDS
        .iter()
        .flat_map(|kind| {
            kind.names
                .iter()
                .map(|name| (name.to_lowercase(), kind.abbr.as_str()))
        })
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
});

static NAME_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    let names: Vec<_> = NAMES.iter().map(|(name, _)| name.as_str()).collect();
    let pattern = format!(
        r"(?i)(?:^|[^\p{{L}}])({})(?:\s+\p{{L}}+){{0,3}}?(?:\s*,)?(?:\s+số)?\s*:?\s*$",
        spelled(&names.join("|"))
    );
    Regex::new(&pattern).expect("names of kinds are plain words")
});

/// All kinds, in the order of the file.
pub fn kinds() -> &'static [Kind] {
    &KINDS
}

/// Names of laws, without the word "Luật".
pub fn laws() -> &'static [String] {
    &LAWS
}

/// The kind whose name ends the words before a number (`… Chỉ thị số`), and where in `before` the name starts.
pub fn kind_of_name(before: &str) -> Option<(&'static str, usize)> {
    let mut name = NAME_AT_END.captures(before)?.get(1)?.range();
    // "… pháp luật và Nghị định số": the last name is the one that has the number.
    while let Some(later) = NAME_AT_END.captures(&before[name.end..]).and_then(|c| c.get(1)) {
        name = name.end + later.start()..name.end + later.end();
    }
    let key = squeezed(&before[name.clone()]);
    NAMES
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, abbr)| (*abbr, name.start))
}

/// The kind that a symbol stands for, by its first part (`CT` of `CT-TTg`).
pub fn kind_of_symbol(symbol: &str) -> Option<&'static str> {
    let part = symbol.split(['-', '/', '–']).next()?.trim();
    KINDS
        .iter()
        .find(|kind| kind.symbols.iter().any(|known| known == part))
        .map(|kind| kind.abbr.as_str())
}

/// The kind whose name a line begins with, and the bytes of the name.
pub fn heading_kind(line: &str) -> Option<(&'static str, usize)> {
    NAMES.iter().find_map(|(name, abbr)| {
        let taken = prefix_ignoring_case(line, name)?;
        Some((*abbr, taken))
    })
}

/// Length of the prefix of `line` that equals `name` when case and runs of blanks do not count.
fn prefix_ignoring_case(line: &str, name: &str) -> Option<usize> {
    let mut wanted = name.chars().peekable();
    let mut last_blank = false;
    for (at, letter) in line.char_indices() {
        if wanted.peek().is_none() {
            return (!letter.is_alphanumeric()).then_some(at);
        }
        if letter.is_whitespace() {
            if !last_blank && wanted.next() != Some(' ') {
                return None;
            }
            last_blank = true;
            continue;
        }
        last_blank = false;
        let mut lower = letter.to_lowercase();
        if lower.next() != wanted.next() {
            return None;
        }
    }
    wanted.peek().is_none().then_some(line.len())
}

fn squeezed(words: &str) -> String {
    let words = words.to_lowercase().replace("uỷ", "ủy");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_the_kind() {
        assert_eq!(heading_kind("KẾ  HOẠCH"), Some(("KH", "KẾ  HOẠCH".len())));
        assert_eq!(heading_kind("Chương trình hành động").map(|k| k.0), Some("CTr"));
        assert_eq!(heading_kind("NGHỊ QUYẾT LIÊN TỊCH").map(|k| k.0), Some("NQLT"));
        assert_eq!(heading_kind("Kế hoạchs"), None);
    }

    #[test]
    fn words_before_a_number_tell_the_kind() {
        assert_eq!(kind_of_name("thực hiện Chỉ thị số ").map(|k| k.0), Some("CT"));
        assert_eq!(kind_of_name("tại công văn số ").map(|k| k.0), Some("CV"));
        assert_eq!(
            kind_of_name("văn bản quy phạm pháp luật và Nghị định số ").map(|k| k.0),
            Some("NĐ")
        );
        assert_eq!(kind_of_name("nhà số "), None);
    }

    #[test]
    fn every_name_and_symbol_of_the_list_tells_its_kind() {
        for kind in kinds() {
            for name in &kind.names {
                assert_eq!(
                    heading_kind(&name.to_uppercase()).map(|k| k.0),
                    Some(kind.abbr.as_str()),
                    "{name}"
                );
                let before = format!("thực hiện {name} số ");
                assert_eq!(
                    kind_of_name(&before).map(|k| k.0),
                    Some(kind.abbr.as_str()),
                    "{name}"
                );
            }
            for symbol in &kind.symbols {
                let whole = format!("{symbol}-UBND");
                assert_eq!(kind_of_symbol(&whole), Some(kind.abbr.as_str()), "{symbol}");
            }
        }
    }

    #[test]
    fn symbols_tell_the_kind() {
        assert_eq!(kind_of_symbol("CT-TTg"), Some("CT"));
        assert_eq!(kind_of_symbol("CTHĐ/TU"), Some("CTr"));
        assert_eq!(kind_of_symbol("UBND-KGVX"), None);
    }
}
