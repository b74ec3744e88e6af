//! The files are read back as whoever gets them reads them.
#![expect(clippy::unwrap_used, reason = "in a test a fault is the finding")]

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use gandan_core::reports::{Facts, Filled, Form, Visit, fill, head};
use gandan_core::reports::{Session, Times};
use gandan_rulebook::Reports;
use gandan_sheet::{Row, Table, TableError, csv, xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use uuid::Uuid;

fn form(set: &str, code: &str) -> &'static Form {
    Reports::shipped().form(set, code).unwrap()
}

fn visits() -> Facts {
    let visit = |number: u128, session, people| Visit {
        visit: Uuid::from_u128(number),
        sitting: Uuid::from_u128(500),
        case: None,
        body: Uuid::from_u128(1),
        people,
        session,
        crowd: people >= 5,
        times: Times::First,
    };
    let visits = vec![
        visit(1, Session::Regular, 1),
        visit(2, Session::Regular, 7),
        visit(3, Session::Head, 2),
    ];
    Facts {
        petitions: None,
        visits: Some(visits),
    }
}

fn row(name: &str, filled: Filled, whole: bool) -> Row {
    let words = BTreeMap::from([(30, "Có một đoàn đông người".to_owned())]);
    Row {
        name: name.to_owned(),
        filled,
        words,
        whole,
    }
}

fn written(form: &Form, rows: &[Row]) -> Vec<u8> {
    xlsx(&table(form, rows)).unwrap()
}

fn table<'a>(form: &'a Form, rows: &'a [Row]) -> Table<'a> {
    Table {
        form,
        issuer: "UBND tỉnh Mẫu",
        imprint: &[],
        window: "Số liệu tính từ ngày 15/6/2026 đến ngày 14/9/2026",
        rows,
        notes: &[],
        sheet: "01-TCD",
        made: jiff::civil::date(2026, 9, 17),
    }
}

#[test]
fn a_form_is_read_back_as_it_was_counted() {
    let form = form("tt-02-2021", "01-tcd");
    let filled = fill(form, &visits(), &BTreeMap::new());
    let rows = [
        row("UBND xã Một", filled.clone(), false),
        row("Toàn tỉnh", filled, true),
    ];
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(written(form, &rows))).unwrap();
    let range = book.worksheet_range("01-TCD").unwrap();
    let (_, depth) = head(form);
    let cell = |line: usize, column: usize| {
        range.get_value((u32::try_from(line).unwrap(), u32::try_from(column).unwrap()))
    };
    assert_eq!(cell(1, 0), Some(&Data::String(form.title.vi.to_uppercase())));
    assert_eq!(cell(4, 0), Some(&Data::String("Đơn vị".to_owned())));
    let numbers: Vec<_> = (1..=30)
        .map(|at| cell(4 + depth, at).unwrap().to_string())
        .collect();
    assert_eq!(numbers, (1..=30).map(|n| n.to_string()).collect::<Vec<_>>());
    let first = 4 + depth + 1;
    let value = |column| cell(first, column).unwrap().to_string();
    assert_eq!(
        (cell(first, 0).unwrap().to_string().as_str(), value(1), value(2)),
        ("UBND xã Một", "3".into(), "10".into())
    );
    assert_eq!(
        (value(4), value(8), value(9)),
        ("2".into(), "1".into(), "7".into())
    );
    assert_eq!(value(30), "Có một đoàn đông người");
    assert_eq!(cell(first + 1, 0).unwrap().to_string(), "Toàn tỉnh");
}

#[test]
fn heads_are_merged_and_the_page_is_set_up_like_the_paper_form() {
    let form = form("tt-02-2021", "01-tcd");
    let bytes = written(form, &[]);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
    let mut sheet = String::new();
    archive
        .by_name("xl/worksheets/sheet1.xml")
        .unwrap()
        .read_to_string(&mut sheet)
        .unwrap();
    for set_up in [
        "orientation=\"landscape\"",
        "paperSize=\"8\"",
        "fitToHeight=\"0\"",
        "<mergeCell ref=\"E5:L5\"/>",
    ] {
        assert!(sheet.contains(set_up), "{set_up}");
    }
    let (cells, _) = head(form);
    let merged = cells.iter().filter(|cell| cell.rows * cell.columns > 1).count();
    // Beside the heads: the title of the rows, the title, the window, and both sides of the paper's head.
    assert_eq!(sheet.matches("<mergeCell ref").count(), merged + 5);
    let mut book = String::new();
    archive
        .by_name("xl/workbook.xml")
        .unwrap()
        .read_to_string(&mut book)
        .unwrap();
    assert!(
        book.contains("Print_Titles"),
        "the head is repeated on every page"
    );
    assert_eq!(written(form, &[]), bytes, "the same table gives the same bytes");
}

#[test]
fn what_is_missing_is_empty_and_never_nought() {
    let form = form("tt-02-2021", "01-kqgq");
    let filled = fill(form, &Facts::default(), &BTreeMap::from([(7, 12_500), (13, 2)]));
    let rows = [Row {
        name: "UBND xã Một".to_owned(),
        filled,
        words: BTreeMap::new(),
        whole: false,
    }];
    let text = String::from_utf8(csv(&table(form, &rows)).unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].contains("8. Kiến nghị thu hồi cho Nhà nước / Đất (m2)"),
        "{}",
        lines[0]
    );
    assert_eq!(lines[1], "UBND xã Một,,,,,,,\"12,5\",,,,,,2,,,,,,,,,,,,,,");
}

#[test]
fn a_form_whose_columns_nobody_knows_is_not_written() {
    let form = form("tt-06-2025", "03-gqkn");
    assert!(matches!(xlsx(&table(form, &[])), Err(TableError::Hole { .. })));
    assert!(matches!(csv(&table(form, &[])), Err(TableError::Hole { .. })));
}

#[test]
fn every_form_that_ships_can_be_written() {
    for form in Reports::shipped()
        .forms()
        .iter()
        .filter(|form| form.unknown.is_none())
    {
        let filled = fill(form, &Facts::default(), &BTreeMap::new());
        let rows = [row("UBND xã Một", filled, false)];
        assert!(written(form, &rows).len() > 4_000, "{}", form.code);
    }
}
