//! The cells that public figures are summed from, kept equal to a plain count of the cases.

use crate::db::{execute, fetch_all, fetch_in, fetch_one, fetch_optional, statements};
use crate::journal::Cursor;
use crate::{StoreError, Tx};
use gandan_core::cases::figures::{Cell, Counted, Month};
use gandan_core::cases::{Outcome, Regime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    /// Every body that a case was ever with, with the day on which it came.
    TOUCHED = "select c.body_id, substr(c.received_day, 1, 7) as month from cases c where c.id in ($1)
        union select p.body_id, substr(c.received_day, 1, 7) from petition p join cases c on c.id = p.case_id
            where c.id in ($1)
        union select t.from_id, substr(c.received_day, 1, 7) from transfer t join cases c on c.id = t.case_id
            where c.id in ($1)
        union select t.to_id, substr(c.received_day, 1, 7) from transfer t join cases c on c.id = t.case_id
            where c.id in ($1)
        union select m.body_id, substr(c.received_day, 1, 7) from case_move m join cases c on c.id = m.case_id
            where c.id in ($1) and m.body_id is not null";
    /// All bodies and months with cases or cells; walks `case_register`.
    UNITS = "select distinct body_id, substr(received_day, 1, 7) as month from cases
        union select body_id, month from case_cell order by 1, 2";
    /// Those that count alike are one row: a commune where very many come in one month is not read case by case.
    OF_UNIT = "select c.regime, c.outcome, c.merged_id is not null, c.open, c.in_time, c.days, c.next_due,
            c.reopened > 0, c.solved, c.stars is not null,
            exists (select 1 from publication p where p.case_id = c.id and p.withdrawn_day is null), count(*)
        from cases c where c.body_id = $1 and c.received_day >= $2 and c.received_day < $3
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11";
    STORED = "select regime, cell from case_cell where body_id = $1 and month = $2 order by regime";
    STAMP = "select coalesce(max(stamp), 0) from case_cell";
    SAVE = "insert into case_cell (body_id, month, regime, cell, stamp) values ($1, $2, $3, $4, $5)
        on conflict (body_id, month, regime) do update set cell = excluded.cell, stamp = excluded.stamp";
    SINCE = "select body_id, month, regime, cell, stamp from case_cell where stamp > $1 and stamp <= $2 order by stamp";
    FOLLOWED = "select value from setting where name = 'figures.followed'";
    FOLLOW = "insert into setting (name, value) values ('figures.followed', $1)
        on conflict (name) do update set value = excluded.value";
}

/// The cases of one body that came in one month: what is counted anew at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// The body.
    pub body: Uuid,
    /// The month.
    pub month: Month,
}

/// A cell as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRow {
    /// The body that holds the cases.
    pub body: Uuid,
    /// The month in which they came.
    pub month: Month,
    /// The regime.
    pub regime: Regime,
    /// The counts.
    pub cell: Cell,
    /// Larger than that of every cell written before.
    pub stamp: i64,
}

/// How far the cells have followed the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The last change taken in.
    pub cursor: Cursor,
    /// When that was (microseconds UTC).
    pub at: i64,
}

#[derive(sqlx::FromRow)]
struct Fact(
    String,
    Option<String>,
    bool,
    bool,
    Option<bool>,
    Option<i64>,
    String,
    bool,
    Option<String>,
    bool,
    bool,
    i64,
);

/// What must be counted anew after something happened to these cases: wherever they were and are. Some may stand twice.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a month that is none.
pub async fn touched(tx: &mut Tx, cases: &[Uuid]) -> Result<Vec<Unit>, StoreError> {
    let rows: Vec<(Uuid, String)> = fetch_in!(tx, (Uuid, String), TOUCHED, cases)?;
    rows.into_iter().map(|(body, month)| unit(body, &month)).collect()
}

/// Everything there is to count, in order.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a month that is none.
pub async fn units(tx: &mut Tx) -> Result<Vec<Unit>, StoreError> {
    let rows: Vec<(Uuid, String)> = fetch_all!(tx, (Uuid, String), UNITS)?;
    rows.into_iter().map(|(body, month)| unit(body, &month)).collect()
}

fn unit(body: Uuid, text: &str) -> Result<Unit, StoreError> {
    Ok(Unit {
        body,
        month: month(text)?,
    })
}

fn month(text: &str) -> Result<Month, StoreError> {
    Month::parse(text).ok_or_else(|| StoreError::Value(text.to_owned()))
}

