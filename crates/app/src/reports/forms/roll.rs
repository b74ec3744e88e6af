//! Counting the forms of a body over all records below it: body by body, a few at a time, then all of them folded, so
//! that what passed from one to another counts once. What is counted is kept; broken off, it goes on where it was.

use super::finding::findings;
use super::load::{Listed, Sheet, facts, of_report};
use crate::bodies::Known;
use crate::reports::guard::window;
use crate::web::{App, Form as Posted, Officer, PageResult, go, urls};
use crate::words::notice;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Facts, Form, Visit, Window, below, counts, fill};
use gandan_rulebook::Reports;
use gandan_store::journal::Author;
use gandan_store::reports::{self, ReportRow, RollRow, RollStep, RolledRow};
use gandan_store::{StoreError, Tx, reception};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many bodies are counted with one commit.
const PIECE: usize = 50;
/// So many are counted while one waits for the page; more are left to the job.
const AT_ONCE: usize = 25;

/// Nothing but the token of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// `POST /bao-cao/{id}/tong-hop`: counts the forms over all bodies below, anew where that was done before.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, _form: Posted<Nothing>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let sheet = Sheet::load(&mut tx, &officer, id, Act::WriteReport).await?;
    let known = sheet.guarded.known.clone();
    let bodies = ask(app, &mut tx, &known, &sheet.guarded.row, &officer.author()).await?;
    tx.commit().await?;
    if bodies <= AT_ONCE {
        while step(app, Some(id)).await? {}
    }
    Ok(go::with_notice(
        &urls::with_id(urls::REPORT_FORMS, id),
        notice("statform-rolled"),
    ))
}

/// Asks for the forms of a report to be counted; answers over how many bodies.
///
/// # Errors
/// The engine's.
pub async fn ask(
    app: &App,
    tx: &mut Tx,
    known: &Known,
    row: &ReportRow,
    author: &Author,
) -> Result<usize, StoreError> {
    let bodies = below(&known.registry, BodyId(row.body_id), window(row)?).len();
    reports::ask_roll(tx, row.id, row.by_id, bodies, author, app.clock.micros()).await?;
    Ok(bodies)
}

/// The next piece of the counting of one report, or of the one that waits longest; whether there was any.
///
/// # Errors
/// The database's.
pub async fn step(app: &App, report: Option<Uuid>) -> anyhow::Result<bool> {
    let mut tx = app.db.begin_read().await?;
    let Some(roll) = reports::next_roll(&mut tx, report).await? else {
        return Ok(false);
    };
    let row = reports::find(&mut tx, roll.report_id).await?;
    let known = app.bodies.load(&mut tx).await?;
    let days = window(&row)?;
    let forms: Vec<&'static Form> = of_report(app, &row, days)
        .0
        .into_iter()
        .map(|Listed { form, .. }| form)
        .filter(|form| form.unknown.is_none())
        .collect();
    let bodies = below(&known.registry, BodyId(row.body_id), days);
    let rest = bodies
        .iter()
        .filter(|body| roll.after_id.is_none_or(|after| body.0 > after));
    let piece: Vec<BodyId> = rest.take(PIECE).copied().collect();
    let mut rows = Vec::new();
    for body in &piece {
        let facts = facts(&mut tx, &known, *body, days).await?;
        for form in &forms {
            rows.push(counted(form, &facts, body.0, false)?);
        }
    }
    let finished = match piece.is_empty() {
        false => None,
        true => {
            let as_of = reports::as_of(&mut tx).await?;
            let facts = all(&mut tx, &bodies, days).await?;
            for form in &forms {
                rows.push(counted(form, &facts, row.body_id, true)?);
            }
            Some((as_of, app.clock.micros()))
        }
    };
    drop(tx);
    write(app, &roll, &rows, &piece, finished).await
}

/// Writes a piece down. Somebody may have asked anew meanwhile: then it is begun again, by the next step.
async fn write(
    app: &App,
    before: &RollRow,
    rows: &[RolledRow],
    piece: &[BodyId],
    finished: Option<(i64, i64)>,
) -> anyhow::Result<bool> {
    let step = RollStep {
        before,
        rows,
        counted: before.counted + i64::try_from(piece.len()).unwrap_or(0),
        after: piece.last().map(|body| body.0).or(before.after_id),
        finished,
    };
    let mut tx = app.db.begin_write().await?;
    match reports::step_roll(&mut tx, step).await {
        Ok(()) => tx.commit().await?,
        Err(StoreError::Stale) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(true)
}

fn counted(form: &Form, facts: &Facts, body: Uuid, whole: bool) -> anyhow::Result<RolledRow> {
    let found = match whole {
        true => findings(form, &fill(form, facts, &BTreeMap::new()), facts),
        false => Vec::new(),
    };
    Ok(RolledRow {
        form_set: form.set.clone(),
        form: form.code.clone(),
        whole,
        body_id: body,
        counts: serde_json::to_string(&counts(form, facts))?,
        findings: serde_json::to_string(&found)?,
    })
}

/// The records of many bodies as those of one: read body by body, so that no more of a row than the fact is kept.
async fn all(tx: &mut Tx, bodies: &[BodyId], days: Window) -> Result<Facts, StoreError> {
    let areas = Reports::shipped().areas();
    let mut petitions = Vec::new();
    let mut visits: Option<Vec<Visit>> = None;
    for body in bodies {
        petitions.extend(reports::petitions_of(tx, body.0, days, areas).await?);
        if let Some(kept) = reception::kept_visits_of(tx, body.0, days).await? {
            visits.get_or_insert_default().extend(kept);
        }
    }
    let facts = Facts {
        petitions: Some(petitions),
        visits,
    };
    Ok(facts.together())
}
