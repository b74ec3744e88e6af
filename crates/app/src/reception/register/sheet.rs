use super::page::{Asked, template};
use super::table::tables;
use crate::attachments::to_save;
use crate::web::{Officer, PageResult};
use anyhow::Context;
use axum::extract::Query;
use gandan_rulebook::{PaperText, Reception};
use gandan_sheet::{Lines, register};

/// The most lines of a file; where there are more, it is asked for in parts.
const MOST: i64 = 20_000;

/// `GET /lam-viec/so-tiep-dan.xlsx`: the register as asked for, a sheet for each template.
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let read = asked.read(&mut tx, &officer, MOST + 1).await?.whole(MOST)?;
    drop(tx);
    let reception = Reception::shipped();
    let words = reception.paper("register").context("the register's words")?;
    let (from, until) = read.span();
    let blanks = [("from", from.as_str()), ("until", until.as_str())];
    let window = PaperText::filled(&words.about, &blanks).unwrap_or_default();
    let issuer = read.posts.name();
    let mut parts = Vec::new();
    for table in tables(&officer, &read.rows) {
        let Some(form) = table.form.or(reception.registers().last()) else {
            continue;
        };
        let imprint = match table.form {
            Some(form) => vec![form.symbol.clone(), form.act.clone()],
            None => vec![
                officer
                    .app
                    .words
                    .say(officer.lang, &crate::words::word("visit-no-template")),
            ],
        };
        let heads: Vec<Vec<String>> = form.columns.iter().map(|column| column.head.clone()).collect();
        let widths: Vec<f64> = form
            .columns
            .iter()
            .map(|column| f64::from(column.width) * 12.0)
            .collect();
        let rows: Vec<Vec<String>> = table.rows.into_iter().map(|(_, cells)| cells).collect();
        parts.push((imprint, heads, widths, rows));
    }
    if parts.is_empty()
        && let Some(form) = reception
            .register_on(read.days.1)
            .or(reception.registers().last())
    {
        let heads = form.columns.iter().map(|column| column.head.clone()).collect();
        let widths = form
            .columns
            .iter()
            .map(|column| f64::from(column.width) * 12.0)
            .collect();
        parts.push((vec![template(form)], heads, widths, Vec::new()));
    }
    let names: Vec<String> = (1..=parts.len()).map(|number| format!("TCD {number}")).collect();
    let sheets: Vec<Lines<'_>> = parts
        .iter()
        .zip(&names)
        .map(|((imprint, heads, widths, rows), name)| Lines {
            sheet: name,
            issuer: &issuer,
            imprint,
            title: &words.kind,
            window: &window,
            heads,
            widths,
            rows,
            made: read.posts.today,
        })
        .collect();
    let bytes = register(&sheets).context("xlsx")?;
    let name = format!("so-tiep-cong-dan-{}-{}.xlsx", read.days.0, read.days.1);
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(to_save(bytes, kind, &name))
}
