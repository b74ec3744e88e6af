//! Spreadsheets of petitions: stored as read, taken row by row once somebody has agreed.

use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into petition_batch (id, body_id, account_id, account_name, file_name, file_key, created_at,
            confirmed_at, stopped_at, codes_shown_at)
        values ($1, $2, $3, $4, $5, $6, $7, null, null, null)";
    INSERT_ROW = "insert into petition_batch_row (batch_id, line, matter, state, petition_id, number)
        values ($1, $2, $3, 'waiting', null, null)";
    FIND = "select id, body_id, account_id, account_name, file_name, file_key, created_at, confirmed_at, stopped_at,
            codes_shown_at
        from petition_batch where id = $1";
    BY_FILE = "select id, body_id, account_id, account_name, file_name, file_key, created_at, confirmed_at, stopped_at,
            codes_shown_at
        from petition_batch where body_id = $1 and file_key = $2";
    OF_BODY = "select id, body_id, account_id, account_name, file_name, file_key, created_at, confirmed_at, stopped_at,
            codes_shown_at
        from petition_batch where body_id = $1 and confirmed_at is not null order by created_at desc, id desc limit $2";
    ROWS = "select line, state, petition_id, number from petition_batch_row where batch_id = $1 order by line";
    DROP_DRAFT_ROWS = "delete from petition_batch_row where batch_id in (
        select b.id from petition_batch b where b.account_id = $1 and b.confirmed_at is null)";
    DROP_DRAFTS = "delete from petition_batch where account_id = $1 and confirmed_at is null";
    CONFIRM = "update petition_batch set confirmed_at = $2 where id = $1 and confirmed_at is null";
    STOP = "update petition_batch set stopped_at = $2 where id = $1 and stopped_at is null";
    RESUME = "update petition_batch set stopped_at = null where id = $1 and stopped_at is not null";
    SHOW_CODES = "update petition_batch set codes_shown_at = $2 where id = $1 and codes_shown_at is null";
    NEXT = "select r.batch_id, r.line, r.matter from petition_batch_row r join petition_batch b on b.id = r.batch_id
        where r.state = 'waiting' and b.confirmed_at is not null and b.stopped_at is null
        order by r.batch_id, r.line limit 1";
    /// The words go with the row's being taken: they are in the petition then.
    DONE = "update petition_batch_row set state = $3, petition_id = $4, number = $5, matter = ''
        where batch_id = $1 and line = $2 and state = 'waiting'";
}

/// A spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PetitionBatch {
    /// Its id.
    pub id: Uuid,
    /// For which body.
    pub body_id: Uuid,
    /// Who brought it.
    pub account_id: Uuid,
    /// Their name, for the journal.
    pub account_name: String,
    /// Its name.
    pub file_name: String,
    /// Hash of the file, in hex.
    pub file_key: String,
    /// When it was read.
    pub created_at: i64,
    /// When somebody agreed.
    pub confirmed_at: Option<i64>,
    /// Since when it is stopped.
    pub stopped_at: Option<i64>,
    /// When its codes were shown.
    pub codes_shown_at: Option<i64>,
}

/// A row of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PetitionBatchRow {
    /// Line of the sheet.
    pub line: i64,
    /// `waiting`, `done`, `known` (it had been taken before), `failed`.
    pub state: String,
    /// The petition.
    pub petition_id: Option<Uuid>,
    /// Its number in the register.
    pub number: Option<i64>,
}

/// The next row to take.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingRow {
    /// Its batch.
    pub batch_id: Uuid,
    /// Line of the sheet.
    pub line: i64,
    /// The matter as JSON.
    pub matter: String,
}

