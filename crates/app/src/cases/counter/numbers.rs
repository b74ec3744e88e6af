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
    run: |app| Box::pin(async move { Ok(anchor(&app, AT_ONCE, ANCHORED).await?.to_string()) }),
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

/// Goes on until `most` have anchors, `at_once` in each transaction; answers how many got them.
async fn anchor(app: &App, at_once: i64, most: usize) -> anyhow::Result<usize> {
    let mut anchored = 0;
    loop {
        let mut tx = app.db.begin_write().await?;
        let some = cases::anchor_waiting(&mut tx, at_once).await?;
        tx.commit().await?;
        anchored += some;
        if some == 0 || anchored >= most {
            return Ok(anchored);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn in_a_rush_a_run_leaves_the_rest_to_the_next() {
        let (app, _folder) = App::for_tests().await.unwrap();
        crate::demo::fill(&app).await.unwrap();
        for _ in 0..2 {
            assert_eq!(
                anchor(&app, 2, 3).await.unwrap(),
                4,
                "two by two, until three are past"
            );
        }
        assert!(anchor(&app, AT_ONCE, ANCHORED).await.unwrap() > 0, "the rest");
        assert_eq!(anchor(&app, 2, 3).await.unwrap(), 0);
    }
}
