use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx, new_id};
use uuid::Uuid;

statements! {
    INSERT = "insert into draft (id, owner, content, idempotency_key, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $5)";
    FIND = "select id, content, idempotency_key, changed_at from draft where id = $1 and owner = $2";
    SAVE = "update draft set content = $3, changed_at = $4 where id = $1 and owner = $2";
    /// Who deletes it is the one who sends it: the other of two finds nothing.
    TAKE = "delete from draft where id = $1 and owner = $2";
    PURGE = "delete from draft where changed_at < $1";
    FILE_INSERT = "insert into draft_file (id, draft_id, name, media_type, size, bytes, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    FILES = "select id, name, media_type, size from draft_file where draft_id = $1 order by created_at, id";
    FILE_BYTES = "select name, media_type, bytes from draft_file where draft_id = $1 order by created_at, id";
    FILE_DELETE = "delete from draft_file where id = $1 and draft_id = $2";
    /// A petition that came under a key before.
    KNOWN = "select p.id, p.case_id, p.received_at from petition p where p.idempotency_key = $1";
}

/// What a person is writing.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DraftRow {
    /// Its id.
    pub id: Uuid,
    /// The answers so far, as JSON.
    pub content: String,
    /// What is sent twice under it is taken once.
    pub idempotency_key: String,
    /// Microseconds UTC.
    pub changed_at: i64,
}

/// A file of a draft, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DraftFile {
    /// Its id.
    pub id: Uuid,
    /// Name for people.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
}

/// Begins a draft.
///
/// # Errors
/// The engine's.
pub async fn draft_begin(tx: &mut Tx, draft: &DraftRow, owner: &[u8]) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        draft.id,
        owner,
        draft.content.as_str(),
        draft.idempotency_key.as_str(),
        draft.changed_at,
    )?;
    Ok(())
}

/// A draft, for who began it.
///
/// # Errors
/// [`StoreError::NotFound`]: there is none, it was sent, or somebody else began it.
pub async fn draft(tx: &mut Tx, id: Uuid, owner: &[u8]) -> Result<DraftRow, StoreError> {
    let row: Option<DraftRow> = fetch_optional!(tx, DraftRow, FIND, id, owner)?;
    row.ok_or(StoreError::NotFound)
}

/// Keeps the answers.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn draft_save(
    tx: &mut Tx,
    id: Uuid,
    owner: &[u8],
    content: &str,
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(tx, SAVE, id, owner, content, at)?;
    crate::access::accounts::one(touched, StoreError::NotFound)
}

/// Takes a draft away with its files, to send it or to drop it; answers whether it was there.
///
/// # Errors
/// The engine's.
pub async fn draft_take(tx: &mut Tx, id: Uuid, owner: &[u8]) -> Result<bool, StoreError> {
    Ok(execute!(tx, TAKE, id, owner)? > 0)
}

/// Takes away drafts that nobody changed since `before`; answers how many.
///
/// # Errors
/// The engine's.
pub async fn draft_purge(tx: &mut Tx, before: i64) -> Result<u64, StoreError> {
    execute!(tx, PURGE, before)
}

/// Keeps a file with a draft.
///
/// # Errors
/// The engine's.
pub async fn draft_attach(
    tx: &mut Tx,
    draft: Uuid,
    (name, media_type): (&str, &str),
    bytes: &[u8],
    at: i64,
) -> Result<(), StoreError> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    execute!(
        tx,
        FILE_INSERT,
        new_id(),
        draft,
        name,
        media_type,
        size,
        bytes,
        at
    )?;
    Ok(())
}

/// The files of a draft, oldest first.
///
/// # Errors
/// The engine's.
pub async fn draft_files(tx: &mut Tx, draft: Uuid) -> Result<Vec<DraftFile>, StoreError> {
    fetch_all!(tx, DraftFile, FILES, draft)
}

/// The same with their bytes: name, type, bytes.
///
/// # Errors
/// The engine's.
pub async fn draft_bytes(tx: &mut Tx, draft: Uuid) -> Result<Vec<(String, String, Vec<u8>)>, StoreError> {
    fetch_all!(tx, (String, String, Vec<u8>), FILE_BYTES, draft)
}

/// Takes a file away from a draft.
///
/// # Errors
/// The engine's.
pub async fn draft_detach(tx: &mut Tx, draft: Uuid, file: Uuid) -> Result<(), StoreError> {
    execute!(tx, FILE_DELETE, file, draft)?;
    Ok(())
}

/// The petition that came under an idempotency key: its id, its case, when (microseconds UTC).
///
/// # Errors
/// The engine's.
pub async fn known(tx: &mut Tx, idempotency_key: &str) -> Result<Option<(Uuid, Uuid, i64)>, StoreError> {
    fetch_optional!(tx, (Uuid, Uuid, i64), KNOWN, idempotency_key)
}
