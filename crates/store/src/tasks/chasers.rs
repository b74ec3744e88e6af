use super::row::assignment;
use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use gandan_core::tasks;
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into chaser (id, assignment_id, batch_id, at, account_id, account_name, from_id, words, seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, null) on conflict (batch_id, assignment_id) do nothing";
    OF_ASSIGNMENT = "select c.id, c.assignment_id, c.batch_id, c.at, c.account_name, c.from_id, f.name as from_name,
            a.body_id, b.name as body_name, t.title, a.due, c.words, c.seen_at
        from chaser c join assignment a on a.id = c.assignment_id join task t on t.id = a.task_id
        join body b on b.id = a.body_id join body f on f.id = c.from_id
        where c.assignment_id = $1 order by c.at desc, c.id";
    BATCH = "select c.id, c.assignment_id, c.batch_id, c.at, c.account_name, c.from_id, f.name as from_name,
            a.body_id, b.name as body_name, t.title, a.due, c.words, c.seen_at
        from chaser c join assignment a on a.id = c.assignment_id join task t on t.id = a.task_id
        join body b on b.id = a.body_id join body f on f.id = c.from_id
        where c.batch_id = $1 order by b.name, a.due_order, c.id";
    SEEN = "update chaser set seen_at = $2 where assignment_id = $1 and seen_at is null";
}

/// A reminder as sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ChaserRow {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub assignment_id: Uuid,
    /// Sent together with others.
    pub batch_id: Uuid,
    /// When.
    pub at: i64,
    /// By whom.
    pub account_name: String,
    /// For which body.
    pub from_id: Uuid,
    /// Its name today.
    pub from_name: String,
    /// To which body.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// The task.
    pub title: String,
    /// By when it was due.
    pub due: Option<String>,
    /// What it says.
    pub words: String,
    /// When somebody of that body first opened it.
    pub seen_at: Option<i64>,
}

/// Reminders to be sent together.
#[derive(Debug, Clone)]
pub struct Chase<'a> {
    /// About which assignments.
    pub assignments: &'a [Uuid],
    /// What they say.
    pub words: &'a str,
    /// Of the form: sent twice, each body is chased once.
    pub batch: Uuid,
    /// Who sends.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
}

/// What became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// Sent now.
    pub sent: usize,
    /// Left out: done, or reported, since the sender chose them.
    pub left_out: usize,
}

/// Chases; what needs it no more by now is left out.
///
/// # Errors
/// The engine's.
pub async fn chase(tx: &mut Tx, chase: &Chase<'_>) -> Result<Sent, StoreError> {
    let mut sent = Sent::default();
    for id in chase.assignments {
        let row = assignment(tx, *id).await?;
        if tasks::chase(row.facts()?).is_err() {
            sent.left_out += 1;
            continue;
        }
        let written = execute!(
            tx,
            INSERT,
            new_id(),
            row.id,
            chase.batch,
            chase.at,
            chase.author.account.unwrap_or_default(),
            chase.author.name.as_str(),
            row.giver_id,
            chase.words.trim(),
        )?;
        if written == 0 {
            continue;
        }
        sent.sent += 1;
        let entry = Entry {
            at: chase.at,
            author: chase.author,
            body: Some(row.giver_id),
            act: "assignment.chased",
            object_kind: "assignment",
            object: Some(row.id),
        };
        journal::write(tx, entry, &json!({"batch": chase.batch, "to": row.body_id})).await?;
    }
    Ok(sent)
}

/// The reminders about an assignment, last first.
///
/// # Errors
/// The engine's.
pub async fn of_assignments(tx: &mut Tx, assignment: Uuid) -> Result<Vec<ChaserRow>, StoreError> {
    fetch_all!(tx, ChaserRow, OF_ASSIGNMENT, assignment)
}

/// The reminders sent together, by body.
///
/// # Errors
/// The engine's.
pub async fn batch(tx: &mut Tx, batch: Uuid) -> Result<Vec<ChaserRow>, StoreError> {
    fetch_all!(tx, ChaserRow, BATCH, batch)
}

/// Somebody of the body has opened the assignment with its reminders; answers how many were new to them.
///
/// # Errors
/// The engine's.
pub async fn seen(tx: &mut Tx, id: Uuid, author: &Author, at: i64) -> Result<u64, StoreError> {
    let new = execute!(tx, SEEN, id, at)?;
    if new > 0 {
        let row = assignment(tx, id).await?;
        let entry = Entry {
            at,
            author,
            body: Some(row.body_id),
            act: "chaser.seen",
            object_kind: "assignment",
            object: Some(id),
        };
        journal::write(tx, entry, &json!({"chasers": new})).await?;
    }
    Ok(new)
}
