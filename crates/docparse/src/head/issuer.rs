use super::{Head, MOTTO};
use crate::page::{Page, capitals, squeeze};
use crate::patterns::{regex, words};
use crate::tail::{Tail, columns};
use gandan_core::documents::Read;
use gandan_core::text::fold_tones;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static PRINTED: LazyLock<Regex> = LazyLock::new(|| regex("body.printed"));
static UNFINISHED: LazyLock<Regex> = LazyLock::new(|| regex("body.unfinished"));
static BARE: LazyLock<Regex> = LazyLock::new(|| regex("body.bare"));
static NOT_ISSUER: LazyLock<Regex> = LazyLock::new(|| regex("head.not-issuer"));
static NUMBER_MARK: LazyLock<Regex> = LazyLock::new(|| regex("head.number-mark"));
static DATE: LazyLock<Regex> = LazyLock::new(|| regex("head.date"));
static ADDRESSED: LazyLock<Regex> = LazyLock::new(|| regex("head.addressed"));
static OPENING: LazyLock<Regex> = LazyLock::new(|| regex("tail.opening"));

/// Reads issuer and superior from the lines before `stop`.
pub(super) fn read(page: &Page, stop: usize, head: &mut Head) {
    let bodies = bodies(&printed_lines(page, stop), page);
    let Some((name, range)) = bodies.last() else {
        return;
    };
    let superior = bodies.len().checked_sub(2).and_then(|i| bodies.get(i));
    head.superior = superior.map(|(name, range)| Read {
        value: sentence_case(name),
        span: Some(page.span(range.clone())),
        confidence: 0.9,
    });
    head.issuer = Some(Read {
        value: full_name(page, &sentence_case(name), head, stop),
        span: Some(page.span(range.clone())),
        confidence: if superior.is_none() { 0.95 } else { 0.85 },
    });
}

/// Lines of the head that can name a body, both columns of each.
fn printed_lines(page: &Page, stop: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut motto = false;
    for index in 0..stop {
        let line = &page.lines[index];
        let whole = page.line(index);
        if NUMBER_MARK.is_match(whole) || ADDRESSED.is_match(whole) {
            break;
        }
        let (left, right) = columns(whole);
        let cut = MOTTO.find(left).map_or(left.len(), |m| m.start());
        let mut parts = vec![&left[..cut]];
        let was_motto = motto;
        motto = cut < left.len() || MOTTO.is_match(right);
        if !right.is_empty() && !motto {
            parts.push(right);
        }
        for part in parts {
            let words = part.trim_matches([' ', '/', '*', '\t', ':', '.', '-']);
            let key = words.to_lowercase();
            let rest_of_motto = was_motto && (cut < left.len() || key == "việt nam");
            if words.chars().count() < 3
                || rest_of_motto
                || NOT_ISSUER.is_match(words)
                || DATE.is_match(words)
            {
                continue;
            }
            let lowered =
                found.is_empty() && PRINTED.is_match(words) && index < 6 && words.chars().count() < 60;
            if capitals(words) || lowered {
                let start = line.start + (words.as_ptr() as usize - whole.as_ptr() as usize);
                found.push(start..start + words.len());
            }
        }
    }
    found
}

/// Joins lines into the names of bodies.
fn bodies(lines: &[Range<usize>], page: &Page) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for range in lines {
        let words = squeeze(page.slice(range.clone()));
        let opens = PRINTED.is_match(&words);
        match found.last_mut() {
            Some((name, whole)) if !opens || UNFINISHED.is_match(name) => {
                name.push(' ');
                name.push_str(&words);
                whole.end = range.end;
            }
            _ if opens => found.push((words, range.clone())),
            _ => {}
        }
    }
    found
}

