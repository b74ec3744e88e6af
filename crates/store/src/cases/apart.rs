//! Taking a petition out of a case again, and taking out of this database what must not be in it.

use super::fingerprints::imprint;
use super::{NewCase, open_part};
use crate::access::accounts::one;
use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::cases::Fingerprint;
use serde_json::json;
use uuid::Uuid;

statements! {
    MOVE = "update petition set case_id = $2 where id = $1 and case_id = $3";
    /// Its files stand in the new case already.
    LEAVE_FILES = "delete from attachment where case_id = $2 and belongs = 'petition' and owner_id = $1";
    MOVE_MESSAGE_FILES = "update attachment set case_id = $2 where case_id = $3 and belongs = 'message'
        and owner_id in (select m.id from message m where m.petition_id = $1)";
    MOVE_MESSAGES = "update message set case_id = $2 where case_id = $3 and petition_id = $1";
    CUT = "update petition set words = $2 where id = $1";
    UNANCHOR = "delete from fingerprint_anchor where petition_id = $1";
    UNPRINT = "delete from fingerprint where petition_id = $1";
    PERSON = "select person from fingerprint where petition_id = $1";
    FILE = "select sha256 from attachment where id = $1";
    DROP_FILE = "delete from attachment where id = $1";
    /// Whatever else holds the same bytes keeps them; their pieces go with them.
    DROP_BYTES = "delete from blob where sha256 = $1
        and not exists (select 1 from attachment a where a.sha256 = $1)
        and not exists (select 1 from document d where d.file_sha256 = $1)
        and not exists (select 1 from import_item i where i.file_sha256 = $1)
        and not exists (select 1 from evidence e where e.file_sha256 = $1)
        and not exists (select 1 from report_evidence r where r.file_sha256 = $1)
        and not exists (select 1 from sitting_posting s where s.file_sha256 = $1)";
}

/// Takes a petition out of the case `from` into one of its own, with its files and messages.
///
/// # Errors
/// [`StoreError::Stale`] where it is not in that case.
pub async fn take_out(
    tx: &mut Tx,
    (petition, from): (Uuid, Uuid),
    case: &NewCase,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    open_part(tx, (petition, from), case, author, at).await?;
    one(execute!(tx, MOVE, petition, case.id, from)?, StoreError::Stale)?;
    execute!(tx, LEAVE_FILES, petition, from)?;
    execute!(tx, MOVE_MESSAGE_FILES, petition, case.id, from)?;
    execute!(tx, MOVE_MESSAGES, petition, case.id, from)?;
    let entry = Entry {
        at,
        author,
        body: Some(case.body.0),
        act: "petition.taken-out",
        object_kind: "case",
        object: Some(from),
    };
    journal::write(tx, entry, &json!({ "petition": petition })).await
}

/// Puts shorter words in the place of a petition's: what was cut is nowhere in this database any more, not in its
/// fingerprint either. The journal tells that it was done, and nothing of what.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such petition.
pub async fn cut(
    tx: &mut Tx,
    petition: Uuid,
    words: &str,
    print: Option<&Fingerprint>,
) -> Result<(), StoreError> {
    one(execute!(tx, CUT, petition, words)?, StoreError::NotFound)?;
    let person: Option<(Option<Vec<u8>>,)> = fetch_optional!(tx, (Option<Vec<u8>>,), PERSON, petition)?;
    execute!(tx, UNANCHOR, petition)?;
    execute!(tx, UNPRINT, petition)?;
    if let Some(print) = print {
        let person = person.and_then(|(person,)| person);
        imprint(tx, petition, print, person.as_deref()).await?;
    }
    Ok(())
}

/// Takes a file out of this database; its bytes too, where nothing else holds them.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such file.
pub async fn drop_file(tx: &mut Tx, id: Uuid) -> Result<(), StoreError> {
    let found: Option<(Vec<u8>,)> = fetch_optional!(tx, (Vec<u8>,), FILE, id)?;
    let (name,) = found.ok_or(StoreError::NotFound)?;
    execute!(tx, DROP_FILE, id)?;
    execute!(tx, DROP_BYTES, name.as_slice())?;
    Ok(())
}
