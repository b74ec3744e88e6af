use crate::access::accounts::one;
use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

statements! {
    HOLD = "insert into case_hold (id, case_id, reason, account_id, actor, at, lifted_by)
        values ($1, $2, $3, $4, $5, $6, '')";
    LIFT = "update case_hold set lifted_at = $2, lifted_by = $3 where case_id = $1 and lifted_at is null";
    HOLDS = "select reason, actor, at, lifted_at, lifted_by from case_hold where case_id = $1 order by at desc";
}

/// A file kept beyond its time.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HoldRow {
    /// Why.
    pub reason: String,
    /// Who said so.
    pub actor: String,
    /// Since when (microseconds UTC).
    pub at: i64,
    /// Until when.
    pub lifted_at: Option<i64>,
    /// Who lifted it; empty while it stands.
    pub lifted_by: String,
}

/// Keeps a file whatever the schedule says, until it is lifted.
///
/// # Errors
/// [`StoreError::Exists`] where it is held already.
pub async fn hold(
    tx: &mut Tx,
    case: (Uuid, Uuid),
    reason: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let account = author.account.unwrap_or_default();
    execute!(
        tx,
        HOLD,
        new_id(),
        case.0,
        reason,
        account,
        author.name.as_str(),
        at
    )?;
    entry(tx, case, "case.held", author, at).await
}

/// Lets the schedule decide again.
///
/// # Errors
/// [`StoreError::Stale`] where it is not held.
pub async fn lift(tx: &mut Tx, case: (Uuid, Uuid), author: &Author, at: i64) -> Result<(), StoreError> {
    one(
        execute!(tx, LIFT, case.0, at, author.name.as_str())?,
        StoreError::Stale,
    )?;
    entry(tx, case, "case.released", author, at).await
}

async fn entry(
    tx: &mut Tx,
    case: (Uuid, Uuid),
    act: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body: Some(case.1),
        act,
        object_kind: "case",
        object: Some(case.0),
    };
    journal::write(tx, entry, &json!({})).await
}

/// Who held it and lifted that, newest first.
///
/// # Errors
/// The engine's.
pub async fn holds(tx: &mut Tx, case: Uuid) -> Result<Vec<HoldRow>, StoreError> {
    fetch_all!(tx, HoldRow, HOLDS, case)
}
