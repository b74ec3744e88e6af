use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

macro_rules! bulk_select {
    () => {
        "select b.id, b.body_id, b.account_id, b.actor, b.act, b.at, b.state, b.given, b.version, b.begins_at, b.undo_until,
            b.undone_at
        from bulk b "
    };
}

statements! {
    INSERT = "insert into bulk (id, body_id, account_id, actor, act, at, state, given, version)
        values ($1, $2, $3, $4, $5, $6, 'prepared', '{}', 1)";
    INSERT_CASE = "insert into bulk_case (bulk_id, position, case_id, refusal, before, version, undone, seen, state, pending)
        values ($1, $2, $3, '', '', 0, '', $4, 'waiting', false)";
    ONE = concat!(bulk_select!(), "where b.id = $1");
    OF_ACCOUNT = concat!(bulk_select!(), "where b.account_id = $1 and b.state = 'confirmed' order by b.at desc, b.id limit $2");
    CASES = "select k.position, k.case_id, k.seen, k.state, k.refusal, k.before, k.version, k.undone
        from bulk_case k where k.bulk_id = $1 order by k.position";
    CASE = "select k.position, k.case_id, k.seen, k.state, k.refusal, k.before, k.version, k.undone
        from bulk_case k where k.bulk_id = $1 and k.position = $2";
    FILL = "update bulk set given = $3, version = version + 1, at = $4
        where id = $1 and version = $2 and state = 'prepared'";
    LOOK = "update bulk_case set seen = (select c.version from cases c where c.id = bulk_case.case_id) where bulk_id = $1";
    CONFIRM = "update bulk set state = 'confirmed', at = $3, begins_at = $4, undo_until = $5
        where id = $1 and version = $2 and state = 'prepared'";
    WAITS = "update bulk_case set pending = true where bulk_id = $1";
    /// What is to be done or undone now, of one bulk (`$2`) or of all.
    NEXT = "select k.bulk_id, k.position from bulk_case k join bulk b on b.id = k.bulk_id
        where k.pending and (b.undone_at is not null or b.begins_at <= $1)
            and (cast($2 as uuid) is null or k.bulk_id = $2)
        order by k.bulk_id, k.position limit 1";
    SETTLE = "update bulk_case set state = $3, refusal = $4, before = $5, version = $6, pending = false
        where bulk_id = $1 and position = $2 and pending and state = 'waiting'";
    UNDO = "update bulk set undone_at = $2
        where id = $1 and state = 'confirmed' and undone_at is null and undo_until > $2";
    /// What is not done yet is not done any more.
    CANCEL = "update bulk_case set state = 'cancelled', pending = false
        where bulk_id = $1 and pending and state = 'waiting'";
    GIVE_BACK = "update bulk_case set pending = true where bulk_id = $1 and state = 'done'";
    CASE_UNDONE = "update bulk_case set undone = $3, pending = false
        where bulk_id = $1 and position = $2 and pending and state = 'done'";
    PURGE_CASES = "delete from bulk_case where bulk_id in (select b.id from bulk b where b.state = 'prepared' and b.at < $1)";
    PURGE = "delete from bulk where state = 'prepared' and at < $1";
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
    /// When it was chosen, filled in or confirmed.
    pub at: i64,
    /// `prepared`, `confirmed`
    pub state: String,
    /// What was filled in, as JSON.
    pub given: String,
    /// Counts up with every filling in.
    pub version: i64,
    /// Confirmed, nothing is done before.
    pub begins_at: Option<i64>,
    /// Confirmed, it can be undone until then.
    pub undo_until: Option<i64>,
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
    /// Its version when somebody decided.
    pub seen: i64,
    /// `waiting`, `done`, `refused`, `cancelled`
    pub state: String,
    /// Why it was refused, a word as JSON.
    pub refusal: String,
    /// The case as it stood, as JSON.
    pub before: String,
    /// Its version afterwards.
    pub version: i64,
    /// Empty, `undone`, or why it was not undone, a word as JSON.
    pub undone: String,
}

/// Keeps what was chosen: cases with the version that was seen. Nothing is done yet.
///
/// # Errors
/// The engine's.
pub async fn prepare_bulk(
    tx: &mut Tx,
    id: Uuid,
    (body, act): (Uuid, &str),
    cases: &[(Uuid, i64)],
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let name = author.name.as_str();
    execute!(tx, INSERT, id, body, author.account, name, act, at)?;
    for (position, (case, seen)) in (0_i64..).zip(cases) {
        execute!(tx, INSERT_CASE, id, position, *case, *seen)?;
    }
    told(tx, "bulk.prepared", (id, body, act), author, at).await
}

