//! What a document orders: which items are orders, whom they bind, with whom, by when.

mod beside;
mod bodies;
mod closing;
mod decree;
mod item;
mod lists;
mod report;
mod sections;
mod tree;

use crate::head::Head;
use crate::page::{Mark, Page};
use crate::tail::Tail;
use gandan_core::documents::TaskReading;
use std::ops::Range;

/// A numbered item or a closing order, before its bodies are read.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Number as printed, without punctuation.
    ordinal: Option<String>,
    /// Paragraphs, the first with the ordinal.
    paragraphs: Range<usize>,
    /// How sure it is that this is a task.
    confidence: f32,
}

/// Reads the tasks of a document.
pub fn read(page: &Page, head: &Head, tail: &Tail) -> Vec<TaskReading> {
    let kind = head.kind.as_ref().map_or("", |k| k.value.as_str());
    if matches!(
        kind,
        "TTr" | "GM" | "L" | "PL" | "PB" | "PC" | "PG" | "GUQ" | "GGT" | "HĐ"
    ) {
        return Vec::new();
    }
    let first = page.paragraphs.partition_point(|p| p.start < head.body);
    let main = first
        ..page
            .paragraphs
            .partition_point(|p| p.start < tail.start(page))
            .max(first);
    let annex = page
        .paragraphs
        .partition_point(|p| p.start < tail.after(page))
        .max(main.end)..page.paragraphs.len();
    let articles = page.paragraphs[main.clone()]
        .iter()
        .filter(|p| matches!(p.mark, Mark::Article(_)))
        .count();
    let decree = articles > 0
        && matches!(
            kind,
            "QĐ" | "NQ" | "NĐ" | "TT" | "TTLT" | "NQLT" | "QC" | "HD" | ""
        );
    let items = if decree {
        decree::read(
            page,
            kind,
            head.number.as_ref().map(|n| n.value.as_str()),
            main,
            annex,
        )
    } else {
        sections::read(page, kind, main)
    };
    let issued = head.date.as_ref().map(|date| date.value);
    items.iter().map(|item| item::read(page, item, issued)).collect()
}
