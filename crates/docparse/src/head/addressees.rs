use super::{ADDRESSED, Head};
use crate::page::{Mark, Page, mark_of, squeeze};
use crate::patterns::regex;
use gandan_core::documents::Read;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static WIRED: LazyLock<Regex> = LazyLock::new(|| regex("head.wired"));

/// Reads the lines under *Kính gửi* (or after *điện:*); answers where the words after them begin.
pub(super) fn read(page: &Page, reach: usize, head: &mut Head) -> usize {
    let limit = page.lines.get(reach).map_or(page.text.len(), |line| line.start);
    let opens = |words: &str| {
        ADDRESSED
            .find(words)
            .or_else(|| WIRED.find(words))
            .map(|m| m.end())
    };
    let mut after = 0;
    let mut index = 0;
    while index < page.paragraphs.len() && page.paragraphs[index].start < limit {
        let paragraph = &page.paragraphs[index];
        let Some(taken) = opens(page.paragraph(index)) else {
            index += 1;
            if after > 0 {
                break;
            }
            continue;
        };
        let next = list(page, index, paragraph.start + taken, head);
        after = page.paragraphs.get(next).map_or(page.text.len(), |p| p.start);
        index = next;
    }
    after
}

/// Reads one list; answers the paragraph after it.
fn list(page: &Page, index: usize, start: usize, head: &mut Head) -> usize {
    let end = page.paragraphs[index].end;
    let words = page.slice(start..end);
    let start = end - words.trim_start_matches([' ', ':', '\t']).len();
    let (mark, at) = mark_of(page.slice(start..end));
    let mut bulleted = matches!(mark, Mark::Bullet(_) | Mark::Number(_));
    // Numbers go on with a list that numbers opened; after dashes they are the letter's own items.
    let mut numbered = matches!(mark, Mark::Number(_));
    let from = if bulleted { start + at } else { start };
    let inline = from < end;
    if inline {
        push(page, from..end, head);
    }
    let mut next = index + 1;
    while let Some(paragraph) = page.paragraphs.get(next) {
        let bullet = matches!(paragraph.mark, Mark::Bullet(_))
            || (numbered || !bulleted && !inline)
                && matches!(paragraph.mark, Mark::Number(_))
                && paragraph.end - paragraph.start < 300;
        let words = page.paragraph(next);
        let first = next == index + 1;
        let before_open = page.paragraph(next - 1).ends_with([';', ',', ':']) && !first;
        let plain = !bulleted
            && !bullet
            && paragraph.mark == Mark::None
            && words.chars().count() < 300
            && !super::BASIS.is_match(words)
            && ((first && !inline)
                || before_open
                || (first && words.ends_with(';') && page.paragraph(index).ends_with(';')));
        if !(bullet || plain) || next > index + 60 {
            break;
        }
        numbered |= bullet && !bulleted && matches!(paragraph.mark, Mark::Number(_));
        bulleted |= bullet;
        push(page, paragraph.words.max(paragraph.start)..paragraph.end, head);
        next += 1;
    }
    next
}

fn push(page: &Page, range: Range<usize>, head: &mut Head) {
    let words = squeeze(page.slice(range.clone()));
    for part in words.split("; - ") {
        let value = part.trim_matches([' ', ';', '.', ',', ':', '-', '–']).to_owned();
        if value.chars().any(char::is_alphabetic) {
            head.addressees.push(Read {
                value,
                span: Some(page.span(range.clone())),
                confidence: 0.95,
            });
        }
    }
}
