use super::Job;
use crate::web::App;
use gandan_store::access;
use std::time::Duration;

/// Removes sessions that ended by themselves.
pub const SESSIONS: Job = Job {
    name: "sessions",
    every: Duration::from_secs(3600),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    let mut tx = app.db.begin_write().await?;
    let purged = access::sessions_purge(&mut tx, app.clock.micros()).await?;
    tx.commit().await?;
    Ok(purged.to_string())
}
