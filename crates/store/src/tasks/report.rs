use super::row::{AssignmentRow, assignment};
use crate::access::accounts::one;
use crate::db::{execute, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, blobs, new_id};
use gandan_core::tasks::{self, Claim, Moved, ReportRefusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

statements! {
    PROGRESS = "insert into progress (id, assignment_id, at, account_id, account_name, state, words, figures, form_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (form_key) do nothing";
    EVIDENCE = "insert into evidence (progress_id, position, kind, title, link, file_sha256, document_id)
        values ($1, $2, $3, $4, $5, $6, $7)";
    MOVE = "update assignment set state = $3, reported_day = $4, done_day = $5, version = version + 1
        where id = $1 and version = $2";
}

/// A figure of a report. What cannot be counted is words, so the value stays as the body wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What was counted.
    pub name: String,
    /// How many.
    pub value: String,
    /// Of what.
    pub unit: String,
}

/// What shows that it is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Type by content.
        media_type: String,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// A page elsewhere.
    Link {
        /// Words for it.
        title: String,
        /// Its address.
        address: String,
    },
    /// A document of the library.
    Document {
        /// Words for it.
        title: String,
        /// The document.
        id: Uuid,
    },
}

/// What a body says of its assignment.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The assignment.
    pub assignment: Uuid,
    /// How it stands.
    pub claim: Claim,
    /// In words.
    pub words: &'a str,
    /// In figures.
    pub figures: &'a [Figure],
    /// What shows it.
    pub evidence: &'a [Evidence],
    /// Of the form: sent twice, it is written once.
    pub form_key: Uuid,
    /// Who reports.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
    /// Today.
    pub today: Date,
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Written.
    Now,
    /// The same form had been written before; nothing changed.
    Before,
}

/// Why a report is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] ReportRefusal),
    /// The engine.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes a report with its evidence, and moves the assignment.
///
/// # Errors
/// See [`ReportError`]; [`StoreError::Stale`] where somebody else moved it at the same moment.
pub async fn report(tx: &mut Tx, report: &Report<'_>) -> Result<Taken, ReportError> {
    let progress = new_id();
    let row = assignment(tx, report.assignment).await?;
    let written = execute!(
        tx,
        PROGRESS,
        progress,
        report.assignment,
        report.at,
        report.author.account.unwrap_or_default(),
        report.author.name.as_str(),
        report.claim.code(),
        report.words.trim(),
        serde_json::to_string(report.figures).map_err(StoreError::from)?,
        report.form_key,
    )?;
    if written == 0 {
        return Ok(Taken::Before);
    }
    let moved = tasks::report(row.facts()?, report.claim, report.words, report.today)?;
    for (position, evidence) in (0i64..).zip(report.evidence) {
        write_evidence(tx, progress, position, evidence, report.at).await?;
    }
    apply(tx, &row, moved).await?;
    let entry = Entry {
        at: report.at,
        author: report.author,
        body: Some(row.body_id),
        act: "assignment.reported",
        object_kind: "assignment",
        object: Some(row.id),
    };
    let detail = json!({
        "claim": report.claim.code(), "from": row.state, "figures": report.figures.len(),
        "evidence": report.evidence.len(),
    });
    journal::write(tx, entry, &detail).await?;
    Ok(Taken::Now)
}

/// Moves the assignment, if it is still as `row` has it.
pub(super) async fn apply(tx: &mut Tx, row: &AssignmentRow, moved: Moved) -> Result<(), StoreError> {
    let touched = execute!(
        tx,
        MOVE,
        row.id,
        row.version,
        moved.state.code(),
        moved.reported.map(|day| day.to_string()),
        moved.done.map(|day| day.to_string()),
    )?;
    one(touched, StoreError::Stale)
}

async fn write_evidence(
    tx: &mut Tx,
    progress: Uuid,
    position: i64,
    evidence: &Evidence,
    at: i64,
) -> Result<(), StoreError> {
    let (kind, title, link, file, document) = match evidence {
        Evidence::File {
            name,
            media_type,
            bytes,
        } => {
            let file = blobs::put(tx, bytes, media_type, at).await?;
            ("file", name, "", Some(file), None)
        }
        Evidence::Link { title, address } => ("link", title, address.as_str(), None, None),
        Evidence::Document { title, id } => ("document", title, "", None, Some(*id)),
    };
    execute!(
        tx,
        EVIDENCE,
        progress,
        position,
        kind,
        title.as_str(),
        link,
        file,
        document
    )?;
    Ok(())
}
