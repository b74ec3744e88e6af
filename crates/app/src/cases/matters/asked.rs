//! Joining and parting, as forms ask for it.

use super::merging::{MergeError, joinable, merge, unmerge};
use super::sorting::{self, Confirm};
use crate::cases::guard::Guarded;
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::goes_on;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow};
use serde::Deserialize;
use uuid::Uuid;

/// Which cases, and why.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Joining {
    case: Vec<String>,
    number: String,
    reason: String,
    sure: String,
}

/// `POST /lam-viec/vu-viec/{id}/ghep`: first shows what will follow, then does it.
pub async fn join(officer: Officer, Path(id): Path<Uuid>, form: Form<Joining>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::MergeCases).await?;
    let reason = state.required("reason", word("join-reason-missing"));
    let mut ids: Vec<Uuid> = input.case.iter().filter_map(|id| id.parse().ok()).collect();
    if !input.number.trim().is_empty() {
        match numbered(&mut tx, &guarded.row, &input.number).await? {
            Some(found) => ids.push(found),
            None => state.error("number", word("join-number-unknown")),
        }
    }
    ids.retain(|other| *other != id);
    ids.sort_unstable();
    ids.dedup();
    let mut rows = vec![guarded.row.clone()];
    for other in ids {
        rows.push(
            Guarded::load(&mut tx, &officer, other, Act::MergeCases)
                .await?
                .row,
        );
    }
    let joinables: Vec<_> = rows
        .iter()
        .map(|row| joinable(&app.rulebook, row))
        .collect::<anyhow::Result<_>>()?;
    let main = match goes_on(&joinables) {
        Ok(main) => Some(main),
        Err(refusal) => {
            state.error("case", word_of("join-refusal-", refusal.code()));
            None
        }
    };
    let (Some(main), true) = (main, state.is_right()) else {
        let page = sorting::page(&mut tx, &officer, &guarded, state).await?;
        return officer.show_again(&page);
    };
    if input.sure != "yes" {
        let mut page = sorting::page(&mut tx, &officer, &guarded, state).await?;
        page.confirm = Some(confirm(&rows, main, reason));
        return officer.show(&page);
    }
    merge(&mut tx, app, &rows, &reason, &officer.author())
        .await
        .map_err(trouble)?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_SORT, main),
        notice("cases-joined"),
    ))
}

fn confirm(rows: &[CaseRow], main: Uuid, reason: String) -> Confirm {
    let others = rows.iter().filter(|row| row.id != main);
    Confirm {
        main: rows
            .iter()
            .find(|row| row.id == main)
            .map(|row| row.title.clone())
            .unwrap_or_default(),
        people: others.clone().map(|row| row.people).sum(),
        others: others.map(|row| row.title.clone()).collect(),
        cases: rows.iter().map(|row| row.id.to_string()).collect(),
        reason,
    }
}

/// The case of a number as people write it: `12/2026`, or `12` of this year's register.
async fn numbered(tx: &mut Tx, row: &CaseRow, typed: &str) -> Result<Option<Uuid>, PageError> {
    let (number, year) = match typed.trim().split_once('/') {
        Some((number, year)) => (number.trim(), year.trim()),
        None => (typed.trim(), row.received_day.get(..4).unwrap_or_default()),
    };
    let (Ok(number), Ok(year)) = (number.parse(), year.parse()) else {
        return Ok(None);
    };
    Ok(cases::by_number(tx, row.body_id, year, number).await?)
}

/// Why a case is parted again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Unjoining {
    reason: String,
}

/// `POST /lam-viec/vu-viec/{id}/thoi-ghep`
pub async fn unjoin(officer: Officer, Path(id): Path<Uuid>, form: Form<Unjoining>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::MergeCases).await?;
    let reason = form.input.reason.trim();
    unmerge(&mut tx, app, &guarded.row, reason, &officer.author())
        .await
        .map_err(trouble)?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_SORT, id),
        notice("case-parted"),
    ))
}

fn trouble(error: MergeError) -> PageError {
    match error {
        MergeError::Refused(refusal) => PageError::BadRequest(word_of("join-refusal-", refusal.code())),
        MergeError::Store(error) => error.into(),
        MergeError::Fault(error) => error.into(),
        error @ MergeError::Clocks(_) => anyhow::Error::from(error).into(),
    }
}
