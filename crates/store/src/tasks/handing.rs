use super::row::{assignment, due_order};
use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use gandan_core::bodies::BodyId;
use gandan_core::tasks::{self, HandOn, SubAssignRefusal};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    HOLDERS = "select body_id from assignment where task_id = $1 and occurrence = $2 order by id";
    INSERT = "insert into assignment (id, task_id, occurrence, series, body_id, role, upper_id, giver_id, note, due,
            due_order, state, created_at, version)
        values ($1, $2, $3, $4, $5, 'lead', $6, $7, $8, $9, $10, 'not_started', $11, 1)";
}

/// To whom an assignment is handed on.
#[derive(Debug, Clone)]
pub struct HandOnTo<'a> {
    /// The assignment.
    pub assignment: Uuid,
    /// To which bodies.
    pub bodies: &'a [BodyId],
    /// By when; nothing where the giver names no day.
    pub due: Option<Date>,
    /// What they are to do of it.
    pub note: &'a str,
    /// Who hands it on.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
}

/// Why it is not handed on.
#[derive(Debug, thiserror::Error)]
pub enum HandingError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] SubAssignRefusal),
    /// The engine.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Hands an assignment on, one level down; answers the new assignments.
///
/// # Errors
/// See [`HandingError`].
pub async fn hand_on(tx: &mut Tx, to: &HandOnTo<'_>) -> Result<Vec<Uuid>, HandingError> {
    let row = assignment(tx, to.assignment).await?;
    let holders: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), HOLDERS, row.task_id, row.occurrence)?;
    let held_by: Vec<BodyId> = holders.into_iter().map(|(body,)| BodyId(body)).collect();
    let mut bodies = to.bodies.to_vec();
    bodies.sort_unstable();
    bodies.dedup();
    let from = HandOn {
        holder: BodyId(row.body_id),
        handed_on: row.upper_id.is_some(),
        facts: row.facts()?,
        held_by: &held_by,
    };
    tasks::hand_on(from, &bodies, to.due)?;
    let mut given = Vec::with_capacity(bodies.len());
    for body in bodies {
        let id = new_id();
        let due = to.due.map(|day| day.to_string());
        let written = execute!(
            tx,
            INSERT,
            id,
            row.task_id,
            row.occurrence,
            row.series,
            body.0,
            row.id,
            row.body_id,
            to.note.trim(),
            due,
            due_order(to.due),
            to.at,
        );
        match written {
            Ok(_) => given.push(id),
            // Somebody handed it to the same body at the same moment.
            Err(StoreError::Exists(_)) => return Err(SubAssignRefusal::Twice(body).into()),
            Err(error) => return Err(error.into()),
        }
    }
    let entry = Entry {
        at: to.at,
        author: to.author,
        body: Some(row.body_id),
        act: "assignment.handed-on",
        object_kind: "assignment",
        object: Some(row.id),
    };
    journal::write(tx, entry, &json!({"assignments": given, "due": to.due})).await?;
    Ok(given)
}
