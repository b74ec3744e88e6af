//! Tables of bodies and successions in files: CSV (with or without a byte order mark; comma, semicolon or tab) and
//! XLSX (any sheet whose headings are known). Headings and closed words may be Vietnamese.

use super::find::day;
use crate::words::{Word, word};
use calamine::{Data, Reader as _, Xlsx};
use gandan_core::bodies::rows::{BodyRow, SuccessionRow};
use gandan_core::text::fold;
use std::io::Cursor;

/// The columns of bodies, in the order of the files.
pub const BODY_COLUMNS: [&str; 10] = [
    "code",
    "name",
    "other_names",
    "branch",
    "tier",
    "parent_code",
    "place",
    "valid_from",
    "valid_until",
    "note",
];

/// The columns of successions, in the order of the files.
pub const SUCCESSION_COLUMNS: [&str; 6] = ["day", "kind", "from_codes", "to_codes", "basis", "note"];

/// Headings in Vietnamese, as keys, with the column they name.
const HEADINGS: [(&str, &str); 20] = [
    ("ma", "code"),
    ("ma co quan", "code"),
    ("ten", "name"),
    ("ten co quan", "name"),
    ("ten khac", "other_names"),
    ("he", "branch"),
    ("cap", "tier"),
    ("ma cap tren", "parent_code"),
    ("cap tren", "parent_code"),
    ("dia ban", "place"),
    ("tu ngay", "valid_from"),
    ("den ngay", "valid_until"),
    ("ghi chu", "note"),
    ("ngay", "day"),
    ("loai", "kind"),
    ("ma truoc", "from_codes"),
    ("truoc", "from_codes"),
    ("ma sau", "to_codes"),
    ("sau", "to_codes"),
    ("can cu", "basis"),
];

/// Closed words in Vietnamese, as keys.
const SPOKEN: [(&str, &str, &str); 23] = [
    ("branch", "dang", "party"),
    ("branch", "chinh quyen", "government"),
    ("branch", "mat tran", "front"),
    ("branch", "mat tran to quoc", "front"),
    ("branch", "doan the", "union"),
    ("branch", "tu phap", "justice"),
    ("branch", "su nghiep", "service"),
    ("branch", "don vi su nghiep", "service"),
    ("tier", "trung uong", "central"),
    ("tier", "tinh", "province"),
    ("tier", "cap tinh", "province"),
    ("tier", "huyen", "district"),
    ("tier", "cap huyen", "district"),
    ("tier", "xa", "commune"),
    ("tier", "cap xa", "commune"),
    ("tier", "thon", "village"),
    ("kind", "sap nhap", "merged"),
    ("kind", "hop nhat", "merged"),
    ("kind", "chia tach", "split"),
    ("kind", "tach", "split"),
    ("kind", "doi ten", "renamed"),
    ("kind", "ket thuc", "ended"),
    ("kind", "giai the", "ended"),
];

/// The rows of a file, each with its line (the heading being 1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// Bodies.
    pub bodies: Vec<(usize, BodyRow)>,
    /// Successions.
    pub successions: Vec<(usize, SuccessionRow)>,
}

/// Why a file holds no table of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableTrouble {
    /// The bytes are no UTF-8 text and no XLSX.
    NotATable,
    /// No heading names the columns that must be there.
    NoHeadings,
}

impl TableTrouble {
    /// In users' words.
    pub fn word(&self) -> Word {
        match self {
            TableTrouble::NotATable => word("bodies-file-not-a-table"),
            TableTrouble::NoHeadings => word("bodies-file-no-headings"),
        }
    }
}

