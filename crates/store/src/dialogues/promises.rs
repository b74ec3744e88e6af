use super::{DialogueRow, told};
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, statements};
use crate::journal::Author;
use crate::{StoreError, Tx, new_id};
use gandan_core::tasks::{Facts, State};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    /// With the assignment of whoever leads it, once it is signed.
    OF_DIALOGUE = "select p.id, p.dialogue_id, p.position, p.words, p.lead_id, b.name as lead_name, p.due, p.task_id,
            a.id as assignment_id, a.state, a.due as assignment_due, a.reported_day, a.done_day
        from promise p join body b on b.id = p.lead_id
        left join assignment a on a.task_id = p.task_id and a.upper_id is null and a.role = 'lead'
        where p.dialogue_id = $1 order by p.position, a.id";
    HOLD = "update dialogue set changed_at = $3, version = version + 1
        where id = $1 and version = $2 and state in ('planned', 'held')";
    NEXT = "select coalesce(max(position), 0) + 1 from promise where dialogue_id = $1";
    INSERT = "insert into promise (id, dialogue_id, position, words, lead_id, due, task_id)
        values ($1, $2, $3, $4, $5, $6, null)";
    DROP = "delete from promise where id = $1 and dialogue_id = $2 and task_id is null";
    TASK = "update promise set task_id = $2 where id = $1 and task_id is null";
}

/// Something that was promised, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PromiseRow {
    /// Its id.
    pub id: Uuid,
    /// On which dialogue.
    pub dialogue_id: Uuid,
    /// From 1.
    pub position: i64,
    /// What.
    pub words: String,
    /// Who does it.
    pub lead_id: Uuid,
    /// Its name today.
    pub lead_name: String,
    /// By when, ISO.
    pub due: Option<String>,
    /// The task, once it is signed.
    pub task_id: Option<Uuid>,
    /// The assignment of whoever leads it.
    pub assignment_id: Option<Uuid>,
    /// Code of its state.
    pub state: Option<String>,
    /// Its due day, ISO.
    pub assignment_due: Option<String>,
    /// When it was reported done, ISO.
    pub reported_day: Option<String>,
    /// When it was done, ISO.
    pub done_day: Option<String>,
}

impl PromiseRow {
    /// What its standing is counted from; nothing until it is signed.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn facts(&self) -> Result<Option<Facts>, StoreError> {
        let Some(state) = &self.state else {
            return Ok(None);
        };
        let day = |text: &Option<String>| -> Result<Option<Date>, StoreError> {
            let read = |text: &str| text.parse().map_err(|_| StoreError::Value(text.to_owned()));
            text.as_deref().map(read).transpose()
        };
        Ok(Some(Facts {
            state: State::from_code(state).ok_or_else(|| StoreError::Value(state.clone()))?,
            due: day(&self.assignment_due)?,
            reported: day(&self.reported_day)?,
            done: day(&self.done_day)?,
        }))
    }
}

/// Something promised.
#[derive(Debug, Clone, Copy)]
pub struct NewPromise<'a> {
    /// What.
    pub words: &'a str,
    /// Who does it.
    pub lead: Uuid,
    /// By when.
    pub due: Option<Date>,
}

/// What was promised, in order.
///
/// # Errors
/// The engine's.
pub async fn promises(tx: &mut Tx, dialogue: Uuid) -> Result<Vec<PromiseRow>, StoreError> {
    fetch_all!(tx, PromiseRow, OF_DIALOGUE, dialogue)
}

/// Writes a promise down.
///
/// # Errors
/// [`StoreError::Stale`] where the dialogue was signed or changed since.
pub async fn promise(
    tx: &mut Tx,
    row: &DialogueRow,
    new: NewPromise<'_>,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    one(execute!(tx, HOLD, row.id, row.version, at)?, StoreError::Stale)?;
    let due = new.due.map(|day| day.to_string());
    let (position,) = fetch_one!(tx, (i64,), NEXT, row.id)?;
    execute!(
        tx,
        INSERT,
        new_id(),
        row.id,
        position,
        new.words,
        new.lead,
        due.as_deref()
    )?;
    let detail = json!({"body": new.lead, "due": due});
    told(
        tx,
        "dialogue.promised",
        (row.id, row.body_id),
        &detail,
        author,
        at,
    )
    .await
}

/// Takes a promise out again that is not signed.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn drop_promise(
    tx: &mut Tx,
    row: &DialogueRow,
    promise: Uuid,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    one(execute!(tx, HOLD, row.id, row.version, at)?, StoreError::Stale)?;
    one(execute!(tx, DROP, promise, row.id)?, StoreError::Stale)?;
    told(
        tx,
        "dialogue.dropped",
        (row.id, row.body_id),
        &json!({}),
        author,
        at,
    )
    .await
}

/// Notes the task that a promise has become.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn promised_by_task(tx: &mut Tx, promise: Uuid, task: Uuid) -> Result<(), StoreError> {
    one(execute!(tx, TASK, promise, task)?, StoreError::Stale)
}
