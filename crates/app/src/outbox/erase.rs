use crate::jobs::Job;
use crate::web::App;
use gandan_core::outbox::{FAILED_KEPT_DAYS, SENT_KEPT_DAYS};
use gandan_store::outbox;
use std::time::Duration;

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// Empties addresses that are no longer needed.
pub const ERASE: Job = Job {
    name: "outbox-erase",
    every: Duration::from_secs(3600),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    let now = app.clock.micros();
    let mut tx = app.db.begin_write().await?;
    let erased = outbox::erase(&mut tx, now - SENT_KEPT_DAYS * DAY, now - FAILED_KEPT_DAYS * DAY).await?;
    tx.commit().await?;
    Ok(erased.to_string())
}
