use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    /// Saves what changed, if nobody was faster.
    SAVE = "update cases set regime = $3, procedure = $4, state = $5, open = $6, body_id = $7, officer_id = $8,
            subject = $9, place_id = $10, place_words = $11, title = $12, field = $13, circumstances = $14, clocks = $15,
            next_due = $16, next_clock = $17, hops = $18, people = $19, outcome = $20, answered_day = $21, days = $22,
            in_time = $23, closed_day = $24, reopened = $25, solved = $26, stars = $27, merged_id = $28,
            version = version + 1
        where id = $1 and version = $2";
    /// Numbers follow each other: the version check of the case lets only one write at a time.
    INSERT = "insert into case_move (id, case_id, number, at, day, account_id, actor, body_id, act, procedure, from_state,
            to_state, reason, basis, told, detail)
        values ($1, $2, (select coalesce(max(m.number), 0) + 1 from case_move m where m.case_id = $2), $3, $4, $5, $6, $7,
            $8, $9, $10, $11, $12, $13, $14, $15)";
    HISTORY = "select m.id, m.case_id, m.number, m.at, m.day, m.account_id, m.actor, m.body_id, b.name as body_name, m.act,
            m.procedure, m.from_state, m.to_state, m.reason, m.basis, m.told, m.detail
        from case_move m left join body b on b.id = m.body_id where m.case_id = $1 order by m.number";
}

/// A case as it stands after a move: load it, change what the decision changed, and [`make`] the move.
pub type Change = super::CaseRow;

/// What was done, for the history.
#[derive(Debug, Clone)]
pub struct Moved<'a> {
    /// The case as it was loaded; its version is checked.
    pub before: &'a super::CaseRow,
    /// As it stands now.
    pub after: &'a Change,
    /// Name of the move (`accept`, `transfer`, `assign` …).
    pub act: &'a str,
    /// Why, in words.
    pub reason: &'a str,
    /// Legal ground or article.
    pub basis: &'a str,
    /// What the person who spoke is told.
    pub told: &'a str,
    /// More, as JSON.
    pub detail: serde_json::Value,
    /// Who.
    pub author: &'a Author,
    /// For which body they acted; none for the person who spoke.
    pub body: Option<Uuid>,
    /// Now.
    pub at: i64,
    /// Today.
    pub day: Date,
}

/// A move as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MoveRow {
    /// Its id.
    pub id: Uuid,
    /// Of which case.
    pub case_id: Uuid,
    /// From 1.
    pub number: i64,
    /// Microseconds UTC.
    pub at: i64,
    /// ISO.
    pub day: String,
    /// Absent for the person who spoke and for jobs.
    pub account_id: Option<Uuid>,
    /// Name at the time.
    pub actor: String,
    /// For which body.
    pub body_id: Option<Uuid>,
    /// Its name today.
    pub body_name: Option<String>,
    /// Name of the move.
    pub act: String,
    /// The procedure at the time.
    pub procedure: String,
    /// State before.
    pub from_state: String,
    /// State after.
    pub to_state: String,
    /// Why.
    pub reason: String,
    /// Legal ground or article.
    pub basis: String,
    /// What the person was told.
    pub told: String,
    /// More, as JSON.
    pub detail: String,
}

/// Saves a case after a move, writes the move into its history and the journal; answers the move's id.
///
/// # Errors
/// [`StoreError::Stale`] where somebody else changed the case since it was loaded.
pub async fn make(tx: &mut Tx, moved: &Moved<'_>) -> Result<Uuid, StoreError> {
    let (before, after) = (moved.before, moved.after);
    let touched = execute!(
        tx,
        SAVE,
        before.id,
        before.version,
        after.regime.as_str(),
        after.procedure.as_str(),
        after.state.as_str(),
        after.open,
        after.body_id,
        after.officer_id,
        after.subject.as_str(),
        after.place_id,
        after.place_words.as_str(),
        after.title.as_str(),
        after.field,
        after.circumstances.as_str(),
        after.clocks.as_str(),
        after.next_due.as_str(),
        after.next_clock.as_str(),
        after.hops,
        after.people,
        after.outcome.as_deref(),
        after.answered_day.as_deref(),
        after.days,
        after.in_time,
        after.closed_day.as_deref(),
        after.reopened,
        after.solved.as_deref(),
        after.stars,
        after.merged_id,
    )?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    let id = new_id();
    execute!(
        tx,
        INSERT,
        id,
        before.id,
        moved.at,
        moved.day.to_string(),
        moved.author.account,
        moved.author.name.as_str(),
        moved.body,
        moved.act,
        after.procedure.as_str(),
        before.state.as_str(),
        after.state.as_str(),
        moved.reason,
        moved.basis,
        moved.told,
        moved.detail.to_string(),
    )?;
    let act = format!("case.{}", moved.act);
    let entry = Entry {
        at: moved.at,
        author: moved.author,
        body: moved.body,
        act: &act,
        object_kind: "case",
        object: Some(before.id),
    };
    let detail = json!({"from": before.state, "to": after.state, "procedure": after.procedure, "move": id});
    journal::write(tx, entry, &detail).await?;
    Ok(id)
}

/// What was done with a case, oldest first.
///
/// # Errors
/// The engine's.
pub async fn history(tx: &mut Tx, case: Uuid) -> Result<Vec<MoveRow>, StoreError> {
    fetch_all!(tx, MoveRow, HISTORY, case)
}
