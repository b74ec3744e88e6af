use crate::db::{execute, fetch_one, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use gandan_core::reports::Expected;
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into report (id, duty, task_id, period, first_day, last_day, due, body_id, by_id, to_id, outline,
            title, state, number, signer, edition, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'draft', '', '', 1, $13, $13, 1)
        on conflict do nothing";
    INSERT_PART = "insert into report_part (report_id, key, position, title, words, actor, changed_at, version)
        values ($1, $2, $3, $4, '', '', $5, 0)";
    SAME = "select id from report where body_id = $1 and duty = $2 and period = $3
        and (task_id = $4 or (task_id is null and cast($4 as uuid) is null))";
}

/// A report that is begun.
#[derive(Debug, Clone)]
pub struct NewReport<'a> {
    /// What is owed.
    pub expected: &'a Expected,
    /// Code of the outline; empty for forms alone.
    pub outline: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Key and title of each part, in order.
    pub parts: &'a [(String, String)],
}

/// Begins a report; answers the one there is where somebody has begun it before.
///
/// # Errors
/// The engine's.
pub async fn open(tx: &mut Tx, new: &NewReport<'_>, author: &Author, at: i64) -> Result<Uuid, StoreError> {
    let owed = new.expected;
    let id = new_id();
    let made = execute!(
        tx,
        INSERT,
        id,
        owed.duty.as_str(),
        owed.task,
        owed.period.as_str(),
        owed.window.first.to_string(),
        owed.window.last.to_string(),
        owed.due.map(|day| day.to_string()),
        owed.body.0,
        owed.by.0,
        owed.to.map(|body| body.0),
        new.outline,
        new.title,
        at
    )?;
    if made == 0 {
        let (id,) = fetch_one!(
            tx,
            (Uuid,),
            SAME,
            owed.body.0,
            owed.duty.as_str(),
            owed.period.as_str(),
            owed.task
        )?;
        return Ok(id);
    }
    for (position, (key, title)) in (0i64..).zip(new.parts) {
        execute!(tx, INSERT_PART, id, key.as_str(), position, title.as_str(), at)?;
    }
    let entry = Entry {
        at,
        author,
        body: Some(owed.by.0),
        act: "report.opened",
        object_kind: "report",
        object: Some(id),
    };
    let detail = json!({"duty": owed.duty, "task": owed.task, "period": owed.period, "about": owed.body.0});
    journal::write(tx, entry, &detail).await?;
    Ok(id)
}
