use super::one::{carry, give_back};
use crate::jobs::Job;
use crate::web::App;
use gandan_store::casework;
use std::time::Duration;
use uuid::Uuid;

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// Does what was confirmed for several cases once its time has come, case by case, and gives back what was undone.
pub const BULKS: Job = Job {
    name: "bulks",
    every: Duration::from_secs(5),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    let mut done = 0;
    while step(&app, None).await? {
        done += 1;
    }
    // What somebody chose yesterday and never confirmed.
    let mut tx = app.db.begin_write().await?;
    let purged = casework::purge_bulks(&mut tx, app.clock.micros() - DAY).await?;
    if purged > 0 {
        tx.commit().await?;
    }
    Ok(done.to_string())
}

/// The next case of one bulk, or of all; whether there was any.
///
/// # Errors
/// The database's.
pub async fn step(app: &App, bulk: Option<Uuid>) -> anyhow::Result<bool> {
    let mut tx = app.db.begin_read().await?;
    let Some((id, position)) = casework::next_bulk_case(&mut tx, bulk, app.clock.micros()).await? else {
        return Ok(false);
    };
    let bulk = casework::bulk(&mut tx, id).await?;
    let line = casework::bulk_case(&mut tx, id, position).await?;
    drop(tx);
    match bulk.undone_at {
        Some(_) => give_back(app, &bulk, &line).await?,
        None => carry(app, &bulk, &line).await?,
    }
    Ok(true)
}
