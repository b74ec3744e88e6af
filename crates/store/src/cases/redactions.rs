//! What officers chose to leave out of a public copy, before it is published.

use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    FIND = "select case_id, parts, texts_sha256, actor, at, version from redaction where case_id = $1";
    INSERT = "insert into redaction (case_id, parts, texts_sha256, account_id, actor, at, version)
        values ($1, $2, $3, $4, $5, $6, 1)";
    SAVE = "update redaction set parts = $2, texts_sha256 = $3, account_id = $4, actor = $5, at = $6,
            version = version + 1
        where case_id = $1 and version = $7";
}

/// What a public copy would leave out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RedactionRow {
    /// The case.
    pub case_id: Uuid,
    /// By part of the matter, as JSON.
    pub parts: String,
    /// Hash of the texts it was chosen on.
    pub texts_sha256: Vec<u8>,
    /// Who chose last.
    pub actor: String,
    /// When.
    pub at: i64,
    /// Counts up with every change.
    pub version: i64,
}

/// What was chosen for a case.
///
/// # Errors
/// The engine's.
pub async fn redaction(tx: &mut Tx, case: Uuid) -> Result<Option<RedactionRow>, StoreError> {
    fetch_optional!(tx, RedactionRow, FIND, case)
}

/// Saves a choice, over `version` of it (0 for the first), with its entry in the journal.
///
/// # Errors
/// [`StoreError::Stale`] or [`StoreError::Exists`] where somebody else chose since it was loaded.
pub async fn save_redaction(
    tx: &mut Tx,
    case: &super::CaseRow,
    parts: &str,
    texts_sha256: &[u8],
    version: i64,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let name = author.name.as_str();
    if version == 0 {
        execute!(tx, INSERT, case.id, parts, texts_sha256, author.account, name, at)?;
    } else {
        let touched = execute!(
            tx,
            SAVE,
            case.id,
            parts,
            texts_sha256,
            author.account,
            name,
            at,
            version
        )?;
        crate::access::accounts::one(touched, StoreError::Stale)?;
    }
    let entry = Entry {
        at,
        author,
        body: Some(case.body_id),
        act: "case.redacted",
        object_kind: "case",
        object: Some(case.id),
    };
    journal::write(tx, entry, &json!({})).await
}
