//! What pages are made of: lines, in cells, in strips as wide as the text.

use super::tags::Id;
use crate::face::Cut;
use crate::paper::Figure;

/// Words of one look on a line.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub cut: Cut,
    pub size: f32,
    /// From the left of the cell.
    pub left: f32,
    pub words: String,
    /// Added to every space, so that the line reaches both sides.
    pub stretch: f32,
    /// How far above the base line.
    pub raise: f32,
    /// How long a line under the words is; 0 for none.
    pub underline: f32,
}

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub spans: Vec<Span>,
    /// Distance to what is above it in its cell.
    pub gap: f32,
    pub height: f32,
    /// From its top to the base line.
    pub base: f32,
    /// A rule on its base line: left end and length.
    pub rule: Option<(f32, f32)>,
    /// What it belongs to.
    pub node: Option<Id>,
    /// Footnotes that hang on it.
    pub notes: Vec<usize>,
}

/// A cell of a strip, placed from the strip's upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
    pub lines: Vec<Line>,
    /// Whether it has lines around it.
    pub boxed: bool,
    /// Whether its words stand in the middle of its height.
    pub middle: bool,
}

/// What a strip is to the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph: may be parted between lines.
    Paragraph,
    /// Columns, a row of a table: parted only where it is taller than a page.
    Row,
    /// The head of a table; comes back on every page of it.
    Head,
    /// A figure, or empty room: never parted.
    Whole,
}

/// A strip.
#[derive(Debug, Clone)]
pub(super) struct Strip<'a> {
    pub kind: Kind,
    /// Distance to the strip above; none at the top of a page.
    pub gap: f32,
    pub height: f32,
    pub cells: Vec<Cell>,
    /// Stays on the page of the next one.
    pub keep: bool,
    /// The table it belongs to.
    pub table: Option<usize>,
    pub figure: Option<Drawn<'a>>,
}

/// A figure with its place in its strip.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn<'a> {
    pub figure: &'a Figure,
    pub left: f32,
    pub width: f32,
    pub height: f32,
    pub node: Id,
}

/// Room between the lines around a cell and its words: at the sides, above and below.
pub(super) const PAD: (f32, f32) = (4.0, 2.0);

impl Line {
    /// With the distance above.
    pub fn whole(&self) -> f32 {
        self.gap + self.height
    }
}

impl Cell {
    /// How tall its lines are, without the distance above the first.
    pub fn filled(&self) -> f32 {
        self.lines.iter().map(Line::whole).sum()
    }
}

impl Strip<'_> {
    /// Footnotes that hang on it.
    pub fn notes(&self) -> impl Iterator<Item = usize> {
        let lines = self.cells.iter().flat_map(|cell| &cell.lines);
        lines.flat_map(|line| line.notes.iter().copied())
    }

    /// The height it needs at least on a page where it begins.
    pub fn least(&self) -> f32 {
        match (self.kind, self.cells.first()) {
            (Kind::Paragraph, Some(cell)) if cell.lines.len() > 3 => {
                cell.lines.iter().take(2).map(Line::whole).sum()
            }
            _ => self.height,
        }
    }

    /// Parts it so that the first part is at most `room` tall; gives it back whole where it cannot be.
    pub fn part(mut self, room: f32, forced: bool) -> Result<(Self, Self), Box<Self>> {
        let can = match self.kind {
            Kind::Paragraph => true,
            Kind::Row => forced,
            Kind::Head | Kind::Whole => false,
        };
        if !can || self.cells.iter().any(|cell| cell.top > 0.0) {
            return Err(Box::new(self));
        }
        let paragraph = self.kind == Kind::Paragraph;
        let edge = |cell: &Cell| if cell.boxed { 2.0 * PAD.1 } else { 0.0 };
        let mut taken = Vec::new();
        for cell in &self.cells {
            let mut left = room - edge(cell);
            let fits = |line: &&Line| {
                left -= line.whole();
                left >= -0.01
            };
            let mut count = cell.lines.iter().take_while(fits).count();
            // No line of a paragraph stands alone at the foot or at the top of a page.
            if paragraph && !forced {
                if cell.lines.len() - count == 1 {
                    count -= count.min(1);
                }
                if count < 2 {
                    count = 0;
                }
            }
            taken.push(count);
        }
        if taken.iter().all(|count| *count == 0) {
            return Err(Box::new(self));
        }
        let mut rest = self.clone();
        for ((cell, after), count) in self.cells.iter_mut().zip(&mut rest.cells).zip(taken) {
            after.lines.drain(..count);
            cell.lines.truncate(count);
        }
        for strip in [&mut self, &mut rest] {
            let tall = |cell: &Cell| cell.filled() + edge(cell);
            strip.height = strip.cells.iter().map(tall).fold(0.0, f32::max);
            let height = strip.height;
            strip.cells.iter_mut().for_each(|cell| cell.height = height);
        }
        self.keep = false;
        rest.gap = 0.0;
        Ok((self, rest))
    }
}
