use super::insert::{NewBody, insert_bodies};
use super::library::write;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx};
use gandan_core::documents::{Deadline, ProposalState};
use uuid::Uuid;

statements! {
    OF = "select id, document_id, position, ordinal, words, span_start, span_end, confidence, title, due, recurrence,
            deadline_words, report_to, report_to_id, state, reason, made_from, decided_by, decided_at, version
        from proposal where document_id = $1 order by position, span_start, id";
    FIND = "select id, document_id, position, ordinal, words, span_start, span_end, confidence, title, due, recurrence,
            deadline_words, report_to, report_to_id, state, reason, made_from, decided_by, decided_at, version
        from proposal where id = $1";
    BODIES = "select proposal_id, position, role, words, body_id, how from proposal_body
        where proposal_id = $1 order by position";
    BODIES_OF_DOCUMENT = "select b.proposal_id, b.position, b.role, b.words, b.body_id, b.how
        from proposal_body b join proposal p on p.id = b.proposal_id
        where p.document_id = $1 order by p.position, p.span_start, p.id, b.position";
    DECIDE = "update proposal set state = $3, reason = $4, decided_by = $5, decided_at = $6, version = version + 1
        where id = $1 and version = $2";
    EDIT = "update proposal set title = $3, due = $4, recurrence = $5, report_to = $6, report_to_id = $7, state = $8,
            decided_by = $9, decided_at = $10, version = version + 1
        where id = $1 and version = $2";
    CLEAR_BODIES = "delete from proposal_body where proposal_id = $1";
}

/// A proposal as stored.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct ProposalRow {
    /// Its id.
    pub id: Uuid,
    /// The document it stands in.
    pub document_id: Uuid,
    /// Order in the document; parts of a split share it.
    pub position: i64,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// The words as read; never changed.
    pub words: String,
    /// First byte of the words in the text.
    pub span_start: i64,
    /// One past the last byte.
    pub span_end: i64,
    /// How sure the machine was; never changed.
    pub confidence: f64,
    /// Short name.
    pub title: String,
    /// Last day in time (ISO).
    pub due: Option<String>,
    /// Duties that come back, as a JSON list of [`Deadline::Recurring`].
    pub recurrence: Option<String>,
    /// The words about time; never changed.
    pub deadline_words: String,
    /// Who receives the report, as written.
    pub report_to: String,
    /// Who receives it, in the registry.
    pub report_to_id: Option<Uuid>,
    /// Code of a [`ProposalState`].
    pub state: String,
    /// Why it was refused.
    pub reason: String,
    /// What it was split or merged from, as JSON of [`super::Made`]; empty where the machine read it.
    pub made_from: String,
    /// Who decided last.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<i64>,
    /// Counts up with every change.
    pub version: i64,
}

impl ProposalRow {
    /// Where it stands.
    ///
    /// # Errors
    /// [`StoreError::Value`] for a code the program does not know.
    pub fn state(&self) -> Result<ProposalState, StoreError> {
        ProposalState::from_code(&self.state).ok_or_else(|| StoreError::Value(self.state.clone()))
    }

    /// The duties that come back.
    ///
    /// # Errors
    /// [`StoreError::Value`] where they cannot be read.
    pub fn recurrences(&self) -> Result<Vec<Deadline>, StoreError> {
        Ok(self
            .recurrence
            .as_deref()
            .map(serde_json::from_str)
            .transpose()?
            .unwrap_or_default())
    }
}

/// A body of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ProposalBodyRow {
    /// Of which proposal.
    pub proposal_id: Uuid,
    /// Order.
    pub position: i64,
    /// `lead` or `supporting`.
    pub role: String,
    /// The expression it comes from.
    pub words: String,
    /// The body; nothing while none matches.
    pub body_id: Option<Uuid>,
    /// How it was found.
    pub how: String,
}

/// A decision about a proposal, as `gandan_core::documents::decide` allows it.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// The proposal.
    pub proposal: Uuid,
    /// The version that the person saw.
    pub version: i64,
    /// Where it leads.
    pub state: ProposalState,
    /// Why; only with a refusal.
    pub reason: &'a str,
    /// What is written in the journal (`proposal.accepted` …).
    pub act: &'a str,
}

