use super::chasers::{ChaserRow, of_assignments};
use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    PROGRESS = "select id, assignment_id, at, account_name, state, words, figures from progress
        where assignment_id = $1 order by at desc, id desc";
    EVIDENCE = "select e.progress_id, e.position, e.kind, e.title, e.link, e.file_sha256, e.document_id
        from evidence e join progress p on p.id = e.progress_id
        where p.assignment_id = $1 order by e.progress_id, e.position";
    VERDICTS = "select id, assignment_id, at, account_name, accepted, reason from verdict
        where assignment_id = $1 order by at desc, id desc";
    FILE = "select p.assignment_id, e.title, e.file_sha256 from evidence e join progress p on p.id = e.progress_id
        where e.progress_id = $1 and e.position = $2 and e.kind = 'file'";
}

/// A report as written.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ProgressRow {
    /// Its id.
    pub id: Uuid,
    /// About what.
    pub assignment_id: Uuid,
    /// When.
    pub at: i64,
    /// By whom.
    pub account_name: String,
    /// Code of the claim.
    pub state: String,
    /// In words.
    pub words: String,
    /// In figures: a JSON list of [`super::Figure`].
    pub figures: String,
}

/// What shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EvidenceRow {
    /// Of which report.
    pub progress_id: Uuid,
    /// Its place there.
    pub position: i64,
    /// `file`, `link` or `document`.
    pub kind: String,
    /// Words for it, or the file's name.
    pub title: String,
    /// Address of a link.
    pub link: String,
    /// The file.
    pub file_sha256: Option<Vec<u8>>,
    /// The document of the library.
    pub document_id: Option<Uuid>,
}

/// A verdict as written.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VerdictRow {
    /// Its id.
    pub id: Uuid,
    /// About what.
    pub assignment_id: Uuid,
    /// When.
    pub at: i64,
    /// By whom.
    pub account_name: String,
    /// Accepted, or returned.
    pub accepted: bool,
    /// Why.
    pub reason: String,
}

/// All that happened to an assignment; each list last first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Reports.
    pub progress: Vec<ProgressRow>,
    /// Their evidence, by report.
    pub evidence: Vec<EvidenceRow>,
    /// Verdicts.
    pub verdicts: Vec<VerdictRow>,
    /// Reminders.
    pub chasers: Vec<ChaserRow>,
}

/// The history of an assignment.
///
/// # Errors
/// The engine's.
pub async fn history(tx: &mut Tx, assignment: Uuid) -> Result<History, StoreError> {
    Ok(History {
        progress: fetch_all!(tx, ProgressRow, PROGRESS, assignment)?,
        evidence: fetch_all!(tx, EvidenceRow, EVIDENCE, assignment)?,
        verdicts: fetch_all!(tx, VerdictRow, VERDICTS, assignment)?,
        chasers: of_assignments(tx, assignment).await?,
    })
}

/// Assignment, name and blob of a file of evidence.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn evidence_file(
    tx: &mut Tx,
    progress: Uuid,
    position: i64,
) -> Result<(Uuid, String, Vec<u8>), StoreError> {
    let found: Option<(Uuid, String, Option<Vec<u8>>)> =
        fetch_optional!(tx, (Uuid, String, Option<Vec<u8>>), FILE, progress, position)?;
    match found {
        Some((assignment, name, Some(file))) => Ok((assignment, name, file)),
        _ => Err(StoreError::NotFound),
    }
}
