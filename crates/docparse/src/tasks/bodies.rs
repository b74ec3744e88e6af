//! Which bodies the words of an order name.

use super::tree::Node;
use crate::page::{Page, squeeze};
use crate::patterns::regex;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

struct Patterns {
    head: Regex,
    not_body: Regex,
    small: Regex,
    after_and: Regex,
    in_order: Regex,
    shared: Regex,
    verb: Regex,
    noun_ahead: Regex,
    verb_or_noun: Regex,
    order_verb: Regex,
    order: Regex,
    aside: Regex,
    honour: Regex,
    inside: Regex,
    coop: Regex,
    here_is: Regex,
    strong: Regex,
    bound: Regex,
}

static P: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    head: regex("body.head"),
    not_body: regex("body.not-body"),
    small: regex("body.head-small"),
    after_and: regex("body.head-after-and"),
    in_order: regex("body.head-in-order"),
    shared: regex("body.shared"),
    verb: regex("body.verb"),
    noun_ahead: regex("body.noun-ahead"),
    verb_or_noun: regex("body.verb-or-noun"),
    order_verb: regex("body.order-verb"),
    order: regex("task.order"),
    aside: regex("task.order-aside"),
    honour: regex("task.honour"),
    inside: regex("task.order-inside"),
    coop: regex("task.coop"),
    here_is: regex("task.here-is"),
    strong: regex("body.strong"),
    bound: regex("task.bound"),
});

/// How far into a paragraph a list of bodies can reach.
const REACH: usize = 1600;

/// Places of the bodies that must act, in the paragraphs of an item.
pub(super) fn leads(page: &Page, paragraphs: Range<usize>) -> Vec<Range<usize>> {
    let places = paragraphs.clone().map(|at| {
        let paragraph = &page.paragraphs[at];
        paragraph.words.min(paragraph.end)..paragraph.end
    });
    for place in places.clone() {
        let words = page.slice(place.clone());
        if let Some(found) = acting(words) {
            return shifted(found, place.start);
        }
    }
    for place in places {
        let words = page.slice(place.clone());
        if let Some(found) = ordered_inside(words).or_else(|| bound_inside(words)) {
            return shifted(found, place.start);
        }
    }
    Vec::new()
}

fn shifted(ranges: Vec<Range<usize>>, by: usize) -> Vec<Range<usize>> {
    ranges.into_iter().map(|r| r.start + by..r.end + by).collect()
}

/// Whether the words begin with the bodies that must act.
pub(super) fn opens_with_body(words: &str) -> bool {
    acting(words).is_some()
}

/// Whether any paragraph of a range binds somebody.
pub(super) fn binds(page: &Page, paragraphs: Range<usize>) -> bool {
    paragraphs.clone().any(|at| {
        let paragraph = &page.paragraphs[at];
        let words = page.slice(paragraph.words.min(paragraph.end)..paragraph.end);
        acting(words).is_some() || ordered_inside(words).is_some()
    })
}

/// Whether a paragraph is an order that names a body.
pub(super) fn orders(words: &str) -> bool {
    acting(words).is_some() || ordered_inside(words).is_some()
}

/// Whether the words of an order are more than an account.
pub(super) fn strong_order(words: &str) -> bool {
    P.strong.is_match(words)
}

