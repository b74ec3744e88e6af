use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx, new_id};
use uuid::Uuid;

macro_rules! transfer_select {
    () => {
        "select t.id, t.case_id, t.hop, t.from_id, f.name as from_name, t.to_id, o.name as to_name, t.reason, t.basis,
            t.actor, t.at, t.state, t.answered_at, t.answered_by, t.answer
        from transfer t join body f on f.id = t.from_id join body o on o.id = t.to_id "
    };
}

statements! {
    INSERT = "insert into transfer (id, case_id, hop, from_id, to_id, reason, basis, account_id, actor, at, state, answer)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', '')";
    ANSWER = "update transfer set state = $2, answered_at = $3, answered_by = $4, answer = $5
        where id = $1 and state = 'waiting'";
    OF_CASE = concat!(transfer_select!(), "where t.case_id = $1 order by t.at, t.id");
    WAITING = concat!(transfer_select!(), "where t.case_id = $1 and t.state = 'waiting'");
    INCOMING = concat!(transfer_select!(), "where t.to_id = $1 and t.state = 'waiting' order by t.at, t.id limit $2");
}

/// A case on its way to another body.
#[derive(Debug, Clone)]
pub struct Sending<'a> {
    /// The case.
    pub case: Uuid,
    /// Which passing-on it is, from 1.
    pub hop: i64,
    /// Who sends.
    pub from: Uuid,
    /// To whom.
    pub to: Uuid,
    /// Why, in words that the person reads.
    pub reason: &'a str,
    /// The article.
    pub basis: &'a str,
    /// Who.
    pub author: &'a crate::journal::Author,
    /// Now.
    pub at: i64,
}

/// A transfer as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TransferRow {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// Which passing-on it is.
    pub hop: i64,
    /// Who sent.
    pub from_id: Uuid,
    /// Its name today.
    pub from_name: String,
    /// To whom.
    pub to_id: Uuid,
    /// Its name today.
    pub to_name: String,
    /// Why.
    pub reason: String,
    /// The article.
    pub basis: String,
    /// Who.
    pub actor: String,
    /// When.
    pub at: i64,
    /// `waiting`, `accepted`, `returned`, `cancelled`.
    pub state: String,
    /// When it was answered.
    pub answered_at: Option<i64>,
    /// By whom.
    pub answered_by: Option<String>,
    /// What they wrote.
    pub answer: String,
}

/// Writes down that a case is sent; the caller makes the move in the same transaction.
///
/// # Errors
/// [`StoreError::Exists`] where one is on its way already.
pub async fn send(tx: &mut Tx, sending: &Sending<'_>) -> Result<Uuid, StoreError> {
    let id = new_id();
    execute!(
        tx,
        INSERT,
        id,
        sending.case,
        sending.hop,
        sending.from,
        sending.to,
        sending.reason,
        sending.basis,
        sending.author.account,
        sending.author.name.as_str(),
        sending.at,
    )?;
    Ok(id)
}

/// Answers a transfer: `accepted`, `returned` or `cancelled`.
///
/// # Errors
/// [`StoreError::Stale`] where it was answered already.
pub async fn answer(
    tx: &mut Tx,
    id: Uuid,
    state: &str,
    at: i64,
    by: &str,
    words: &str,
) -> Result<(), StoreError> {
    let touched = execute!(tx, ANSWER, id, state, at, by, words)?;
    crate::access::accounts::one(touched, StoreError::Stale)
}

/// All transfers of a case, oldest first.
///
/// # Errors
/// The engine's.
pub async fn transfers(tx: &mut Tx, case: Uuid) -> Result<Vec<TransferRow>, StoreError> {
    fetch_all!(tx, TransferRow, OF_CASE, case)
}

/// The one that waits.
///
/// # Errors
/// The engine's.
pub async fn waiting(tx: &mut Tx, case: Uuid) -> Result<Option<TransferRow>, StoreError> {
    fetch_optional!(tx, TransferRow, WAITING, case)
}

/// What is sent to a body and waits for it, oldest first.
///
/// # Errors
/// The engine's.
pub async fn incoming(tx: &mut Tx, body: Uuid, limit: i64) -> Result<Vec<TransferRow>, StoreError> {
    fetch_all!(tx, TransferRow, INCOMING, body, limit)
}
