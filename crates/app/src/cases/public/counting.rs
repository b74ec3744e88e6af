//! The job that keeps the cells of public figures equal to the cases: it follows the journal and counts anew what was
//! touched.

use crate::jobs::Job;
use crate::web::App;
use gandan_store::cases::{self, Followed, Unit};
use gandan_store::journal::{self, Change};
use gandan_store::{StoreError, Tx};
use std::collections::BTreeSet;
use std::time::Duration;
use uuid::Uuid;

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

/// Brings the cells up to what was committed when it began; answers how many were written. However often a body was touched,
/// it is counted once: in a rush each counting reads all that came before. Safe to be stopped anywhere.
///
/// # Errors
/// The database's.
pub async fn count_up(app: &App) -> anyhow::Result<usize> {
    let at = app.clock.micros();
    let mut tx = app.db.begin_read().await?;
    let followed = cases::followed(&mut tx).await?;
    let newest = journal::list(&mut tx, &journal::Filter::default(), 1).await?;
    let newest = newest.first().map_or(0, |entry| entry.seq);
    let Some(followed) = followed.filter(|followed| newest - followed.cursor.seq < FAR) else {
        drop(tx);
        return count_all(app).await;
    };
    let (mut cursor, mut units) = (followed.cursor, BTreeSet::new());
    loop {
        let changes = journal::follow(&mut tx, cursor, CHANGES).await?;
        let Some(last) = changes.last() else { break };
        cursor = last.cursor;
        units.extend(touched_by(&mut tx, &changes).await?);
    }
    drop(tx);
    let written = recount(app, &units.into_iter().collect::<Vec<_>>()).await?;
    settle(app, Followed { cursor, at }).await?;
    Ok(written)
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
    let touched: Vec<Uuid> = touched.into_iter().collect();
    Ok(cases::touched(tx, &touched).await?.into_iter().collect())
}

/// Counts everything anew, whatever was counted before; answers how many cells had to be written. Stopped half-way, it
/// begins again and writes what is still wrong.
///
/// # Errors
/// The database's.
pub async fn count_all(app: &App) -> anyhow::Result<usize> {
    let at = app.clock.micros();
    let mut tx = app.db.begin_read().await?;
    // What happens from here on is followed afterwards.
    let cursor = journal::head(&mut tx).await?;
    let units = cases::units(&mut tx).await?;
    drop(tx);
    let written = recount(app, &units).await?;
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

/// Says how far it went, and when that was so.
async fn settle(app: &App, followed: Followed) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    cases::follow(&mut tx, &followed).await?;
    Ok(tx.commit().await?)
}
