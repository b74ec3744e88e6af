//! The job that keeps the cells of public figures equal to the cases: it follows the journal and counts anew what was
//! touched.

use crate::jobs::Job;
use crate::web::App;
use gandan_store::cases::{self, Followed, Unit};
use gandan_store::journal::{self, Change};
use gandan_store::{StoreError, Tx};
use std::collections::BTreeSet;
use std::time::Duration;

/// Keeps the cells.
pub const COUNTING: Job = Job {
    name: "figures",
    every: Duration::from_secs(5),
    run: |app| Box::pin(async move { Ok(count_up(&app).await?.to_string()) }),
};

/// Changes read at once.
const CHANGES: i64 = 2_000;
/// Units counted in one transaction, so that nobody waits long for their turn to write.
const UNITS: usize = 25;
/// Further behind than so many entries, everything is counted anew: that is sooner done.
pub const FAR: i64 = 50_000;

/// Brings the cells up to what is committed; answers how many were written. Safe to be stopped anywhere.
///
/// # Errors
/// The database's.
pub async fn count_up(app: &App) -> anyhow::Result<usize> {
    let mut tx = app.db.begin_read().await?;
    let followed = cases::followed(&mut tx).await?;
    let newest = journal::list(&mut tx, &journal::Filter::default(), 1).await?;
    drop(tx);
    let newest = newest.first().map_or(0, |entry| entry.seq);
    let Some(mut followed) = followed.filter(|followed| newest - followed.cursor.seq < FAR) else {
        return count_all(app).await;
    };
    let mut written = 0;
    loop {
        let mut tx = app.db.begin_read().await?;
        let changes = journal::follow(&mut tx, followed.cursor, CHANGES).await?;
        let Some(last) = changes.last().map(|change| change.cursor) else {
            drop(tx);
            return Ok(written + settle(app, followed).await?);
        };
        let units = touched_by(&mut tx, &changes).await?;
        drop(tx);
        written += recount(app, &units.into_iter().collect::<Vec<_>>()).await?;
        followed = Followed {
            cursor: last,
            at: app.clock.micros(),
        };
        settle(app, followed).await?;
    }
}

/// What must be counted anew after these changes.
///
/// # Errors
/// The database's.
pub async fn touched_by(tx: &mut Tx, changes: &[Change]) -> Result<BTreeSet<Unit>, StoreError> {
    let mut touched = BTreeSet::new();
    for change in changes {
        let Some(object) = change.object else { continue };
        match change.object_kind.as_str() {
            "case" => touched.insert(object),
            "publication" => match cases::case_of_publication(tx, object).await? {
                Some(case) => touched.insert(case),
                None => false,
            },
            _ => false,
        };
    }
    let mut units = BTreeSet::new();
    for case in touched {
        units.extend(cases::touched(tx, case).await?);
    }
    Ok(units)
}

/// Counts everything anew, whatever was counted before; answers how many cells had to be written. Stopped half-way, it
/// begins again and writes what is still wrong.
///
/// # Errors
/// The database's.
pub async fn count_all(app: &App) -> anyhow::Result<usize> {
    let mut tx = app.db.begin_read().await?;
    // What happens from here on is followed afterwards.
    let cursor = journal::head(&mut tx).await?;
    let units = cases::units(&mut tx).await?;
    drop(tx);
    let written = recount(app, &units).await?;
    let at = app.clock.micros();
    settle(app, Followed { cursor, at }).await?;
    Ok(written)
}

async fn recount(app: &App, units: &[Unit]) -> anyhow::Result<usize> {
    let mut written = 0;
    for some in units.chunks(UNITS) {
        let mut tx = app.db.begin_write().await?;
        for unit in some {
            written += cases::recount(&mut tx, *unit).await?;
        }
        tx.commit().await?;
    }
    Ok(written)
}

/// Says how far it went, and that it is so far now.
async fn settle(app: &App, followed: Followed) -> anyhow::Result<usize> {
    let mut tx = app.db.begin_write().await?;
    let at = app.clock.micros();
    cases::follow(&mut tx, &Followed { at, ..followed }).await?;
    tx.commit().await?;
    Ok(0)
}