impl Tables {
    /// Reads a file by its content: XLSX where it is one, CSV otherwise.
    ///
    /// # Errors
    /// [`TableTrouble`]; then nothing was added.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), TableTrouble> {
        if bytes.starts_with(b"PK\x03\x04") {
            self.add_xlsx(bytes)
        } else {
            self.add_csv(bytes)
        }
    }

    /// Reads CSV.
    ///
    /// # Errors
    /// As [`add`](Tables::add).
    pub fn add_csv(&mut self, bytes: &[u8]) -> Result<(), TableTrouble> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| TableTrouble::NotATable)?;
        let first = text.lines().next().unwrap_or_default();
        let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
        let sign = [b',', b';', b'\t'].into_iter().max_by_key(|sign| count(*sign));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(sign.filter(|sign| count(*sign) > 0).unwrap_or(b','))
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|_| TableTrouble::NotATable)?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells = record.iter().map(str::to_owned).collect();
            rows.push((usize::try_from(line).unwrap_or(usize::MAX), cells));
        }
        if self.take(&rows) {
            Ok(())
        } else {
            Err(TableTrouble::NoHeadings)
        }
    }

    fn add_xlsx(&mut self, bytes: &[u8]) -> Result<(), TableTrouble> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableTrouble::NotATable)?;
        let mut taken = false;
        for name in book.sheet_names() {
            let sheet = book.worksheet_range(&name).map_err(|_| TableTrouble::NotATable)?;
            let first = sheet.start().map_or(0, |(row, _)| row as usize);
            let rows: Vec<(usize, Vec<String>)> = sheet
                .rows()
                .enumerate()
                .map(|(at, cells)| (first + at + 1, cells.iter().map(cell).collect()))
                .collect();
            taken |= self.take(&rows);
        }
        if taken {
            Ok(())
        } else {
            Err(TableTrouble::NoHeadings)
        }
    }

    /// Takes a table by its headings; whether it was one of ours.
    fn take(&mut self, rows: &[(usize, Vec<String>)]) -> bool {
        let filled = |cells: &Vec<String>| cells.iter().any(|cell| !cell.trim().is_empty());
        let mut rows = rows.iter().filter(|(_, cells)| filled(cells));
        let Some((_, headings)) = rows.next() else {
            return false;
        };
        let columns: Vec<String> = headings.iter().map(|heading| column(heading)).collect();
        let has = |wanted: &str| columns.iter().any(|column| column == wanted);
        let at = |cells: &[String], wanted: &str| -> String {
            let at = columns.iter().position(|column| column == wanted);
            let text = at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            spoken(wanted, text)
        };
        if has("from_codes") && has("day") {
            self.successions.extend(rows.map(|(line, cells)| {
                let row = SuccessionRow {
                    day: at(cells, "day"),
                    kind: at(cells, "kind"),
                    from_codes: at(cells, "from_codes"),
                    to_codes: at(cells, "to_codes"),
                    basis: at(cells, "basis"),
                    note: at(cells, "note"),
                };
                (*line, row)
            }));
            true
        } else if has("code") && has("name") {
            self.bodies.extend(rows.map(|(line, cells)| {
                let row = BodyRow {
                    code: at(cells, "code"),
                    name: at(cells, "name"),
                    other_names: at(cells, "other_names"),
                    branch: at(cells, "branch"),
                    tier: at(cells, "tier"),
                    parent_code: at(cells, "parent_code"),
                    place: at(cells, "place"),
                    valid_from: at(cells, "valid_from"),
                    valid_until: at(cells, "valid_until"),
                    note: at(cells, "note"),
                };
                (*line, row)
            }));
            true
        } else {
            false
        }
    }
}

/// The value of a column.
pub fn value_of<'a>(row: &'a BodyRow, column: &str) -> &'a str {
    match column {
        "code" => &row.code,
        "name" => &row.name,
        "other_names" => &row.other_names,
        "branch" => &row.branch,
        "tier" => &row.tier,
        "parent_code" => &row.parent_code,
        "place" => &row.place,
        "valid_from" => &row.valid_from,
        "valid_until" => &row.valid_until,
        _ => &row.note,
    }
}

fn column(heading: &str) -> String {
    let key = fold(heading);
    let known = HEADINGS.iter().find(|(heading, _)| *heading == key);
    known.map_or_else(
        || heading.trim().to_lowercase(),
        |(_, column)| (*column).to_owned(),
    )
}

/// A cell as the rows want it: closed words and days in their one form; anything else as it is.
fn spoken(column: &str, text: &str) -> String {
    match column {
        "branch" | "tier" | "kind" => {
            let key = fold(text);
            let known = SPOKEN.iter().find(|(of, say, _)| *of == column && *say == key);
            known.map_or_else(|| text.to_owned(), |(_, _, word)| (*word).to_owned())
        }
        "day" | "valid_from" | "valid_until" => {
            day(text).map_or_else(|| text.to_owned(), |day| day.to_string())
        }
        _ => text.to_owned(),
    }
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(when) if when.is_datetime() => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}
