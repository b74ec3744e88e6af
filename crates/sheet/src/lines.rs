use crate::table::TableError;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// A register as a spreadsheet: a title, merged heads, rows of words.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    /// Name of the sheet.
    pub sheet: &'a str,
    /// Whose it is.
    pub issuer: &'a str,
    /// Beside it: the template and its act. A line each.
    pub imprint: &'a [String],
    /// Its title.
    pub title: &'a str,
    /// Below the title: from when to when.
    pub window: &'a str,
    /// Heads of each column, from the outer to the inner one: one or two. Neighbours with the same outer head share it.
    pub heads: &'a [Vec<String>],
    /// Widths of the columns, in characters.
    pub widths: &'a [f64],
    /// The rows, each with as many words as there are columns.
    pub rows: &'a [Vec<String>],
    /// The day on which it is made.
    pub made: Date,
}

const TYPEFACE: &str = "Times New Roman";

/// The registers as one spreadsheet, a sheet each: landscape, one page wide, the head repeated on each page.
///
/// # Errors
/// [`TableError::Writer`] for a name with strange letters or too many rows.
pub fn register(sheets: &[Lines<'_>]) -> Result<Vec<u8>, TableError> {
    let mut book = Workbook::new();
    for lines in sheets {
        let properties = DocProperties::new()
            .set_title(lines.title)
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&lines.made.to_string())?);
        book.set_properties(&properties);
        write(&mut book, lines)?;
    }
    Ok(book.save_to_buffer()?)
}

fn write(book: &mut Workbook, lines: &Lines<'_>) -> Result<(), XlsxError> {
    let plain = Format::new().set_font_name(TYPEFACE).set_font_size(11);
    let middle = plain
        .clone()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let head = middle.clone().set_bold().set_border(FormatBorder::Thin);
    let cell = plain
        .clone()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let sheet = book.add_worksheet();
    sheet.set_name(lines.sheet)?;
    let last = u16::try_from(lines.heads.len().max(2) - 1).unwrap_or(u16::MAX - 1);
    let half = last / 2;
    sheet.merge_range(
        0,
        0,
        0,
        half,
        lines.issuer,
        &plain.clone().set_bold().set_text_wrap(),
    )?;
    sheet.merge_range(0, half + 1, 0, last, &lines.imprint.join("\n"), &middle)?;
    sheet.set_row_height(
        0,
        16.0 * f64::from(u32::try_from(lines.imprint.len().max(1)).unwrap_or(1)),
    )?;
    let title = middle.clone().set_bold().set_font_size(13);
    sheet.merge_range(1, 0, 1, last, &lines.title.to_uppercase(), &title)?;
    sheet.merge_range(2, 0, 2, last, lines.window, &middle.clone().set_italic())?;
    let first = 4;
    let deep = lines.heads.iter().any(|heads| heads.len() > 1);
    let bottom = if deep { first + 1 } else { first };
    let mut at = 0;
    while let Some(heads) = lines.heads.get(at) {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        match heads.as_slice() {
            [outer, _] => {
                let same = |heads: &&Vec<String>| heads.len() > 1 && heads.first() == Some(outer);
                let wide = lines.heads[at..].iter().take_while(same).count();
                let end = column + u16::try_from(wide).unwrap_or(1) - 1;
                if wide > 1 {
                    sheet.merge_range(first, column, first, end, outer, &head)?;
                } else {
                    sheet.write_string_with_format(first, column, outer, &head)?;
                }
                for (place, heads) in (column..).zip(&lines.heads[at..at + wide]) {
                    let inner = heads.last().map_or("", String::as_str);
                    sheet.write_string_with_format(bottom, place, inner, &head)?;
                }
                at += wide;
            }
            other => {
                let words = other.first().map_or("", String::as_str);
                if deep {
                    sheet.merge_range(first, column, bottom, column, words, &head)?;
                } else {
                    sheet.write_string_with_format(first, column, words, &head)?;
                }
                at += 1;
            }
        }
    }
    for line in first..=bottom {
        sheet.set_row_height(line, 48)?;
    }
    for (line, row) in (bottom + 1..).zip(lines.rows) {
        for (column, words) in (0..).zip(row) {
            sheet.write_string_with_format(line, column, words, &cell)?;
        }
    }
    for (column, width) in (0..).zip(lines.widths) {
        sheet.set_column_width(column, *width)?;
    }
    // 9 is A4.
    sheet.set_paper_size(9).set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    // In inches: the margins of NĐ 30/2020/NĐ-CP for a page across.
    sheet.set_margins(0.79, 0.59, 0.79, 0.79, 0.3, 0.3);
    sheet.set_footer("&C&P/&N");
    sheet.set_repeat_rows(first, bottom)?;
    sheet.set_freeze_panes(bottom + 1, 0)?;
    Ok(())
}
