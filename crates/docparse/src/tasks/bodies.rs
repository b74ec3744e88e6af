//! Which bodies the words of an order name.

use super::beside::labelled;
use super::lists::{list_end, split};
use super::tree::Node;
use crate::page::{Page, squeeze};
use crate::patterns::regex;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct Patterns {
    pub head: Regex,
    pub not_body: Regex,
    pub small: Regex,
    pub after_and: Regex,
    pub in_order: Regex,
    pub several: Regex,
    pub shared: Regex,
    pub verb: Regex,
    pub noun_ahead: Regex,
    pub verb_or_noun: Regex,
    pub order_verb: Regex,
    pub order: Regex,
    pub aside: Regex,
    pub honour: Regex,
    pub inside: Regex,
    pub coop: Regex,
    pub here_is: Regex,
    pub strong: Regex,
    pub reasons: Regex,
    pub bound: Regex,
    pub trouble_names: Regex,
    pub labelled_lead: Regex,
    pub labelled_with: Regex,
}

pub(super) static P: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    head: regex("body.head"),
    not_body: regex("body.not-body"),
    small: regex("body.head-small"),
    after_and: regex("body.head-after-and"),
    in_order: regex("body.head-in-order"),
    several: regex("body.several"),
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
    reasons: regex("task.reasons"),
    bound: regex("task.bound"),
    trouble_names: regex("task.trouble-names"),
    labelled_lead: regex("task.labelled-lead"),
    labelled_with: regex("task.labelled-with"),
});

/// How far into a paragraph a list of bodies can reach.
const REACH: usize = 1600;

/// Places of the bodies that must act, in the paragraphs of an item.
pub(super) fn leads(page: &Page, paragraphs: Range<usize>) -> Vec<Range<usize>> {
    let places = paragraphs.clone().map(|at| {
        let paragraph = &page.paragraphs[at];
        paragraph.words.min(paragraph.end)..paragraph.end
    });
    let labelled = labelled(page, paragraphs.clone(), &P.labelled_lead);
    if !labelled.is_empty() {
        return labelled;
    }
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
        if let Some(found) = after_reasons(rest) {
            return Some(found.into_iter().map(|r| r.start + from..r.end + from).collect());
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

/// "Căn cứ …, trên cơ sở …, Sở Nội vụ chủ trì": the first body after the reasons.
fn after_reasons(words: &str) -> Option<Vec<Range<usize>>> {
    if !P.reasons.is_match(words) {
        return None;
    }
    let reach = bounded(words);
    for (at, _) in reach.match_indices([',', ':']).take(12) {
        let start = at + 1;
        let start = start + (reach[start..].len() - reach[start..].trim_start().len());
        let rest = &reach[start..];
        let order = P.order.find(rest).map_or(0, |m| m.end());
        let named = P.head.is_match(&rest[order..]) || P.small.is_match(&rest[order..]);
        if named
            && begins_body(&rest[order..], true)
            && let Some((end, Some(_))) = list_end(&rest[order..], true)
        {
            return Some(split(reach, start + order..start + order + end));
        }
    }
    None
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

pub(super) fn begins_body(words: &str, prefixed: bool) -> bool {
    let named =
        P.head.is_match(words) || (prefixed && (P.in_order.is_match(words) || P.small.is_match(words)));
    named && (!P.not_body.is_match(words) || words.to_lowercase().starts_with("tổ chức đảng"))
}

/// "…, đề nghị các cơ quan báo cáo": the bodies after an order inside the paragraph.
fn ordered_inside(words: &str) -> Option<Vec<Range<usize>>> {
    let words = bounded(words);
    if let Some(at) = P
        .trouble_names
        .captures(words)
        .and_then(|c| Some(c.get(1)?.start()))
        && begins_body(&words[at..], true)
        && let Some((end, Some(_))) = list_end(&words[at..], true)
    {
        return Some(split(words, at..at + end));
    }
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
        let sign = words[..verb].rfind([';', '.', ':']).map(|i| i + 1);
        let then = words[..verb].rfind(" thì ").map(|i| i + " thì ".len());
        let Some(start) = sign.max(then) else {
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
            && let Some((end, Some(verb))) = list_end(&rest[order..], true)
            && (sign != ',' || order > 0)
        {
            // "… Ủy ban nhân dân tỉnh đề nghị các cơ quan": who is asked, not who asks.
            let asks = order + verb;
            if let Some(asked) = P.order_verb.find(&rest[asks..]).map(|m| asks + m.end())
                && begins_body(&rest[asked..], true)
                && let Some((end, _)) = list_end(&rest[asked..], true)
            {
                return Some(split(words, start + asked..start + asked + end));
            }
            return Some(split(words, start + order..start + order + end));
        }
    }
    None
}

pub(super) fn bounded(words: &str) -> &str {
    let mut end = words.len().min(REACH);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}
