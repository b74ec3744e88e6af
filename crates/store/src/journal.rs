//! The journal: every act that changes a record writes one entry in the same transaction.

use crate::db::{execute, fetch_all, fetch_one, insert_rows, statements};
use crate::{Engine, StoreError, Tx};
use serde::Serialize;
use uuid::Uuid;

statements! {
    WRITE = "insert into journal (at, account_id, actor, body_id, act, object_kind, object_id, detail)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Newest first, before a number, filtered by what is given.
    LIST = "select seq, at, account_id, actor, body_id, act, object_kind, object_id, detail from journal
        where seq < $1 and (cast($2 as uuid) is null or object_id = $2) and (cast($3 as text) is null or act = $3)
          and (cast($4 as text) is null or actor = $4) and at >= $5 and at < $6
        order by seq desc limit $7";
    EXPORT = "select seq, at, account_id, actor, body_id, act, object_kind, object_id, detail from journal
        where seq > $1 order by seq limit $2";
    ACTS = "select distinct act from journal order by act";
    FOLLOW = "select transaction_no, seq, object_kind, object_id from journal
        where seq > $2 and transaction_no >= $1 order by seq limit $3";
    HEAD = "select cast(0 as bigint), coalesce(max(seq), 0) from journal";
}

/// Everything of older transactions is committed; what is still open comes later.
const HEAD_POSTGRES: &str =
    "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1, 9223372036854775807";

/// On PostgreSQL an entry with a smaller number may be committed after a larger one; so readers go by the number of
/// the transaction, and only as far as no older transaction is still open.
const FOLLOW_POSTGRES: &str = "select transaction_no, seq, object_kind, object_id from journal
    where (transaction_no, seq) > ($1, $2)
      and transaction_no < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by transaction_no, seq limit $3";

/// Who acts, for the journal and for rights.
#[derive(Debug, Clone)]
pub struct Author {
    /// The account; absent for the program's own jobs.
    pub account: Option<Uuid>,
    /// The name as it stands at the time.
    pub name: String,
}

/// An entry as written.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Microseconds UTC.
    pub at: i64,
    /// Who.
    pub author: &'a Author,
    /// For which body.
    pub body: Option<Uuid>,
    /// What was done, as `object.verb` (`document.imported`, `task.signed`).
    pub act: &'a str,
    /// Kind of the record (`document`, `task`, `assignment`, `body`, `account` …).
    pub object_kind: &'a str,
    /// The record.
    pub object: Option<Uuid>,
}

/// An entry as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct EntryRow {
    /// Running number.
    pub seq: i64,
    /// Microseconds UTC.
    pub at: i64,
    /// The account; absent for jobs.
    pub account_id: Option<Uuid>,
    /// Name at the time.
    pub actor: String,
    /// For which body.
    pub body_id: Option<Uuid>,
    /// What was done.
    pub act: String,
    /// Kind of the record.
    pub object_kind: String,
    /// The record.
    pub object_id: Option<Uuid>,
    /// What changed, as JSON; never the words of a person's file.
    pub detail: String,
}

/// What the auditor's page asks for; everything optional.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this record.
    pub object: Option<Uuid>,
    /// Only this act.
    pub act: Option<String>,
    /// Only this name.
    pub actor: Option<String>,
    /// From this instant on.
    pub from: Option<i64>,
    /// Before this instant.
    pub until: Option<i64>,
    /// Before this number (for the next page).
    pub before: Option<i64>,
}

/// How far a reader has followed the journal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
pub struct Cursor {
    /// Number of the writing transaction (0 on SQLite).
    pub transaction: i64,
    /// Number of the entry.
    pub seq: i64,
}

/// A changed record, as followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where the reader stands after this one.
    pub cursor: Cursor,
    /// Kind of the record.
    pub object_kind: String,
    /// The record.
    pub object: Option<Uuid>,
}

/// Writes an entry; `detail` is anything that serialises.
///
/// # Errors
/// The engine's.
pub async fn write(tx: &mut Tx, entry: Entry<'_>, detail: &impl Serialize) -> Result<(), StoreError> {
    let detail = serde_json::to_string(detail)?;
    write_text(tx, entry, detail).await
}

async fn write_text(tx: &mut Tx, entry: Entry<'_>, detail: String) -> Result<(), StoreError> {
    execute!(
        tx,
        WRITE,
        entry.at,
        entry.author.account,
        entry.author.name.as_str(),
        entry.body,
        entry.act,
        entry.object_kind,
        entry.object,
        detail.as_str(),
    )?;
    Ok(())
}

/// Writes many entries, each with its detail.
///
/// # Errors
/// The engine's.
pub async fn write_many(tx: &mut Tx, entries: &[(Entry<'_>, String)]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        WRITE,
        entries,
        |row| row.0.at,
        row.0.author.account,
        row.0.author.name.as_str(),
        row.0.body,
        row.0.act,
        row.0.object_kind,
        row.0.object,
        row.1.as_str(),
    )
}

/// Entries newest first.
///
/// # Errors
/// The engine's.
pub async fn list(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<EntryRow>, StoreError> {
    fetch_all!(
        tx,
        EntryRow,
        LIST,
        filter.before.unwrap_or(i64::MAX),
        filter.object,
        filter.act.as_deref(),
        filter.actor.as_deref(),
        filter.from.unwrap_or(i64::MIN),
        filter.until.unwrap_or(i64::MAX),
        limit,
    )
}

/// Entries oldest first, after number `after`: for exports, piece by piece.
///
/// # Errors
/// The engine's.
pub async fn export(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<EntryRow>, StoreError> {
    fetch_all!(tx, EntryRow, EXPORT, after, limit)
}

/// The acts that occur, for the filter of the page.
///
/// # Errors
/// The engine's.
pub async fn acts(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = fetch_all!(tx, (String,), ACTS)?;
    Ok(rows.into_iter().map(|(act,)| act).collect())
}

/// Where a reader may begin who takes in all that `tx` sees by other means: nothing later is missed, though some of what
/// it has seen may come again.
///
/// # Errors
/// The engine's.
pub async fn head(tx: &mut Tx) -> Result<Cursor, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => HEAD,
        Engine::Postgres => HEAD_POSTGRES,
    };
    let (transaction, seq) = fetch_one!(tx, (i64, i64), statement)?;
    Ok(Cursor { transaction, seq })
}

/// What changed after `cursor`, in an order that misses nothing however transactions overlap.
///
/// # Errors
/// The engine's.
pub async fn follow(tx: &mut Tx, cursor: Cursor, limit: i64) -> Result<Vec<Change>, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => FOLLOW,
        Engine::Postgres => FOLLOW_POSTGRES,
    };
    let rows: Vec<(i64, i64, String, Option<Uuid>)> = fetch_all!(
        tx,
        (i64, i64, String, Option<Uuid>),
        statement,
        cursor.transaction,
        cursor.seq,
        limit
    )?;
    Ok(rows
        .into_iter()
        .map(|(transaction, seq, object_kind, object)| Change {
            cursor: Cursor { transaction, seq },
            object_kind,
            object,
        })
        .collect())
}