/// Two or more paragraphs, each of which begins with bodies of its own.
pub(super) fn each_names_another(page: &Page, nodes: &[&Node]) -> bool {
    if nodes.len() < 2 {
        return false;
    }
    let mut seen: Vec<String> = Vec::new();
    for node in nodes {
        let words = node.words(page);
        let Some(found) = acting(words) else {
            return false;
        };
        let key = found
            .iter()
            .map(|r| squeeze(&words[r.clone()]).to_lowercase())
            .collect::<Vec<_>>()
            .join("|");
        if !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen.len() > 1
}

/// The bodies with which a paragraph begins, where they are to act.
fn acting(words: &str) -> Option<Vec<Range<usize>>> {
    let words = bounded(words);
    if let Some(here) = P.here_is.find(words) {
        return after_semicolons(words, here.end());
    }
    let mut from = 0;
    let mut prefixed = false;
    for _ in 0..3 {
        let rest = &words[from..];
        if begins_body(rest, prefixed) {
            break;
        }
        let taken = P
            .order
            .find(rest)
            .or_else(|| P.aside.find(rest))
            .or_else(|| P.honour.find(rest));
        let taken = taken?;
        if P.order.is_match(rest) && heading_of_duties(rest) {
            let end = rest.trim_end().trim_end_matches([':', '.', ';']).len();
            return Some(
                split(rest, taken.end()..end)
                    .into_iter()
                    .map(|r| r.start + from..r.end + from)
                    .collect(),
            );
        }
        prefixed = true;
        from += taken.end();
    }
    if let Some(honour) = P.honour.find(&words[from..]) {
        from += honour.end();
    }
    let rest = &words[from..];
    if !begins_body(rest, prefixed) {
        return None;
    }
    let (end, how) = list_end(rest, prefixed)?;
    if let Some(order) = how.and_then(|at| P.order_verb.find(&rest[at..]).map(|m| at + m.end()))
        && begins_body(&rest[order..], true)
        && let Some((end, _)) = list_end(&rest[order..], true)
    {
        let found = split(rest, order..order + end);
        return Some(found.into_iter().map(|r| r.start + from..r.end + from).collect());
    }
    let found = split(rest, 0..end);
    Some(found.into_iter().map(|r| r.start + from..r.end + from).collect())
}

/// "Nhiệm vụ của Tổ tiếp công dân, xử lý đơn:" names its body to the end.
fn heading_of_duties(rest: &str) -> bool {
    let low = rest.to_lowercase();
    (low.starts_with("nhiệm vụ c")
        || low.starts_with("trách nhiệm c")
        || low.starts_with("nhiệm vụ cụ thể của"))
        && rest.chars().count() < 160
        && !rest
            .trim_end()
            .trim_end_matches([':', '.'])
            .contains([';', '.', ':'])
}

fn begins_body(words: &str, prefixed: bool) -> bool {
    let named =
        P.head.is_match(words) || (prefixed && (P.in_order.is_match(words) || P.small.is_match(words)));
    named && (!P.not_body.is_match(words) || words.to_lowercase().starts_with("tổ chức đảng"))
}

/// Where a list of bodies ends, and the place of the verb that ends it (none for a heading).
fn list_end(words: &str, prefixed: bool) -> Option<(usize, Option<usize>)> {
    let shared = P.shared.find(words).map_or(0, |m| m.end());
    let mut stop = words.len();
    let mut heading = words.chars().count() < 260;
    for (at, sign) in words.char_indices() {
        if at < shared {
            continue;
        }
        match sign {
            ':' if title_colon(&words[..at]) => continue,
            ':' | '\n' | '“' | '"' => {
                stop = at;
                heading = true;
                break;
            }
            '(' if words[at..].starts_with("(bà)") || words[at..].starts_with("(ông)") => continue,
            '(' => {
                stop = at;
                heading = true;
                break;
            }
            ';' => {
                let after = words[at + 1..].trim_start();
                if !(P.head.is_match(after) || P.in_order.is_match(after) || P.after_and.is_match(after)) {
                    stop = at;
                    heading = false;
                    break;
                }
            }
            '.' if words[at + 1..].is_empty()
                || words[at + 1..].starts_with([' ', '/']) && !words[..at].ends_with(char::is_uppercase) =>
            {
                stop = at;
                heading &= words[at + 1..].trim_matches(['/', '.', ' ']).is_empty();
                break;
            }
            _ => {}
        }
    }
    let list = &words[..stop];
    let mut from = shared;
    while let Some(found) = P.verb.find_at(list, from) {
        let raw = &list[found.range()];
        let verb = raw.trim_matches(|c: char| !c.is_alphabetic());
        let at = found.start() + raw.find(verb).unwrap_or(0);
        let before = list[..at].trim_end().trim_end_matches(',');
        if verb.starts_with("nhận") || verb.starts_with("có ý") || verb.starts_with("có văn") {
            return None;
        }
        let party = squeeze(verb) == "tổ chức" && (before.ends_with("ủy") || before.ends_with("uỷ"));
        let noun =
            party || P.verb_or_noun.is_match(&squeeze(verb)) && P.noun_ahead.is_match(behind(before, 48));
        if !noun && at > 0 {
            let end = before.len();
            return (end > 2).then_some((end, Some(at)));
        }
        from = at + verb.len().max(1);
        if from >= list.len() {
            break;
        }
    }
    let end = list.trim_end().trim_end_matches([',', ';', '-', ' ']).len();
    (heading && end > 2 && (prefixed || end < 420)).then_some((end, None))
}

/// A colon after a title or a noun that several bodies share ("Giám đốc: Sở Y tế", "Các Bộ: Quốc phòng").
fn title_colon(before: &str) -> bool {
    [
        "Giám đốc các sở",
        "Giám đốc",
        "Thủ trưởng",
        "Thủ trưởng các sở",
        "Chủ tịch UBND các xã",
        "các sở",
        "Các sở",
        "các Sở",
        "Các Sở",
        "các Bộ",
        "Các Bộ",
    ]
    .iter()
    .any(|title| before.ends_with(title))
}

/// Cuts a list into its bodies: only where a complete name follows.
fn split(words: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let list = &words[range.clone()];
    let shared = P.shared.is_match(list);
    let semicolons = list.matches(';').count();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for (at, sign) in list.char_indices() {
        let (len, after_and) = match sign {
            ';' | ',' => (1, false),
            'v' if list[at..].starts_with("và ") && list[..at].ends_with(' ') => ("và ".len(), true),
            _ => continue,
        };
        let rest = list[at + len..].trim_start();
        let rest_after = rest.strip_prefix("và ").unwrap_or(rest);
        let before = list[start..at].trim();
        if before.is_empty() {
            continue;
        }
        let complete = P.head.is_match(rest_after);
        let cut = match sign {
            ';' => true,
            ',' if shared && !list[start..at].contains(" và ") && start == 0 => false,
            ',' if before.eq_ignore_ascii_case("Hội đồng nhân dân") || before == "HĐND" => false,
            ',' if semicolons > 1 => {
                complete
                    && P.head.is_match(before)
                    && !rest_after.starts_with("Ủy ban")
                    && !P.small.is_match(before)
            }
            ',' => complete || P.small.is_match(rest_after),
            _ if after_and && before.ends_with("Quốc hội") && rest.starts_with("Hội đồng") => false,
            _ if after_and => complete || P.after_and.is_match(rest),
            _ => false,
        };
        if cut && at > start {
            cuts.push((start, at));
            start = list.len() - rest_after.len();
        }
    }
    cuts.push((start, list.len()));
    cuts.into_iter()
        .filter_map(|(from, to)| trimmed(words, range.start + from..range.start + to))
        .collect()
}

fn trimmed(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    let raw = words.get(range.clone())?;
    let mut name = raw.trim_matches([' ', ',', ';', ':', '.', '-', '–', '\t']);
    for title in [
        "Giám đốc:",
        "Giám đốc các sở:",
        "Thủ trưởng:",
        "Thủ trưởng các sở:",
    ] {
        if let Some(rest) = name.strip_prefix(title) {
            name = rest.trim_start();
        }
    }
    let start = range.start + (name.as_ptr() as usize - raw.as_ptr() as usize);
    (name.chars().count() > 1).then_some(start..start + name.len())
}

/// "…, đề nghị các cơ quan báo cáo": the bodies after an order inside the paragraph.
fn ordered_inside(words: &str) -> Option<Vec<Range<usize>>> {
    let words = bounded(words);
    let mut from = 0;
    while let Some(at) = P
        .inside
        .captures_at(words, from)
        .and_then(|c| Some(c.get(1)?.start()))
    {
        if begins_body(&words[at..], true)
            && let Some((end, Some(_))) = list_end(&words[at..], true)
        {
            return Some(split(words, at..at + end));
        }
        // The sign before the place may open the next match ("khó khăn, vướng mắc thì …").
        from = words[..at]
            .char_indices()
            .next_back()
            .map_or(at, |(i, _)| i)
            .max(from + 1);
        while !words.is_char_boundary(from) {
            from += 1;
        }
    }
    None
}

/// "…; người đứng đầu cơ quan chịu trách nhiệm": the bodies of a later clause.
fn bound_inside(words: &str) -> Option<Vec<Range<usize>>> {
    let words = bounded(words);
    for found in P.bound.find_iter(words) {
        let verb = found.start();
        let Some(start) = words[..verb].rfind([';', '.', ':']).map(|i| i + 1) else {
            continue;
        };
        let start = start + (words[start..].len() - words[start..].trim_start().len());
        if start < verb && begins_body(&words[start..], true) {
            let (end, _) = list_end(&words[start..], true)?;
            return Some(split(words, start..start + end));
        }
    }
    None
}

fn after_semicolons(words: &str, from: usize) -> Option<Vec<Range<usize>>> {
    for (at, sign) in words
        .char_indices()
        .filter(|(at, sign)| *at > from && matches!(sign, ';' | '.' | ','))
    {
        let start = at + sign.len_utf8();
        let start = start + (words[start..].len() - words[start..].trim_start().len());
        let rest = &words[start..];
        let order = P.order.find(rest).map_or(0, |m| m.end());
        if begins_body(&rest[order..], true)
            && let Some((end, Some(_))) = list_end(&rest[order..], true)
            && (sign != ',' || order > 0)
        {
            return Some(split(words, start + order..start + order + end));
        }
    }
    None
}

/// Places of the bodies with which the item is to be done.
pub(super) fn supporting(page: &Page, paragraphs: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in paragraphs {
        let paragraph = &page.paragraphs[at];
        let words = page.slice(paragraph.start..paragraph.end);
        for found in P.coop.find_iter(words).take(6) {
            let rest = bounded(&words[found.end()..]);
            if !begins_body(rest, true) {
                continue;
            }
            let Some((end, _)) = list_end(rest, true) else {
                continue;
            };
            for place in split(rest, 0..end) {
                let place =
                    paragraph.start + found.end() + place.start..paragraph.start + found.end() + place.end;
                let words = page.slice(place.clone()).to_lowercase();
                if !out
                    .iter()
                    .any(|known| page.slice(known.clone()).to_lowercase() == words)
                {
                    out.push(place);
                }
            }
        }
    }
    out
}

fn bounded(words: &str) -> &str {
    let mut end = words.len().min(REACH);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

fn behind(words: &str, most: usize) -> &str {
    let mut start = words.len().saturating_sub(most);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    &words[start..]
}
