//! A notice published without its printed head: its title in ordinary letters opens the text.

use super::Head;
use crate::page::{Page, squeeze};
use crate::patterns::regex;
use gandan_core::documents::Read;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

static NOTICE: LazyLock<Regex> = LazyLock::new(|| regex("head.notice-title"));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| regex("head.notice-numbered"));
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| regex("head.notice-announces"));
static PLACE: LazyLock<Regex> = LazyLock::new(|| regex("tail.place"));

/// How many lines may stand before the title.
const BEFORE: usize = 6;

/// Reads the head of a notice whose title stands in ordinary letters. Only where the running text announces too: a
/// news article tells of a notice, it does not say "… thông báo như sau:".
pub(super) fn read(page: &Page) -> Option<Head> {
    let body = page.slice(page.start()..page.text.len());
    let announcer = ANNOUNCES.captures(body)?.get(1)?;
    let index = (0..page.lines.len().min(BEFORE)).find(|&i| {
        let line = page.line(i);
        line.chars().count() < 400 && (NUMBERED.is_match(line) || NOTICE.is_match(line))
    })?;
    let line = &page.lines[index];
    if page.start() + announcer.start() < line.end {
        return None;
    }
    let words = page.line(index);
    let span =
        |range: std::ops::Range<usize>| Some(page.span(line.start + range.start..line.start + range.end));
    let mut head = Head {
        official: true,
        body: line.end,
        ..Head::default()
    };
    head.kind = Some(Read {
        value: "TB".to_owned(),
        span: span(0..words.len()),
        confidence: 0.8,
    });
    if let Some(parts) = NUMBERED.captures(words) {
        let text = |group: usize, confidence: f32| {
            parts.get(group).map(|m| Read {
                value: squeeze(m.as_str()).trim_end_matches(['.', ';', ' ']).to_owned(),
                span: span(m.range()),
                confidence,
            })
        };
        head.number = text(1, 0.9);
        head.symbol = text(2, 0.9);
        head.issuer = text(6, 0.85);
        head.subject = text(7, 0.85);
        let number = |group: usize| parts.get(group).and_then(|m| m.as_str().parse().ok());
        let year = parts.get(5).and_then(|m| m.as_str().parse().ok());
        head.date = year
            .zip(number(4))
            .zip(number(3))
            .and_then(|((year, month), day)| Date::new(year, month, day).ok())
            .map(|value| Read {
                value,
                span: span(0..words.len()),
                confidence: 0.9,
            });
        return Some(head);
    }
    let title = NOTICE.captures(words)?;
    let subject = title.get(1).or_else(|| title.get(2))?;
    head.subject = Some(Read {
        value: squeeze(subject.as_str())
            .trim_end_matches(['.', ';', ' '])
            .to_owned(),
        span: span(subject.range()),
        confidence: 0.8,
    });
    // The fullest way in which the text names who announces: with its place, where it says one.
    let name = squeeze(announcer.as_str());
    let placed = body
        .match_indices(announcer.as_str())
        .take(40)
        .find_map(|(at, found)| {
            let rest = &body[at + found.len()..];
            PLACE.find(rest).map(|place| format!("{name}{}", place.as_str()))
        });
    head.issuer = Some(Read {
        value: placed.unwrap_or(name),
        span: Some(page.span(page.start() + announcer.start()..page.start() + announcer.end())),
        confidence: 0.6,
    });
    Some(head)
}
