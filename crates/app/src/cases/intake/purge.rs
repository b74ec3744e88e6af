use crate::jobs::Job;
use gandan_store::cases;
use std::time::Duration;

/// A draft that nobody touched goes after so many days; the form says so.
pub const DAYS: i64 = 3;

/// Takes old drafts away, with their files.
pub const DRAFTS: Job = Job {
    name: "drafts",
    every: Duration::from_secs(3600),
    run: |app| {
        Box::pin(async move {
            let before = app.clock.micros() - DAYS * 24 * 3_600_000_000;
            let mut tx = app.db.begin_write().await?;
            let gone = cases::draft_purge(&mut tx, before).await?;
            tx.commit().await?;
            Ok(gone.to_string())
        })
    },
};
