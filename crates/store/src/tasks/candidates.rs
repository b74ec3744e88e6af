use super::row::maybe_day;
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::BodyId;
use gandan_core::documents::{BodyRole, Deadline, ProposalState};
use gandan_core::tasks::{Candidate, Hold, Order, order};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    LIST = "select id, position, ordinal, words, span_start, span_end, confidence, title, due, recurrence,
            deadline_words, report_to, report_to_id, state, version
        from proposal where document_id = $1 and state in ('accepted', 'signed') order by position, id";
    BODIES = "select pb.proposal_id, pb.role, pb.words, pb.body_id, b.name
        from proposal_body pb join proposal p on p.id = pb.proposal_id left join body b on b.id = pb.body_id
        where p.document_id = $1 and p.state in ('accepted', 'signed') order by pb.proposal_id, pb.position";
}

#[derive(sqlx::FromRow)]
struct ProposalRow {
    id: Uuid,
    position: i64,
    ordinal: Option<String>,
    words: String,
    span_start: i64,
    span_end: i64,
    confidence: f64,
    title: String,
    due: Option<String>,
    recurrence: Option<String>,
    deadline_words: String,
    report_to: String,
    report_to_id: Option<Uuid>,
    state: String,
    version: i64,
}

/// Who stands in a body's place today.
pub type Heirs<'a> = &'a (dyn Fn(BodyId) -> Vec<BodyId> + Send + Sync);

/// An expression of a proposal and the body that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedBody {
    /// Leads or supports.
    pub part: BodyRole,
    /// The words.
    pub words: String,
    /// The body, where one matches.
    pub body: Option<Uuid>,
    /// Its name today.
    pub name: Option<String>,
}

/// A proposal that waits for a signature, or has it.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateRow {
    /// The proposal.
    pub id: Uuid,
    /// Its place among the proposals.
    pub position: i64,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// The document's own words.
    pub words: String,
    /// Where they begin.
    pub span_start: i64,
    /// Where they end.
    pub span_end: i64,
    /// How sure the reader is.
    pub confidence: f64,
    /// Short name.
    pub title: String,
    /// One-off due day.
    pub due: Option<Date>,
    /// What comes back.
    pub deadlines: Vec<Deadline>,
    /// The words about time.
    pub deadline_words: String,
    /// Who receives the report.
    pub report_to: String,
    /// That body, where one matches.
    pub report_to_id: Option<Uuid>,
    /// Signed before.
    pub issued: bool,
    /// Must still be this when signed.
    pub version: i64,
    /// Who does it.
    pub bodies: Vec<NamedBody>,
}

impl CandidateRow {
    /// What signing it on `today` would issue. `heirs` answers who stands in a body's place today (itself, while it is
    /// alive); a body that ended without a known successor counts as unmatched.
    ///
    /// # Errors
    /// See [`Hold`].
    pub fn order(&self, today: Date, heirs: Heirs<'_>) -> Result<Order, Hold> {
        let mut bodies: Vec<(BodyRole, Option<BodyId>)> = Vec::new();
        for named in &self.bodies {
            let today = named.body.map(|body| heirs(BodyId(body))).unwrap_or_default();
            bodies.extend(today.iter().map(|body| (named.part, Some(*body))));
            if today.is_empty() {
                bodies.push((named.part, None));
            }
        }
        let candidate = Candidate {
            decided: true,
            issued: self.issued,
            due: self.due,
            deadlines: &self.deadlines,
            bodies: &bodies,
        };
        order(&candidate, today)
    }
}

/// The proposals of a document that wait for a signature or have it, in the order of the text.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for what the program cannot read.
pub async fn candidates(tx: &mut Tx, document: Uuid) -> Result<Vec<CandidateRow>, StoreError> {
    type BodyRow = (Uuid, String, String, Option<Uuid>, Option<String>);
    let rows: Vec<ProposalRow> = fetch_all!(tx, ProposalRow, LIST, document)?;
    let bodies: Vec<BodyRow> = fetch_all!(tx, BodyRow, BODIES, document)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let mut named = Vec::new();
        for (_, part, words, body, name) in bodies.iter().filter(|(proposal, ..)| *proposal == row.id) {
            named.push(NamedBody {
                part: BodyRole::from_code(part).ok_or_else(|| StoreError::Value(part.clone()))?,
                words: words.clone(),
                body: *body,
                name: name.clone(),
            });
        }
        found.push(CandidateRow {
            id: row.id,
            position: row.position,
            ordinal: row.ordinal,
            words: row.words,
            span_start: row.span_start,
            span_end: row.span_end,
            confidence: row.confidence,
            title: row.title,
            due: maybe_day(row.due.as_deref())?,
            deadlines: deadlines(row.recurrence.as_deref())?,
            deadline_words: row.deadline_words,
            report_to: row.report_to,
            report_to_id: row.report_to_id,
            issued: row.state == ProposalState::Signed.code(),
            version: row.version,
            bodies: named,
        });
    }
    Ok(found)
}

/// Stored recurrences: a JSON list of deadlines, or nothing.
fn deadlines(stored: Option<&str>) -> Result<Vec<Deadline>, StoreError> {
    match stored {
        None | Some("") => Ok(Vec::new()),
        Some(json) => Ok(serde_json::from_str(json)?),
    }
}
