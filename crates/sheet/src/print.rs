use crate::table::{Row, Table, TableError};
use gandan_core::reports::{How, Unit, head};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The typeface of official papers; whoever opens the file has it or one of its measures.
const TYPEFACE: &str = "Times New Roman";
/// A form with more columns is printed on A3.
const WIDEST_A4: usize = 27;

/// The table as a spreadsheet that looks like the paper form: title, merged heads, a line of column numbers, one row for
/// each body; landscape, one page wide, the head repeated on each page. Numbers are numbers. What a person typed stands in
/// italics, what is missing is grey and empty.
///
/// # Errors
/// [`TableError`].
pub fn xlsx(table: &Table<'_>) -> Result<Vec<u8>, TableError> {
    table.known()?;
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&table.form.title.vi)
        .set_creation_datetime(&ExcelDateTime::parse_from_str(&table.made.to_string())?);
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name(table.sheet)?;
    let columns = u16::try_from(table.form.columns.len()).unwrap_or(u16::MAX - 1);
    let first = write_title(sheet, table, columns)?;
    let body = write_head(sheet, table, first)?;
    let mut line = body;
    for row in table.rows {
        write_row(sheet, row, line)?;
        line += 1;
    }
    for note in table.notes {
        line += 1;
        sheet.write_string_with_format(line, 0, note, &plain().set_italic())?;
    }
    set_up(sheet, table, first, body)?;
    Ok(book.save_to_buffer()?)
}

fn plain() -> Format {
    Format::new().set_font_name(TYPEFACE).set_font_size(11)
}

fn middle() -> Format {
    plain()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn boxed() -> Format {
    middle().set_border(FormatBorder::Thin)
}

/// Head of the paper and title; answers the line on which the table begins.
fn write_title(sheet: &mut Worksheet, table: &Table<'_>, columns: u16) -> Result<u32, XlsxError> {
    let half = (columns / 2).max(1);
    let left = plain().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let right = middle();
    write_wide(sheet, (0, 0), half.saturating_sub(1), table.issuer, &left)?;
    write_wide(sheet, (0, half), columns, &table.imprint.join("\n"), &right)?;
    sheet.set_row_height(
        0,
        16.0 * f64::from(u32::try_from(table.imprint.len().max(1)).unwrap_or(1)),
    )?;
    let title = middle().set_bold().set_font_size(13);
    write_wide(
        sheet,
        (1, 0),
        columns,
        &table.form.title.vi.to_uppercase(),
        &title,
    )?;
    sheet.set_row_height(1, 34)?;
    write_wide(sheet, (2, 0), columns, table.window, &middle().set_italic())?;
    Ok(4)
}

/// Over several columns; a single one cannot be merged.
fn write_wide(
    sheet: &mut Worksheet,
    (line, first): (u32, u16),
    last: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first < last {
        sheet.merge_range(line, first, line, last, text, format)?;
    } else {
        sheet.write_string_with_format(line, first, text, format)?;
    }
    Ok(())
}

/// The merged heads and the line of numbers; answers the first line of the rows.
fn write_head(sheet: &mut Worksheet, table: &Table<'_>, first: u32) -> Result<u32, XlsxError> {
    let (cells, rows) = head(table.form);
    let bold = boxed().set_bold();
    let rows = u32::try_from(rows).unwrap_or(1).max(1);
    let mut put = |(top, left): (u32, u16), (bottom, right): (u32, u16), text: &str| {
        if (top, left) == (bottom, right) {
            sheet.write_string_with_format(top, left, text, &bold).map(drop)
        } else {
            sheet.merge_range(top, left, bottom, right, text, &bold).map(drop)
        }
    };
    put((first, 0), (first + rows - 1, 0), &table.form.row_title)?;
    for cell in &cells {
        let narrow = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        let top = first + u32::from(narrow(cell.row));
        let left = 1 + narrow(cell.first);
        let bottom = top + u32::from(narrow(cell.rows)) - 1;
        put((top, left), (bottom, left + narrow(cell.columns) - 1), &cell.text)?;
    }
    let numbers = first + rows;
    let small = boxed().set_font_size(9).set_italic();
    sheet.write_string_with_format(numbers, 0, "MS", &small)?;
    for (at, column) in (1..).zip(&table.form.columns) {
        sheet.write_number_with_format(numbers, at, column.n, &small)?;
    }
    for line in first..numbers {
        sheet.set_row_height(line, 48)?;
    }
    Ok(numbers + 1)
}

fn write_row(sheet: &mut Worksheet, row: &Row, line: u32) -> Result<(), XlsxError> {
    let weight = |format: Format| if row.whole { format.set_bold() } else { format };
    let name = weight(boxed().set_align(FormatAlign::Left));
    sheet.write_string_with_format(line, 0, &row.name, &name)?;
    for (at, cell) in (1..).zip(&row.filled.cells) {
        let format = weight(boxed());
        match (cell.value, row.words.get(&cell.n)) {
            (Some(value), _) => {
                let pattern = if cell.unit == Unit::Count {
                    "#,##0"
                } else {
                    "#,##0.###"
                };
                let mut format = format.set_num_format(pattern);
                if cell.how == How::Typed {
                    format = format.set_italic();
                }
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a count is far below what a spreadsheet holds"
                )]
                let number = value as f64 / cell.unit.scale() as f64;
                sheet.write_number_with_format(line, at, number, &format)?;
            }
            (None, Some(words)) => {
                sheet.write_string_with_format(line, at, words, &format)?;
            }
            (None, None) if cell.how == How::Missing => {
                sheet.write_blank(line, at, &format.set_background_color("#E8E8E8"))?;
            }
            (None, None) => {
                sheet.write_blank(line, at, &format)?;
            }
        }
    }
    Ok(())
}

/// Widths and print set-up.
fn set_up(sheet: &mut Worksheet, table: &Table<'_>, first: u32, body: u32) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 26)?;
    for (at, column) in (1..).zip(&table.form.columns) {
        sheet.set_column_width(at, if column.note { 16.0 } else { 8.5 })?;
    }
    // 8 is A3, 9 is A4.
    let paper = if table.form.columns.len() > WIDEST_A4 {
        8
    } else {
        9
    };
    sheet.set_paper_size(paper).set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    // In inches: the margins of NĐ 30/2020/NĐ-CP for a page across.
    sheet.set_margins(0.79, 0.59, 0.79, 0.79, 0.3, 0.3);
    sheet.set_footer("&C&P/&N");
    sheet.set_repeat_rows(first, body - 1)?;
    sheet.set_freeze_panes(body, 1)?;
    Ok(())
}
