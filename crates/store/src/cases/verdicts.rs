//! What each petition says of an answer. It is written together with the case, whose journal entry tells of it.

use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    SOLVED = "insert into petition_verdict (petition_id, case_id, round, solved, at) values ($1, $2, $3, $4, $5)
        on conflict (petition_id, case_id, round) do update set solved = excluded.solved, at = excluded.at";
    RATED = "insert into petition_verdict (petition_id, case_id, round, stars, at) values ($1, $2, $3, $4, $5)
        on conflict (petition_id, case_id, round) do update set stars = excluded.stars, at = excluded.at";
    OF_CASE = "select petition_id, solved, stars from petition_verdict where case_id = $1 and round = $2
        order by petition_id";
}

/// What a petition says of the answer of a case.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VerdictRow {
    /// Which petition.
    pub petition_id: Uuid,
    /// `yes`, `no`; nothing while they have not said.
    pub solved: Option<String>,
    /// One to five.
    pub stars: Option<i64>,
}

/// A petition says whether an answer solved its matter. `round` is how often the case was reopened before.
///
/// # Errors
/// The engine's.
pub async fn say_solved(
    tx: &mut Tx,
    (petition, case, round): (Uuid, Uuid, i64),
    solved: &str,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, SOLVED, petition, case, round, solved, at)?;
    Ok(())
}

/// A petition rates an answer.
///
/// # Errors
/// The engine's.
pub async fn rate(
    tx: &mut Tx,
    (petition, case, round): (Uuid, Uuid, i64),
    stars: i64,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, RATED, petition, case, round, stars, at)?;
    Ok(())
}

/// What all petitions of a case say of its answer.
///
/// # Errors
/// The engine's.
pub async fn verdicts(tx: &mut Tx, case: Uuid, round: i64) -> Result<Vec<VerdictRow>, StoreError> {
    fetch_all!(tx, VerdictRow, OF_CASE, case, round)
}
