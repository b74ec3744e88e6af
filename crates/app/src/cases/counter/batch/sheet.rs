//! A spreadsheet of petitions: its template, and what a filled one says, cell by cell.

use super::row::{Row, read};
use crate::cases::counter::typed::{CHANNELS, REGIMES};
use crate::web::App;
use crate::words::{Lang, Word, word, word_of};
use calamine::{Data, Reader as _, Xlsx};
use gandan_core::bodies::BodyId;
use gandan_core::text::fold;
use jiff::civil::Date;
use rust_xlsxwriter::{DataValidation, Format, Note, Workbook};
use std::io::Cursor;

/// The most rows of one file.
pub const MOST: usize = 10_000;

/// The columns, in the order of the template. Headings are Vietnamese in every language: the file goes round.
pub const COLUMNS: [(&str, &str, f64); 15] = [
    ("regime", "Loại", 16.0),
    ("channel", "Nguồn đến", 24.0),
    ("forwarded_by", "Nơi chuyển đến", 24.0),
    ("name", "Họ tên", 24.0),
    ("address", "Địa chỉ", 30.0),
    ("identity", "Số giấy tờ", 16.0),
    ("phone", "Điện thoại", 14.0),
    ("mail", "Thư điện tử", 20.0),
    ("words", "Nội dung", 60.0),
    ("subject", "Lĩnh vực", 24.0),
    ("place", "Xã, phường", 26.0),
    ("place_words", "Nơi xảy ra", 24.0),
    ("received", "Ngày nhận", 12.0),
    ("registered", "Ngày vào sổ", 12.0),
    ("signers", "Người cùng ký", 30.0),
];

/// For which body, and what can be named in a cell.
pub struct Desk<'a> {
    /// The program.
    pub app: &'a App,
    /// The body.
    pub body: BodyId,
    /// Communes with their names.
    pub places: Vec<(BodyId, String)>,
    /// Today.
    pub today: Date,
}

/// Something wrong in a cell.
#[derive(Debug, Clone)]
pub struct CellFault {
    /// Line of the sheet.
    pub line: i64,
    /// Heading of the column.
    pub column: &'static str,
    /// What is wrong.
    pub message: Word,
}

/// What a sheet says.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Rows that can be taken, with their lines.
    pub rows: Vec<(i64, Row)>,
    /// What is wrong, by line.
    pub faults: Vec<CellFault>,
    /// How many lines have something wrong.
    pub wrong: usize,
}

/// The template: headings with notes, lists for what is closed, an example in the second sheet.
///
/// # Errors
/// Memory that cannot be written to.
pub fn template(desk: &Desk<'_>) -> anyhow::Result<Vec<u8>> {
    let say = |word: &Word| desk.app.words.say(Lang::Vi, word);
    let mut book = Workbook::new();
    let lists = [
        (
            "regime",
            named("case-regime-", REGIMES.iter().map(|one| one.code())),
        ),
        (
            "channel",
            named("case-channel-", CHANNELS.iter().map(|one| one.code())),
        ),
    ];
    let mut columns: Vec<(&str, Vec<String>)> = lists
        .into_iter()
        .map(|(column, words)| (column, words.iter().map(|(_, word)| say(word)).collect()))
        .collect();
    let subjects = desk.app.subjects.all().iter().map(|subject| subject.vi.clone());
    columns.push(("subject", subjects.collect()));
    columns.push((
        "place",
        desk.places.iter().map(|(_, name)| name.clone()).collect(),
    ));
    let bold = Format::new().set_bold().set_text_wrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Đơn")?;
    for (at, (column, heading, width)) in (0u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, at, heading, &bold)?;
        sheet.set_column_width(at, width)?;
        let note = say(&word_of("batch-note-", column));
        sheet.insert_note(0, at, &Note::new(note))?;
        let list = columns
            .iter()
            .position(|(name, words)| *name == column && !words.is_empty());
        if let Some(list) = list {
            let letter = char::from(b'A' + u8::try_from(list).unwrap_or_default());
            let last = columns[list].1.len();
            let range = format!("=Danh_muc!${letter}$1:${letter}${last}");
            let validation = DataValidation::new().allow_list_formula(range.as_str().into());
            let most = u32::try_from(MOST).unwrap_or(u32::MAX);
            sheet.add_data_validation(1, at, most, at, &validation)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let sheet = book.add_worksheet();
    sheet.set_name("Danh_muc")?;
    for (at, (_, words)) in (0u16..).zip(&columns) {
        for (line, word) in (0u32..).zip(words) {
            sheet.write_string(line, at, word)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Reads a filled template; nothing where the file is no such sheet.
pub fn open(desk: &Desk<'_>, bytes: &[u8]) -> Option<Sheet> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).ok()?;
        let first = range.start().map_or(0, |(row, _)| i64::from(row));
        let mut lines = (first + 1..).zip(range.rows());
        let Some((_, headings)) = lines.next() else {
            continue;
        };
        let columns: Vec<Option<usize>> = headings.iter().map(|cell| column(&text(cell))).collect();
        if !columns
            .iter()
            .any(|column| column.is_some_and(|at| COLUMNS[at].0 == "words"))
        {
            continue;
        }
        let mut sheet = Sheet::default();
        for (line, cells) in lines {
            let mut values: [String; COLUMNS.len()] = Default::default();
            for (cell, column) in cells.iter().zip(&columns) {
                if let Some(at) = column {
                    values[*at] = text(cell);
                }
            }
            if values.iter().all(|value| value.is_empty()) {
                continue;
            }
            if sheet.rows.len() + sheet.wrong >= MOST {
                sheet.wrong += 1;
                sheet.faults.push(CellFault {
                    line,
                    column: COLUMNS[0].1,
                    message: word("batch-too-many").with("most", MOST),
                });
                break;
            }
            match read(desk, line, &values) {
                Ok(row) => sheet.rows.push((line, row)),
                Err(faults) => {
                    sheet.wrong += 1;
                    sheet.faults.extend(faults);
                }
            }
        }
        return Some(sheet);
    }
    None
}

fn column(heading: &str) -> Option<usize> {
    let key = fold(heading);
    COLUMNS.iter().position(|(_, name, _)| fold(name) == key)
}

/// A cell as text; days in their one form.
fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(when) if when.is_datetime() => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

/// Codes of a closed list with the words for them.
pub fn named<'a>(prefix: &'static str, codes: impl Iterator<Item = &'a str>) -> Vec<(&'a str, Word)> {
    codes.map(|code| (code, word_of(prefix, code))).collect()
}
