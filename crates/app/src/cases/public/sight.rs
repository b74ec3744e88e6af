//! Early sight: where a subject comes up, from five distinct matters on; by place and subject, never by person.

use super::card::subject_name;
use crate::jobs::Job;
use crate::web::{App, Page, PageResult, Visitor, urls};
use gandan_core::cases::figures::{LEAST_MATTERS, SPAN_DAYS, sight};
use gandan_store::cases;
use jiff::ToSpan;
use serde::Serialize;
use std::time::Duration;

/// Looks around.
pub const SIGHT: Job = Job {
    name: "sightings",
    every: Duration::from_secs(1800),
    run: |app| Box::pin(async move { Ok(look_around(&app).await?.to_string()) }),
};

/// Where a subject comes up.
#[derive(Serialize)]
pub struct SightPage {
    rows: Vec<Line>,
    day: Option<String>,
    least: u32,
    days: i32,
    table: &'static str,
}

/// A place and a subject.
#[derive(Serialize)]
struct Line {
    place: String,
    subject: String,
    lately: i64,
    earlier: Option<i64>,
    more: bool,
    href: String,
}

impl Page for SightPage {
    const TEMPLATE: &'static str = "pages/cases/public/sight.html";

    fn samples() -> Vec<SightPage> {
        let line = |earlier: Option<i64>| Line {
            place: "xã Mẫu".to_owned(),
            subject: "Đèn đường".to_owned(),
            lately: 9,
            earlier,
            more: true,
            href: "/".to_owned(),
        };
        let page = |rows: Vec<Line>| SightPage {
            day: (!rows.is_empty()).then(|| "2026-11-23".to_owned()),
            rows,
            least: LEAST_MATTERS,
            days: SPAN_DAYS,
            table: urls::FIGURES_CASES,
        };
        vec![page(vec![line(Some(5)), line(None)]), page(Vec::new())]
    }
}

/// Looks at all matters of the last days and keeps where a subject comes up; answers how often.
///
/// # Errors
/// The database's.
pub async fn look_around(app: &App) -> anyhow::Result<usize> {
    let today = app.clock.today();
    let from = today - i64::from(2 * SPAN_DAYS - 1).days();
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let mut matters = Vec::new();
    for body in known.registry.bodies() {
        matters.extend(cases::matters_since(&mut tx, body.id.0, from).await?);
    }
    drop(tx);
    let found = sight(matters, today);
    let mut tx = app.db.begin_write().await?;
    cases::save_sightings(&mut tx, &found, today).await?;
    tx.commit().await?;
    Ok(found.len())
}

/// `GET /so-lieu/noi-len`
pub async fn get(visitor: Visitor) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let rows = cases::sightings(&mut tx).await?;
    let line = |row: &cases::SightingRow| Line {
        place: row.name.clone(),
        subject: subject_name(&visitor.app, visitor.lang, &row.subject),
        lately: row.lately,
        earlier: row.earlier,
        more: row.earlier.is_none_or(|earlier| row.lately > earlier),
        href: urls::with_query(
            urls::PUBLICATIONS,
            &[("noi", &row.place_id.to_string()), ("linh-vuc", &row.subject)],
        ),
    };
    visitor.show(&SightPage {
        day: rows.first().map(|row| row.day.clone()),
        rows: rows.iter().map(line).collect(),
        least: LEAST_MATTERS,
        days: SPAN_DAYS,
        table: urls::FIGURES_CASES,
    })
}
