//! Batches of files: what is acknowledged is stored; a job reads the items one by one.

use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, blobs, new_id};
use uuid::Uuid;

statements! {
    INSERT = "insert into import_batch (id, keeper_id, account_id, account_name, direction, received_day, created_at,
            stopped_at)
        values ($1, $2, $3, $4, $5, $6, $7, null)";
    INSERT_ITEM = "insert into import_item (batch_id, position, file_name, file_sha256, state, reason, document_id,
            claimed_until)
        values ($1, $2, $3, $4, 'waiting', '', null, 0)";
    FIND = "select id, keeper_id, account_id, account_name, direction, received_day, created_at, stopped_at
        from import_batch where id = $1";
    OF_KEEPER = "select id, keeper_id, account_id, account_name, direction, received_day, created_at, stopped_at
        from import_batch where keeper_id = $1 order by created_at desc, id desc limit $2";
    ITEMS = "select position, file_name, state, reason, document_id from import_item
        where batch_id = $1 order by position";
    STOP = "update import_batch set stopped_at = $2 where id = $1 and stopped_at is null";
    RESUME = "update import_batch set stopped_at = null where id = $1 and stopped_at is not null";
    /// The oldest item that waits and that no node holds, of a batch that is not stopped.
    CLAIM = "update import_item set claimed_until = $2
        where state = 'waiting' and claimed_until <= $1 and (batch_id, position) in (
            select i.batch_id, i.position from import_item i join import_batch b on b.id = i.batch_id
            where i.state = 'waiting' and i.claimed_until <= $1 and b.stopped_at is null
            order by i.batch_id, i.position limit 1)
        returning batch_id, position, file_name, file_sha256";
    RELEASE = "update import_item set claimed_until = 0 where batch_id = $1 and position = $2 and state = 'waiting'";
    DONE = "update import_item set state = $3, document_id = $4 where batch_id = $1 and position = $2
        and state = 'waiting'";
    FAILED = "update import_item set state = 'failed', reason = $3 where batch_id = $1 and position = $2
        and state = 'waiting'";
    WAITING = "select count(*) from import_item i join import_batch b on b.id = i.batch_id
        where i.state = 'waiting' and b.stopped_at is null";
}

/// A batch of files.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Batch {
    /// Its id.
    pub id: Uuid,
    /// Into whose library.
    pub keeper_id: Uuid,
    /// Who brought it.
    pub account_id: Uuid,
    /// Name of who brought it, for the journal.
    pub account_name: String,
    /// `incoming`, `outgoing` or `auto` (outgoing where the keeper itself issued the document).
    pub direction: String,
    /// Day of reception.
    pub received_day: String,
    /// When it was acknowledged.
    pub created_at: i64,
    /// Since when it is stopped.
    pub stopped_at: Option<i64>,
}

/// A file of a new batch.
#[derive(Debug, Clone, Copy)]
pub struct BatchFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
    /// Type by content.
    pub media_type: &'a str,
}

/// A file of a batch and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BatchItem {
    /// Order in the batch.
    pub position: i64,
    /// Its name.
    pub file_name: String,
    /// `waiting`, `done`, `same` (was in the library already) or `failed`.
    pub state: String,
    /// Why it failed, as a code with its figures.
    pub reason: String,
    /// The document.
    pub document_id: Option<Uuid>,
}

/// An item that this node holds for a while.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Claimed {
    /// Its batch.
    pub batch_id: Uuid,
    /// Its place there.
    pub position: i64,
    /// Name of the file.
    pub file_name: String,
    /// Name of the file in the store.
    pub file_sha256: Vec<u8>,
}

/// Stores a batch with its files; with the commit it is acknowledged.
///
/// # Errors
/// The engine's.
pub async fn batch_insert(
    tx: &mut Tx,
    author: &Author,
    batch: &Batch,
    files: &[BatchFile<'_>],
) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        batch.id,
        batch.keeper_id,
        batch.account_id,
        batch.account_name.as_str(),
        batch.direction.as_str(),
        batch.received_day.as_str(),
        batch.created_at,
    )?;
    for (position, file) in (0i64..).zip(files) {
        let name = blobs::put(tx, file.bytes, file.media_type, batch.created_at).await?;
        execute!(tx, INSERT_ITEM, batch.id, position, file.name, name.as_slice())?;
    }
    let detail = serde_json::json!({"files": files.len()});
    journal::write(
        tx,
        entry(author, batch.created_at, batch, "batch.received"),
        &detail,
    )
    .await
}

