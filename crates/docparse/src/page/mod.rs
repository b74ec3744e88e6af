//! The text without its accidents: mark-up dropped, wrapped lines joined, every place traceable to the source.

mod clean;
mod mark;
mod paragraphs;

pub use mark::{Mark, mark_of};
pub use paragraphs::Paragraph;

use gandan_core::documents::{BlockKind, SourceText, Span};
use std::ops::Range;

/// One line of the source, cleaned. Ranges are in [`Page::text`].
#[derive(Debug, Clone)]
pub struct Line {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// An empty line, a rule or the edge of a cell stands before it.
    pub gap: bool,
    /// A rule or the edge of a cell stands before it.
    pub edge: bool,
    /// Number of letters and signs.
    pub width: usize,
}

/// A text ready to be read.
#[derive(Debug, Default)]
pub struct Page {
    /// Cleaned text: a line end is a paragraph's end, wrapped lines are joined by a blank.
    pub text: String,
    /// Lines as found.
    pub lines: Vec<Line>,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Where pieces of the cleaned text come from: (place here, place in the source), ascending.
    pieces: Vec<(usize, usize)>,
    source_len: usize,
}

impl Page {
    /// Cleans a text and finds its lines and paragraphs.
    pub fn of(source: &SourceText) -> Self {
        let mut page = clean::clean(&source.text);
        paragraphs::join(&mut page);
        page.mark_notes(source);
        page
    }

    /// Paragraphs that the file calls footnotes are notes, whatever opens them.
    fn mark_notes(&mut self, source: &SourceText) {
        let mut notes = source
            .blocks
            .iter()
            .filter(|b| b.kind == BlockKind::Footnote)
            .peekable();
        if notes.peek().is_none() {
            return;
        }
        for index in 0..self.paragraphs.len() {
            let place = self.paragraphs[index].start..self.paragraphs[index].end;
            let start = self.span(place).start;
            while notes.peek().is_some_and(|note| note.span.end <= start) {
                notes.next();
            }
            if notes.peek().is_some_and(|note| note.span.start <= start) {
                self.paragraphs[index].mark = Mark::Note;
            }
        }
    }

    /// Leaves out what a web page or a register puts before a document: lines before `first`.
    pub fn skip_front(&mut self, first: usize) {
        let Some(start) = self.lines.get(first).map(|line| line.start) else {
            return;
        };
        self.lines.drain(..first);
        let gone = self.paragraphs.partition_point(|p| p.end <= start);
        self.paragraphs.drain(..gone);
        for paragraph in &mut self.paragraphs {
            paragraph.start = paragraph.start.max(start);
            paragraph.words = paragraph.words.max(start);
        }
    }

    /// First byte that belongs to the document.
    pub fn start(&self) -> usize {
        self.lines.first().map_or(0, |line| line.start)
    }

    /// The words of a line.
    pub fn line(&self, index: usize) -> &str {
        self.lines
            .get(index)
            .map_or("", |line| self.slice(line.start..line.end))
    }

    /// The words of a range; empty where it does not fit.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// The words of a paragraph, its mark included.
    pub fn paragraph(&self, index: usize) -> &str {
        self.paragraphs
            .get(index)
            .map_or("", |p| self.slice(p.start..p.end))
    }

    /// Where a range of the cleaned text stands in the source.
    pub fn span(&self, range: Range<usize>) -> Span {
        let words = self.slice(range.clone());
        let head = words.len() - words.trim_start().len();
        let start = range.start + head;
        let end = start + words.trim().len();
        let last = self.text[..end]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
        let from = self.source_of(start);
        let to = if end > start {
            self.source_of(last) + (end - last)
        } else {
            from
        };
        Span::new(
            from.min(self.source_len),
            to.clamp(from, self.source_len.max(from)),
        )
    }

    fn source_of(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(here, _)| *here <= at);
        match index.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some((here, there)) => there + (at - here),
            None => 0,
        }
    }

    /// The line that a place of the cleaned text belongs to.
    pub fn line_at(&self, at: usize) -> usize {
        self.lines
            .partition_point(|line| line.start <= at)
            .saturating_sub(1)
    }

    /// The paragraph that a place of the cleaned text belongs to.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs
            .partition_point(|p| p.start <= at)
            .saturating_sub(1)
    }
}

/// Words with every run of blanks made one.
pub fn squeeze(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether words are written in capitals (at least two letters, nine in ten of them capitals).
pub fn capitals(words: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for letter in words.chars() {
        if letter.is_uppercase() {
            upper += 1;
        } else if letter.is_lowercase() {
            lower += 1;
        }
    }
    upper >= 2 && upper >= 9 * lower
}

/// Whether the first letter is a small one.
pub fn starts_small(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_lowercase)
}
