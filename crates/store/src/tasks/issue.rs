use super::candidates::{CandidateRow, Heirs, candidates};
use super::row::due_order;
use crate::access::accounts::one;
use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use gandan_core::documents::BodyRole;
use gandan_core::tasks::{Hold, Order, Recurrence, Round};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    CLAIM = "update proposal set state = 'signed', version = version + 1, decided_by = $4, decided_at = $5
        where id = $1 and document_id = $2 and version = $3 and state = 'accepted'";
    WHO = "select t.signer_name, t.signed_at from task t where t.proposal_id = $1";
    KEEPER = "select keeper_id from document where id = $1";
    TASK = "insert into task (id, document_id, proposal_id, issuer_id, ordinal, title, words, span_start, span_end,
            confidence, due, recurrence, deadline_words, report_to, report_to_id, signed_by, signer_name, signed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    RECURRENCE = "insert into recurrence (task_id, series, rule, next_first) values ($1, $2, $3, $4)";
    OCCURRENCE = "insert into occurrence (task_id, number, series, label, first_day, last_day, due)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    ASSIGNMENT = "insert into assignment (id, task_id, occurrence, series, body_id, role, upper_id, giver_id, note, due,
            due_order, state, created_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'not_started', $12, 1)";
}

/// What an officer signs.
#[derive(Clone)]
pub struct Issue<'a> {
    /// The document.
    pub document: Uuid,
    /// The proposals, each as the signer saw it (its version).
    pub proposals: &'a [(Uuid, i64)],
    /// Who signs.
    pub signer: &'a Author,
    /// Now, microseconds UTC.
    pub at: i64,
    /// Today where the program runs.
    pub today: Date,
    /// Who stands in a body's place today.
    pub heirs: Heirs<'a>,
}

/// What followed from a signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issued {
    /// The tasks, in the order of the text.
    pub tasks: Vec<Uuid>,
    /// How many assignments were given.
    pub assignments: usize,
}

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// Nothing was chosen.
    #[error("no proposal was chosen")]
    Nothing,
    /// Somebody signed one of them first.
    #[error("{signer} has signed this before")]
    Taken {
        /// The proposal.
        proposal: Uuid,
        /// Who.
        signer: String,
        /// When, microseconds UTC.
        at: i64,
    },
    /// One of them was changed after the signer saw it.
    #[error("a proposal was changed since you saw it")]
    Changed(Uuid),
    /// One of them cannot be issued.
    #[error("a proposal cannot be issued: {1}")]
    Held(Uuid, Hold),
    /// The engine.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Signs: all that was chosen, or nothing. Commit only what succeeded; a transaction that answered an error is dropped.
///
/// # Errors
/// See [`IssueError`].
pub async fn issue(tx: &mut Tx, issue: &Issue<'_>) -> Result<Issued, IssueError> {
    if issue.proposals.is_empty() {
        return Err(IssueError::Nothing);
    }
    let keeper: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), KEEPER, issue.document)?;
    let (keeper,) = keeper.ok_or(StoreError::NotFound)?;
    // In one order for everybody, so that two signers wait for each other instead of blocking each other.
    let mut chosen = issue.proposals.to_vec();
    chosen.sort_unstable();
    chosen.dedup();
    for (proposal, version) in &chosen {
        claim(tx, issue, *proposal, *version).await?;
    }
    let mut issued = Issued::default();
    for mut row in candidates(tx, issue.document).await? {
        if !chosen.iter().any(|(proposal, _)| *proposal == row.id) {
            continue;
        }
        row.issued = false;
        let order = row
            .order(issue.today, issue.heirs)
            .map_err(|hold| IssueError::Held(row.id, hold))?;
        let task = write_task(tx, issue, keeper, &row, &order).await?;
        issued.assignments += write_rounds(tx, issue, keeper, task, &order).await?;
        issued.tasks.push(task);
    }
    Ok(issued)
}

/// Takes a proposal for this signature; whoever comes second finds it taken.
async fn claim(tx: &mut Tx, issue: &Issue<'_>, proposal: Uuid, version: i64) -> Result<(), IssueError> {
    let account = issue.signer.account;
    if execute!(tx, CLAIM, proposal, issue.document, version, account, issue.at)? == 1 {
        return Ok(());
    }
    let who: Option<(String, i64)> = fetch_optional!(tx, (String, i64), WHO, proposal)?;
    Err(match who {
        Some((signer, at)) => IssueError::Taken { proposal, signer, at },
        None => IssueError::Changed(proposal),
    })
}

