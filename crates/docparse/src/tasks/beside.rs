//! Bodies that stand behind a label of their own, and those with which an order is to be done.

use super::bodies::{P, begins_body, bounded};
use super::lists::{list_end, split};
use crate::page::Page;
use regex::Regex;
use std::ops::Range;

/// More bodies than this beside one item are no list of bodies; each is compared with all before it.
const MOST: usize = 60;

/// Places of the bodies with which the item is to be done.
pub(super) fn supporting(page: &Page, paragraphs: Range<usize>) -> Vec<Range<usize>> {
    let mut out = labelled(page, paragraphs.clone(), &P.labelled_with);
    if !out.is_empty() {
        return out;
    }
    for at in paragraphs {
        if out.len() > MOST {
            break;
        }
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
                add_new(page, place, &mut out);
            }
        }
    }
    out
}

/// Bodies that stand behind a label of their own ("Cơ quan chủ trì: …", "Đơn vị phối hợp: …"), each once.
pub(super) fn labelled(page: &Page, paragraphs: Range<usize>, label: &Regex) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in paragraphs {
        if out.len() > MOST {
            break;
        }
        let paragraph = &page.paragraphs[at];
        let start = paragraph.words.min(paragraph.end);
        let words = bounded(page.slice(start..paragraph.end));
        let Some(found) = label.find(words) else {
            continue;
        };
        let rest = &words[found.end()..];
        if !begins_body(rest, true) {
            continue;
        }
        let Some((end, verb)) = list_end(rest, true) else {
            continue;
        };
        let mut clauses: Vec<Range<usize>> = std::iter::once(0..end).collect();
        // "Sở A rà soát …; các sở và Ủy ban nhân dân các xã rà soát …": each clause names its own bodies.
        if verb.is_some() {
            for (at, _) in rest.match_indices("; ").filter(|(at, _)| *at > end).take(6) {
                let clause = &rest[at + 2..];
                if begins_body(clause, true)
                    && let Some((until, Some(_))) = list_end(clause, true)
                {
                    clauses.push(at + 2..at + 2 + until);
                }
            }
        }
        for place in clauses.into_iter().flat_map(|clause| split(rest, clause)) {
            add_new(
                page,
                start + found.end() + place.start..start + found.end() + place.end,
                &mut out,
            );
        }
    }
    out
}

/// Adds a place whose words are not yet there.
fn add_new(page: &Page, place: Range<usize>, out: &mut Vec<Range<usize>>) {
    let words = page.slice(place.clone()).to_lowercase();
    if !out
        .iter()
        .any(|known| page.slice(known.clone()).to_lowercase() == words)
    {
        out.push(place);
    }
}
