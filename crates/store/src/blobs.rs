//! Files, by the hash of their content, in pieces, in the same transaction as the record that needs them.
//! Why in the database: `docs/adr/0003-files-in-the-database.md`.

use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use sha2::{Digest, Sha256};

statements! {
    INSERT = "insert into blob (sha256, size, media_type, created_at) values ($1, $2, $3, $4)
        on conflict (sha256) do nothing";
    INSERT_CHUNK = "insert into blob_chunk (sha256, position, bytes) values ($1, $2, $3)";
    FIND = "select size, media_type from blob where sha256 = $1";
    CHUNKS = "select bytes from blob_chunk where sha256 = $1 order by position";
}

const CHUNK: usize = 1 << 20;

/// The SHA-256 of a file's bytes: its name in the store.
pub fn name_of(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Type by content (`application/pdf`).
    pub media_type: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Stores `bytes` once, however often they come; answers their name.
///
/// # Errors
/// The engine's.
pub async fn put(tx: &mut Tx, bytes: &[u8], media_type: &str, at: i64) -> Result<Vec<u8>, StoreError> {
    let name = name_of(bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    if execute!(tx, INSERT, name.as_slice(), size, media_type, at)? == 0 {
        return Ok(name);
    }
    for (position, piece) in (0i64..).zip(bytes.chunks(CHUNK)) {
        execute!(tx, INSERT_CHUNK, name.as_slice(), position, piece)?;
    }
    Ok(name)
}

/// The file of that name.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none, or its size is not what was stored.
pub async fn get(tx: &mut Tx, name: &[u8]) -> Result<Blob, StoreError> {
    let found: Option<(i64, String)> = fetch_optional!(tx, (i64, String), FIND, name)?;
    let (size, media_type) = found.ok_or(StoreError::NotFound)?;
    let pieces: Vec<(Vec<u8>,)> = fetch_all!(tx, (Vec<u8>,), CHUNKS, name)?;
    let bytes: Vec<u8> = pieces.into_iter().flat_map(|(piece,)| piece).collect();
    if i64::try_from(bytes.len()) != Ok(size) {
        return Err(StoreError::NotFound);
    }
    Ok(Blob { media_type, bytes })
}
