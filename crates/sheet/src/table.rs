use gandan_core::reports::{Filled, Form};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A form with its rows, and the words around it.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// The form; one whose columns nobody knows cannot be written.
    pub form: &'a Form,
    /// Who reports, for the head: "UBND tỉnh Mẫu".
    pub issuer: &'a str,
    /// Beside it: "Biểu số: 01/TCD", "Ban hành kèm theo …".
    pub imprint: &'a [String],
    /// Below the title: "Số liệu tính từ ngày 15/6/2026 đến ngày 14/9/2026".
    pub window: &'a str,
    /// The rows in order, the sum of all last where there is one.
    pub rows: &'a [Row],
    /// Below the table: what is missing, who did not report. A line each.
    pub notes: &'a [String],
    /// Name of the sheet.
    pub sheet: &'a str,
    /// The day on which it is made, for the properties of the file. It is an argument, so that the same
    /// table gives the same bytes.
    pub made: Date,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The body.
    pub name: String,
    /// Its numbers.
    pub filled: Filled,
    /// Words of its columns of words, by number.
    pub words: BTreeMap<u16, String>,
    /// The row of the whole: printed in bold.
    pub whole: bool,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The columns are not known.
    #[error("{set}/{code}: {what}")]
    Hole {
        /// The set.
        set: String,
        /// The form.
        code: String,
        /// What is not known, in Vietnamese.
        what: String,
    },
    /// The writer of spreadsheets refused: a name with strange letters, too many rows.
    #[error(transparent)]
    Writer(#[from] rust_xlsxwriter::XlsxError),
    /// The writer of csv refused.
    #[error(transparent)]
    Csv(#[from] csv::Error),
}

impl Table<'_> {
    pub(crate) fn known(&self) -> Result<(), TableError> {
        match &self.form.unknown {
            None => Ok(()),
            Some(hole) => Err(TableError::Hole {
                set: self.form.set.clone(),
                code: self.form.code.clone(),
                what: hole.vi.clone(),
            }),
        }
    }
}
