//! The job that reads the files of batches, one by one, each in a transaction of its own.

use super::intake::{Direction, Intake, IntakeError, Order};
use super::refusal::Reason;
use gandan_store::documents::{self, Claimed, Inserted};
use gandan_store::journal::Author;
use gandan_store::{StoreError, blobs};
use std::time::Duration;

/// How long one node may hold an item, in microseconds; an extraction takes at most a minute.
const HOLD: i64 = 180_000_000;

/// Works on whatever waits, and again every second, until the program ends.
pub async fn run(intake: Intake) {
    loop {
        match step(&intake).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(Duration::from_secs(1)).await,
            Err(error) => {
                tracing::error!(error.message = %format!("{error:#}"), "import.item");
                tokio::time::sleep(Duration::from_secs(5)).await;
            }
        }
    }
}

/// Works on one item; whether there was any.
///
/// # Errors
/// The database's: the item is left for another time.
pub async fn step(intake: &Intake) -> anyhow::Result<bool> {
    let now = intake.clock.micros();
    let mut tx = intake.db.begin_read().await?;
    if documents::waiting(&mut tx).await? == 0 {
        return Ok(false);
    }
    drop(tx);
    let mut tx = intake.db.begin_write().await?;
    let claimed = documents::claim(&mut tx, now, now + HOLD).await?;
    tx.commit().await?;
    let Some(item) = claimed else { return Ok(false) };
    match work(intake, &item).await {
        Ok(()) => Ok(true),
        // Somebody else did it, or the batch was stopped: nothing of ours remains.
        Err(IntakeError::Store(StoreError::Stale)) => Ok(true),
        Err(error @ IntakeError::Refused(_)) => {
            let reason = Reason::of(&error).text();
            let mut tx = intake.db.begin_write().await?;
            match documents::item_failed(&mut tx, item.batch_id, item.position, &reason).await {
                Ok(()) => tx.commit().await?,
                Err(StoreError::Stale) => {}
                Err(error) => return Err(error.into()),
            }
            Ok(true)
        }
        Err(error) => {
            let mut tx = intake.db.begin_write().await?;
            documents::claim_release(&mut tx, item.batch_id, item.position).await?;
            tx.commit().await?;
            Err(error.into())
        }
    }
}

async fn work(intake: &Intake, item: &Claimed) -> Result<(), IntakeError> {
    let mut tx = intake.db.begin_read().await?;
    let batch = documents::batch_find(&mut tx, item.batch_id).await?;
    let blob = blobs::get(&mut tx, &item.file_sha256).await?;
    drop(tx);
    let order = Order {
        keeper: batch.keeper_id,
        direction: Direction::from_code(&batch.direction).unwrap_or(Direction::Auto),
        received: batch
            .received_day
            .parse()
            .unwrap_or_else(|_| intake.clock.today()),
        author: Author {
            account: Some(batch.account_id),
            name: batch.account_name,
        },
        account: batch.account_id,
    };
    let prepared = intake.prepare(&order, &item.file_name, blob.bytes).await?;
    let mut tx = intake.db.begin_write().await?;
    let (document, same) = match intake.store(&mut tx, &order, &prepared).await? {
        Inserted::New { id, .. } => (id, false),
        Inserted::Same { id } => (id, true),
    };
    documents::item_done(&mut tx, item.batch_id, item.position, document, same).await?;
    tx.commit().await?;
    Ok(())
}
