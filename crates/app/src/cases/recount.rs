//! When days off are announced later, or the installation's own limits change, every open clock is counted anew, and a
//! case whose due day moves says so in its history. Broken off, it goes on where it was.

use super::moving::{clock, clocks_of};
use crate::jobs::Job;
use crate::web::App;
use gandan_rulebook::CaseClocks;
use gandan_store::cases::{self, CaseRow, Moved};
use gandan_store::journal::Author;
use gandan_store::{Tx, settings};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::Duration;
use uuid::Uuid;

/// Looks whether the calendar is another one than last time.
pub const RECOUNT: Job = Job {
    name: "cases-recount",
    every: Duration::from_secs(600),
    run: |app| Box::pin(async move { Ok(run(&app).await?.moved.to_string()) }),
};

/// Where it keeps how far it is.
const SETTING: &str = "cases.recount";
/// So many are looked at in one transaction.
const PIECE: i64 = 2_000;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    /// The calendar by which clocks are counted.
    calendar: String,
    /// The last case that was looked at; nothing once all were.
    after: Option<Uuid>,
}

/// What a recount went through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recounted {
    /// Open cases.
    pub looked_at: u64,
    /// Their clocks.
    pub clocks: u64,
    /// Cases of which a due day moved.
    pub moved: u64,
}

/// Counts every open clock by today's calendar, unless that was done.
///
/// # Errors
/// The database's, or a day beyond the calendar; what was committed before stays.
pub async fn run(app: &App) -> anyhow::Result<Recounted> {
    let calendar = mark(app);
    let mut done = Recounted::default();
    loop {
        let mut tx = app.db.begin_write().await?;
        let kept = settings::find(&mut tx, SETTING).await?;
        let mut progress: Progress = match kept {
            Some(text) => serde_json::from_str(&text)?,
            None => Progress::default(),
        };
        if progress.calendar != calendar {
            progress = Progress {
                calendar: calendar.clone(),
                after: Some(Uuid::nil()),
            };
        }
        let Some(after) = progress.after else {
            return Ok(done);
        };
        let open = cases::open_after(&mut tx, after, PIECE).await?;
        for (id, text) in &open {
            let clocks: CaseClocks = serde_json::from_str(text)?;
            done.looked_at += 1;
            done.clocks += clocks.iter().count() as u64;
            if let Some(counted) = clocks.recount(app.rulebook.calendar())? {
                write(&mut tx, app, *id, &counted).await?;
                done.moved += 1;
            }
        }
        progress.after = open.last().map(|(id, _)| *id);
        settings::put(&mut tx, SETTING, &serde_json::to_string(&progress)?).await?;
        tx.commit().await?;
    }
}

async fn write(tx: &mut Tx, app: &App, id: Uuid, counted: &CaseClocks) -> anyhow::Result<()> {
    let before = cases::find(tx, id).await?;
    let mut after = before.clone();
    clock(&mut after, counted)?;
    let author = Author {
        account: None,
        name: "gandan".to_owned(),
    };
    let moved = Moved {
        before: &before,
        after: &after,
        act: "recount",
        reason: "",
        basis: "",
        told: "",
        detail: json!({"moved": moved_days(&before, counted)?}),
        author: &author,
        body: Some(before.body_id),
        at: app.clock.micros(),
        day: app.clock.today(),
    };
    cases::make(tx, &moved).await?;
    Ok(())
}

/// Which clocks moved: name, due day before, due day after.
fn moved_days(before: &CaseRow, counted: &CaseClocks) -> anyhow::Result<Vec<[String; 3]>> {
    Ok(clocks_of(before)?
        .iter()
        .zip(counted.iter())
        .filter(|(old, new)| old.clock.due != new.clock.due)
        .map(|(old, new)| {
            [
                old.name.clone(),
                old.clock.due.to_string(),
                new.clock.due.to_string(),
            ]
        })
        .collect())
}

/// The same for the same days off.
fn mark(app: &App) -> String {
    let days = format!("{:?}", app.rulebook.calendar().years());
    Sha256::digest(days.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
