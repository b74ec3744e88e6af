//! Folding before any comparison: case, blanks, quotation marks, long dashes, the place of the tone.

use crate::labels::{CitationLabel, TaskLabel};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Words as they are compared.
pub(super) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut syllable = String::new();
    for letter in words.nfc().flat_map(char::to_lowercase) {
        match letter {
            '"' | '\'' | '`' | '´' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '″' | '′' =>
                {}
            '\u{200b}' | '\u{ad}' | '\u{feff}' => {}
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => {
                flush(&mut syllable, &mut out);
                out.push('-');
            }
            letter if letter.is_alphabetic() => syllable.push(letter),
            letter if letter.is_whitespace() => {
                flush(&mut syllable, &mut out);
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            letter => {
                flush(&mut syllable, &mut out);
                out.push(letter);
            }
        }
    }
    flush(&mut syllable, &mut out);
    out.trim().to_owned()
}

/// Moves the tone of a syllable to its end.
fn flush(syllable: &mut String, out: &mut String) {
    let mut tone = String::new();
    let bare: String = syllable
        .nfd()
        .filter(|letter| {
            let digit = match letter {
                '\u{300}' => '1',
                '\u{301}' => '2',
                '\u{303}' => '3',
                '\u{309}' => '4',
                '\u{323}' => '5',
                _ => return true,
            };
            tone.push(digit);
            false
        })
        .collect();
    out.extend(bare.nfc());
    out.push_str(&tone);
    syllable.clear();
}

/// An id also loses all its blanks.
pub(super) fn fold_id(words: &str) -> String {
    fold(words).replace(' ', "")
}

/// A title of a law also loses the year or date at its end.
pub(super) fn fold_title(words: &str) -> String {
    let folded = fold(words);
    let mut cut = folded.len();
    for mark in ["năm", "ngay1", "sô2"] {
        if let Some(at) = folded.rfind(mark) {
            let after = folded[at + mark.len()..].trim_start();
            let digits = after.trim_end_matches(')');
            let dated = digits.starts_with(|c: char| c.is_ascii_digit())
                && digits
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '/' | '.') || c.is_whitespace());
            if dated {
                cut = cut.min(at);
            }
        }
    }
    folded[..cut].trim_end().trim_end_matches('(').trim().to_owned()
}

/// An ordinal without its punctuation.
pub(super) fn fold_ordinal(ordinal: Option<&str>) -> Option<String> {
    let folded = fold(ordinal?);
    let bare = folded.trim_matches(['(', ')', '.', ':', '-', ' ']);
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// Runs of letters, digits and underscores.
pub(super) fn tokens(words: &str) -> Vec<String> {
    fold(words)
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The key by which citations are matched.
pub(super) fn cite_key(cite: &CitationLabel) -> String {
    match cite.id.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => format!("id:{}", fold_id(id)),
        None => format!("title:{}", fold_title(cite.title.as_deref().unwrap_or(""))),
    }
}

/// A name without the punctuation at its end.
pub(super) fn body(name: &str) -> String {
    fold(name).trim_end_matches([' ', ';', '.', ',', ':']).to_owned()
}

/// How many of each.
pub(super) fn count<T: Ord>(all: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts
}

/// How many are in both.
pub(super) fn common<T: Ord>(one: &BTreeMap<T, usize>, other: &BTreeMap<T, usize>) -> usize {
    one.iter()
        .map(|(key, n)| other.get(key).map_or(0, |m| *n.min(m)))
        .sum()
}

/// F1 over the words of two texts.
pub(super) fn token_f1(gold: Option<&str>, found: Option<&str>) -> f64 {
    let (Some(gold), Some(found)) = (gold, found) else {
        return if gold.is_none() && found.is_none() {
            1.0
        } else {
            0.0
        };
    };
    let (gold, found) = (tokens(gold), tokens(found));
    let sum = gold.len() + found.len();
    let same = common(&count(gold), &count(found));
    if same == 0 {
        0.0
    } else {
        2.0 * same as f64 / sum as f64
    }
}

/// Pairs of tasks with the same ordinal and enough common words, best first.
pub(super) fn match_tasks(gold: &[TaskLabel], found: &[TaskLabel]) -> Vec<(usize, usize)> {
    let start = |task: &TaskLabel| {
        let mut words = tokens(task.text.as_deref().unwrap_or(""));
        words.truncate(12);
        words
    };
    let found_starts: Vec<_> = found.iter().map(start).collect();
    let mut pairs: Vec<(f64, usize, usize, usize)> = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        let words = start(g);
        for (j, p) in found.iter().enumerate() {
            if fold_ordinal(g.ordinal.as_deref()) != fold_ordinal(p.ordinal.as_deref()) {
                continue;
            }
            let overlap = overlap(&words, &found_starts[j]);
            if overlap >= 0.6 {
                pairs.push((-overlap, i.abs_diff(j), i, j));
            }
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    let (mut gold_used, mut found_used) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut out = Vec::new();
    for (_, _, i, j) in pairs {
        if !gold_used[i] && !found_used[j] {
            (gold_used[i], found_used[j]) = (true, true);
            out.push((i, j));
        }
    }
    out
}

fn overlap(gold: &[String], found: &[String]) -> f64 {
    let least = gold.len().min(found.len());
    if least < 3 {
        return if !gold.is_empty() && gold == found {
            1.0
        } else {
            0.0
        };
    }
    common(&count(gold), &count(found)) as f64 / least as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_case_quotes_and_dashes_do_not_count() {
        assert_eq!(fold("“Uỷ  ban” – HOÀ"), fold("ủy ban - hòa"));
        assert_ne!(fold("bán"), fold("bàn"));
        assert_eq!(
            fold_title("Luật Phòng, chống tham nhũng năm 2018"),
            fold_title("Luật Phòng, chống tham nhũng")
        );
        assert_eq!(fold_ordinal(Some("(1)")), Some("1".into()));
    }
}
