use super::row;
use super::versions::{NewVersion, again, record};
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    PARTS = "select report_id, key, position, title, words, actor, changed_at, version from report_part
        where report_id = $1 order by position";
    SAVE = "update report_part set words = $4, actor = $5, changed_at = $6, version = version + 1
        where report_id = $1 and key = $2 and version = $3";
    TOUCH = "update report set version = version + 1, changed_at = $2
        where id = $1 and state in ('draft', 'review')";
    SOURCES = "select key, position, source_id, source_key, words from report_source where report_id = $1
        order by key, position";
    NO_SOURCES = "delete from report_source where report_id = $1 and key = $2";
    SOURCE = "insert into report_source (report_id, key, position, source_id, source_key, words)
        values ($1, $2, $3, $4, $5, $6)";
    NO_EVIDENCE = "delete from report_evidence where report_id = $1 and key = $2";
    EVIDENCE = "insert into report_evidence (report_id, key, position, title, link, document_id, file_sha256)
        values ($1, $2, $3, $4, $5, $6, $7)";
    ALL_EVIDENCE = "select key, title, link, document_id, file_sha256 from report_evidence where report_id = $1
        order by key, position";
}

/// A part of a report's words.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PartRow {
    /// The report.
    pub report_id: Uuid,
    /// Its key in the outline.
    pub key: String,
    /// From 0.
    pub position: i64,
    /// Its title.
    pub title: String,
    /// What people wrote.
    pub words: String,
    /// Who wrote last; empty before anybody has.
    pub actor: String,
    /// Microseconds UTC.
    pub changed_at: i64,
    /// Counts up with every saving; 0 before the first.
    pub version: i64,
}

/// Words that came from another report.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SourceRow {
    /// The part they stand in.
    pub key: String,
    /// From 0.
    pub position: i64,
    /// The report they came from.
    pub source_id: Uuid,
    /// Its part.
    pub source_key: String,
    /// As they were taken over.
    pub words: String,
}

/// What shows that it is so: a page, a document of the library, or a file that is stored already.
#[derive(Debug, Clone, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct NewEvidence {
    /// The part it belongs to.
    pub key: String,
    /// Words for it.
    pub title: String,
    /// The address of a page; otherwise empty.
    pub link: String,
    /// A document of the library.
    pub document_id: Option<Uuid>,
    /// A file, by the hash that `blobs::put` gave.
    pub file_sha256: Option<Vec<u8>>,
}

/// A part that is saved.
#[derive(Debug, Clone)]
pub struct PartSave<'a> {
    /// The report.
    pub report: Uuid,
    /// The part.
    pub key: &'a str,
    /// The version of the part that the person had before them.
    pub seen: i64,
    /// All its words.
    pub words: &'a str,
    /// What of them came from other reports: the report, its part, the words.
    pub sources: &'a [(Uuid, String, String)],
    /// All that shows it.
    pub evidence: &'a [NewEvidence],
    /// Of the form: sent twice, it is written once.
    pub form_key: Uuid,
}

/// The parts of a report, in order.
///
/// # Errors
/// The engine's.
pub async fn parts(tx: &mut Tx, report: Uuid) -> Result<Vec<PartRow>, StoreError> {
    fetch_all!(tx, PartRow, PARTS, report)
}

/// What came from other reports, by part.
///
/// # Errors
/// The engine's.
pub async fn sources(tx: &mut Tx, report: Uuid) -> Result<Vec<SourceRow>, StoreError> {
    fetch_all!(tx, SourceRow, SOURCES, report)
}

/// What shows it, by part.
///
/// # Errors
/// The engine's.
pub async fn evidence(tx: &mut Tx, report: Uuid) -> Result<Vec<NewEvidence>, StoreError> {
    fetch_all!(tx, NewEvidence, ALL_EVIDENCE, report)
}

/// Saves a part whole. Answers false where the same form was saved before.
///
/// # Errors
/// [`StoreError::Stale`] where somebody else saved the part since, or the report cannot be written any more.
pub async fn save_part(
    tx: &mut Tx,
    save: &PartSave<'_>,
    author: &Author,
    at: i64,
) -> Result<bool, StoreError> {
    if again(tx, save.report, save.form_key).await? {
        return Ok(false);
    }
    let row = row::find(tx, save.report).await?;
    one(execute!(tx, TOUCH, save.report, at)?, StoreError::Stale)?;
    let name = author.name.as_str();
    let saved = execute!(tx, SAVE, save.report, save.key, save.seen, save.words, name, at)?;
    one(saved, StoreError::Stale)?;
    execute!(tx, NO_SOURCES, save.report, save.key)?;
    for (position, (source, key, words)) in (0i64..).zip(save.sources) {
        let (key, words) = (key.as_str(), words.as_str());
        execute!(tx, SOURCE, save.report, save.key, position, *source, key, words)?;
    }
    execute!(tx, NO_EVIDENCE, save.report, save.key)?;
    for (position, one) in (0i64..).zip(save.evidence) {
        execute!(
            tx,
            EVIDENCE,
            save.report,
            save.key,
            position,
            one.title.as_str(),
            one.link.as_str(),
            one.document_id,
            one.file_sha256.as_deref()
        )?;
    }
    let version = NewVersion {
        report: save.report,
        edition: row.edition,
        at,
        author,
        act: "save",
        content: json!({ save.key: save.words }).to_string(),
        form_key: save.form_key,
    };
    if !record(tx, version).await? {
        return Err(StoreError::Stale);
    }
    let entry = Entry {
        at,
        author,
        body: Some(row.by_id),
        act: "report.saved",
        object_kind: "report",
        object: Some(save.report),
    };
    journal::write(tx, entry, &json!({"part": save.key, "length": save.words.len()})).await?;
    Ok(true)
}
