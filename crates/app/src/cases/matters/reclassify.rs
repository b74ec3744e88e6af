//! Under which law a matter runs is decided by what it says, not by its title (TT 05/2021/TT-TTCP Đ6 k1): clocks of the
//! new law are counted from the receipt, and the history says what it was before.

use super::sorting;
use crate::cases::guard::Guarded;
use crate::cases::moving::{circumstances_of, clock, clocks_of};
use crate::cases::taking::storable;
use crate::web::{App, Form, Officer, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word};
use anyhow::Context;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::Regime;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, Moved};
use gandan_store::journal::Author;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// Which law, and why.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    regime: String,
    reclassify_reason: String,
}

/// `POST /lam-viec/vu-viec/{id}/phan-loai`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let to = Regime::from_code(&input.regime);
    let author = officer.author();
    let done = reclassify(
        &mut tx,
        &officer.app,
        &guarded,
        to,
        &input.reclassify_reason,
        &author,
    )
    .await?;
    if let Err((field, message)) = done {
        state.error(field, message);
        let page = sorting::page(&mut tx, &officer, &guarded, state).await?;
        return officer.show_again(&page);
    }
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_SORT, id),
        notice("case-reclassified"),
    ))
}

/// Puts a case under another law; otherwise what is wrong, beside which field. Rights are checked before.
///
/// # Errors
/// [`gandan_store::StoreError::Stale`] where somebody was faster, or a fault.
pub async fn reclassify(
    tx: &mut Tx,
    app: &App,
    case: &Guarded,
    to: Option<Regime>,
    reason: &str,
    author: &Author,
) -> Result<Result<(), (&'static str, Word)>, PageError> {
    let (row, reason) = (&case.row, storable(reason));
    if !row.open {
        return Ok(Err(("regime", word("casework-not-from-here"))));
    }
    let regime = match to {
        // Its content must not lie in this database: it is taken anew at the counter.
        Some(Regime::Denunciation) => return Ok(Err(("regime", word("casework-regime-sealed")))),
        Some(regime) if regime.code() != row.regime => regime,
        _ => return Ok(Err(("regime", word("casework-regime-missing")))),
    };
    if reason.is_empty() {
        return Ok(Err(("reclassify_reason", word("casework-need-reason"))));
    }
    let circumstances = circumstances_of(row)?;
    let procedure = app
        .rulebook
        .procedure_for(regime, false, circumstances.instance == 2)
        .with_context(|| format!("no procedure for {}", regime.code()))?;
    let first = cases::petitions(tx, row.id).await?;
    let day = first
        .first()
        .map_or(&row.received_day, |petition| &petition.registered_day);
    let received: Date = day.parse().map_err(anyhow::Error::from)?;
    let counted = clocks_of(row)?.reclassify(&app.rulebook, procedure, received, case.today, circumstances);
    let (clocks, _holes) = counted.map_err(anyhow::Error::from)?;
    let state = procedure
        .state(&procedure.begins)
        .with_context(|| format!("{} begins nowhere", procedure.code))?;
    let mut after = CaseRow {
        regime: regime.code().to_owned(),
        procedure: procedure.code.clone(),
        state: state.code.clone(),
        open: state.open,
        outcome: None,
        answered_day: None,
        days: None,
        in_time: None,
        closed_day: None,
        ..row.clone()
    };
    clock(&mut after, &clocks)?;
    let moved = Moved {
        before: row,
        after: &after,
        act: "reclassify",
        reason: &reason,
        basis: "",
        told: "",
        detail: json!({"from_regime": row.regime, "from_procedure": row.procedure}),
        author,
        body: Some(row.body_id),
        at: app.clock.micros(),
        day: case.today,
    };
    cases::make(tx, &moved).await?;
    Ok(Ok(()))
}
