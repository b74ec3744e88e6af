use super::accounts::one;
use crate::db::{execute, fetch_optional, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    INSERT = "insert into invitation (token_hash, account_id, purpose, created_at, expires_at, used_at)
        values ($1, $2, $3, $4, $5, null)";
    FIND = "select token_hash, account_id, purpose, created_at, expires_at from invitation
        where token_hash = $1 and used_at is null and expires_at > $2";
    USE = "update invitation set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2";
}

/// A one-time link.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invitation {
    /// SHA-256 of the link's token.
    pub token_hash: Vec<u8>,
    /// For whom; absent for the link that makes the first administrator.
    pub account_id: Option<Uuid>,
    /// `first` (first administrator) or `password` (choose a password).
    pub purpose: String,
    /// When it was made.
    pub created_at: i64,
    /// Until when it works.
    pub expires_at: i64,
}

/// Stores a link.
///
/// # Errors
/// The engine's.
pub async fn invitation_insert(tx: &mut Tx, invitation: &Invitation) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        invitation.token_hash.as_slice(),
        invitation.account_id,
        invitation.purpose.as_str(),
        invitation.created_at,
        invitation.expires_at,
    )?;
    Ok(())
}

/// The link of that token, while it works.
///
/// # Errors
/// The engine's.
pub async fn invitation_find(
    tx: &mut Tx,
    token_hash: &[u8],
    now: i64,
) -> Result<Option<Invitation>, StoreError> {
    fetch_optional!(tx, Invitation, FIND, token_hash, now)
}

/// Uses a link up. Two at once: one of them is told.
///
/// # Errors
/// [`StoreError::NotFound`] where it no longer works.
pub async fn invitation_use(tx: &mut Tx, token_hash: &[u8], now: i64) -> Result<(), StoreError> {
    one(execute!(tx, USE, token_hash, now)?, StoreError::NotFound)
}
