use crate::db::{execute, fetch_all, fetch_one, statements};
use crate::{StoreError, Tx};
use sha2::{Digest, Sha256};
use uuid::Uuid;

statements! {
    HASHES = "select receipt_hash from petition where case_id = $1
        union select c.receipt_hash from receipt_copy c join petition p on p.id = c.petition_id where p.case_id = $1";
    MARK = "insert into disposed_receipt (mark) values ($1) on conflict (mark) do nothing";
    IS_PAST = "select count(*) from disposed_receipt where mark = $1";
}

/// A digest of the keyed hash: it says that there was such a code, and leads to nothing.
fn mark(hash: &[u8]) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(b"gandan past receipt\0");
    digest.update(hash);
    digest.finalize().to_vec()
}

/// Keeps only the marks of a case's codes.
pub(super) async fn put_past(tx: &mut Tx, case: Uuid) -> Result<(), StoreError> {
    let hashes: Vec<(Vec<u8>,)> = fetch_all!(tx, (Vec<u8>,), HASHES, case)?;
    for (hash,) in hashes {
        execute!(tx, MARK, mark(&hash))?;
    }
    Ok(())
}

/// Whether a code, by its keyed hash, opened a file that was disposed of.
///
/// # Errors
/// The engine's.
pub async fn is_past(tx: &mut Tx, hash: &[u8]) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), IS_PAST, mark(hash))?;
    Ok(count > 0)
}
