use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    INSERT = "insert into session (token_hash, account_id, csrf, created_at, seen_at, expires_at, agent)
        values ($1, $2, $3, $4, $4, $5, $6)";
    FIND = "select token_hash, account_id, csrf, created_at, seen_at, expires_at, agent from session
        where token_hash = $1 and expires_at > $2";
    SEEN = "update session set seen_at = $2, expires_at = $3 where token_hash = $1";
    END = "delete from session where token_hash = $1";
    END_ALL = "delete from session where account_id = $1";
    LIST = "select token_hash, account_id, csrf, created_at, seen_at, expires_at, agent from session
        where account_id = $1 and expires_at > $2 order by seen_at desc";
    PURGE = "delete from session where expires_at <= $1";
}

/// A session of somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Session {
    /// SHA-256 of the cookie's token.
    pub token_hash: Vec<u8>,
    /// Whose.
    pub account_id: Uuid,
    /// Token that every form carries.
    pub csrf: String,
    /// When it began.
    pub created_at: i64,
    /// When it was last used (to the minute, so that reading does not write each time).
    pub seen_at: i64,
    /// When it ends by itself.
    pub expires_at: i64,
    /// Browser, as it calls itself; shown to its owner only.
    pub agent: String,
}

/// Begins a session.
///
/// # Errors
/// The engine's.
pub async fn session_insert(tx: &mut Tx, session: &Session) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        session.token_hash.as_slice(),
        session.account_id,
        session.csrf.as_str(),
        session.created_at,
        session.expires_at,
        session.agent.as_str(),
    )?;
    Ok(())
}

/// The session of that token, if it still runs at `now`.
///
/// # Errors
/// The engine's.
pub async fn session_find(tx: &mut Tx, token_hash: &[u8], now: i64) -> Result<Option<Session>, StoreError> {
    fetch_optional!(tx, Session, FIND, token_hash, now)
}

/// Notes that it was used, and until when it runs now.
///
/// # Errors
/// The engine's.
pub async fn session_seen(
    tx: &mut Tx,
    token_hash: &[u8],
    now: i64,
    expires_at: i64,
) -> Result<(), StoreError> {
    execute!(tx, SEEN, token_hash, now, expires_at)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// The engine's.
pub async fn session_end(tx: &mut Tx, token_hash: &[u8]) -> Result<(), StoreError> {
    execute!(tx, END, token_hash)?;
    Ok(())
}

/// Signs an account out everywhere; answers how many sessions ended.
///
/// # Errors
/// The engine's.
pub async fn session_end_all(tx: &mut Tx, account: Uuid) -> Result<u64, StoreError> {
    execute!(tx, END_ALL, account)
}

/// The running sessions of an account, last used first.
///
/// # Errors
/// The engine's.
pub async fn session_list(tx: &mut Tx, account: Uuid, now: i64) -> Result<Vec<Session>, StoreError> {
    fetch_all!(tx, Session, LIST, account, now)
}

/// Removes sessions that ended by themselves.
///
/// # Errors
/// The engine's.
pub async fn sessions_purge(tx: &mut Tx, now: i64) -> Result<u64, StoreError> {
    execute!(tx, PURGE, now)
}
