use super::{RECIPIENTS, closes_list, columns};
use crate::page::{Mark, Page, mark_of, squeeze};
use crate::patterns::regex;
use gandan_core::documents::Read;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static ABOVE: LazyLock<Regex> = LazyLock::new(|| regex("tail.as-above"));
static ARCHIVE: LazyLock<Regex> = LazyLock::new(|| regex("tail.archive"));

/// Reads the list under *Nơi nhận*, which stands at `line`; also one past its last line.
pub(super) fn read(page: &Page, line: usize) -> (Vec<Read<String>>, usize) {
    let mut items: Vec<Vec<Range<usize>>> = Vec::new();
    let mut bulleted = false;
    let mut end = line + 1;
    for index in line..page.lines.len().min(line + 120) {
        let here = &page.lines[index];
        let whole = page.line(index);
        let (mut left, right) = columns(whole);
        let mut start = here.start;
        if index == line {
            let taken = RECIPIENTS.find(left).map_or(0, |m| m.end());
            let rest = left[taken..].trim_start();
            start += left.len() - rest.len();
            left = rest;
            if left.is_empty() || super::AUTHORITY.is_match(left) {
                continue;
            }
        }
        let (mark, at) = mark_of(left);
        let bullet = matches!(mark, Mark::Bullet(_));
        if index > line && !bullet && ends(page, &items, left, right, here.gap, here.edge, bulleted) {
            // A line without its bullet between others that have one.
            if here.edge || closes_list(left) || !bullet_ahead(page, index) {
                break;
            }
        }
        end = index + 1;
        // "(để" / "p/h)": a wrapped line whose first letters only look like a mark.
        let at = if matches!(mark, Mark::Bullet(_) | Mark::Number(_)) {
            at
        } else {
            0
        };
        let words = start + at..start + left.len();
        let said = items
            .last()
            .and_then(|item| item.last())
            .map_or("", |range| page.slice(range.clone()));
        let lost_bullet = bulleted && here.gap && said.ends_with(';');
        let goes_on =
            !bullet && !lost_bullet && items.last().is_some_and(|item| bulleted || !closed(page, item));
        bulleted |= bullet;
        if goes_on {
            if let Some(item) = items.last_mut() {
                item.push(words);
            }
        } else {
            items.push(vec![words]);
        }
    }
    let found = items.iter().flat_map(|item| split(page, item)).collect();
    (found, end)
}

/// A list that lost the words *Nơi nhận*: "- Như trên;" and, a few lines on, the archive line.
pub(super) fn unmarked(page: &Page) -> Option<usize> {
    let bulleted = |index: usize| {
        let line = page.line(index);
        let (mark, at) = mark_of(line);
        matches!(mark, Mark::Bullet(_)).then(|| line.get(at..).unwrap_or("").trim())
    };
    (0..page.lines.len()).find(|&index| {
        bulleted(index).is_some_and(|words| ABOVE.is_match(words))
            && (index + 1..page.lines.len().min(index + 20))
                .map_while(bulleted)
                .any(|words| ARCHIVE.is_match(words))
    })
}

/// One of the next lines goes on with the list.
fn bullet_ahead(page: &Page, index: usize) -> bool {
    (index + 1..page.lines.len().min(index + 4))
        .map(|at| page.line(at))
        .take_while(|line| !closes_list(line))
        .any(|line| matches!(mark_of(line).0, Mark::Bullet(_)))
}

fn ends(
    page: &Page,
    items: &[Vec<Range<usize>>],
    left: &str,
    right: &str,
    gap: bool,
    edge: bool,
    bulleted: bool,
) -> bool {
    if closes_list(left) {
        return true;
    }
    let Some(last) = items.last() else {
        return false;
    };
    let archived = last
        .first()
        .is_some_and(|range| ARCHIVE.is_match(page.slice(range.clone())));
    if edge || (archived && gap) {
        return true;
    }
    // A name alone on its line right after the archive line is the signer's.
    if archived && right.is_empty() && closed(page, last) {
        return true;
    }
    gap && bulleted && (closed(page, last) || !left.starts_with(char::is_lowercase))
}

fn closed(page: &Page, item: &[Range<usize>]) -> bool {
    item.last().is_none_or(|range| {
        page.slice(range.clone()).trim_end().ends_with([';', '.', ',']) && item_is_long(page, item)
    })
}

fn item_is_long(page: &Page, item: &[Range<usize>]) -> bool {
    let words = item.last().map_or("", |range| page.slice(range.clone()));
    // A comma inside a wrapped line closes nothing where the line is full.
    !(words.ends_with(',') && words.chars().count() > 40)
}

/// The lines of one item, and several items where they share a line ("- Như trên; - Lưu: VT").
fn split(page: &Page, item: &[Range<usize>]) -> Vec<Read<String>> {
    let words = item
        .iter()
        .map(|range| page.slice(range.clone()))
        .collect::<Vec<_>>()
        .join(" ");
    let span = match (item.first(), item.last()) {
        (Some(first), Some(last)) => Some(page.span(first.start..last.end)),
        _ => None,
    };
    words
        .split("; - ")
        .flat_map(|part| part.split(";- "))
        .map(|part| {
            squeeze(part)
                .trim_end_matches([' ', ';', '.', ',', ':'])
                .to_owned()
        })
        .filter(|part| part.chars().any(char::is_alphabetic))
        .map(|value| Read {
            value,
            span,
            confidence: 0.95,
        })
        .collect()
}
