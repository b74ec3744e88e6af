use super::report::apply;
use super::row::assignment;
use crate::db::{execute, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use gandan_core::tasks::{self, JudgeRefusal, Verdict};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into verdict (id, assignment_id, at, account_id, account_name, accepted, reason)
        values ($1, $2, $3, $4, $5, $6, $7)";
}

/// What the giver says of a report.
#[derive(Debug, Clone)]
pub struct Judgement<'a> {
    /// The assignment.
    pub assignment: Uuid,
    /// Its version as the judge saw it: what was reported since is not accepted unseen.
    pub version: i64,
    /// Done or not.
    pub verdict: Verdict,
    /// Why; needed for a return.
    pub reason: &'a str,
    /// Who judges.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
    /// Today.
    pub today: Date,
}

/// Why a verdict is not taken.
#[derive(Debug, thiserror::Error)]
pub enum VerdictError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] JudgeRefusal),
    /// The engine.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Accepts or returns a report.
///
/// # Errors
/// See [`VerdictError`]; [`StoreError::Stale`] where the body has reported anew since the judge looked.
pub async fn judge(tx: &mut Tx, judgement: &Judgement<'_>) -> Result<(), VerdictError> {
    let row = assignment(tx, judgement.assignment).await?;
    let moved = tasks::judge(row.facts()?, judgement.verdict, judgement.reason, judgement.today)?;
    if row.version != judgement.version {
        return Err(StoreError::Stale.into());
    }
    apply(tx, &row, moved).await?;
    let accepted = judgement.verdict == Verdict::Accept;
    execute!(
        tx,
        INSERT,
        new_id(),
        row.id,
        judgement.at,
        judgement.author.account.unwrap_or_default(),
        judgement.author.name.as_str(),
        accepted,
        judgement.reason.trim(),
    )?;
    let entry = Entry {
        at: judgement.at,
        author: judgement.author,
        body: Some(row.giver_id),
        act: if accepted {
            "assignment.accepted"
        } else {
            "assignment.returned"
        },
        object_kind: "assignment",
        object: Some(row.id),
    };
    journal::write(
        tx,
        entry,
        &json!({"state": moved.state.code(), "done": moved.done}),
    )
    .await?;
    Ok(())
}
