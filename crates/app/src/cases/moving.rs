//! The only way to move a case: the procedure says whether it can be done and what must be given, rights say who may,
//! the rule book counts the clocks; then row, history and journal are written together.

use crate::web::App;
use gandan_core::access::{Act, Refusal};
use gandan_core::cases::{Given, Move, MoveRefusal, Need, Outcome, Procedure, Standing, Who, open_blank};
use gandan_core::clock::Circumstances;
use gandan_rulebook::{Applied, CaseClocks, ClocksError, Occasion, Rulebook};
use gandan_store::cases::{self, CaseRow, Moved, NEVER};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// Who moves.
#[derive(Debug, Clone)]
pub enum By {
    /// An officer, for a body; that they may is checked before with [`right_for`].
    Officer(Author, Uuid),
    /// The person who spoke, by receipt code.
    Petitioner,
}

/// What is given with a move.
#[derive(Debug, Clone, Default)]
pub struct Doing {
    /// Name of the move.
    pub act: String,
    /// Why, in words.
    pub reason: String,
    /// Code of the legal ground that was chosen.
    pub ground: String,
    /// The reply, or what else the person is told.
    pub told: String,
    /// All conditions of the checklist are met.
    pub eligible: bool,
    /// Codes of the criteria of a complex matter.
    pub criteria: Vec<String>,
    /// Evidence is stored with the move.
    pub evidence: bool,
    /// Day, hour and place of a meeting, in words.
    pub meeting: String,
    /// A file is stored with the move.
    pub file: bool,
    /// Number of the paper, where it is known before.
    pub paper: String,
}

/// A move that was decided and is not written yet: for the page that shows what will follow, and for [`write`].
#[derive(Debug, Clone)]
pub struct Decided {
    /// The case as it would stand.
    pub after: CaseRow,
    /// What happens to the clocks.
    pub applied: Applied,
    /// The paper that is made, by the name of its template.
    pub paper: Option<String>,
    /// The article.
    pub citation: String,
}

