//! When days off are announced later, or the installation's own limits change, every open clock is counted anew, and a
//! case whose due day moves says so in its history. Broken off, it goes on where it was.

use super::moving::next_of;
use crate::jobs::Job;
use crate::web::App;
use gandan_rulebook::CaseClocks;
use gandan_store::cases::{self, OpenRow, Recounted};
use gandan_store::journal::Author;
use gandan_store::settings;
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
pub struct Done {
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
pub async fn run(app: &App) -> anyhow::Result<Done> {
    let calendar = mark(app);
    let mut done = Done::default();
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
        let last = open.last().map(|row| row.id);
        let mut moved = Vec::new();
        for row in open {
            let clocks: CaseClocks = serde_json::from_str(&row.clocks)?;
            done.looked_at += 1;
            done.clocks += clocks.iter().count() as u64;
            if let Some(counted) = clocks.recount(app.rulebook.calendar())? {
                moved.push(of(row, &clocks, &counted)?);
            }
        }
        done.moved += moved.len() as u64;
        let (at, day) = (app.clock.micros(), app.clock.today());
        cases::recounted(&mut tx, &moved, &author(), at, day).await?;
        progress.after = last;
        settings::put(&mut tx, SETTING, &serde_json::to_string(&progress)?).await?;
        tx.commit().await?;
    }
}

fn author() -> Author {
    Author {
        account: None,
        name: "gandan".to_owned(),
    }
}

/// The case with the clocks as counted now, and which of them moved: name, due day before, due day after.
fn of(before: OpenRow, clocks: &CaseClocks, counted: &CaseClocks) -> anyhow::Result<Recounted> {
    let moved: Vec<[String; 3]> = clocks
        .iter()
        .zip(counted.iter())
        .filter(|(old, new)| old.clock.due != new.clock.due)
        .map(|(old, new)| {
            let (before, after) = (old.clock.due.to_string(), new.clock.due.to_string());
            [old.name.clone(), before, after]
        })
        .collect();
    let (next_due, next_clock) = next_of(counted);
    Ok(Recounted {
        before,
        clocks: serde_json::to_string(counted)?,
        next_due,
        next_clock,
        detail: json!({"moved": moved}).to_string(),
    })
}

/// The same for the same days off.
fn mark(app: &App) -> String {
    let days = format!("{:?}", app.rulebook.calendar().years());
    Sha256::digest(days.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