/// A new batch, not stored yet.
pub fn batch_new(
    author: &Author,
    keeper: Uuid,
    direction: &str,
    received_day: &str,
    at: i64,
) -> Result<Batch, StoreError> {
    let account_id = author
        .account
        .ok_or_else(|| StoreError::Value("a batch without an account".into()))?;
    Ok(Batch {
        id: new_id(),
        keeper_id: keeper,
        account_id,
        account_name: author.name.clone(),
        direction: direction.to_owned(),
        received_day: received_day.to_owned(),
        created_at: at,
        stopped_at: None,
    })
}

/// The batch of that id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn batch_find(tx: &mut Tx, id: Uuid) -> Result<Batch, StoreError> {
    fetch_optional!(tx, Batch, FIND, id)?.ok_or(StoreError::NotFound)
}

/// The batches of a keeper, newest first.
///
/// # Errors
/// The engine's.
pub async fn batches_of(tx: &mut Tx, keeper: Uuid, limit: i64) -> Result<Vec<Batch>, StoreError> {
    fetch_all!(tx, Batch, OF_KEEPER, keeper, limit)
}

/// The files of a batch in order.
///
/// # Errors
/// The engine's.
pub async fn batch_items(tx: &mut Tx, batch: Uuid) -> Result<Vec<BatchItem>, StoreError> {
    fetch_all!(tx, BatchItem, ITEMS, batch)
}

/// Stops a batch: what is done stays, what waits is left.
///
/// # Errors
/// [`StoreError::Stale`] where it is stopped already.
pub async fn batch_stop(tx: &mut Tx, author: &Author, at: i64, batch: &Batch) -> Result<(), StoreError> {
    one(execute!(tx, STOP, batch.id, at)?, StoreError::Stale)?;
    journal::write(
        tx,
        entry(author, at, batch, "batch.stopped"),
        &serde_json::json!({}),
    )
    .await
}

/// Lets a stopped batch go on.
///
/// # Errors
/// [`StoreError::Stale`] where it is not stopped.
pub async fn batch_resume(tx: &mut Tx, author: &Author, at: i64, batch: &Batch) -> Result<(), StoreError> {
    one(execute!(tx, RESUME, batch.id)?, StoreError::Stale)?;
    journal::write(
        tx,
        entry(author, at, batch, "batch.resumed"),
        &serde_json::json!({}),
    )
    .await
}

fn entry<'a>(author: &'a Author, at: i64, batch: &Batch, act: &'a str) -> Entry<'a> {
    Entry {
        at,
        author,
        body: Some(batch.keeper_id),
        act,
        object_kind: "batch",
        object: Some(batch.id),
    }
}

/// Takes the next waiting item until the instant `until`; nothing where none waits, or where another node was
/// quicker.
///
/// # Errors
/// The engine's.
pub async fn claim(tx: &mut Tx, now: i64, until: i64) -> Result<Option<Claimed>, StoreError> {
    fetch_optional!(tx, Claimed, CLAIM, now, until)
}

/// Gives an item back, so that it is tried again at once.
///
/// # Errors
/// The engine's.
pub async fn claim_release(tx: &mut Tx, batch: Uuid, position: i64) -> Result<(), StoreError> {
    execute!(tx, RELEASE, batch, position)?;
    Ok(())
}

/// Notes what became of an item, in the transaction that takes its document in.
///
/// # Errors
/// [`StoreError::Stale`] where it does not wait any more: then the transaction must be dropped.
pub async fn item_done(
    tx: &mut Tx,
    batch: Uuid,
    position: i64,
    document: Uuid,
    same: bool,
) -> Result<(), StoreError> {
    let state = if same { "same" } else { "done" };
    one(
        execute!(tx, DONE, batch, position, state, document)?,
        StoreError::Stale,
    )
}

/// Notes why an item failed; the rest of the batch goes on.
///
/// # Errors
/// [`StoreError::Stale`] where it does not wait any more.
pub async fn item_failed(tx: &mut Tx, batch: Uuid, position: i64, reason: &str) -> Result<(), StoreError> {
    one(execute!(tx, FAILED, batch, position, reason)?, StoreError::Stale)
}

/// How many items wait in batches that are not stopped.
///
/// # Errors
/// The engine's.
pub async fn waiting(tx: &mut Tx) -> Result<i64, StoreError> {
    Ok(fetch_one!(tx, (i64,), WAITING)?.0)
}