/// Why a case is not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// By the procedure.
    #[error(transparent)]
    Refused(#[from] MoveRefusal),
    /// A blank of a template is still open, by its name.
    #[error("the blank {0} is open")]
    Blank(String),
    /// By rights.
    #[error(transparent)]
    Right(#[from] Refusal),
    /// By the clocks.
    #[error(transparent)]
    Clocks(#[from] ClocksError),
    /// The database; [`StoreError::Stale`] where somebody was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// The procedure of a case.
///
/// # Errors
/// The case names one that does not ship.
pub fn procedure_of<'b>(book: &'b Rulebook, row: &CaseRow) -> anyhow::Result<&'b Procedure> {
    book.procedure(&row.procedure)
        .ok_or_else(|| anyhow::anyhow!("no procedure {}", row.procedure))
}

/// The clocks of a case.
///
/// # Errors
/// The column does not parse.
pub fn clocks_of(row: &CaseRow) -> anyhow::Result<CaseClocks> {
    Ok(serde_json::from_str(&row.clocks)?)
}

/// What its clocks are counted by.
///
/// # Errors
/// The column does not parse.
pub fn circumstances_of(row: &CaseRow) -> anyhow::Result<Circumstances> {
    Ok(serde_json::from_str(&row.circumstances)?)
}

/// The right that a move needs of an officer; nothing for a move of the person who spoke.
pub fn right_for(step: &Move) -> Option<Act> {
    match step.by {
        Who::Handle => Some(Act::HandleCase),
        Who::Decide => Some(Act::DecideCase),
        Who::Petitioner => None,
    }
}

/// Decides a move without writing anything.
///
/// # Errors
/// See [`MoveError`].
pub fn decide(book: &Rulebook, row: &CaseRow, doing: &Doing, today: Date) -> Result<Decided, MoveError> {
    let procedure = procedure_of(book, row)?;
    let step = procedure.find_move(&row.state, &doing.act)?;
    let clocks = clocks_of(row)?;
    step.check(given(row, doing))?;
    // Whoever speaks may write braces; what a body tells them may not.
    if let Some(blank) = open_blank(&doing.told).filter(|_| step.by != Who::Petitioner) {
        return Err(MoveError::Blank(blank.to_owned()));
    }
    check_extension(step, &clocks, doing)?;
    let mut circumstances = circumstances_of(row)?;
    if !step.makes_complex.is_empty() {
        circumstances.complex = true;
    }
    let occasion = Occasion {
        on: today,
        paper: &doing.paper,
        circumstances,
    };
    let applied = clocks.apply(book, step, occasion)?;
    let standing = standing_of(row)?
        .after(procedure, step, today, applied.in_time)
        .ok_or_else(|| anyhow::anyhow!("{}: a state that is none", procedure.code))?;
    let mut after = row.clone();
    stand(&mut after, &standing)?;
    after.circumstances = serde_json::to_string(&circumstances).map_err(anyhow::Error::from)?;
    clock(&mut after, &applied.clocks)?;
    Ok(Decided {
        after,
        applied,
        paper: step.paper.clone(),
        citation: step.citation.clone(),
    })
}

/// Decides and writes a move; answers its id in the history.
///
/// # Errors
/// See [`MoveError`]; nothing is written then.
pub async fn make(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    by: &By,
    doing: &Doing,
) -> Result<(Uuid, Decided), MoveError> {
    let today = app.clock.today();
    let step = procedure_of(&app.rulebook, row)?.find_move(&row.state, &doing.act)?;
    if (step.by == Who::Petitioner) != matches!(by, By::Petitioner) {
        return Err(Refusal::Role.into());
    }
    let mut decided = decide(&app.rulebook, row, doing, today)?;
    if doing.act == "confirm" || doing.act == "deny" {
        decided.after.solved = Some(if doing.act == "confirm" { "yes" } else { "no" }.to_owned());
    }
    let id = write(tx, app, row, by, doing, &decided).await?;
    Ok((id, decided))
}

/// Writes what was decided.
///
/// # Errors
/// [`StoreError::Stale`] where somebody was faster.
pub async fn write(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    by: &By,
    doing: &Doing,
    decided: &Decided,
) -> Result<Uuid, StoreError> {
    let nobody = Author {
        account: None,
        name: String::new(),
    };
    let (author, body) = match by {
        By::Officer(author, body) => (author, Some(*body)),
        By::Petitioner => (&nobody, None),
    };
    let basis = if doing.ground.is_empty() {
        &decided.citation
    } else {
        &doing.ground
    };
    let detail = json!({
        "started": decided.applied.started,
        "stopped": decided.applied.stopped,
        "holes": decided.applied.holes,
        "criteria": doing.criteria,
        "meeting": doing.meeting,
        "paper": doing.paper,
    });
    let moved = Moved {
        before: row,
        after: &decided.after,
        act: &doing.act,
        reason: doing.reason.trim(),
        basis,
        told: doing.told.trim(),
        detail,
        author,
        body,
        at: app.clock.micros(),
        day: app.clock.today(),
    };
    cases::make(tx, &moved).await
}

/// Puts clocks into a row: the JSON, and the next due day by which lists are sorted.
///
/// # Errors
/// They do not serialise.
pub fn clock(row: &mut CaseRow, clocks: &CaseClocks) -> anyhow::Result<()> {
    row.clocks = serde_json::to_string(clocks)?;
    (row.next_due, row.next_clock) = next_of(clocks);
    Ok(())
}

/// The next due day that binds the body, [`NEVER`] where none does, and the name of its clock: as stored.
pub fn next_of(clocks: &CaseClocks) -> (String, String) {
    let next = clocks.next();
    (
        next.map_or_else(|| NEVER.to_owned(), |(due, _)| due.to_string()),
        next.map_or_else(String::new, |(_, name)| name.to_owned()),
    )
}

fn given(row: &CaseRow, doing: &Doing) -> Given {
    Given {
        reason: !doing.reason.trim().is_empty(),
        ground: !doing.ground.is_empty(),
        eligible: doing.eligible,
        criteria: u8::try_from(doing.criteria.len()).unwrap_or(u8::MAX),
        reply: !doing.told.trim().is_empty(),
        evidence: doing.evidence,
        field: row.field,
        meeting: !doing.meeting.trim().is_empty(),
        file: doing.file,
    }
}

/// A second extension is for the especially complex: two criteria (Luật Tố cáo Đ30 k3; NĐ 31/2019/NĐ-CP Đ3).
fn check_extension(step: &Move, clocks: &CaseClocks, doing: &Doing) -> Result<(), MoveRefusal> {
    let again = step
        .extends
        .iter()
        .filter_map(|name| clocks.get(name))
        .any(|entry| entry.clock.circumstances.extensions > 0);
    if again && doing.criteria.len() < 2 {
        return Err(MoveRefusal::Missing(Need::SpecialComplexity));
    }
    Ok(())
}

fn standing_of(row: &CaseRow) -> anyhow::Result<Standing> {
    let day = |text: &Option<String>| text.as_deref().map(str::parse::<Date>).transpose();
    Ok(Standing {
        state: row.state.clone(),
        open: row.open,
        outcome: row.outcome.as_deref().and_then(Outcome::from_code),
        answered: day(&row.answered_day)?,
        in_time: row.in_time,
        closed: day(&row.closed_day)?,
        reopened: u32::try_from(row.reopened)?,
    })
}

fn stand(row: &mut CaseRow, standing: &Standing) -> anyhow::Result<()> {
    let received: Date = row.received_day.parse()?;
    row.state = standing.state.clone();
    row.open = standing.open;
    row.outcome = standing.outcome.map(|outcome| outcome.code().to_owned());
    row.answered_day = standing.answered.map(|day| day.to_string());
    row.days = standing
        .answered
        .map(|day| received.until(day).map(|span| i64::from(span.get_days())))
        .transpose()?;
    row.in_time = standing.in_time;
    row.closed_day = standing.closed.map(|day| day.to_string());
    if i64::from(standing.reopened) > row.reopened {
        row.solved = Some("no".to_owned());
    }
    row.reopened = i64::from(standing.reopened);
    Ok(())
}
