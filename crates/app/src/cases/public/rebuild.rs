//! The cells of public figures held against the cases: a look for the doctor, and counting everything anew by hand.

use super::counting::{COUNTING, FAR, touched_by};
use crate::web::App;
use anyhow::Context;
use gandan_store::cases::{self, Followed, Unit};
use gandan_store::journal::{self, Cursor};
use gandan_store::{StoreError, jobs, new_id, settings};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use uuid::Uuid;

/// Up to so many units (a body's cases of a month) the doctor counts all of them, beyond that so many.
const LOOKED_AT: usize = 2_000;
/// Units counted in one transaction, so that nobody waits long for their turn to write.
const UNITS: usize = 25;
/// How long counting by hand holds the job without a sign of life: whoever died gives it back so soon.
const HOLD: Duration = Duration::from_secs(60);
/// How far counting by hand has come.
const STATE: &str = "figures.rebuild";

/// What the doctor found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Units there are.
    pub units: usize,
    /// Units that were counted again.
    pub looked: usize,
    /// Those whose cells say something else than the cases.
    pub wrong: usize,
    /// Entries of the journal that the job has still to follow; units that they touch were not looked at.
    pub behind: usize,
    /// They are so many that everything has to be counted anew.
    pub far: bool,
}

/// Counts units from their cases and holds the cells against it, all in one view of the database: every unit where they
/// are few, else one in so many, others on other days.
///
/// # Errors
/// The database's.
pub async fn check(app: &App) -> anyhow::Result<Check> {
    let mut tx = app.db.begin_read().await?;
    let units = cases::units(&mut tx).await?;
    let cursor = cases::followed(&mut tx)
        .await?
        .map_or_else(Cursor::default, |followed| followed.cursor);
    let changes = journal::follow(&mut tx, cursor, FAR).await?;
    let mut found = Check {
        units: units.len(),
        looked: 0,
        wrong: 0,
        behind: changes.len(),
        far: i64::try_from(changes.len())? >= FAR,
    };
    if found.far {
        return Ok(found);
    }
    let touched = touched_by(&mut tx, &changes).await?;
    let step = units.len().div_ceil(LOOKED_AT).max(1);
    let first = usize::try_from(app.clock.today().day_of_year())? % step;
    for unit in units.iter().skip(first).step_by(step) {
        if touched.contains(unit) {
            continue;
        }
        found.looked += 1;
        found.wrong += usize::from(cases::differs(&mut tx, *unit).await?);
    }
    Ok(found)
}

/// How far counting by hand has come: where the journal stood when it began, and the last unit counted since.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct State {
    cursor: Cursor,
    body: Option<Uuid>,
    month: i32,
}

/// What counting by hand came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rebuilt {
    /// All was counted; so many cells had to be written.
    Done(usize),
    /// A server that runs is counting just now, and did not stop within the time it may take.
    Busy,
}

/// Counts every unit anew, whatever was counted before, and tells `progress` how many of how many are done. Stopped
/// anywhere, the next call goes on where this one was, unless it is told to begin `anew`. No job counts meanwhile.
///
/// # Errors
/// The database's.
pub async fn rebuild(
    app: &App,
    anew: bool,
    mut progress: impl FnMut(usize, usize),
) -> anyhow::Result<Rebuilt> {
    let node = new_id().to_string();
    if !take_job(app, &node).await? {
        return Ok(Rebuilt::Busy);
    }
    let mut tx = app.db.begin_write().await?;
    let kept = settings::find(&mut tx, STATE)
        .await?
        .filter(|text| !text.is_empty() && !anew);
    let mut state = match kept {
        Some(text) => serde_json::from_str(&text).context(STATE)?,
        // What happens from here on is followed afterwards.
        None => State {
            cursor: journal::head(&mut tx).await?,
            body: None,
            month: 0,
        },
    };
    let units = cases::units(&mut tx).await?;
    tx.commit().await?;
    let done = units.partition_point(|unit| Some(key(unit)) <= state.body.map(|body| (body, state.month)));
    let mut written = 0;
    progress(done, units.len());
    for (at, some) in units[done..].chunks(UNITS).enumerate() {
        let mut tx = app.db.begin_write().await?;
        for unit in some {
            written += cases::recount(&mut tx, *unit).await?;
        }
        if let Some(last) = some.last() {
            let (body, month) = key(last);
            state = State {
                body: Some(body),
                month,
                ..state
            };
        }
        settings::put(&mut tx, STATE, &serde_json::to_string(&state)?).await?;
        jobs::renew(&mut tx, COUNTING.name, &node, app.clock.micros() + hold()).await?;
        tx.commit().await?;
        progress(done + at * UNITS + some.len(), units.len());
    }
    let mut tx = app.db.begin_write().await?;
    let at = app.clock.micros();
    let cursor = state.cursor;
    cases::follow(&mut tx, &Followed { cursor, at }).await?;
    settings::put(&mut tx, STATE, "").await?;
    jobs::finish(&mut tx, COUNTING.name, &node, at, at, &written.to_string()).await?;
    tx.commit().await?;
    Ok(Rebuilt::Done(written))
}

/// The order in which units are counted.
fn key(unit: &Unit) -> (Uuid, i32) {
    (
        unit.body,
        i32::from(unit.month.year) * 12 + i32::from(unit.month.month),
    )
}

/// Takes the job of counting, as a server's turn does; waits while another has it.
async fn take_job(app: &App, node: &str) -> Result<bool, StoreError> {
    for _ in 0..2 * HOLD.as_secs() {
        let mut tx = app.db.begin_write().await?;
        let now = app.clock.micros();
        if jobs::lease(&mut tx, COUNTING.name, node, now, now + hold()).await? {
            tx.commit().await?;
            return Ok(true);
        }
        drop(tx);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok(false)
}

fn hold() -> i64 {
    i64::try_from(HOLD.as_micros()).unwrap_or(i64::MAX)
}
