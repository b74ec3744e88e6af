//! Open cases, walked through as a whole: when days off are announced, clocks of all of them are counted anew.

use crate::db::{fetch_all, insert_rows, statements, update_rows};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    /// By id, so that a walk that was broken off goes on where it was.
    OPEN = "select c.id, c.body_id, c.procedure, c.state, c.clocks, c.version from cases c where c.open and c.id > $1
        order by c.id limit $2";
    SAVE = "update cases set clocks = $3, next_due = $4, next_clock = $5, version = version + 1
        where id = $1 and version = $2";
    INSERT = "insert into case_move (id, case_id, number, at, day, account_id, actor, body_id, act, procedure, from_state,
            to_state, reason, basis, told, detail)
        values ($1, $2, (select coalesce(max(m.number), 0) + 1 from case_move m where m.case_id = $2), $3, $4, $5, $6, $7,
            'recount', $8, $9, $9, '', '', '', $10)";
}

/// An open case, as far as its clocks need it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenRow {
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub body_id: Uuid,
    /// Code of the procedure.
    pub procedure: String,
    /// Code of the state.
    pub state: String,
    /// The clocks, as JSON.
    pub clocks: String,
    /// Counts up with every change.
    pub version: i64,
}

/// An open case whose clocks were counted anew.
#[derive(Debug, Clone)]
pub struct Recounted {
    /// As it was.
    pub before: OpenRow,
    /// The clocks, as JSON.
    pub clocks: String,
    /// Next due day that binds the body; [`super::NEVER`] where none does.
    pub next_due: String,
    /// Name of that clock.
    pub next_clock: String,
    /// What moved, as JSON.
    pub detail: String,
}

/// Open cases after an id.
///
/// # Errors
/// The engine's.
pub async fn open_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<OpenRow>, StoreError> {
    fetch_all!(tx, OpenRow, OPEN, after, limit)
}

/// Saves clocks that were counted anew, each with its line in the history and its entry in the journal.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed one of the cases since; nothing is to be kept then.
pub async fn recounted(
    tx: &mut Tx,
    all: &[Recounted],
    author: &Author,
    at: i64,
    day: Date,
) -> Result<(), StoreError> {
    let touched = update_rows!(
        tx,
        SAVE,
        all,
        |one| one.before.id,
        one.before.version,
        one.clocks.as_str(),
        one.next_due.as_str(),
        one.next_clock.as_str(),
    )?;
    if touched != u64::try_from(all.len()).unwrap_or(u64::MAX) {
        return Err(StoreError::Stale);
    }
    let day = day.to_string();
    let moves: Vec<(Uuid, &Recounted)> = all.iter().map(|one| (new_id(), one)).collect();
    insert_rows!(
        tx,
        INSERT,
        &moves,
        |row| row.0,
        row.1.before.id,
        at,
        day.as_str(),
        author.account,
        author.name.as_str(),
        row.1.before.body_id,
        row.1.before.procedure.as_str(),
        row.1.before.state.as_str(),
        row.1.detail.as_str(),
    )?;
    let entries: Vec<(Entry<'_>, String)> = moves
        .iter()
        .map(|(id, one)| {
            let before = &one.before;
            let entry = Entry {
                at,
                author,
                body: Some(before.body_id),
                act: "case.recount",
                object_kind: "case",
                object: Some(before.id),
            };
            let detail = json!({
                "from": before.state, "to": before.state, "procedure": before.procedure, "move": id,
            });
            (entry, detail.to_string())
        })
        .collect();
    journal::write_many(tx, &entries).await
}
