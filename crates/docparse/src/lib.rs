//! Reads official documents: what they are, what they cite, what they order, of whom, by when.
//!
//! [`read`] is pure and never fails: what is odd in a text becomes a finding, what is not there stays empty. The
//! wording it knows is data in `patterns/`, each entry with examples that the tests match.

pub mod corpus;
pub mod labels;
pub mod patterns;

mod citations;
mod dates;
mod deadlines;
mod findings;
mod head;
mod page;
mod tail;
mod tasks;

use gandan_core::documents::{Reading, SourceText};

/// Reads a document. Takes time linear in the length of the text.
pub fn read(source: &SourceText) -> Reading {
    let mut page = page::Page::of(source);
    if let Some(first) = head::first_line(&page) {
        page.skip_front(first);
    }
    let tail = tail::read(&page);
    let mut head = head::read(&page, &tail);
    let citations = citations::read(&page, &head);
    head.complete_issuer(&page, &tail);
    let tasks = if head.official {
        tasks::read(&page, &head, &tail)
    } else {
        Vec::new()
    };
    findings::assemble(&page, head, tail, citations, tasks)
}
