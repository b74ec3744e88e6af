use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into bulk (id, body_id, account_id, actor, act, at) values ($1, $2, $3, $4, $5, $6)";
    INSERT_CASE = "insert into bulk_case (bulk_id, position, case_id, refusal, before, version, undone)
        values ($1, $2, $3, $4, $5, $6, '')";
    ONE = "select id, body_id, account_id, actor, act, at, undone_at from bulk where id = $1";
    CASES = "select k.position, k.case_id, c.title, c.sealed, k.refusal, k.before, k.version, k.undone
        from bulk_case k join cases c on c.id = k.case_id where k.bulk_id = $1 order by k.position";
    UNDONE = "update bulk set undone_at = $2 where id = $1 and undone_at is null";
    CASE_UNDONE = "update bulk_case set undone = $3 where bulk_id = $1 and position = $2";
}

/// Something done with several cases.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BulkRow {
    /// Its id.
    pub id: Uuid,
    /// For which body.
    pub body_id: Uuid,
    /// Who.
    pub account_id: Uuid,
    /// Their name.
    pub actor: String,
    /// What: `assign`, `transfer`, `answer`.
    pub act: String,
    /// When.
    pub at: i64,
    /// When it was undone.
    pub undone_at: Option<i64>,
}

/// One case of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BulkCaseRow {
    /// From 0.
    pub position: i64,
    /// The case.
    pub case_id: Uuid,
    /// Its short name.
    pub title: String,
    /// Its content is not shown.
    pub sealed: bool,
    /// Empty where it was done; otherwise why not, as a code.
    pub refusal: String,
    /// The case as it stood, as JSON.
    pub before: String,
    /// Its version afterwards.
    pub version: i64,
    /// Empty, `undone`, or why it was not undone.
    pub undone: String,
}

/// Notes that something is done with several cases.
///
/// # Errors
/// The engine's.
pub async fn note_bulk(
    tx: &mut Tx,
    id: Uuid,
    body: Uuid,
    act: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        id,
        body,
        author.account,
        author.name.as_str(),
        act,
        at
    )?;
    let entry = Entry {
        at,
        author,
        body: Some(body),
        act: "bulk.done",
        object_kind: "bulk",
        object: Some(id),
    };
    journal::write(tx, entry, &json!({"act": act})).await
}

/// Notes what became of one case.
///
/// # Errors
/// The engine's.
pub async fn note_bulk_case(
    tx: &mut Tx,
    bulk: Uuid,
    position: i64,
    case: Uuid,
    refusal: &str,
    before: &str,
    version: i64,
) -> Result<(), StoreError> {
    execute!(tx, INSERT_CASE, bulk, position, case, refusal, before, version)?;
    Ok(())
}

/// One.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn bulk(tx: &mut Tx, id: Uuid) -> Result<BulkRow, StoreError> {
    let row: Option<BulkRow> = fetch_optional!(tx, BulkRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// Its cases.
///
/// # Errors
/// The engine's.
pub async fn bulk_cases(tx: &mut Tx, id: Uuid) -> Result<Vec<BulkCaseRow>, StoreError> {
    fetch_all!(tx, BulkCaseRow, CASES, id)
}

/// Marks it as undone.
///
/// # Errors
/// [`StoreError::Stale`] where it was undone already.
pub async fn mark_undone(tx: &mut Tx, bulk: &BulkRow, author: &Author, at: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, UNDONE, bulk.id, at)?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    let entry = Entry {
        at,
        author,
        body: Some(bulk.body_id),
        act: "bulk.undone",
        object_kind: "bulk",
        object: Some(bulk.id),
    };
    journal::write(tx, entry, &json!({"act": bulk.act})).await
}

/// Notes what became of undoing it for one case.
///
/// # Errors
/// The engine's.
pub async fn note_undone(tx: &mut Tx, bulk: Uuid, position: i64, what: &str) -> Result<(), StoreError> {
    execute!(tx, CASE_UNDONE, bulk, position, what)?;
    Ok(())
}
