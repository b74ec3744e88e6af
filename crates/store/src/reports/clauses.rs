//! What was done of a directive, assignment by assignment, with the last words and what shows it.

use crate::db::{fetch_all, fetch_in, statements};
use crate::{StoreError, Tx};
use gandan_core::reports::Window;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rounds and single tasks that a window touches: due in it, done in it, or due before and not done.
macro_rules! touched {
    () => {
        "from assignment a join task t on t.id = a.task_id
        join occurrence o on o.task_id = a.task_id and o.number = a.occurrence
        where t.document_id = $1 and a.upper_id is null and (cast($4 as uuid) is null or a.body_id = $4)
            and (cast($2 as text) is null
                or coalesce(a.due, o.last_day, o.first_day) between $2 and $3
                or a.done_day between $2 and $3
                or (a.state <> 'done' and o.first_day <= $3 and coalesce(a.due, o.first_day) <= $3)) "
    };
}

macro_rules! told {
    () => {
        "select a.id, a.task_id, a.body_id, b.name as body_name, a.role, a.giver_id, a.state, a.due,
            a.reported_day, a.done_day, o.label,
            coalesce((select p.words from progress p where p.assignment_id = a.id order by p.at desc, p.id desc
                limit 1), '') as words,
            coalesce((select p.account_name from progress p where p.assignment_id = a.id order by p.at desc, p.id desc
                limit 1), '') as actor "
    };
}

macro_rules! with_names {
    () => {
        "join body b on b.id = a.body_id
        join occurrence o on o.task_id = a.task_id and o.number = a.occurrence "
    };
}

statements! {
    CLAUSES = concat!(told!(), "from (select a.* ", touched!(), ") a ", with_names!(),
        "order by a.task_id, o.first_day, a.role, b.name, a.id limit $5");
    SHOWN = concat!("select e.progress_id, e.position, p.assignment_id, e.kind, e.title, e.link, e.document_id
        from evidence e join progress p on p.id = e.progress_id
        where p.assignment_id in (select a.id ", touched!(), ")
        order by p.assignment_id, p.at, e.progress_id, e.position limit $5");
    STATES = concat!("select a.id, a.task_id, a.body_id, a.giver_id, a.state, a.due,
            exists (select 1 from progress p where p.assignment_id = a.id) as reported
        from (select a.* ", touched!(), ") a ", with_names!(),
        "order by a.task_id, o.first_day, a.role, b.name, a.id");
    TOLD_OF = concat!(told!(), "from assignment a ", with_names!(), "where a.id in ($1)");
    SHOWN_OF = "select e.progress_id, e.position, p.assignment_id, e.kind, e.title, e.link, e.document_id
        from evidence e join progress p on p.id = e.progress_id
        where p.assignment_id in ($1) order by p.assignment_id, p.at, e.progress_id, e.position";
}

/// How an assignment of a directive stands, without what was said of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ClauseState {
    /// The assignment.
    pub id: Uuid,
    /// The task.
    pub task_id: Uuid,
    /// Who must do it.
    pub body_id: Uuid,
    /// Who gave it.
    pub giver_id: Uuid,
    /// Code of the state.
    pub state: String,
    /// Last day in time, ISO.
    pub due: Option<String>,
    /// Something was said of it.
    pub reported: bool,
}

/// An assignment of a directive with the last that was said of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ClauseRow {
    /// The assignment.
    pub id: Uuid,
    /// The task.
    pub task_id: Uuid,
    /// Who must do it.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Code of the part.
    pub role: String,
    /// Who gave it.
    pub giver_id: Uuid,
    /// Code of the state.
    pub state: String,
    /// Last day in time, ISO.
    pub due: Option<String>,
    /// When it was reported done.
    pub reported_day: Option<String>,
    /// When it was done.
    pub done_day: Option<String>,
    /// Code of the round; empty where it is done once.
    pub label: String,
    /// What was last said.
    pub words: String,
    /// By whom.
    pub actor: String,
}

/// What shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ShownRow {
    /// Of which report of progress.
    pub progress_id: Uuid,
    /// Its place there.
    pub position: i64,
    /// Of which assignment.
    pub assignment_id: Uuid,
    /// `file`, `link` or `document`.
    pub kind: String,
    /// Words for it, or the file's name.
    pub title: String,
    /// Address of a link.
    pub link: String,
    /// The document of the library.
    pub document_id: Option<Uuid>,
}

/// What was done of a directive: all of it, or what a window touches; of all bodies, or of one; the first `limit`.
///
/// # Errors
/// The engine's.
pub async fn clauses(
    tx: &mut Tx,
    document: Uuid,
    window: Option<Window>,
    body: Option<Uuid>,
    limit: i64,
) -> Result<(Vec<ClauseRow>, Vec<ShownRow>), StoreError> {
    let first = window.map(|window| window.first.to_string());
    let last = window.map(|window| window.last.to_string());
    let (first, last) = (first.as_deref(), last.as_deref());
    let rows = fetch_all!(tx, ClauseRow, CLAUSES, document, first, last, body, limit)?;
    let shown = fetch_all!(tx, ShownRow, SHOWN, document, first, last, body, limit)?;
    Ok((rows, shown))
}

/// How all assignments of a directive stand that a window touches, in the order of [`clauses`]: for counts, which leave
/// nothing out.
///
/// # Errors
/// The engine's.
pub async fn clause_states(
    tx: &mut Tx,
    document: Uuid,
    window: Option<Window>,
) -> Result<Vec<ClauseState>, StoreError> {
    let first = window.map(|window| window.first.to_string());
    let last = window.map(|window| window.last.to_string());
    let body: Option<Uuid> = None;
    fetch_all!(tx, ClauseState, STATES, document, first, last, body)
}

/// What was said of assignments, in the order of `ids`, and what shows it.
///
/// # Errors
/// The engine's.
pub async fn told_of(tx: &mut Tx, ids: &[Uuid]) -> Result<(Vec<ClauseRow>, Vec<ShownRow>), StoreError> {
    let rows = fetch_in!(tx, ClauseRow, TOLD_OF, ids)?;
    let mut by_id: BTreeMap<Uuid, ClauseRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    let rows = ids.iter().filter_map(|id| by_id.remove(id)).collect();
    Ok((rows, fetch_in!(tx, ShownRow, SHOWN_OF, ids)?))
}
