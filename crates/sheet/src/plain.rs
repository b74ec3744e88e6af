use crate::table::{Table, TableError};

/// The table as csv in UTF-8: one line of headings ("4. Tiếp thường xuyên / Số lượt"), then a line for each row. What is
/// missing is empty, never nought; amounts are in the unit of the form with a decimal comma.
///
/// # Errors
/// [`TableError::Hole`] for a form whose columns nobody knows.
pub fn csv(table: &Table<'_>) -> Result<Vec<u8>, TableError> {
    table.known()?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = table
        .form
        .columns
        .iter()
        .map(|column| format!("{}. {}", column.n, column.head.join(" / ")));
    writer.write_record(std::iter::once(table.form.row_title.clone()).chain(heads))?;
    for row in table.rows {
        let cells = row
            .filled
            .cells
            .iter()
            .map(|cell| match (cell.value, row.words.get(&cell.n)) {
                (Some(value), _) => cell.unit.write(value),
                (None, Some(words)) => words.clone(),
                (None, None) => String::new(),
            });
        writer.write_record(std::iter::once(row.name.clone()).chain(cells))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()).into())
}
