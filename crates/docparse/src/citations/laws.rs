use super::Mention;
use super::numbered::basis;
use super::surroundings::{ahead, behind, date_after};
use crate::page::{Page, squeeze};
use crate::patterns::{laws, regex};
use gandan_core::documents::Citation;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static LAW: LazyLock<Regex> = LazyLock::new(|| regex("cite.law"));
static ENDS: LazyLock<Regex> = LazyLock::new(|| regex("cite.law-ends"));
static AMENDING: LazyLock<Regex> = LazyLock::new(|| regex("cite.amending"));
static DRAFT: LazyLock<Regex> = LazyLock::new(|| regex("cite.draft"));

/// Names of laws by their first word, longest first, as folded words.
static NAMES: LazyLock<BTreeMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for law in laws() {
        let words: Vec<String> = law.split_whitespace().map(key).collect();
        if let Some(first) = words.first() {
            names.entry(first.clone()).or_default().push(words);
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|words| std::cmp::Reverse(words.len()));
    }
    names
});

fn key(word: &str) -> String {
    gandan_core::text::fold_tones(word)
}

/// Laws cited by their titles, outside the places in `known`.
pub(super) fn read(page: &Page, known: &[Range<usize>]) -> Vec<Mention> {
    let text = page.text.as_str();
    let mut found = Vec::new();
    let mut next_known = 0;
    for opening in LAW.find_iter(text) {
        let at = opening.start();
        if at < page.start() || text[..at].ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let before = behind(text, at, 24);
        let lowered = before.trim_end().to_lowercase();
        if lowered.ends_with("pháp")
            || before.trim_end().ends_with("bộ") && !text[at..].starts_with('L')
            || DRAFT.is_match(before)
        {
            continue;
        }
        while known.get(next_known).is_some_and(|range| range.end <= at) {
            next_known += 1;
        }
        let Some((end, sure)) = title_end(text, opening.end(), 0) else {
            continue;
        };
        // "Luật Đấu thầu số 22/2023/QH15" is cited by its number.
        let rest = ahead(text, end, 40);
        let numbered = rest.trim_start_matches([' ', ',']).starts_with("số ")
            || known
                .iter()
                .skip(next_known)
                .take(2)
                .any(|range| range.start >= at && range.start < end);
        let amended = before.trim_end().ends_with("điều của");
        if (numbered && !amended) || rest.trim_start().starts_with("(sửa đổi)") {
            continue;
        }
        let code = lowered.ends_with("bộ");
        let start = if code { at - "Bộ ".len() } else { at };
        let title = squeeze(&text[start..end]);
        let title = match title.strip_prefix("luật") {
            Some(rest) => format!("Luật{rest}"),
            None => title,
        };
        let (date, after) = date_after(text, end).unwrap_or((None, end));
        found.push(Mention {
            citation: Citation {
                kind: Some("L".to_owned()),
                id: None,
                date,
                issuer: None,
                title: Some(title),
                basis: basis(page, at),
            },
            range: start..end,
            start,
            end: after,
            title: None,
            confidence: if sure { 0.95 } else { 0.7 },
        });
    }
    found
}

/// Where the title that starts at `from` ends, and whether it is a known one.
fn title_end(text: &str, from: usize, nested: u8) -> Option<(usize, bool)> {
    let words = ahead(text, from, 420);
    if let Some(amended) = AMENDING.find(words) {
        let rest = &words[amended.end()..];
        if rest.starts_with("Luật ") || rest.starts_with("luật ") {
            let inner = from + amended.end() + "Luật ".len();
            // A law that amends a law that amends a law is read no deeper.
            return if nested < 2 {
                title_end(text, inner, nested + 1)
            } else {
                None
            };
        }
        return None;
    }
    if let Some(len) = known_name(words) {
        return Some((from + len, true));
    }
    // An unknown name must begin with a capital and end before the sentence goes on.
    if !words.starts_with(char::is_uppercase) {
        return None;
    }
    let end = ENDS.find(words).map_or(words.len(), |m| m.start());
    let name = words[..end].trim_end_matches([' ', '-', '–']);
    let count = name.split_whitespace().count();
    let shortened = name.contains('&')
        || name
            .split_whitespace()
            .all(|w| w.chars().all(|c| c.is_uppercase()));
    let other = ["Nghị", "Quyết", "Thông", "Luật", "Pháp", "Chỉ", "Hà"]
        .iter()
        .any(|start| name.starts_with(start));
    ((1..=12).contains(&count) && !shortened && !other).then_some((from + name.len(), false))
}

/// Length of the longest known name that `words` begin with.
fn known_name(words: &str) -> Option<usize> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for piece in words.split_inclusive(char::is_whitespace).take(24) {
        let word = piece.trim_end();
        if !word.is_empty() {
            pieces.push((key(word), at + word.len(), word));
        }
        at += piece.len();
    }
    let first = &pieces.first()?.0;
    NAMES.get(first)?.iter().find_map(|name| {
        let fits =
            name.len() <= pieces.len() && name.iter().zip(&pieces).all(|(word, (piece, ..))| word == piece);
        let (_, end, last) = pieces.get(name.len().checked_sub(1)?)?;
        fits.then(|| end - (last.len() - last.trim_end_matches([',', ';', '.', ':', ')', '”', '"']).len()))
    })
}
