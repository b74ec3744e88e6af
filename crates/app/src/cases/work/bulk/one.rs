//! One case of several: done in a transaction of its own, with what is noted of it; and given back.

use super::super::manage::assigned;
use super::super::perform::perform;
use super::super::prepared::read;
use super::super::transfer;
use super::plan::{Plan, plan, wanted};
use super::{Kind, keep};
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::web::{App, PageError};
use crate::words::{Lang, Word, word};
use gandan_core::access::{Act, Actor};
use gandan_store::cases::{self, CaseRow, Moved};
use gandan_store::casework::{self, BulkCaseRow, BulkRow};
use gandan_store::{StoreError, Tx, access};
use serde_json::json;
use uuid::Uuid;

/// How one case went: as it stood before, as JSON, and its version afterwards; or why nothing was done.
type Outcome = Result<(String, i64), Word>;

/// Does what was confirmed with one case, or notes why not.
///
/// # Errors
/// The database's: then nothing is noted, and the case is tried again.
pub async fn carry(app: &App, bulk: &BulkRow, line: &BulkCaseRow) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let outcome = match attempt(&mut tx, app, bulk, line).await {
        Ok(outcome) => outcome,
        Err(error) => Err(fault(error)),
    };
    let settled = match outcome {
        Ok((before, version)) => {
            casework::settle_bulk_case(&mut tx, bulk.id, line.position, "", (&before, version)).await
        }
        Err(refusal) => {
            // Whatever was begun with this case is not done.
            drop(tx);
            tx = app.db.begin_write().await?;
            let refusal = keep(&refusal)?;
            casework::settle_bulk_case(&mut tx, bulk.id, line.position, &refusal, ("", 0)).await
        }
    };
    finish(tx, settled).await
}

/// Gives back one case that was assigned, or notes why not.
///
/// # Errors
/// As [`carry`].
pub async fn give_back(app: &App, bulk: &BulkRow, line: &BulkCaseRow) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let outcome = match undo(&mut tx, app, bulk, line).await {
        Ok(outcome) => outcome,
        Err(error) => Err(fault(error)),
    };
    let noted = match outcome {
        Ok(()) => casework::note_undone(&mut tx, bulk.id, line.position, "undone").await,
        Err(refusal) => {
            drop(tx);
            tx = app.db.begin_write().await?;
            casework::note_undone(&mut tx, bulk.id, line.position, &keep(&refusal)?).await
        }
    };
    finish(tx, noted).await
}

/// Another node may have been faster: then this one did nothing.
async fn finish(tx: Tx, noted: Result<(), StoreError>) -> anyhow::Result<()> {
    match noted {
        Ok(()) => Ok(tx.commit().await?),
        Err(StoreError::Stale) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// What is said of a case with which something went wrong; the rest of them goes on.
fn fault(error: PageError) -> Word {
    match error {
        PageError::Conflict(_) => word("bulk-changed"),
        PageError::Refused(why) => why,
        PageError::NotFound { .. } => word("bulk-not-done"),
        error => {
            tracing::error!(error.kind = error.code(), error.message = ?error, "several cases");
            word("bulk-not-done")
        }
    }
}

/// Who confirmed it, with the posts that they hold today; nobody where the account is closed.
async fn who(tx: &mut Tx, app: &App, bulk: &BulkRow) -> Result<Option<Actor>, PageError> {
    let today = app.clock.today().to_string();
    Ok(access::actor(tx, bulk.account_id, &today).await?)
}

async fn attempt(tx: &mut Tx, app: &App, bulk: &BulkRow, line: &BulkCaseRow) -> Result<Outcome, PageError> {
    let (Some(actor), Some(kind)) = (who(tx, app, bulk).await?, Kind::from_code(&bulk.act)) else {
        return Ok(Err(word("bulk-account-closed")));
    };
    let acting = Acting {
        app,
        actor: &actor,
        lang: Lang::Vi,
    };
    let case = Guarded::open(tx, app, line.case_id).await?;
    if case.row.version != line.seen {
        return Ok(Err(word("bulk-changed")));
    }
    let given = read(&bulk.given)?;
    let planned = match plan(tx, acting, kind, &given, &case).await? {
        Ok(planned) => planned,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut before = json!({});
    match planned.plan {
        Plan::Assign(after) => {
            before = json!({"officer": case.row.officer_id});
            let detail = json!({"officer": after.officer_id, "before": case.row.officer_id, "bulk": bulk.id});
            give(tx, acting, &case, &after, ("assign", ""), detail).await?;
        }
        Plan::Transfer(to) => {
            transfer::send(tx, acting, &case, to, &wanted(&given)).await?;
        }
        Plan::Answer(answer) => {
            let done = perform(tx, acting, &case, answer.step, &answer.given, answer.files).await?;
            if let Err(hindrance) = done {
                return Ok(Err(hindrance.words));
            }
        }
    }
    Ok(Ok((before.to_string(), case.row.version + 1)))
}

async fn undo(
    tx: &mut Tx,
    app: &App,
    bulk: &BulkRow,
    line: &BulkCaseRow,
) -> Result<Result<(), Word>, PageError> {
    let Some(actor) = who(tx, app, bulk).await? else {
        return Ok(Err(word("bulk-account-closed")));
    };
    let acting = Acting {
        app,
        actor: &actor,
        lang: Lang::Vi,
    };
    let case = Guarded::open(tx, app, line.case_id).await?;
    if let Err(refusal) = case.check(&actor, Act::AssignCase) {
        return Ok(Err(PageError::from(refusal).explanation()));
    }
    // Whoever got it may have begun to write without changing the case.
    let drafts = casework::drafts(tx, case.row.id).await?;
    let written = drafts.iter().any(|draft| draft.updated_at > bulk.at);
    if case.row.version != line.version || written {
        return Ok(Err(word("bulk-changed")));
    }
    let before: serde_json::Value = serde_json::from_str(&line.before).map_err(anyhow::Error::from)?;
    let officer = before.get("officer").and_then(|id| id.as_str());
    let after = match officer.and_then(|id| id.parse::<Uuid>().ok()) {
        Some(officer) => match assigned(tx, &case, officer).await? {
            Ok(after) => after,
            Err(refusal) => return Ok(Err(refusal)),
        },
        None => CaseRow {
            officer_id: None,
            ..case.row.clone()
        },
    };
    let reason = app.words.say(Lang::Vi, &word("bulk-undo-reason"));
    let detail = json!({"officer": after.officer_id, "before": case.row.officer_id, "bulk": bulk.id});
    give(tx, acting, &case, &after, ("undo", &reason), detail).await?;
    Ok(Ok(()))
}

/// Writes who handles it.
async fn give(
    tx: &mut Tx,
    acting: Acting<'_>,
    case: &Guarded,
    after: &CaseRow,
    (act, reason): (&str, &str),
    detail: serde_json::Value,
) -> Result<(), PageError> {
    let moved = Moved {
        before: &case.row,
        after,
        act,
        reason,
        basis: "",
        told: "",
        detail,
        author: &acting.author(),
        body: Some(case.row.body_id),
        at: acting.app.clock.micros(),
        day: case.today,
    };
    cases::make(tx, &moved).await?;
    Ok(())
}
