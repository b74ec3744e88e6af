use super::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into api_token (id, account_id, name, token_hash, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6)";
    FIND = "select id, account_id, name, created_at, expires_at, revoked_at from api_token
        where token_hash = $1 and expires_at > $2 and revoked_at is null";
    LIST = "select id, account_id, name, created_at, expires_at, revoked_at from api_token
        where account_id = $1 order by created_at desc, id limit 100";
    REVOKE = "update api_token set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null";
}

/// A token with which a program acts for an account.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TokenRow {
    /// Its id.
    pub id: Uuid,
    /// For whom it acts.
    pub account_id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: i64,
    /// Until when it works.
    pub expires_at: i64,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

/// Stores a token by its hash, with its entry in the journal.
///
/// # Errors
/// The engine's.
pub async fn token_insert(
    tx: &mut Tx,
    token: &TokenRow,
    hash: &[u8],
    author: &Author,
) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        token.id,
        token.account_id,
        token.name.as_str(),
        hash,
        token.created_at,
        token.expires_at,
    )?;
    let detail = json!({"name": token.name, "expires_at": token.expires_at});
    journal::write(
        tx,
        entry(author, "token.made", token.id, token.created_at),
        &detail,
    )
    .await
}

/// The token of that hash, if it works at `now`.
///
/// # Errors
/// The engine's.
pub async fn token_find(tx: &mut Tx, hash: &[u8], now: i64) -> Result<Option<TokenRow>, StoreError> {
    fetch_optional!(tx, TokenRow, FIND, hash, now)
}

/// The tokens of an account, last first.
///
/// # Errors
/// The engine's.
pub async fn token_list(tx: &mut Tx, account: Uuid) -> Result<Vec<TokenRow>, StoreError> {
    fetch_all!(tx, TokenRow, LIST, account)
}

/// Revokes a token of an account, with its entry in the journal.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none of that id that works.
pub async fn token_revoke(
    tx: &mut Tx,
    id: Uuid,
    account: Uuid,
    author: &Author,
    now: i64,
) -> Result<(), StoreError> {
    one(execute!(tx, REVOKE, id, account, now)?, StoreError::NotFound)?;
    journal::write(tx, entry(author, "token.revoked", id, now), &json!({})).await
}

fn entry<'a>(author: &'a Author, act: &'static str, id: Uuid, at: i64) -> Entry<'a> {
    Entry {
        at,
        author,
        body: None,
        act,
        object_kind: "token",
        object: Some(id),
    }
}
