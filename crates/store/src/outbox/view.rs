use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    TALLIES = "select
            count(case when sent_at is null and failed_at is null and not_before <= $1 then 1 end),
            count(case when sent_at is null and failed_at is null and not_before > $1 then 1 end),
            count(case when failed_at is not null then 1 end),
            count(case when sent_at >= $2 then 1 end)
        from outbox where address is not null";
    TROUBLED = "select id, kind, channel, not_before, created_at, attempts, sent_at,
            failed_at, last_error
        from outbox where address is not null and sent_at is null and last_error is not null
        order by case when failed_at is null then 1 else 0 end, created_at desc, id limit $1";
    LATEST = "select id, kind, channel, not_before, created_at, attempts, sent_at,
            failed_at, last_error
        from outbox order by id desc limit $1";
    AGAIN = "update outbox set failed_at = null, attempts = 0, not_before = $2
        where id = $1 and failed_at is not null and address is not null";
    AGAIN_ALL = "update outbox set failed_at = null, attempts = 0, not_before = $1
        where failed_at is not null and address is not null";
}

/// How the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Tallies {
    /// Due, not yet sent.
    pub waiting: i64,
    /// Due later: quiet hours, or another attempt.
    pub postponed: i64,
    /// Given up, and still to be tried again where somebody wants it.
    pub failed: i64,
    /// Sent since the instant asked for, as far back as addresses are kept.
    pub sent: i64,
}

/// A notice as an administrator sees it: without the address.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct NoticeRow {
    /// Its id.
    pub id: Uuid,
    /// Code of [`gandan_core::outbox::Kind`].
    pub kind: String,
    /// Code of [`gandan_core::outbox::Channel`].
    pub channel: String,
    /// Not sent before (microseconds UTC).
    pub not_before: i64,
    /// When it was queued.
    pub created_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was sent.
    pub sent_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
    /// Why it could not be sent last time, as a code.
    pub last_error: Option<String>,
}

/// Counts at `now`; what was sent, from `since` on.
///
/// # Errors
/// The engine's.
pub async fn tallies(tx: &mut Tx, now: i64, since: i64) -> Result<Tallies, StoreError> {
    let (waiting, postponed, failed, sent) = fetch_one!(tx, (i64, i64, i64, i64), TALLIES, now, since)?;
    Ok(Tallies {
        waiting,
        postponed,
        failed,
        sent,
    })
}

/// Notices that could not be sent so far and whose address is still there: those given up first, then those that are tried again.
///
/// # Errors
/// The engine's.
pub async fn troubled(tx: &mut Tx, limit: i64) -> Result<Vec<NoticeRow>, StoreError> {
    fetch_all!(tx, NoticeRow, TROUBLED, limit)
}

/// The newest notices.
///
/// # Errors
/// The engine's.
pub async fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<NoticeRow>, StoreError> {
    fetch_all!(tx, NoticeRow, LATEST, limit)
}

/// Tries a notice that was given up again from `not_before` on, as often as a new one.
///
/// # Errors
/// [`StoreError::Stale`] where it was not given up, or its address is erased.
pub async fn again(tx: &mut Tx, id: Uuid, not_before: i64) -> Result<(), StoreError> {
    one(execute!(tx, AGAIN, id, not_before)?, StoreError::Stale)
}

/// The same for all that were given up; answers how many.
///
/// # Errors
/// The engine's.
pub async fn again_all(tx: &mut Tx, not_before: i64) -> Result<u64, StoreError> {
    execute!(tx, AGAIN_ALL, not_before)
}