/// Counts the cases of a unit anew, by regime, from the cases themselves.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a word or day that the program does not know.
pub async fn counted(tx: &mut Tx, unit: Unit) -> Result<BTreeMap<String, Cell>, StoreError> {
    let (from, until) = (
        unit.month.first().to_string(),
        unit.month.next().first().to_string(),
    );
    let rows: Vec<Fact> = fetch_all!(tx, Fact, OF_UNIT, unit.body, from, until)?;
    let mut cells: BTreeMap<String, Cell> = BTreeMap::new();
    for row in rows {
        let fact = fact(&row)?;
        let alike = u32::try_from(row.11).unwrap_or(u32::MAX);
        cells.entry(row.0).or_default().add(&fact, alike);
    }
    Ok(cells)
}

fn fact(row: &Fact) -> Result<Counted, StoreError> {
    let outcome = match row.1.as_deref() {
        None => None,
        Some(code) => Some(Outcome::from_code(code).ok_or_else(|| StoreError::Value(code.to_owned()))?),
    };
    let solved = match row.8.as_deref() {
        None => None,
        Some("yes") => Some(true),
        Some("no") => Some(false),
        Some(other) => return Err(StoreError::Value(other.to_owned())),
    };
    Ok(Counted {
        outcome,
        merged: row.2,
        open: row.3,
        in_time: row.4,
        days: row.5,
        due: row.6.parse().map_err(|_| StoreError::Value(row.6.clone()))?,
        reopened: row.7,
        solved,
        rated: row.9,
        published: row.10,
    })
}

/// The cells of a unit that do not say what its cases say, as they should be stored, by regime.
async fn differing(tx: &mut Tx, unit: Unit) -> Result<Vec<(String, String)>, StoreError> {
    let mut cells = counted(tx, unit).await?;
    let month = unit.month.to_string();
    let stored: Vec<(String, String)> = fetch_all!(tx, (String, String), STORED, unit.body, month.as_str())?;
    // A cell whose cases have gone elsewhere stays, with nothing in it.
    for (regime, _) in &stored {
        cells.entry(regime.clone()).or_default();
    }
    let stored: BTreeMap<String, String> = stored.into_iter().collect();
    let mut differing = Vec::new();
    for (regime, cell) in cells {
        let text = serde_json::to_string(&cell)?;
        if stored.get(&regime) != Some(&text) {
            differing.push((regime, text));
        }
    }
    Ok(differing)
}

/// Whether the cells of a unit say something else than a plain count of its cases.
///
/// # Errors
/// As [`counted`].
pub async fn differs(tx: &mut Tx, unit: Unit) -> Result<bool, StoreError> {
    Ok(!differing(tx, unit).await?.is_empty())
}

/// Counts a unit anew and writes what differs; answers how many cells were written. One process at a time does this
/// (the job is leased), so that stamps count up.
///
/// # Errors
/// As [`counted`].
pub async fn recount(tx: &mut Tx, unit: Unit) -> Result<usize, StoreError> {
    let differing = differing(tx, unit).await?;
    if differing.is_empty() {
        return Ok(0);
    }
    let (month, next) = (unit.month.to_string(), stamp(tx).await? + 1);
    for (regime, text) in &differing {
        execute!(
            tx,
            SAVE,
            unit.body,
            month.as_str(),
            regime.as_str(),
            text.as_str(),
            next
        )?;
    }
    Ok(differing.len())
}

/// The stamp of the last cell written; 0 where there is none.
///
/// # Errors
/// The engine's.
pub async fn stamp(tx: &mut Tx) -> Result<i64, StoreError> {
    let (stamp,) = fetch_one!(tx, (i64,), STAMP)?;
    Ok(stamp)
}

/// Cells written after a stamp, 0 for the first, up to another.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a month or regime that is none.
pub async fn cells(tx: &mut Tx, since: i64, until: i64) -> Result<Vec<CellRow>, StoreError> {
    let rows: Vec<(Uuid, String, String, String, i64)> =
        fetch_all!(tx, (Uuid, String, String, String, i64), SINCE, since, until)?;
    rows.into_iter()
        .map(|(body, day, regime, cell, stamp)| {
            Ok(CellRow {
                body,
                month: month(&day)?,
                regime: Regime::from_code(&regime).ok_or(StoreError::Value(regime))?,
                cell: serde_json::from_str(&cell)?,
                stamp,
            })
        })
        .collect()
}

/// How far the cells have followed; nothing before they were first made.
///
/// # Errors
/// The engine's.
pub async fn followed(tx: &mut Tx) -> Result<Option<Followed>, StoreError> {
    let row: Option<(String,)> = fetch_optional!(tx, (String,), FOLLOWED)?;
    Ok(row.map(|(value,)| serde_json::from_str(&value)).transpose()?)
}

/// Says how far.
///
/// # Errors
/// The engine's.
pub async fn follow(tx: &mut Tx, followed: &Followed) -> Result<(), StoreError> {
    execute!(tx, FOLLOW, serde_json::to_string(followed)?)?;
    Ok(())
}
