use super::{Item, beside, bodies, report};
use crate::deadlines;
use crate::page::{Page, squeeze};
use gandan_core::documents::{Deadline, Read, TaskReading};
use jiff::civil::Date;
use std::ops::Range;

/// Reads the bodies, the deadlines and the words of an item.
pub(super) fn read(page: &Page, item: &Item, issued: Option<Date>) -> TaskReading {
    let first = &page.paragraphs[item.paragraphs.start];
    let last = &page.paragraphs[item.paragraphs.end.max(item.paragraphs.start + 1) - 1];
    let words = first.words.min(first.end)..last.end;
    let lead = bodies::leads(page, item.paragraphs.clone());
    let supporting = beside::supporting(page, item.paragraphs.clone());
    let report_to = report::to(page, item.paragraphs.clone());
    TaskReading {
        ordinal: item.ordinal.clone(),
        text: squeeze(page.slice(words.clone())),
        span: page.span(first.start..last.end),
        lead: lead.into_iter().map(|place| name(page, place, 0.8)).collect(),
        supporting: supporting
            .into_iter()
            .map(|place| name(page, place, 0.75))
            .collect(),
        deadlines: deadlines::read(page, words)
            .into_iter()
            .filter(|deadline| !past(&deadline.value, issued))
            .collect(),
        report_to: report_to.map(|place| name(page, place, 0.8)),
        confidence: item.confidence,
    }
}

/// A day before the document's own is no deadline of it: the words tell of the past.
fn past(deadline: &Deadline, issued: Option<Date>) -> bool {
    match (deadline, issued) {
        (Deadline::On { day } | Deadline::Within { last: day, .. }, Some(issued)) => *day < issued,
        _ => false,
    }
}

fn name(page: &Page, place: Range<usize>, confidence: f32) -> Read<String> {
    Read {
        value: squeeze(page.slice(place.clone())),
        span: Some(page.span(place)),
        confidence,
    }
}
