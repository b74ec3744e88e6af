use super::candidates::Heirs;
use super::issue::{Fan, next_first, write_fan, write_occurrence};
use super::row::day;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{Db, StoreError, Tx};
use gandan_core::bodies::BodyId;
use gandan_core::documents::BodyRole;
use gandan_core::tasks::{MAX_CATCH_UP, Recurrence, RoundName};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    WAITING = "select task_id, series, rule, next_first from recurrence
        where next_first <= $1 order by next_first, task_id, series limit $2";
    MOVE = "update recurrence set next_first = $4 where task_id = $1 and series = $2 and next_first = $3";
    LAST_NUMBER = "select max(number), max(case when series = $2 then number end) from occurrence where task_id = $1";
    HOLDERS = "select a.body_id, a.role from assignment a
        where a.task_id = $1 and a.occurrence = $2 and a.upper_id is null order by a.id";
    ISSUER = "select issuer_id from task where id = $1";
    CLOSE = "update task set closed_at = $2 where id = $1 and closed_at is null and recurrence is not null";
    STOP = "update recurrence set next_first = null where task_id = $1";
}

/// Makes every round whose period has begun by `today`; each in a transaction of its own, so that a long standstill is
/// made up for piece by piece and another node may take turns. A round goes to those who stand in the places of the
/// bodies that had the one before; answers how many rounds were made.
///
/// # Errors
/// The engine's; what was made before stays.
pub async fn make_due_rounds(
    db: &Db,
    today: Date,
    heirs: Heirs<'_>,
    author: &Author,
    at: i64,
) -> Result<usize, StoreError> {
    type Row = (Uuid, i64, String, String);
    let mut made = 0;
    for _ in 0..MAX_CATCH_UP {
        let mut tx = db.begin_read().await?;
        let waiting: Vec<Row> = fetch_all!(&mut tx, Row, WAITING, today.to_string(), 500i64)?;
        drop(tx);
        if waiting.is_empty() {
            break;
        }
        for (task, series, rule, first) in &waiting {
            let rule: Recurrence = serde_json::from_str(rule)?;
            let due = DueRound {
                task: *task,
                series: *series,
                rule,
                first,
            };
            let mut tx = db.begin_write().await?;
            if make(&mut tx, &due, heirs, author, at).await? {
                tx.commit().await?;
                made += 1;
            }
        }
    }
    Ok(made)
}

/// A round that is to be made.
struct DueRound<'a> {
    task: Uuid,
    series: i64,
    rule: Recurrence,
    first: &'a str,
}

/// Makes one round unless somebody else has.
async fn make(
    tx: &mut Tx,
    due: &DueRound<'_>,
    heirs: Heirs<'_>,
    author: &Author,
    at: i64,
) -> Result<bool, StoreError> {
    let DueRound {
        task,
        series,
        rule,
        first,
    } = *due;
    let round = rule
        .round(RoundName::of(rule.period, day(first)?))
        .ok_or_else(|| StoreError::Value(first.to_owned()))?;
    // On PostgreSQL a second node waits here for the first, and then finds the series moved on.
    if execute!(tx, MOVE, task, series, first, next_first(&round))? == 0 {
        return Ok(false);
    }
    let (last, before) = fetch_one!(tx, (Option<i64>, Option<i64>), LAST_NUMBER, task, series)?;
    let number = last.unwrap_or(0) + 1;
    if !write_occurrence(tx, task, number, series, &round).await? {
        return Ok(false);
    }
    let holders: Vec<(Uuid, String)> = fetch_all!(tx, (Uuid, String), HOLDERS, task, before.unwrap_or(1))?;
    let mut bodies = Vec::with_capacity(holders.len());
    for (body, part) in holders {
        let part = BodyRole::from_code(&part).ok_or(StoreError::Value(part))?;
        let mut now = heirs(BodyId(body));
        if now.is_empty() {
            // Nobody is known in its place: the duty stays visible where it was.
            now.push(BodyId(body));
        }
        for body in now {
            if !bodies.iter().any(|(_, known)| *known == body) {
                bodies.push((part, body));
            }
        }
    }
    let (issuer,) = fetch_one!(tx, (Uuid,), ISSUER, task)?;
    let fan = Fan {
        task,
        giver: issuer,
        at,
        bodies: &bodies,
    };
    write_fan(tx, &fan, (number, series), round.due).await?;
    let entry = Entry {
        at,
        author,
        body: Some(issuer),
        act: "task.came-back",
        object_kind: "task",
        object: Some(task),
    };
    let detail = json!({"round": round.name.to_string(), "due": round.due, "bodies": bodies.len()});
    journal::write(tx, entry, &detail).await?;
    Ok(true)
}

/// Says that a recurring task comes back no more; rounds already given stay.
///
/// # Errors
/// [`StoreError::Stale`] where it is closed, or never came back.
pub async fn close(tx: &mut Tx, task: Uuid, author: &Author, at: i64) -> Result<(), StoreError> {
    let issuer: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), ISSUER, task)?;
    let (issuer,) = issuer.ok_or(StoreError::NotFound)?;
    one(execute!(tx, CLOSE, task, at)?, StoreError::Stale)?;
    execute!(tx, STOP, task)?;
    let entry = Entry {
        at,
        author,
        body: Some(issuer),
        act: "task.closed",
        object_kind: "task",
        object: Some(task),
    };
    journal::write(tx, entry, &json!({})).await
}
