use super::{JOBS, Job};
use crate::web::App;
use gandan_store::{StoreError, jobs, new_id};
use std::time::Duration;
use tokio::sync::watch;

/// How often the list is looked through.
const LOOK: Duration = Duration::from_secs(20);
/// How long a node may hold a job: one that died loses it afterwards.
const HOLD: Duration = Duration::from_secs(900);

/// Runs whatever is due until `stop` turns true; a job under way is let finish.
pub async fn run_all(app: App, mut stop: watch::Receiver<bool>) {
    let node = new_id().to_string();
    while !*stop.borrow() {
        run_due(&app, &node).await;
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Runs each job that is due and that no other node holds. A job that fails is logged, and tried again when it is due.
pub async fn run_due(app: &App, node: &str) {
    for job in JOBS {
        if let Err(error) = run_one(app, node, job).await {
            tracing::error!(job.name = job.name, error.message = %format!("{error:#}"), "job.failed");
        }
    }
}

async fn run_one(app: &App, node: &str, job: &Job) -> anyhow::Result<()> {
    let now = app.clock.micros();
    let mut tx = app.db.begin_write().await?;
    jobs::mend(&mut tx, job.name, now + micros(HOLD.max(job.every))).await?;
    if !jobs::lease(&mut tx, job.name, node, now, now + micros(HOLD)).await? {
        return Ok(());
    }
    tx.commit().await?;
    let done = (job.run)(app.clone()).await;
    let now = app.clock.micros();
    let result = match &done {
        Ok(result) => result.clone(),
        Err(error) => format!("{error:#}"),
    };
    let mut tx = app.db.begin_write().await?;
    match jobs::finish(&mut tx, job.name, node, now + micros(job.every), now, &result).await {
        Ok(()) => tx.commit().await?,
        // It took longer than a node may hold it; another has it now.
        Err(StoreError::Stale) => tracing::warn!(job.name = job.name, "job.overran"),
        Err(error) => return Err(error.into()),
    }
    done.map(drop)
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}