async fn write_task(
    tx: &mut Tx,
    issue: &Issue<'_>,
    keeper: Uuid,
    row: &CandidateRow,
    order: &Order,
) -> Result<Uuid, StoreError> {
    let task = new_id();
    let recurrence = match row.deadlines.as_slice() {
        [] => None,
        deadlines => Some(serde_json::to_string(deadlines)?),
    };
    execute!(
        tx,
        TASK,
        task,
        issue.document,
        row.id,
        keeper,
        row.ordinal.as_deref(),
        row.title.as_str(),
        row.words.as_str(),
        row.span_start,
        row.span_end,
        row.confidence,
        row.due.map(|day| day.to_string()),
        recurrence,
        row.deadline_words.as_str(),
        row.report_to.as_str(),
        row.report_to_id,
        issue.signer.account.unwrap_or_default(),
        issue.signer.name.as_str(),
        issue.at,
    )?;
    let entry = Entry {
        at: issue.at,
        author: issue.signer,
        body: Some(keeper),
        act: "task.signed",
        object_kind: "task",
        object: Some(task),
    };
    let detail = json!({
        "document": issue.document, "proposal": row.id, "due": row.due, "bodies": order.bodies.len(),
        "recurring": order.recurrences.len(),
    });
    journal::write(tx, entry, &detail).await?;
    Ok(task)
}

/// The first round of everything the task asks for; answers how many assignments that gives.
async fn write_rounds(
    tx: &mut Tx,
    issue: &Issue<'_>,
    keeper: Uuid,
    task: Uuid,
    order: &Order,
) -> Result<usize, StoreError> {
    let mut number = 0;
    let fan = Fan {
        task,
        giver: keeper,
        at: issue.at,
        bodies: &order.bodies,
    };
    if order.due.is_some() || order.recurrences.is_empty() {
        number += 1;
        let (first, due) = (issue.today.to_string(), order.due.map(|day| day.to_string()));
        execute!(
            tx,
            OCCURRENCE,
            task,
            number,
            0i64,
            "",
            first,
            Option::<String>::None,
            due
        )?;
        write_fan(tx, &fan, (number, 0), order.due).await?;
    }
    for (series, recurrence) in (1i64..).zip(&order.recurrences) {
        let Some(round) = recurrence.first_round(issue.today) else {
            continue;
        };
        number += 1;
        let next = next_first(&round);
        execute!(tx, RECURRENCE, task, series, rule_text(recurrence)?, next)?;
        write_occurrence(tx, task, number, series, &round).await?;
        write_fan(tx, &fan, (number, series), round.due).await?;
    }
    Ok(order.bodies.len() * usize::try_from(number).unwrap_or(0))
}

pub(super) fn rule_text(recurrence: &Recurrence) -> Result<String, StoreError> {
    Ok(serde_json::to_string(recurrence)?)
}

/// First day of the period after this round.
pub(super) fn next_first(round: &Round) -> Option<String> {
    round.last.tomorrow().ok().map(|day| day.to_string())
}

/// Writes the round; one that is there already stays as it is.
pub(super) async fn write_occurrence(
    tx: &mut Tx,
    task: Uuid,
    number: i64,
    series: i64,
    round: &Round,
) -> Result<bool, StoreError> {
    let (first, last) = (round.first.to_string(), round.last.to_string());
    let due = round.due.map(|day| day.to_string());
    let written = execute!(
        tx,
        OCCURRENCE,
        task,
        number,
        series,
        round.name.to_string(),
        first,
        last,
        due
    )?;
    Ok(written == 1)
}

/// To whom a round of a task goes.
pub(super) struct Fan<'a> {
    /// The task.
    pub task: Uuid,
    /// Who gives it.
    pub giver: Uuid,
    /// Now.
    pub at: i64,
    /// To whom, in which part.
    pub bodies: &'a [(BodyRole, gandan_core::bodies::BodyId)],
}

/// Gives the round (its number and series) to each body.
pub(super) async fn write_fan(
    tx: &mut Tx,
    fan: &Fan<'_>,
    (number, series): (i64, i64),
    due: Option<Date>,
) -> Result<(), StoreError> {
    let order = due_order(due);
    let due = due.map(|day| day.to_string());
    for (part, body) in fan.bodies {
        let given = execute!(
            tx,
            ASSIGNMENT,
            new_id(),
            fan.task,
            number,
            series,
            body.0,
            part.code(),
            Option::<Uuid>::None,
            fan.giver,
            "",
            due.as_deref(),
            order.as_str(),
            fan.at,
        )?;
        one(given, StoreError::NotFound)?;
    }
    Ok(())
}
