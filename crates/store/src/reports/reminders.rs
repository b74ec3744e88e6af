use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into report_reminder (id, mark, duty, task_id, period, body_id, by_id, from_id, kind, due, words,
            actor, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (mark) do nothing";
    OF_BODY = "select r.id, r.duty, r.task_id, r.period, r.body_id, r.from_id, f.name as from_name, r.kind, r.due,
            r.words, r.at, r.seen_at
        from report_reminder r left join body f on f.id = r.from_id where r.by_id = $1 order by r.at desc, r.id limit $2";
    OF_PERIOD = "select r.id, r.duty, r.task_id, r.period, r.body_id, r.from_id, f.name as from_name, r.kind, r.due,
            r.words, r.at, r.seen_at
        from report_reminder r left join body f on f.id = r.from_id
        where r.duty = $1 and r.period = $2 order by r.body_id, r.at, r.id";
    SEEN = "update report_reminder set seen_at = $2 where by_id = $1 and seen_at is null";
}

/// A reminder to be sent.
#[derive(Debug, Clone)]
pub struct NewReminder<'a> {
    /// What makes it one; the same is sent once.
    pub mark: String,
    /// Code of the duty; empty where a task asks for it.
    pub duty: &'a str,
    /// The task.
    pub task: Option<Uuid>,
    /// Code of the period.
    pub period: &'a str,
    /// About whom.
    pub body: Uuid,
    /// Who answers for it, and is reminded.
    pub by: Uuid,
    /// Who reminds; nothing where it comes by itself.
    pub from: Option<Uuid>,
    /// `soon`, `late`, `asked`.
    pub kind: &'a str,
    /// The due day, ISO.
    pub due: Option<String>,
    /// What a person wrote with it.
    pub words: &'a str,
}

/// A reminder as sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReminderRow {
    /// Its id.
    pub id: Uuid,
    /// Code of the duty.
    pub duty: String,
    /// The task.
    pub task_id: Option<Uuid>,
    /// Code of the period.
    pub period: String,
    /// About whom.
    pub body_id: Uuid,
    /// Who reminds.
    pub from_id: Option<Uuid>,
    /// Its name today.
    pub from_name: Option<String>,
    /// `soon`, `late`, `asked`.
    pub kind: String,
    /// ISO.
    pub due: Option<String>,
    /// What a person wrote with it.
    pub words: String,
    /// When (microseconds UTC).
    pub at: i64,
    /// When somebody of the body first saw it.
    pub seen_at: Option<i64>,
}

/// Reminds, each once; answers how many were new.
///
/// # Errors
/// The engine's.
pub async fn remind(
    tx: &mut Tx,
    reminders: &[NewReminder<'_>],
    author: &Author,
    at: i64,
) -> Result<usize, StoreError> {
    let mut sent = 0;
    for one in reminders {
        let id = new_id();
        let written = execute!(
            tx,
            INSERT,
            id,
            one.mark.as_str(),
            one.duty,
            one.task,
            one.period,
            one.body,
            one.by,
            one.from,
            one.kind,
            one.due.as_deref(),
            one.words.trim(),
            author.name.as_str(),
            at
        )?;
        if written == 0 {
            continue;
        }
        sent += 1;
        let entry = Entry {
            at,
            author,
            body: Some(one.from.unwrap_or(one.by)),
            act: "report.reminded",
            object_kind: "body",
            object: Some(one.by),
        };
        let detail = json!({"duty": one.duty, "task": one.task, "period": one.period, "kind": one.kind});
        journal::write(tx, entry, &detail).await?;
    }
    Ok(sent)
}

/// The last reminders that a body got.
///
/// # Errors
/// The engine's.
pub async fn reminders_of(tx: &mut Tx, body: Uuid, limit: i64) -> Result<Vec<ReminderRow>, StoreError> {
    fetch_all!(tx, ReminderRow, OF_BODY, body, limit)
}

/// All reminders of a duty for a period, by body, the oldest first.
///
/// # Errors
/// The engine's.
pub async fn reminders_for(tx: &mut Tx, duty: &str, period: &str) -> Result<Vec<ReminderRow>, StoreError> {
    fetch_all!(tx, ReminderRow, OF_PERIOD, duty, period)
}

/// Somebody of the body has seen its reminders; answers how many were new to them.
///
/// # Errors
/// The engine's.
pub async fn reminders_seen(tx: &mut Tx, body: Uuid, author: &Author, at: i64) -> Result<u64, StoreError> {
    let new = execute!(tx, SEEN, body, at)?;
    if new > 0 {
        let entry = Entry {
            at,
            author,
            body: Some(body),
            act: "report.reminder-seen",
            object_kind: "body",
            object: Some(body),
        };
        journal::write(tx, entry, &json!({"reminders": new})).await?;
    }
    Ok(new)
}
