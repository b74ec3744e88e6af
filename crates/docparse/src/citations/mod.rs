//! Other documents that a text names: by number, by a number without symbol, laws by their titles.

mod gather;
mod laws;
mod numbered;
mod surroundings;

use crate::head::Head;
use crate::page::Page;
use gandan_core::documents::{Citation, Finding, Read};
use std::ops::Range;

/// What was found.
#[derive(Debug, Default)]
pub struct Citations {
    /// In order of first mention, each once.
    pub list: Vec<Read<Citation>>,
    /// Oddities.
    pub findings: Vec<Finding>,
}

/// One place that names a document.
#[derive(Debug, Clone)]
struct Mention {
    /// Kind, number and so on as this place has them.
    citation: Citation,
    /// Number and its symbol in the cleaned text.
    range: Range<usize>,
    /// Where its own words end (date and issuer included).
    end: usize,
    /// Where its own words start (the name of the kind included).
    start: usize,
    /// Title of a law that stands before its number.
    title: Option<String>,
    /// How sure.
    confidence: f32,
}

/// Reads all citations of a text.
pub fn read(page: &Page, head: &Head) -> Citations {
    let mut mentions = numbered::read(page, head);
    let known: Vec<Range<usize>> = mentions.iter().map(|m| m.start..m.end.max(m.range.end)).collect();
    mentions.extend(laws::read(page, &known));
    mentions.sort_by_key(|mention| (mention.start, mention.range.start));
    gather::gather(page, head, mentions)
}
