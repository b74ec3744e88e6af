//! A form as a file: a spreadsheet like the paper form, or csv.

use super::fill::{Counted, table};
use super::load::{Sheet, listed};
use crate::reports::said::span;
use crate::reports::{period_in_words, period_word};
use crate::web::{Officer, PageError, PageResult};
use crate::words::{Lang, word};
use axum::http::header;
use axum::response::IntoResponse;
use gandan_core::access::Act;
use gandan_core::reports::Form;
use gandan_rulebook::Reports;
use gandan_sheet::{Row, Table, csv, xlsx};
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many bodies are named in a note; the rest are counted.
const NAMED: usize = 10;

/// The file of a form; `kind` is `xlsx` or `csv`.
pub async fn get(officer: &Officer, id: Uuid, (set, code): (&str, &str), kind: &str) -> PageResult {
    let app = &officer.app;
    let form = Reports::shipped()
        .form(set, code)
        .ok_or_else(PageError::not_found)?;
    if let Some(hole) = &form.unknown {
        let what = match officer.lang {
            Lang::Vi => hole.vi.as_str(),
            Lang::En => hole.en.as_str(),
        };
        return Err(PageError::Conflict(word("statform-no-file").with("what", what)));
    }
    let mut tx = app.db.begin_read().await?;
    let sheet = Sheet::load(&mut tx, officer, id, Act::ReadReport).await?;
    let Counted::Table(found, _) = table(&mut tx, &sheet, form).await? else {
        return Err(PageError::Conflict(word("statform-not-counted")));
    };
    drop(tx);
    let known = &sheet.guarded.known;
    let say = |word: &crate::words::Word| app.words.say(Lang::Vi, word);
    let rows: Vec<Row> = found
        .lines
        .iter()
        .map(|line| Row {
            name: match line.whole {
                true => say(&word("statform-whole")),
                false => known.name(line.body).to_owned(),
            },
            filled: line.filled.clone(),
            words: line.words.clone(),
            whole: line.whole,
        })
        .collect();
    let in_force = listed(officer, &sheet.guarded.row, sheet.window)
        .0
        .iter()
        .any(|one| one.in_force && std::ptr::eq(one.form, form));
    let notes = notes(&sheet, form, &found.missing, in_force, &say);
    let imprint = [
        say(&word("statform-symbol").with("symbol", form.symbol.as_str())),
        say(&word("statform-issued").with("citation", form.citation.as_str())),
    ];
    let period = period_in_words(app, &sheet.guarded.row.period);
    let days = span(&app.words, Lang::Vi, sheet.window.first, sheet.window.last);
    let window = say(&word("statform-window").with("period", period).with("span", days));
    let today = app.clock.today();
    let to_print = Table {
        form,
        issuer: &sheet.guarded.row.body_name,
        imprint: &imprint,
        window: &window,
        rows: &rows,
        notes: &notes,
        sheet: &form.symbol.replace('/', "-"),
        made: today,
    };
    let (bytes, media) = match kind {
        "xlsx" => (
            xlsx(&to_print).map_err(anyhow::Error::from)?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "csv" => (
            csv(&to_print).map_err(anyhow::Error::from)?,
            "text/csv; charset=utf-8",
        ),
        _ => return Err(PageError::not_found()),
    };
    let name = format!("{}-{}-{}.{kind}", form.set, form.code, sheet.guarded.row.period);
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// Who has not answered, and that a form is not the one in force: a paper says what it is.
fn notes(
    sheet: &Sheet,
    form: &Form,
    missing: &BTreeMap<u16, Vec<gandan_core::bodies::BodyId>>,
    in_force: bool,
    say: &impl Fn(&crate::words::Word) -> String,
) -> Vec<String> {
    let mut notes = Vec::new();
    if !in_force {
        let period = say(&period_word(&sheet.guarded.row.period));
        notes.push(say(&word("statform-not-in-force").with("period", period)));
    }
    for (n, bodies) in missing {
        let mut names: Vec<&str> = bodies
            .iter()
            .map(|body| sheet.guarded.known.name(*body))
            .collect();
        names.sort_unstable();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let mut text = names.join(", ");
        if more > 0 {
            text = format!("{text} (+{more})");
        }
        notes.push(say(&word("statform-missing-below")
            .with("n", i64::from(*n))
            .with("names", text)));
    }
    notes.extend(form.notes.iter().map(|note| note.vi.clone()));
    notes
}