/// What a person changes in a proposal. Words, span, confidence and words about time stay.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalEdit {
    /// Short name.
    pub title: String,
    /// Last day in time (ISO).
    pub due: Option<String>,
    /// Duties that come back.
    pub recurrence: Vec<Deadline>,
    /// Who receives the report.
    pub report_to: String,
    /// The same in the registry.
    pub report_to_id: Option<Uuid>,
    /// All bodies.
    pub bodies: Vec<NewBody>,
}

/// All proposals of a document in reading order, also those out of use.
///
/// # Errors
/// The engine's.
pub async fn proposals_of(tx: &mut Tx, document: Uuid) -> Result<Vec<ProposalRow>, StoreError> {
    fetch_all!(tx, ProposalRow, OF, document)
}

/// The proposal of that id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn proposal_find(tx: &mut Tx, id: Uuid) -> Result<ProposalRow, StoreError> {
    fetch_optional!(tx, ProposalRow, FIND, id)?.ok_or(StoreError::NotFound)
}

/// The bodies of a proposal in order.
///
/// # Errors
/// The engine's.
pub async fn proposal_bodies(tx: &mut Tx, proposal: Uuid) -> Result<Vec<ProposalBodyRow>, StoreError> {
    fetch_all!(tx, ProposalBodyRow, BODIES, proposal)
}

/// The bodies of all proposals of a document.
///
/// # Errors
/// The engine's.
pub async fn bodies_of_document(tx: &mut Tx, document: Uuid) -> Result<Vec<ProposalBodyRow>, StoreError> {
    fetch_all!(tx, ProposalBodyRow, BODIES_OF_DOCUMENT, document)
}

/// Writes a decision down, if the proposal still has the version that the person saw.
///
/// # Errors
/// [`StoreError::Stale`], [`StoreError::NotFound`].
pub async fn decide(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    keeper: Uuid,
    decision: Decision<'_>,
) -> Result<(), StoreError> {
    let row = proposal_find(tx, decision.proposal).await?;
    set_state(tx, author, at, decision).await?;
    let detail = serde_json::json!({
        "proposal": row.id, "ordinal": row.ordinal, "from": row.state, "to": decision.state.code(),
        "reason": decision.reason,
    });
    write(tx, author, at, (row.document_id, keeper), decision.act, &detail).await
}

pub(super) async fn set_state(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    decision: Decision<'_>,
) -> Result<(), StoreError> {
    let (id, version) = (decision.proposal, decision.version);
    let (state, reason) = (decision.state.code(), decision.reason);
    one(
        execute!(tx, DECIDE, id, version, state, reason, author.account, at)?,
        StoreError::Stale,
    )
}

/// Changes a proposal that still has `version`; `state` is what the decision answered. The bodies are replaced.
///
/// # Errors
/// [`StoreError::Stale`], [`StoreError::NotFound`].
pub async fn edit(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    keeper: Uuid,
    (id, version): (Uuid, i64),
    (state, to): (ProposalState, &ProposalEdit),
) -> Result<(), StoreError> {
    let before = proposal_find(tx, id).await?;
    let bodies_before = proposal_bodies(tx, id).await?;
    let recurrence = match to.recurrence.as_slice() {
        [] => None,
        list => Some(serde_json::to_string(list)?),
    };
    let done = execute!(
        tx,
        EDIT,
        id,
        version,
        to.title.as_str(),
        to.due.as_deref(),
        recurrence.as_deref(),
        to.report_to.as_str(),
        to.report_to_id,
        state.code(),
        author.account,
        at,
    )?;
    one(done, StoreError::Stale)?;
    execute!(tx, CLEAR_BODIES, id)?;
    insert_bodies(tx, id, &to.bodies).await?;
    let before_bodies: Vec<_> = bodies_before
        .iter()
        .map(|body| (&body.role, &body.words, body.body_id))
        .collect();
    let after_bodies: Vec<_> = to
        .bodies
        .iter()
        .map(|body| (body.role.code(), &body.words, body.body))
        .collect();
    let detail = serde_json::json!({
        "proposal": id, "ordinal": before.ordinal,
        "from": {"title": before.title, "due": before.due, "recurrence": before.recurrence,
            "report_to": before.report_to, "bodies": before_bodies},
        "to": {"title": to.title, "due": to.due, "recurrence": recurrence, "report_to": to.report_to,
            "bodies": after_bodies},
    });
    write(
        tx,
        author,
        at,
        (before.document_id, keeper),
        "proposal.edited",
        &detail,
    )
    .await
}
