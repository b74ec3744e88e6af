use gandan_core::documents::BlockKind;

use crate::Refusal;
use crate::flow::{Flow, Words};

/// A cell: its paragraphs and how many columns it is wide.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    /// Its paragraphs, blank ones too.
    pub(crate) paragraphs: Vec<Words>,
    /// Width in columns.
    pub(crate) width: usize,
}

impl Cell {
    fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(Words::is_blank)
    }
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Vec<Cell>>,
}

/// A document begins with at most so many blocks before its two-column head.
const HEAD_BLOCKS: usize = 6;
/// A head has at most so many rows.
const HEAD_ROWS: usize = 8;
/// Longer cells hold a part of the document rather than an entry, and keep their paragraphs apart.
const LONG_CELL: usize = 1_500;

impl Table {
    /// Begins a row.
    pub(crate) fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Takes the last row away.
    pub(crate) fn drop_row(&mut self) {
        self.rows.pop();
    }

    /// Begins a cell in the last row.
    pub(crate) fn start_cell(&mut self, width: usize) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell {
                paragraphs: Vec::new(),
                width: width.clamp(1, 64),
            });
        }
    }

    /// The cell that was begun last.
    pub(crate) fn cell(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.last_mut()
    }

    /// All paragraphs in the order of rows, for a table inside a cell.
    pub(crate) fn into_paragraphs(self) -> impl Iterator<Item = Words> {
        self.rows.into_iter().flatten().flat_map(|cell| cell.paragraphs)
    }

    /// Puts the cells in reading order: row by row, but the head of a document column by column.
    pub(crate) fn put(self, flow: &mut Flow) -> Result<(), Refusal> {
        let width = self
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.width).sum::<usize>())
            .max()
            .unwrap_or(0);
        let head = flow.len() <= HEAD_BLOCKS && self.rows.len() <= HEAD_ROWS && self.has_two_columns(width);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in self.rows {
            let mut column = 0;
            for cell in row {
                let at = column;
                column += cell.width;
                if !head || cell.width >= width {
                    for cell in left.drain(..).chain(right.drain(..)) {
                        put_cell(cell, flow)?;
                    }
                    put_cell(cell, flow)?;
                } else if at == 0 {
                    left.push(cell);
                } else {
                    right.push(cell);
                }
            }
        }
        for cell in left.into_iter().chain(right) {
            put_cell(cell, flow)?;
        }
        Ok(())
    }

    fn has_two_columns(&self, width: usize) -> bool {
        width > 1
            && self
                .rows
                .iter()
                .all(|row| row.iter().filter(|cell| !cell.is_blank()).count() <= 2)
            && self
                .rows
                .iter()
                .any(|row| row.iter().filter(|cell| !cell.is_blank()).count() == 2)
    }
}

fn put_cell(cell: Cell, flow: &mut Flow) -> Result<(), Refusal> {
    if cell.paragraphs.iter().map(Words::len).sum::<usize>() > LONG_CELL {
        for paragraph in cell.paragraphs {
            flow.push(BlockKind::Cell, paragraph)?;
        }
        return Ok(());
    }
    let mut words = Words::default();
    for paragraph in cell.paragraphs.iter().filter(|paragraph| !paragraph.is_blank()) {
        if words.len() > 0 {
            words.line();
        }
        words.append(paragraph);
    }
    flow.push(BlockKind::Cell, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Limits};

    fn check(before: usize, rows: &[&[&str]], expect: &str) {
        let mut table = Table::default();
        for row in rows {
            table.start_row();
            for words in *row {
                table.start_cell(1);
                table.cell().unwrap().paragraphs.push(Words::plain(*words));
            }
        }
        let mut flow = Flow::new(&Limits::default());
        for _ in 0..before {
            flow.push(BlockKind::Paragraph, Words::plain("-")).unwrap();
        }
        table.put(&mut flow).unwrap();
        let text = flow
            .finish(Format::Docx, None)
            .unwrap()
            .source
            .text
            .replace("\n\n", " | ");
        assert_eq!(text.trim_start_matches("- | "), expect);
    }

    #[test]
    fn a_head_is_read_column_by_column() {
        check(
            0,
            &[&["UBND TỈNH", "CỘNG HÒA"], &["Số: 1", "Ngày 2"]],
            "UBND TỈNH | Số: 1 | CỘNG HÒA | Ngày 2",
        );
    }

    #[test]
    fn a_table_of_tasks_is_read_row_by_row() {
        let rows: &[&[&str]] = &[&["TT", "Việc", "Ai"], &["1", "Họp", "Sở"]];
        check(0, rows, "TT | Việc | Ai | 1 | Họp | Sở");
        check(9, &[&["Việc", "Ai"], &["Họp", "Sở"]], "Việc | Ai | Họp | Sở");
    }
}
