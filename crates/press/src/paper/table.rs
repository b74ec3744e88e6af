//! Tables: columns with their widths, a head of several lines with merged cells, rows.

use super::Run;
use serde::{Deserialize, Serialize};

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its words in a head of one line.
    pub name: String,
    /// Its share of the width: 2.0 is twice as wide as 1.0.
    pub width: f32,
    /// Whether it holds numbers, which stand at the right.
    pub number: bool,
}

impl Column {
    /// A column of words.
    pub fn text(name: impl Into<String>, width: f32) -> Column {
        Column {
            name: name.into(),
            width,
            number: false,
        }
    }

    /// A column of numbers.
    pub fn number(name: impl Into<String>, width: f32) -> Column {
        Column {
            number: true,
            ..Column::text(name, width)
        }
    }
}

/// A cell of the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its words.
    pub text: String,
    /// How many columns it spans.
    pub across: usize,
    /// How many lines of the head it spans.
    pub down: usize,
}

impl Head {
    /// A cell of one column and one line.
    pub fn new(text: impl Into<String>) -> Head {
        Head {
            text: text.into(),
            across: 1,
            down: 1,
        }
    }

    /// Spans columns.
    pub fn across(mut self, columns: usize) -> Head {
        self.across = columns;
        self
    }

    /// Spans lines.
    pub fn down(mut self, lines: usize) -> Head {
        self.down = lines;
        self
    }
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words.
    pub runs: Vec<Run>,
    /// How many columns it spans.
    pub across: usize,
}

impl Cell {
    /// Spans columns.
    pub fn across(mut self, columns: usize) -> Cell {
        self.across = columns;
        self
    }
}

impl<T: Into<Run>> From<T> for Cell {
    fn from(words: T) -> Cell {
        Cell {
            runs: vec![words.into()],
            across: 1,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its cells from the left; together they span every column.
    pub cells: Vec<Cell>,
    /// Whether it is set in bold: a sum, or the heading of a group.
    pub strong: bool,
}

/// A table. Its head comes back on every page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Words above it.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The lines of a head with merged cells, each with the cells that begin in it; empty when the columns' names are
    /// the head.
    pub head: Vec<Vec<Head>>,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table without rows, headed by its columns' names.
    pub fn new(columns: Vec<Column>) -> Table {
        Table {
            caption: None,
            columns,
            head: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Gives it words above.
    pub fn caption(mut self, caption: impl Into<String>) -> Table {
        self.caption = Some(caption.into());
        self
    }

    /// Adds a line of the head.
    pub fn head(mut self, cells: impl IntoIterator<Item = Head>) -> Table {
        self.head.push(cells.into_iter().collect());
        self
    }

    /// Adds a row.
    pub fn row<T: Into<Cell>>(self, cells: impl IntoIterator<Item = T>) -> Table {
        self.push(cells, false)
    }

    /// Adds a row in bold.
    pub fn total<T: Into<Cell>>(self, cells: impl IntoIterator<Item = T>) -> Table {
        self.push(cells, true)
    }

    fn push<T: Into<Cell>>(mut self, cells: impl IntoIterator<Item = T>, strong: bool) -> Table {
        let cells = cells.into_iter().map(Into::into).collect();
        self.rows.push(Row { cells, strong });
        self
    }

    /// The head as lines, also where it is only the columns' names.
    pub(crate) fn head_lines(&self) -> Vec<Vec<Head>> {
        match self.head.is_empty() {
            true => vec![
                self.columns
                    .iter()
                    .map(|column| Head::new(&column.name))
                    .collect(),
            ],
            false => self.head.clone(),
        }
    }

    /// Where each cell of the head stands: line, column and the cell; none when they do not fill the head exactly.
    pub(crate) fn head_grid(&self) -> Option<Vec<(usize, usize, Head)>> {
        let lines = self.head_lines();
        let width = self.columns.len();
        let mut taken = vec![vec![false; width]; lines.len()];
        let mut placed = Vec::new();
        for (line, cells) in lines.iter().enumerate() {
            for cell in cells {
                let column = taken[line].iter().position(|taken| !taken)?;
                let (right, bottom) = (column.checked_add(cell.across)?, line.checked_add(cell.down)?);
                if cell.across == 0 || cell.down == 0 || right > width || bottom > lines.len() {
                    return None;
                }
                for row in &mut taken[line..bottom] {
                    for place in &mut row[column..right] {
                        if std::mem::replace(place, true) {
                            return None;
                        }
                    }
                }
                placed.push((line, column, cell.clone()));
            }
        }
        taken.iter().flatten().all(|taken| *taken).then_some(placed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(count: usize) -> Vec<Column> {
        (0..count).map(|_| Column::number("", 1.0)).collect()
    }

    #[test]
    fn a_merged_head_is_placed_like_the_paper_form() {
        let table = Table::new(columns(3))
            .head([Head::new("Đơn vị").down(2), Head::new("Khiếu nại").across(2)])
            .head([Head::new("Số đơn"), Head::new("Số vụ việc")]);
        let places: Vec<_> = table
            .head_grid()
            .unwrap()
            .into_iter()
            .map(|(l, c, _)| (l, c))
            .collect();
        assert_eq!(places, [(0, 0), (0, 1), (1, 1), (1, 2)]);
    }

    #[test]
    fn a_head_with_a_hole_or_too_many_cells_is_none() {
        assert!(
            Table::new(columns(2))
                .head([Head::new("a")])
                .head_grid()
                .is_none()
        );
        assert!(
            Table::new(columns(1))
                .head([Head::new("a").across(2)])
                .head_grid()
                .is_none()
        );
        assert!(
            Table::new(columns(1))
                .head([Head::new("a").down(0)])
                .head_grid()
                .is_none()
        );
        assert!(
            Table::new(columns(1))
                .head([Head::new("a").across(usize::MAX)])
                .head_grid()
                .is_none()
        );
    }
}
