//! What a paper must have before anything is made of it.

use super::{Block, Figure, Image, Paper, Run, Table, tidy};
use crate::picture::Pixels;
use std::fmt;

/// Where in a paper something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The appendix, counted from 1; none for the paper itself.
    pub appendix: Option<usize>,
    /// The block, counted from 1.
    pub block: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.appendix {
            Some(appendix) => write!(out, "block {} of appendix {appendix}", self.block),
            None => write!(out, "block {}", self.block),
        }
    }
}

/// Why a paper cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A part that every paper has is empty: `body`, `symbol`, `place`, `subject`, `title`, `appendix`.
    #[error("the {0} of the paper is empty")]
    Empty(&'static str),
    /// There is neither text nor appendix.
    #[error("the paper says nothing")]
    Blank,
    /// A block without words, or a table without columns.
    #[error("{0} is empty")]
    EmptyBlock(Place),
    /// The cells of a table's head leave holes or lie on each other.
    #[error("the head of the table in {0} does not fill its columns")]
    Head(Place),
    /// A row spans more or fewer columns than there are.
    #[error("row {row} of the table in {place} does not fill its columns")]
    Row {
        /// The table.
        place: Place,
        /// The row, counted from 1.
        row: usize,
    },
    /// A column's width, a figure's width or a chart's measure is not a number above nought.
    #[error("a measure in {0} cannot be drawn")]
    Measure(Place),
    /// A figure without words for those who do not see it.
    #[error("the figure in {0} has no words that stand for it")]
    Unspoken(Place),
    /// Bytes that are not the picture they are said to be, or one too large.
    #[error("the picture in {0} cannot be read")]
    Picture(Place),
    /// Something that cannot be parted is taller than a page: the head of a table.
    #[error("the head of a table is taller than a page")]
    TooTall,
    /// A file could not be written; the words are for those who mend programs.
    #[error("writing failed: {0}")]
    Writing(String),
}

fn said(words: &str) -> bool {
    tidy(words).chars().any(|letter| !letter.is_whitespace())
}

fn any_said(runs: &[Run]) -> bool {
    runs.iter().any(|run| said(&run.text))
}

impl Paper {
    /// Whether it can be printed.
    pub fn check(&self) -> Result<(), Fault> {
        let parts = [
            ("body", &self.body),
            ("symbol", &self.issue.symbol),
            ("place", &self.issue.place),
            ("subject", &self.subject),
        ];
        for (name, words) in parts {
            if !said(words) {
                return Err(Fault::Empty(name));
            }
        }
        if self.signatures.iter().any(|signature| !said(&signature.title)) {
            return Err(Fault::Empty("title"));
        }
        if self.blocks.is_empty() && self.appendices.is_empty() {
            return Err(Fault::Blank);
        }
        check_blocks(&self.blocks, None)?;
        for (index, appendix) in self.appendices.iter().enumerate() {
            if !said(&appendix.title) || appendix.blocks.is_empty() {
                return Err(Fault::Empty("appendix"));
            }
            check_blocks(&appendix.blocks, Some(index + 1))?;
        }
        Ok(())
    }
}

fn check_blocks(blocks: &[Block], appendix: Option<usize>) -> Result<(), Fault> {
    for (index, block) in blocks.iter().enumerate() {
        let place = Place {
            appendix,
            block: index + 1,
        };
        match block {
            Block::Numbered { runs, .. } | Block::Text(runs) | Block::Item(runs) => match any_said(runs) {
                true => {}
                false => return Err(Fault::EmptyBlock(place)),
            },
            Block::Table(table) => check_table(table, place)?,
            Block::Figure(figure) => check_figure(figure, place)?,
        }
    }
    Ok(())
}

fn check_table(table: &Table, place: Place) -> Result<(), Fault> {
    if table.columns.is_empty() {
        return Err(Fault::EmptyBlock(place));
    }
    let widths = || table.columns.iter().map(|column| column.width);
    if !widths().all(|width| width > 0.0 && width <= 1000.0) {
        return Err(Fault::Measure(place));
    }
    if table.head_grid().is_none() {
        return Err(Fault::Head(place));
    }
    for (index, row) in table.rows.iter().enumerate() {
        let spans = row.cells.iter().try_fold(0usize, |sum, cell| match cell.across {
            0 => None,
            across => sum.checked_add(across),
        });
        if spans != Some(table.columns.len()) {
            return Err(Fault::Row {
                place,
                row: index + 1,
            });
        }
    }
    Ok(())
}

fn check_figure(figure: &Figure, place: Place) -> Result<(), Fault> {
    if !said(&figure.alt) {
        return Err(Fault::Unspoken(place));
    }
    if !(figure.width > 0.0 && figure.width <= 1.0) {
        return Err(Fault::Measure(place));
    }
    match &figure.image {
        Image::Chart(chart) if !chart.sound() => Err(Fault::Measure(place)),
        Image::Chart(_) => Ok(()),
        Image::Png(_) | Image::Jpeg(_) => match Pixels::of(&figure.image) {
            Some(_) => Ok(()),
            None => Err(Fault::Picture(place)),
        },
    }
}