/// Keeps what was filled in; every case counts as seen as it stands now.
///
/// # Errors
/// [`StoreError::Stale`] where it was filled in or confirmed since.
pub async fn fill_bulk(tx: &mut Tx, bulk: &BulkRow, given: &str, at: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, FILL, bulk.id, bulk.version, given, at)?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    execute!(tx, LOOK, bulk.id)?;
    Ok(())
}

/// Lets it be done from `begins` on; until `undo_until` it can be undone.
///
/// # Errors
/// [`StoreError::Stale`] where it was filled in or confirmed since.
pub async fn confirm_bulk(
    tx: &mut Tx,
    bulk: &BulkRow,
    (begins, undo_until): (i64, i64),
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(tx, CONFIRM, bulk.id, bulk.version, at, begins, undo_until)?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    execute!(tx, WAITS, bulk.id)?;
    told(
        tx,
        "bulk.confirmed",
        (bulk.id, bulk.body_id, &bulk.act),
        author,
        at,
    )
    .await
}

/// The next case with which something is to be done, of one bulk or of all.
///
/// # Errors
/// The engine's.
pub async fn next_bulk_case(
    tx: &mut Tx,
    bulk: Option<Uuid>,
    now: i64,
) -> Result<Option<(Uuid, i64)>, StoreError> {
    fetch_optional!(tx, (Uuid, i64), NEXT, now, bulk)
}

/// Notes what became of one case: `refusal` empty and the case as it stood before and its version afterwards, or why not.
///
/// # Errors
/// [`StoreError::Stale`] where another node did it, or it was cancelled.
pub async fn settle_bulk_case(
    tx: &mut Tx,
    bulk: Uuid,
    position: i64,
    refusal: &str,
    (before, version): (&str, i64),
) -> Result<(), StoreError> {
    let state = if refusal.is_empty() { "done" } else { "refused" };
    let touched = execute!(tx, SETTLE, bulk, position, state, refusal, before, version)?;
    crate::access::accounts::one(touched, StoreError::Stale)
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

/// One of its cases.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn bulk_case(tx: &mut Tx, id: Uuid, position: i64) -> Result<BulkCaseRow, StoreError> {
    let row: Option<BulkCaseRow> = fetch_optional!(tx, BulkCaseRow, CASE, id, position)?;
    row.ok_or(StoreError::NotFound)
}

/// The last that somebody confirmed, the newest first.
///
/// # Errors
/// The engine's.
pub async fn bulks(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<BulkRow>, StoreError> {
    fetch_all!(tx, BulkRow, OF_ACCOUNT, account, limit)
}

/// Undoes it: what is not done yet is cancelled, what is done waits to be given back case by case.
///
/// # Errors
/// [`StoreError::Stale`] where it was undone already, or the time for it is over.
pub async fn undo_bulk(tx: &mut Tx, bulk: &BulkRow, author: &Author, at: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, UNDO, bulk.id, at)?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    execute!(tx, CANCEL, bulk.id)?;
    execute!(tx, GIVE_BACK, bulk.id)?;
    told(tx, "bulk.undone", (bulk.id, bulk.body_id, &bulk.act), author, at).await
}

/// Notes what became of undoing it for one case.
///
/// # Errors
/// [`StoreError::Stale`] where another node did it.
pub async fn note_undone(tx: &mut Tx, bulk: Uuid, position: i64, what: &str) -> Result<(), StoreError> {
    let touched = execute!(tx, CASE_UNDONE, bulk, position, what)?;
    crate::access::accounts::one(touched, StoreError::Stale)
}

/// Forgets what was chosen and never confirmed; answers how many.
///
/// # Errors
/// The engine's.
pub async fn purge_bulks(tx: &mut Tx, before: i64) -> Result<u64, StoreError> {
    execute!(tx, PURGE_CASES, before)?;
    execute!(tx, PURGE, before)
}

async fn told(
    tx: &mut Tx,
    act: &str,
    (id, body, what): (Uuid, Uuid, &str),
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body: Some(body),
        act,
        object_kind: "bulk",
        object: Some(id),
    };
    journal::write(tx, entry, &json!({"act": what})).await
}