/// The name in full: with its place, or with the body over it where it is a bare organ of that body.
fn full_name(page: &Page, name: &str, head: &Head, stop: usize) -> String {
    let body = page
        .lines
        .get(stop)
        .map_or("", |line| page.slice(line.start..page.text.len()));
    let body = bounded(body, 20_000);
    if let Some(superior) = &head.superior {
        if BARE.is_match(name) {
            return format!("{name} {}", superior.value);
        }
        let over = fold_tones(&superior.value);
        if over.starts_with(&fold_tones("Ban Chấp hành Trung ương")) {
            let party = format!("{name} Trung ương Đảng");
            return if holds(body, &party) {
                party
            } else {
                format!("{name} Trung ương")
            };
        }
        if party_committee(&superior.value) && !name.contains("ủy ") && !name.ends_with("ủy") {
            return format!("{name} {}", superior.value);
        }
        return name.to_owned();
    }
    // "ỦY BAN NHÂN DÂN TỈNH" with the place in the place line.
    let ends_open = [
        "tỉnh",
        "thành phố",
        "huyện",
        "xã",
        "phường",
        "quận",
        "thị xã",
        "tỉnh ủy",
        "thành ủy",
        "huyện ủy",
        "đảng ủy xã",
        "đảng ủy phường",
    ]
    .iter()
    .any(|tier| name.to_lowercase().ends_with(tier));
    match &head.place {
        Some(place) if ends_open => format!("{name} {}", bare_place(&place.value)),
        _ => name.to_owned(),
    }
}

fn bare_place(place: &str) -> &str {
    [
        "TP. ",
        "TP.",
        "Thành phố ",
        "Tp. ",
        "thành phố ",
        "Tỉnh ",
        "tỉnh ",
        "Xã ",
        "xã ",
        "Phường ",
        "phường ",
    ]
    .iter()
    .find_map(|tier| place.strip_prefix(tier))
    .unwrap_or(place)
}

fn party_committee(name: &str) -> bool {
    [
        "Tỉnh ủy",
        "Thành ủy",
        "Huyện ủy",
        "Quận ủy",
        "Thị ủy",
        "Đảng ủy",
        "Tỉnh uỷ",
        "Thành uỷ",
        "Huyện uỷ",
        "Đảng uỷ",
    ]
    .iter()
    .any(|start| name.starts_with(start))
}

/// A name printed in capitals as it is written in a sentence.
pub(super) fn sentence_case(name: &str) -> String {
    if !capitals(name) {
        let mut letters = name.chars();
        return letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        });
    }
    let lowered: Vec<String> = name
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let mut out: Vec<String> = Vec::with_capacity(lowered.len());
    let mut of_place = false;
    for (index, word) in lowered.iter().enumerate() {
        let pair = lowered
            .get(index + 1)
            .map_or(String::new(), |next| format!("{word} {next}"));
        let tier = matches!(
            word.as_str(),
            "tỉnh"
                | "huyện"
                | "xã"
                | "phường"
                | "quận"
                | "phố"
                | "trấn"
                | "khu"
                | "ủy"
                | "uỷ"
                | "thôn"
                | "đoàn"
        ) || pair == "đặc khu";
        let mut shown = word.clone();
        if index == 0 || of_place {
            shown = upper_first(word);
        }
        out.push(shown);
        of_place = of_place || tier;
    }
    // The place follows the last tier word; proper words inside keep their capitals.
    let mut name = out.join(" ");
    for proper in words("body.proper") {
        let low = proper.to_lowercase();
        let mut from = 0;
        while let Some(at) = name[from..].to_lowercase().find(&low) {
            let at = from + at;
            let end = at + low.len();
            let whole = name.is_char_boundary(at)
                && name.is_char_boundary(end)
                && !name[..at].ends_with(char::is_alphabetic)
                && !name[end..].starts_with(char::is_alphabetic);
            if whole && at > 0 {
                name.replace_range(at..end, proper);
            }
            from = end.min(name.len());
            if !name.is_char_boundary(from) {
                break;
            }
        }
    }
    name
}

