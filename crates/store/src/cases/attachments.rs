use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx, blobs};
use uuid::Uuid;

statements! {
    INSERT = "insert into attachment (id, case_id, belongs, owner_id, name, media_type, size, sha256, by_petitioner,
            created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_CASE = "select id, case_id, belongs, owner_id, name, media_type, size, sha256, by_petitioner, created_at
        from attachment where case_id = $1 order by created_at, id";
    ONE = "select id, case_id, belongs, owner_id, name, media_type, size, sha256, by_petitioner, created_at
        from attachment where id = $1";
    HAND_OVER = "update attachment set owner_id = $3, belongs = 'move' where case_id = $1 and owner_id = $2";
}

/// A file to be kept with a case: already looked at and, where it is a picture, made anew.
#[derive(Debug, Clone)]
pub struct NewAttachment<'a> {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case: Uuid,
    /// `petition`, `message`, `draft`, `move` or `paper`.
    pub belongs: &'a str,
    /// Which one.
    pub owner: Uuid,
    /// Name for people.
    pub name: &'a str,
    /// Type by content.
    pub media_type: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
    /// Sent by the person who spoke.
    pub by_petitioner: bool,
    /// Now.
    pub at: i64,
}

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AttachmentRow {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// `petition`, `message`, `draft`, `move` or `paper`.
    pub belongs: String,
    /// Which one.
    pub owner_id: Uuid,
    /// Name for people.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Its name in the store.
    pub sha256: Vec<u8>,
    /// Sent by the person who spoke.
    pub by_petitioner: bool,
    /// When.
    pub created_at: i64,
}

/// Keeps a file with a case.
///
/// # Errors
/// The engine's.
pub async fn attach(tx: &mut Tx, file: &NewAttachment<'_>) -> Result<(), StoreError> {
    let sha256 = blobs::put(tx, file.bytes, file.media_type, file.at).await?;
    execute!(
        tx,
        INSERT,
        file.id,
        file.case,
        file.belongs,
        file.owner,
        file.name,
        file.media_type,
        i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        sha256.as_slice(),
        file.by_petitioner,
        file.at,
    )?;
    Ok(())
}

/// Files that were kept with a draft belong to the move that it became from now on, and are seen with it.
///
/// # Errors
/// The engine's.
pub async fn hand_over_files(tx: &mut Tx, case: Uuid, from: Uuid, to: Uuid) -> Result<(), StoreError> {
    execute!(tx, HAND_OVER, case, from, to)?;
    Ok(())
}

/// The files of a case, oldest first.
///
/// # Errors
/// The engine's.
pub async fn attachments(tx: &mut Tx, case: Uuid) -> Result<Vec<AttachmentRow>, StoreError> {
    fetch_all!(tx, AttachmentRow, OF_CASE, case)
}

/// One file; its bytes are in [`blobs`].
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn attachment(tx: &mut Tx, id: Uuid) -> Result<AttachmentRow, StoreError> {
    let row: Option<AttachmentRow> = fetch_optional!(tx, AttachmentRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}