/// Stores a spreadsheet with its rows, in place of what the same account read before and did not agree to.
///
/// # Errors
/// [`StoreError::Exists`] where that file is here already.
pub async fn petition_batch_insert(
    tx: &mut Tx,
    batch: &PetitionBatch,
    rows: &[(i64, String)],
) -> Result<(), StoreError> {
    execute!(tx, DROP_DRAFT_ROWS, batch.account_id)?;
    execute!(tx, DROP_DRAFTS, batch.account_id)?;
    execute!(
        tx,
        INSERT,
        batch.id,
        batch.body_id,
        batch.account_id,
        batch.account_name.as_str(),
        batch.file_name.as_str(),
        batch.file_key.as_str(),
        batch.created_at,
    )?;
    for (line, matter) in rows {
        execute!(tx, INSERT_ROW, batch.id, *line, matter.as_str())?;
    }
    Ok(())
}

/// One spreadsheet.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn petition_batch(tx: &mut Tx, id: Uuid) -> Result<PetitionBatch, StoreError> {
    let row: Option<PetitionBatch> = fetch_optional!(tx, PetitionBatch, FIND, id)?;
    row.ok_or(StoreError::NotFound)
}

/// The spreadsheet of that content.
///
/// # Errors
/// The engine's.
pub async fn petition_batch_of(
    tx: &mut Tx,
    body: Uuid,
    file_key: &str,
) -> Result<Option<PetitionBatch>, StoreError> {
    fetch_optional!(tx, PetitionBatch, BY_FILE, body, file_key)
}

/// The latest spreadsheets of a body that somebody agreed to.
///
/// # Errors
/// The engine's.
pub async fn petition_batches(tx: &mut Tx, body: Uuid, limit: i64) -> Result<Vec<PetitionBatch>, StoreError> {
    fetch_all!(tx, PetitionBatch, OF_BODY, body, limit)
}

/// The rows of a spreadsheet.
///
/// # Errors
/// The engine's.
pub async fn petition_batch_rows(tx: &mut Tx, batch: Uuid) -> Result<Vec<PetitionBatchRow>, StoreError> {
    fetch_all!(tx, PetitionBatchRow, ROWS, batch)
}

/// What is done with a whole spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchAct {
    /// Somebody agreed: its rows may be taken.
    Confirm,
    /// No further row is taken.
    Stop,
    /// It goes on.
    Resume,
    /// Its codes are made and shown.
    ShowCodes,
}

/// Does it, with an entry in the journal.
///
/// # Errors
/// [`StoreError::Stale`] where it was done before.
pub async fn petition_batch_act(
    tx: &mut Tx,
    batch: &PetitionBatch,
    act: BatchAct,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let (touched, name) = match act {
        BatchAct::Confirm => (execute!(tx, CONFIRM, batch.id, at)?, "petition-batch.confirmed"),
        BatchAct::Stop => (execute!(tx, STOP, batch.id, at)?, "petition-batch.stopped"),
        BatchAct::Resume => (execute!(tx, RESUME, batch.id)?, "petition-batch.resumed"),
        BatchAct::ShowCodes => (
            execute!(tx, SHOW_CODES, batch.id, at)?,
            "petition-batch.codes-shown",
        ),
    };
    one(touched, StoreError::Stale)?;
    let entry = Entry {
        at,
        author,
        body: Some(batch.body_id),
        act: name,
        object_kind: "petition-batch",
        object: Some(batch.id),
    };
    journal::write(tx, entry, &json!({"file": batch.file_name})).await
}

/// The next row that waits in any spreadsheet.
///
/// # Errors
/// The engine's.
pub async fn next_petition_row(tx: &mut Tx) -> Result<Option<WaitingRow>, StoreError> {
    fetch_optional!(tx, WaitingRow, NEXT)
}

/// Writes down what became of a row.
///
/// # Errors
/// [`StoreError::Stale`] where another node was faster.
pub async fn petition_row_done(
    tx: &mut Tx,
    row: &WaitingRow,
    state: &str,
    taken: Option<(Uuid, i64)>,
) -> Result<(), StoreError> {
    let touched = execute!(
        tx,
        DONE,
        row.batch_id,
        row.line,
        state,
        taken.map(|(petition, _)| petition),
        taken.map(|(_, number)| number),
    )?;
    one(touched, StoreError::Stale)
}