fn upper_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn bounded(words: &str, most: usize) -> &str {
    let mut end = words.len().min(most);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

fn holds(text: &str, name: &str) -> bool {
    text.contains(name) || fold_tones(text).contains(&fold_tones(name))
}

/// Finds the issuer in the words under the kind, the signature and the running text.
pub(super) fn complete(page: &Page, tail: &Tail, head: &mut Head) {
    if head.issuer.is_some() || !head.official {
        return;
    }
    if let Some(of) = &head.of_issuer {
        let value = full_name(page, &of.value, head, 0);
        head.issuer = Some(Read { value, ..of.clone() });
        return;
    }
    let Some(signer) = tail.signer.as_ref().map(|s| &s.value) else {
        return;
    };
    let Some(authority) = signer.authority.as_deref().or(signer.title.as_deref()) else {
        return;
    };
    let named = OPENING.replace(authority, "");
    let named = OPENING.replace(named.trim(), "");
    let body = page.slice(0..tail.start(page));
    let found = ISSUERS.find_iter(body).map(|m| m.range()).filter(|range| {
        let words = page.slice(range.clone());
        matches_office(&named, words)
    });
    // The fullest of the ways in which the text names the body that signs.
    let best = found.take(400).max_by_key(|range| {
        (
            specific(page.slice(range.clone())),
            std::cmp::Reverse(range.start),
        )
    });
    if let Some(range) = best {
        let mut words = squeeze(page.slice(range.clone()));
        let spelled_out = fold_tones(&named).starts_with(&fold_tones("ủy ban nhân dân"));
        if let (Some(rest), true) = (words.strip_prefix("UBND"), spelled_out) {
            words = format!("Ủy ban nhân dân{rest}");
        }
        let value = match &head.place {
            Some(place) if words.ends_with(['h', 'ố', 'n', 'ã', 'g']) && open_tier(&words) => {
                format!("{words} {}", bare_place(&place.value))
            }
            _ => words,
        };
        head.issuer = Some(Read {
            value,
            span: Some(page.span(range)),
            confidence: 0.75,
        });
    } else if PRINTED.is_match(&named) {
        let value = sentence_case(&squeeze(&named));
        head.issuer = Some(Read {
            value,
            span: None,
            confidence: 0.6,
        });
    }
}

static ISSUERS: LazyLock<Regex> = LazyLock::new(|| regex("tail.issuers"));

fn open_tier(words: &str) -> bool {
    let low = words.to_lowercase();
    ["tỉnh", "thành phố", "huyện", "xã", "phường"]
        .iter()
        .any(|tier| low.ends_with(tier))
        && !words.ends_with("Thành phố")
}

fn matches_office(named: &str, words: &str) -> bool {
    let (named, words) = (fold_tones(named), fold_tones(words));
    let starts = |text: &str, name: &str| text.starts_with(&fold_tones(name));
    let front = |text: &str| text.contains("mttq") || text.contains(&fold_tones("mặt trận"));
    if starts(&named, "ban thường") || starts(&named, "ban chấp hành") {
        return starts(&words, "ban thường");
    }
    if named.contains(&fold_tones("văn phòng")) {
        return starts(&words, "văn phòng");
    }
    if starts(&named, "chủ tịch") || starts(&named, "ủy ban") || starts(&named, "ubnd") {
        return (starts(&words, "ủy ban") || starts(&words, "ubnd")) && front(&named) == front(&words);
    }
    false
}

/// A tier counts for more than none, words spelled out for more than abbreviations.
fn specific(words: &str) -> (bool, bool, usize) {
    let spelled = !words.starts_with("UBND") && !words.starts_with("UBMTTQ");
    (tiered(words), spelled, words.split_whitespace().count().min(9))
}

fn tiered(words: &str) -> bool {
    let low = words.to_lowercase();
    [
        "tỉnh",
        "thành phố",
        "huyện",
        "xã",
        "phường",
        "quận",
        "đặc khu",
        "ủy",
        "uỷ",
    ]
    .iter()
    .any(|tier| low.ends_with(tier))
}
