//! What can be found of cases, many at a time: the search index reads every case once, and a million of them is a job.

use crate::db::{fetch_in, statements};
use crate::{StoreError, Tx};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    CASES = "select c.id, c.body_id, c.officer_id, c.helper_id, c.title, c.outcome, c.received_day, c.sealed,
            c.disposed_day is not null as past from cases c
        where c.id in ($1)";
    /// A part of a split petition counts instead of the whole.
    WORDS = "select p.case_id, coalesce(q.words, p.words) as words, p.received_at, p.id from petition p
            left join petition_part q on q.case_id = p.case_id and q.petition_id = p.id where p.case_id in ($1)
        union all
        select t.case_id, t.words, p.received_at, p.id from petition_part t join petition p on p.id = t.petition_id
            where t.case_id in ($1) and p.case_id <> t.case_id
        order by 3, 4";
    TOLD = "select m.case_id, m.told from case_move m where m.case_id in ($1) and m.told <> '' order by m.number";
    AWAY = "select w.case_id, w.body_id, w.account_id from case_wall w where w.case_id in ($1) order by w.at, w.id";
}

/// What of a case can be found, and who is kept from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findable {
    /// The case.
    pub id: Uuid,
    /// Who holds it.
    pub body: Uuid,
    /// A short name.
    pub title: String,
    /// What people wrote, a line each.
    pub words: String,
    /// What they were told last.
    pub told: String,
    /// Code of the outcome.
    pub outcome: Option<String>,
    /// When it came, ISO.
    pub received_day: String,
    /// Bodies and accounts that do not read it.
    pub away: Vec<Uuid>,
    /// Content is not in this database.
    pub sealed: bool,
    /// Person and words were erased, its time being over.
    pub past: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    body_id: Uuid,
    officer_id: Option<Uuid>,
    helper_id: Option<Uuid>,
    title: String,
    outcome: Option<String>,
    received_day: String,
    sealed: bool,
    past: bool,
}

/// The cases of these ids, as far as they are there, by id.
///
/// # Errors
/// The engine's.
pub async fn findable(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Findable>, StoreError> {
    let cases: Vec<Row> = fetch_in!(tx, Row, CASES, ids)?;
    let mut all: BTreeMap<Uuid, Findable> = cases.into_iter().map(|row| (row.id, begun(row))).collect();
    let words: Vec<(Uuid, String, i64, Uuid)> = fetch_in!(tx, (Uuid, String, i64, Uuid), WORDS, ids)?;
    for (case, words, ..) in words {
        if let Some(one) = all.get_mut(&case) {
            one.words.push_str(&words);
            one.words.push('\n');
        }
    }
    let told: Vec<(Uuid, String)> = fetch_in!(tx, (Uuid, String), TOLD, ids)?;
    for (case, told) in told {
        if let Some(one) = all.get_mut(&case) {
            one.told = told;
        }
    }
    let away: Vec<(Uuid, Option<Uuid>, Option<Uuid>)> =
        fetch_in!(tx, (Uuid, Option<Uuid>, Option<Uuid>), AWAY, ids)?;
    for (case, body, account) in away {
        if let Some(one) = all.get_mut(&case) {
            one.away.extend(body.into_iter().chain(account));
        }
    }
    Ok(all.into_values().collect())
}

/// Who wrote it down for the person does not read on, unless it was given to them.
fn begun(row: Row) -> Findable {
    let helper = row.helper_id.filter(|helper| row.officer_id != Some(*helper));
    Findable {
        id: row.id,
        body: row.body_id,
        title: row.title,
        words: String::new(),
        told: String::new(),
        outcome: row.outcome,
        received_day: row.received_day,
        away: helper.into_iter().collect(),
        sealed: row.sealed,
        past: row.past,
    }
}
