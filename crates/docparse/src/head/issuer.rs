use super::casing::{as_written, sentence_case};
use super::{Head, MOTTO};
use crate::page::{Page, capitals, squeeze};
use crate::patterns::regex;
use crate::tail::columns;
use gandan_core::documents::Read;
use gandan_core::text::fold_tones;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) static PRINTED: LazyLock<Regex> = LazyLock::new(|| regex("body.printed"));
static UNFINISHED: LazyLock<Regex> = LazyLock::new(|| regex("body.unfinished"));
static BARE: LazyLock<Regex> = LazyLock::new(|| regex("body.bare"));
static TIER: LazyLock<Regex> = LazyLock::new(|| regex("body.tier"));
static NOT_ISSUER: LazyLock<Regex> = LazyLock::new(|| regex("head.not-issuer"));
static NUMBER_MARK: LazyLock<Regex> = LazyLock::new(|| regex("head.number-mark"));
static DATE: LazyLock<Regex> = LazyLock::new(|| regex("head.date"));
static ADDRESSED: LazyLock<Regex> = LazyLock::new(|| regex("head.addressed"));

/// Reads issuer and superior from the lines before `stop`.
pub(super) fn read(page: &Page, stop: usize, head: &mut Head) {
    let bodies = bodies(&printed_lines(page, stop), page);
    let Some((name, range)) = bodies.last() else {
        return;
    };
    let superior = bodies.len().checked_sub(2).and_then(|i| bodies.get(i));
    head.superior = superior.map(|(name, range)| Read {
        value: as_written(page, &sentence_case(name)),
        span: Some(page.span(range.clone())),
        confidence: 0.9,
    });
    head.issuer = Some(Read {
        value: full_name(page, &as_written(page, &sentence_case(name)), head, stop),
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
            // Two columns in one line: "TỈNH VÍ DỤ Độc lập - Tự do - Hạnh phúc".
            let beside = cut < left.len() && (TIER.is_match(words) || PRINTED.is_match(words));
            let rest_of_motto = was_motto && !beside && (cut < left.len() || key == "việt nam");
            if words.chars().filter(|c| c.is_alphabetic()).count() < if found.is_empty() { 3 } else { 2 }
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
pub(super) fn full_name(page: &Page, name: &str, head: &Head, stop: usize) -> String {
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
            // "Ban Dân vận Tỉnh ủy" where the text says so, with the place where it says nothing.
            let full = format!("{name} {}", superior.value);
            let short = superior
                .value
                .split_whitespace()
                .take(2)
                .collect::<Vec<_>>()
                .join(" ");
            let short = format!("{name} {short}");
            return if !holds(body, &full) && holds(body, &short) {
                short
            } else {
                full
            };
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
        _ => spelled_below(page, name, stop).unwrap_or_else(|| name.to_owned()),
    }
}

/// A council or committee printed without its place, by the line under the title that names it in full.
fn spelled_below(page: &Page, name: &str, stop: usize) -> Option<String> {
    let key = fold_tones(name);
    if key != fold_tones("Ủy ban nhân dân") && key != fold_tones("Hội đồng nhân dân") {
        return None;
    }
    let tiers = [
        "tỉnh ",
        "thành phố ",
        "xã ",
        "phường ",
        "huyện ",
        "quận ",
        "đặc khu ",
    ]
    .map(fold_tones);
    (stop..page.lines.len().min(stop + 30))
        .map(|index| page.line(index))
        .filter(|line| capitals(line) && line.chars().count() < 70)
        .find(|line| {
            let line = fold_tones(line);
            line.strip_prefix(&key)
                .map(str::trim_start)
                .is_some_and(|rest| tiers.iter().any(|tier| rest.starts_with(tier)))
        })
        .map(|line| sentence_case(&squeeze(line)))
}

pub(super) fn bare_place(place: &str) -> &str {
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
