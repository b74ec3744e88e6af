//! Bodies as files.

use super::Known;
use super::actions::row_of;
use super::find::Asked;
use super::table::{BODY_COLUMNS, SUCCESSION_COLUMNS, value_of};
use crate::web::{Officer, PageError, PageResult};
use anyhow::Context as _;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::IntoResponse;
use gandan_core::bodies::rows::succession_row;
use gandan_core::bodies::{Body, BodyId, Succession};
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeSet;

/// `GET /lam-viec/co-quan/xuat/{file}`: what the filters find.
pub async fn get(officer: Officer, Path(file): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let (day, _) = asked.day(officer.app.clock.today());
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let bodies = asked.find(&known, day);
    let (bytes, kind) = match file.as_str() {
        "co-quan.csv" => (bodies_csv(&known, &bodies)?, "text/csv; charset=utf-8"),
        "thay-doi.csv" => (successions_csv(&known, &bodies)?, "text/csv; charset=utf-8"),
        "co-quan.xlsx" => (
            xlsx(&known, &bodies)?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        _ => return Err(PageError::not_found()),
    };
    let name = format!("attachment; filename=\"{file}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, bytes).into_response())
}

/// The bodies as CSV, with a byte order mark so that spreadsheets read the marks right.
///
/// # Errors
/// Memory that cannot be written to.
pub fn bodies_csv(known: &Known, bodies: &[&Body]) -> anyhow::Result<Vec<u8>> {
    csv(&BODY_COLUMNS, body_cells(known, bodies))
}

/// The successions of the bodies as CSV.
///
/// # Errors
/// As [`bodies_csv`].
pub fn successions_csv(known: &Known, bodies: &[&Body]) -> anyhow::Result<Vec<u8>> {
    csv(&SUCCESSION_COLUMNS, succession_cells(known, bodies))
}

/// Bodies and their successions as two sheets.
///
/// # Errors
/// More rows than a sheet takes.
pub fn xlsx(known: &Known, bodies: &[&Body]) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    sheet(&mut book, "bodies", &BODY_COLUMNS, &body_cells(known, bodies))?;
    sheet(
        &mut book,
        "successions",
        &SUCCESSION_COLUMNS,
        &succession_cells(known, bodies),
    )?;
    book.save_to_buffer().context("xlsx")
}

fn body_cells(known: &Known, bodies: &[&Body]) -> Vec<Vec<String>> {
    let rows = bodies.iter().map(|body| row_of(known, body));
    rows.map(|row| {
        BODY_COLUMNS
            .map(|column| value_of(&row, column).to_owned())
            .to_vec()
    })
    .collect()
}

fn succession_cells(known: &Known, bodies: &[&Body]) -> Vec<Vec<String>> {
    let meant: BTreeSet<BodyId> = bodies.iter().map(|body| body.id).collect();
    let touches = |one: &&Succession| one.from.iter().chain(&one.to).any(|body| meant.contains(body));
    let successions = known.registry.successions().iter().filter(touches);
    successions
        .map(|one| succession_row(one, |id| known.registry.get(id).map(|body| body.code.clone())))
        .map(|row| {
            vec![
                row.day,
                row.kind,
                row.from_codes,
                row.to_codes,
                row.basis,
                row.note,
            ]
        })
        .collect()
}

fn csv(columns: &[&str], rows: Vec<Vec<String>>) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().context("csv")
}

fn sheet(book: &mut Workbook, name: &str, columns: &[&str], rows: &[Vec<String>]) -> anyhow::Result<()> {
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, *column, &bold)?;
        sheet.set_column_width(at, if *column == "name" { 48.0 } else { 18.0 })?;
    }
    for (line, row) in (1..).zip(rows) {
        for (at, cell) in (0..).zip(row) {
            sheet.write_string(line, at, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
