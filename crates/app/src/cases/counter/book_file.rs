use super::book::{Asked, due, reader, state, subject_name};
use crate::web::{Officer, PageResult};
use crate::words::{Word, word, word_of};
use anyhow::Context;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use gandan_store::cases::{self, BookRow};
use rust_xlsxwriter::{Format, Workbook};

/// Lines read at once, and the most of a file: a sheet takes a million.
const AT_ONCE: i64 = 5_000;
const MOST: usize = 200_000;

/// `GET /lam-viec/so-don.xlsx`: the register as filtered, for a spreadsheet.
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (known, body) = reader(&mut tx, &officer, asked.body()).await?;
    let filter = asked.filter(officer.app.clock.today());
    let mut rows: Vec<BookRow> = Vec::new();
    loop {
        let last = rows.last().map(|row| (row.day.clone(), row.number));
        let after = last.as_ref().map(|(day, number)| (day.as_str(), *number));
        let more = cases::book(&mut tx, body.0, &filter, after, AT_ONCE).await?;
        let done = more.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        rows.extend(more);
        if done || rows.len() >= MOST {
            break;
        }
    }
    drop(tx);
    let bytes = sheet(&officer, &rows, known.name(body)).context("xlsx")?;
    let headers = [
        (
            header::CONTENT_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
        ),
        (
            header::CONTENT_DISPOSITION,
            format!(
                "attachment; filename=\"so-don-{}-{}.xlsx\"",
                filter.from, filter.until
            ),
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn sheet(officer: &Officer, rows: &[BookRow], body_name: &str) -> anyhow::Result<Vec<u8>> {
    let say = |word: &Word| officer.app.words.say(officer.lang, word);
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_text_wrap();
    let sheet = book.add_worksheet();
    sheet.set_name(say(&word("book-title")))?;
    let heads = [
        (word("book-number"), 10.0),
        (word("book-day"), 12.0),
        (word("book-received"), 12.0),
        (word("book-channel"), 22.0),
        (word("book-forwarded"), 28.0),
        (word("book-regime"), 22.0),
        (word("book-subject"), 26.0),
        (word("book-place"), 26.0),
        (word("book-people"), 10.0),
        (word("book-holder"), 28.0),
        (word("book-state"), 20.0),
        (word("book-due"), 12.0),
    ];
    sheet.write_string_with_format(0, 0, body_name, &Format::new().set_bold())?;
    for (at, (head, width)) in (0..).zip(&heads) {
        sheet.write_string_with_format(1, at, say(head), &bold)?;
        sheet.set_column_width(at, *width)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    for (line, row) in (2..).zip(rows) {
        let number = format!("{}/{}", row.number, row.year);
        sheet.write_string(line, 0, number)?;
        let cells = [
            row.day.clone(),
            row.received_day.clone(),
            say(&word_of("case-channel-", &row.channel)),
            row.forwarded_by.clone(),
            say(&word_of("case-regime-", &row.regime)),
            subject_name(row, &officer.app.subjects, officer.lang.code()),
            row.place_name.clone().unwrap_or_default(),
        ];
        for (at, cell) in (1..).zip(cells) {
            sheet.write_string(line, at, cell)?;
        }
        sheet.write_number(line, 8, u32::try_from(row.people).unwrap_or(u32::MAX))?;
        sheet.write_string(line, 9, row.holder_name.as_str())?;
        sheet.write_string(line, 10, say(&state(row)))?;
        sheet.write_string(line, 11, due(row).unwrap_or_default())?;
    }
    book.save_to_buffer().context("xlsx")
}
