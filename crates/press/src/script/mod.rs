//! What stands on the paper, line by line, with its words ready: the one order that all three outputs follow.

mod head;
mod tail;
mod text;

pub(crate) use text::ready;

use crate::face::Cut;
use crate::layout::{Element, Layout};
use crate::numbering::{Counter, Numbered};
use crate::paper::{Figure, Paper, Run, Table};

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// A paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub element: Element,
    /// Its number with the words of it, where it has one.
    pub number: Option<(Numbered, String)>,
    /// Its words, tidied and in capitals where the layout says so.
    pub runs: Vec<Run>,
    /// Stays with what follows, beside what the look says.
    pub keep: bool,
}

/// Something on the paper.
#[derive(Debug, Clone)]
pub(crate) enum Item<'a> {
    /// A paragraph.
    Line(Line),
    /// A rule in the middle of its column, by its length in points.
    Rule(f32),
    /// Room for a signature, in points.
    Room(f32),
    /// Two columns side by side; the left one by its width in millimetres.
    Columns(f32, Vec<Item<'a>>, Vec<Item<'a>>),
    /// A table.
    Table(&'a Table),
    /// A chart or a picture.
    Figure(&'a Figure),
}

/// Pages of one orientation, with page numbers of their own.
#[derive(Debug, Clone)]
pub(crate) struct Section<'a> {
    pub landscape: bool,
    pub items: Vec<Item<'a>>,
}

/// The whole paper, after the check that it can be printed: the text first, then each appendix.
pub(crate) fn script(paper: &Paper) -> Vec<Section<'_>> {
    let layout = Layout::of(paper.regime);
    let mut items = head::head(paper, layout);
    let mut counter = Counter::default();
    text::blocks(&paper.blocks, layout, &mut counter, &mut items);
    keep_with_tail(&mut items);
    items.extend(tail::tail(paper, layout));
    let mut sections = vec![Section {
        landscape: false,
        items,
    }];
    for (index, appendix) in paper.appendices.iter().enumerate() {
        let mut items = tail::appendix_head(paper, index, layout);
        counter = Counter::after(&counter);
        text::blocks(&appendix.blocks, layout, &mut counter, &mut items);
        sections.push(Section {
            landscape: appendix.landscape,
            items,
        });
    }
    sections
}

/// A signature never stands alone on a page.
fn keep_with_tail(items: &mut [Item<'_>]) {
    if let Some(Item::Line(line)) = items.last_mut() {
        line.keep = true;
    }
}

impl Line {
    /// Plain words of an element.
    pub fn new(layout: &Layout, element: Element, words: &str) -> Line {
        Line {
            element,
            number: None,
            runs: vec![Run::new(layout.look(element).words(words))],
            keep: false,
        }
    }

    /// Its words, with its number.
    pub fn words(&self) -> String {
        let mut words = match &self.number {
            Some((_, number)) => format!("{number} "),
            None => String::new(),
        };
        for run in &self.runs {
            words.push_str(&run.text);
        }
        words
    }
}

/// How wide words of an element are on one line, in points; never wider than the column.
pub(crate) fn measured(layout: &Layout, element: Element, words: &str, column: f32) -> f32 {
    let look = layout.look(element);
    let cut = Cut {
        bold: look.bold,
        italic: look.italic,
    };
    cut.face().width(words, look.size).min(column)
}

/// Words with one mark at their end, whatever stood there.
pub(crate) fn closed(words: &str, mark: &str) -> String {
    let words = words.trim().trim_end_matches([';', ',', '.', ' ']);
    format!("{words}{mark}")
}
