//! What is done soon after petitions were acknowledged, so that nobody waits for it: numbers in the register for those
//! that came without a clerk, anchors of fingerprints.

use crate::jobs::Job;
use crate::web::App;
use gandan_store::cases;
use std::time::Duration;

/// So many in one transaction.
const AT_ONCE: i64 = 500;
/// So many get anchors in one run: nobody waits for them, and in a rush they would take a fifth of the database from those
/// who stand in it. What is left comes later, ten thousand in a minute.
const ANCHORED: usize = 3_500;

/// Numbers petitions from the web and the interface.
pub const NUMBERS: Job = Job {
    name: "petition-numbers",
    every: Duration::from_secs(60),
    run: |app| Box::pin(number(app)),
};

/// Writes the anchors by which similar petitions find each other.
pub const ANCHORS: Job = Job {
    name: "petition-anchors",
    every: Duration::from_secs(20),
    run: |app| Box::pin(anchor(app)),
};

async fn number(app: App) -> anyhow::Result<String> {
    let mut tx = app.db.begin_read().await?;
    let mut behind = Vec::new();
    for body in cases::keepers(&mut tx).await? {
        if cases::waits_for_number(&mut tx, body).await? {
            behind.push(body);
        }
    }
    drop(tx);
    let mut numbered = 0;
    for body in behind {
        loop {
            let mut tx = app.db.begin_write().await?;
            let some = cases::enter_waiting(&mut tx, body, AT_ONCE).await?;
            if some == 0 {
                break;
            }
            tx.commit().await?;
            numbered += some;
        }
    }
    Ok(numbered.to_string())
}

async fn anchor(app: App) -> anyhow::Result<String> {
    let mut anchored = 0;
    loop {
        let mut tx = app.db.begin_write().await?;
        let some = cases::anchor_waiting(&mut tx, AT_ONCE).await?;
        tx.commit().await?;
        anchored += some;
        if some == 0 || anchored >= ANCHORED {
            return Ok(anchored.to_string());
        }
    }
}
