use super::row::Row;
use super::sheet::Desk;
use crate::cases::taking::Ready;
use crate::jobs::Job;
use crate::web::App;
use gandan_core::bodies::BodyId;
use gandan_store::cases::{self, PetitionBatch};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx};
use std::time::Duration;
use uuid::Uuid;

/// Takes the rows of spreadsheets to which somebody agreed.
pub const BATCHES: Job = Job {
    name: "petition-batches",
    every: Duration::from_secs(5),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    let mut taken = 0;
    while step(&app).await? {
        taken += 1;
    }
    Ok(taken.to_string())
}

/// Takes one row, in one transaction with what is written down of it; whether there was any.
async fn step(app: &App) -> anyhow::Result<bool> {
    let mut tx = app.db.begin_read().await?;
    let Some(waiting) = cases::next_petition_row(&mut tx).await? else {
        return Ok(false);
    };
    let batch = cases::petition_batch(&mut tx, waiting.batch_id).await?;
    drop(tx);
    let author = Author {
        account: Some(batch.account_id),
        name: batch.account_name.clone(),
    };
    let desk = Desk {
        app,
        body: BodyId(batch.body_id),
        places: Vec::new(),
        today: app.clock.today(),
    };
    let mut tx = app.db.begin_write().await?;
    let taken = match serde_json::from_str::<Row>(&waiting.matter) {
        Ok(row) => take_row(&mut tx, &desk, &batch, waiting.line, &row, &author).await,
        Err(error) => Err(error.into()),
    };
    let written = match taken {
        Ok((petition, number, known)) => {
            let state = if known { "known" } else { "done" };
            cases::petition_row_done(&mut tx, &waiting, state, Some((petition, number))).await
        }
        Err(error) => {
            // The row is at fault, or the database is: the second shows with the next statement.
            tracing::error!(row.line = waiting.line, error.message = %format!("{error:#}"), "batch.row");
            drop(tx);
            tx = app.db.begin_write().await?;
            cases::petition_row_done(&mut tx, &waiting, "failed", None).await
        }
    };
    match written {
        Ok(()) => tx.commit().await?,
        // Another node took it.
        Err(StoreError::Stale) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(true)
}

/// Takes a row under a key made of file and line; answers petition, number in the register, and whether it had been
/// taken before.
///
/// # Errors
/// The rule book's or the database's.
pub async fn take_row(
    tx: &mut Tx,
    desk: &Desk<'_>,
    batch: &PetitionBatch,
    line: i64,
    row: &Row,
    author: &Author,
) -> anyhow::Result<(Uuid, i64, bool)> {
    let app = desk.app;
    let key = format!("import:{}:{}:{line}", desk.body.0, batch.file_key);
    let matter = row.matter(desk, key)?;
    let registered = matter.registered;
    let ready = Ready::of(app, matter)?.arrived(row.received.parse()?);
    let taken = ready.store(tx, &app.keys, author).await?;
    let receipt = ready.receipt_of(taken);
    let number = if receipt.known {
        let entry = cases::entry(tx, receipt.petition).await?;
        entry.map_or(0, |entry| entry.number)
    } else {
        cases::enter(tx, receipt.petition, desk.body.0, registered, "[]", "").await?
    };
    Ok((receipt.petition, number, receipt.known))
}
