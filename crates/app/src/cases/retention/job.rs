//! What a head signed off is erased, file by file: broken off anywhere, it goes on where it was. A file whose fate has
//! changed since is kept, and the record says why.

use super::plan::{Schedules, free};
use crate::cases::work::number;
use crate::jobs::Job;
use crate::web::{App, vietnam};
use gandan_core::cases::retention::Fate;
use gandan_store::Tx;
use gandan_store::journal::{self, Author, Entry};
use gandan_store::retention::{self, DisposalRow, DisposedRow};
use serde_json::json;
use std::time::Duration;

/// Erases what was signed off, and gives back its space.
pub const RETENTION: Job = Job {
    name: "retention",
    every: Duration::from_secs(10),
    run: |app| Box::pin(async move { Ok(run(&app).await?.to_string()) }),
};

/// Files of one transaction: others wait for so many at most.
const PIECE: i64 = 20;
/// A database up to so many bytes is swept at once; a larger one at night, since writers wait for it.
const SMALL: i64 = 256 << 20;

/// Works on every disposal that was not broken off; answers how many files were settled.
///
/// # Errors
/// The database's; what was committed before stays.
pub async fn run(app: &App) -> anyhow::Result<usize> {
    let mut tx = app.db.begin_read().await?;
    let open = retention::open_disposals(&mut tx).await?;
    drop(tx);
    let mut settled = 0;
    for disposal in open.iter().filter(|disposal| disposal.ended_at.is_none()) {
        while let Some(some) = piece(app, disposal).await? {
            settled += some;
        }
    }
    if !open.is_empty() {
        sweep(app).await?;
    }
    Ok(settled)
}

/// A few files of a disposal; nothing once it has ended or was broken off.
async fn piece(app: &App, disposal: &DisposalRow) -> anyhow::Result<Option<usize>> {
    let mut tx = app.db.begin_write().await?;
    if retention::disposal(&mut tx, disposal.id)
        .await?
        .stopped_at
        .is_some()
    {
        return Ok(None);
    }
    let waiting = retention::waiting_cases(&mut tx, disposal.id, PIECE).await?;
    if waiting.is_empty() {
        retention::end(&mut tx, disposal.id, app.clock.micros()).await?;
        tx.commit().await?;
        return Ok(None);
    }
    for line in &waiting {
        let why = dispose(&mut tx, app, disposal, line).await?;
        retention::settle(&mut tx, disposal.id, line.position, why, app.clock.micros()).await?;
    }
    tx.commit().await?;
    Ok(Some(waiting.len()))
}

/// Erases one file, or answers as a code why it is kept after all.
async fn dispose(
    tx: &mut Tx,
    app: &App,
    disposal: &DisposalRow,
    line: &DisposedRow,
) -> anyhow::Result<&'static str> {
    let schedules = Schedules {
        book: &app.rulebook,
        on: disposal.on_day.parse()?,
    };
    let Some(file) = retention::file(tx, line.case_id).await? else {
        return Ok("gone");
    };
    if file.body_id != disposal.body_id {
        return Ok("moved");
    }
    let fate = schedules.of(&file)?.fate;
    if fate != Fate::Due {
        return Ok(fate.code());
    }
    let (case, version) = (file.id, file.version);
    if !free(tx, schedules, vec![file]).await?.contains(&case) {
        return Ok("kin");
    }
    let today = app.clock.today().to_string();
    // Where somebody was faster, this fails, and what they did is looked at the next time.
    retention::erase(tx, (case, version), &number(case), &today).await?;
    let author = Author {
        account: None,
        name: "gandan".to_owned(),
    };
    let entry = Entry {
        at: app.clock.micros(),
        author: &author,
        body: Some(disposal.body_id),
        act: "case.disposed",
        object_kind: "case",
        object: Some(case),
    };
    let detail = json!({
        "disposal": disposal.id,
        "number": format!("{}/{}", disposal.number, disposal.year),
        "class": line.class,
        "rule": line.rule,
        "citation": line.citation,
    });
    journal::write(tx, entry, &detail).await?;
    Ok("")
}

/// Gives back the space in which the words stood, once nothing waits; a large database at night.
async fn sweep(app: &App) -> anyhow::Result<()> {
    let mut tx = app.db.begin_read().await?;
    let ended = retention::open_disposals(&mut tx).await?;
    drop(tx);
    let hour = vietnam(app.clock.now()).hour();
    let night = !(5..22).contains(&hour);
    let small = app.db.bytes().await?.is_none_or(|bytes| bytes <= SMALL);
    let ready = ended.iter().any(|disposal| disposal.ended_at.is_some());
    if ready && (small || night) && app.db.sweep().await? {
        let mut tx = app.db.begin_write().await?;
        retention::swept(&mut tx, app.clock.micros()).await?;
        tx.commit().await?;
    }
    Ok(())
}
