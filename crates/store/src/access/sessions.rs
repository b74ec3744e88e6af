use super::accounts::post;
use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::access::Actor;
use uuid::Uuid;

statements! {
    INSERT = "insert into session (token_hash, account_id, csrf, created_at, seen_at, expires_at, agent)
        values ($1, $2, $3, $4, $4, $5, $6)";
    /// A line for each post that is held, and one where none is: every page asks this, so it is one question.
    FIND = "select s.account_id, s.seen_at, a.name, p.role, p.body_id from session s
        join account a on a.id = s.account_id and a.disabled_at is null
        left join post p on p.account_id = a.id and p.from_day <= $3 and (p.until_day is null or p.until_day > $3)
        where s.token_hash = $1 and s.expires_at > $2 order by p.from_day, p.id";
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

/// Who is signed in, with the posts of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// When the session was last used.
    pub seen_at: i64,
    /// Whose it is.
    pub actor: Actor,
}

#[derive(sqlx::FromRow)]
struct Found {
    account_id: Uuid,
    seen_at: i64,
    name: String,
    role: Option<String>,
    body_id: Option<Uuid>,
}

/// Whose session that token is, if it still runs at `now` and the account is not closed, with the posts held on `today`
/// (ISO).
///
/// # Errors
/// [`StoreError::Value`] for a role the program does not know.
pub async fn session_find(
    tx: &mut Tx,
    token_hash: &[u8],
    now: i64,
    today: &str,
) -> Result<Option<SignedIn>, StoreError> {
    let rows = fetch_all!(tx, Found, FIND, token_hash, now, today)?;
    let mut signed_in: Option<SignedIn> = None;
    for row in rows {
        let Found {
            account_id,
            seen_at,
            name,
            role,
            body_id,
        } = row;
        let one = signed_in.get_or_insert_with(|| SignedIn {
            seen_at,
            actor: Actor {
                account: account_id,
                name,
                posts: Vec::new(),
            },
        });
        if let (Some(role), Some(body)) = (role, body_id) {
            one.actor.posts.push(post(&role, body)?);
        }
    }
    Ok(signed_in)
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
