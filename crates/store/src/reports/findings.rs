use super::row;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

statements! {
    GONE = "update report_finding set gone = true where report_id = $1";
    FOUND = "insert into report_finding (id, report_id, mark, kind, key, span_start, span_end, detail, gone, answerer)
        values ($1, $2, $3, $4, $5, $6, $7, $8, false, '')
        on conflict (report_id, mark) do update set gone = false, kind = excluded.kind, key = excluded.key,
            span_start = excluded.span_start, span_end = excluded.span_end, detail = excluded.detail";
    LIST = "select id, report_id, mark, kind, key, span_start, span_end, detail, gone, answer, answerer, answered_at
        from report_finding where report_id = $1 order by gone, key, span_start, mark";
    UNANSWERED = "select count(*) from report_finding where report_id = $1 and not gone and answer is null";
    ANSWER = "update report_finding set answer = $3, answered_by = $4, answerer = $5, answered_at = $6
        where report_id = $1 and id = $2";
}

/// Something that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFinding {
    /// By which it is known again when it is found once more.
    pub mark: String,
    /// What kind of finding.
    pub kind: String,
    /// The part it is in; empty for the whole.
    pub key: String,
    /// The bytes of the part's words.
    pub span: Option<(i64, i64)>,
    /// More, as JSON.
    pub detail: String,
}

/// A finding as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FindingRow {
    /// Its id.
    pub id: Uuid,
    /// The report.
    pub report_id: Uuid,
    /// By which it is known again.
    pub mark: String,
    /// What kind.
    pub kind: String,
    /// The part; empty for the whole.
    pub key: String,
    /// First byte of the part's words.
    pub span_start: Option<i64>,
    /// Behind the last one.
    pub span_end: Option<i64>,
    /// More, as JSON.
    pub detail: String,
    /// The last check did not find it any more; it stays in the file with its answer.
    pub gone: bool,
    /// Why it stays as it is, in words of a person.
    pub answer: Option<String>,
    /// Who answered; empty where nobody has.
    pub answerer: String,
    /// Microseconds UTC.
    pub answered_at: Option<i64>,
}

/// Writes down what a check has found now. What it finds again keeps its answer; what it does not find any more is marked
/// as gone.
///
/// # Errors
/// The engine's.
pub async fn find_anew(tx: &mut Tx, report: Uuid, found: &[NewFinding]) -> Result<(), StoreError> {
    execute!(tx, GONE, report)?;
    for one in found {
        execute!(
            tx,
            FOUND,
            new_id(),
            report,
            one.mark.as_str(),
            one.kind.as_str(),
            one.key.as_str(),
            one.span.map(|(start, _)| start),
            one.span.map(|(_, end)| end),
            one.detail.as_str()
        )?;
    }
    Ok(())
}

/// Everything that checks ever found, what still stands first.
///
/// # Errors
/// The engine's.
pub async fn findings(tx: &mut Tx, report: Uuid) -> Result<Vec<FindingRow>, StoreError> {
    fetch_all!(tx, FindingRow, LIST, report)
}

/// How many findings stand without an answer.
///
/// # Errors
/// The engine's.
pub async fn unanswered(tx: &mut Tx, report: Uuid) -> Result<usize, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), UNANSWERED, report)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Answers one with a reason that stays in the file.
///
/// # Errors
/// [`StoreError::NotFound`] where the report has no such finding.
pub async fn answer_finding(
    tx: &mut Tx,
    (report, finding): (Uuid, Uuid),
    answer: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let by = row::find(tx, report).await?.by_id;
    let name = author.name.as_str();
    let written = execute!(
        tx,
        ANSWER,
        report,
        finding,
        answer.trim(),
        author.account,
        name,
        at
    )?;
    one(written, StoreError::NotFound)?;
    let entry = Entry {
        at,
        author,
        body: Some(by),
        act: "report.finding-answered",
        object_kind: "report",
        object: Some(report),
    };
    journal::write(tx, entry, &json!({"finding": finding})).await
}
