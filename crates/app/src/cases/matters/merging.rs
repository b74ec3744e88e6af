use crate::cases::moving::{clock, clocks_of, procedure_of};
use crate::outbox::{Contact, tell};
use crate::web::App;
use crate::words::{Lang, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{JoinRefusal, Joinable, Outcome, PublicStep, Regime, goes_on};
use gandan_core::outbox::Kind;
use gandan_rulebook::{ClocksError, Rulebook};
use gandan_store::cases::{self, CaseRow, Moved};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// What joining rests on: petitions of several people about one matter are looked at together.
const BASIS: &str = "TT 05/2021/TT-TTCP Đ6";

/// Why cases are not joined, or not parted again.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] JoinRefusal),
    /// By the clocks.
    #[error(transparent)]
    Clocks(#[from] ClocksError),
    /// The database; [`StoreError::Stale`] where somebody was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// How a case stood before it was joined, so that it can stand so again.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    clocks: String,
    next_due: String,
    next_clock: String,
    outcome: Option<String>,
    closed_day: Option<String>,
}

/// A case as the decision needs it.
pub fn joinable(book: &Rulebook, row: &CaseRow) -> anyhow::Result<Joinable> {
    let state = procedure_of(book, row)?.state(&row.state);
    Ok(Joinable {
        id: row.id,
        regime: Regime::from_code(&row.regime).ok_or_else(|| anyhow::anyhow!("no regime {}", row.regime))?,
        procedure: row.procedure.clone(),
        holder: BodyId(row.body_id),
        offered: row.offered_id.is_some(),
        open: row.open,
        paused: state.is_some_and(|state| state.step == PublicStep::Paused),
        sealed: row.sealed,
        merged: row.merged_id.is_some(),
        received_at: row.received_at,
    })
}

/// Joins cases about one matter: the one that came first goes on, the clocks of the others end, each petitioner is told
/// where their matter went, and the walls of all keep people from the one that goes on. Answers which one that is.
///
/// That `author` may is decided before.
///
/// # Errors
/// See [`MergeError`].
pub async fn merge(
    tx: &mut Tx,
    app: &App,
    rows: &[CaseRow],
    reason: &str,
    author: &Author,
) -> Result<Uuid, MergeError> {
    let joinables: Vec<Joinable> = rows
        .iter()
        .map(|row| joinable(&app.rulebook, row))
        .collect::<anyhow::Result<_>>()?;
    let goes_on = goes_on(&joinables)?;
    let mut people = 0;
    let mut joined = Vec::new();
    for other in rows.iter().filter(|row| row.id != goes_on) {
        end(tx, app, other, goes_on, reason, author).await?;
        for wall in cases::walls(tx, other.id).await? {
            cases::raise(
                tx,
                goes_on,
                wall.body_id,
                wall.account_id,
                &wall.name,
                &wall.ground,
                app.clock.micros(),
            )
            .await?;
        }
        people += other.people;
        joined.push(other.id);
    }
    for row in rows.iter().filter(|row| row.id == goes_on) {
        let mut after = row.clone();
        after.people += people;
        let done = Done {
            act: "merge-in",
            reason,
            told: "",
            detail: json!({ "cases": joined }),
        };
        write(tx, app, row, &after, done, author).await?;
    }
    Ok(goes_on)
}

async fn end(
    tx: &mut Tx,
    app: &App,
    other: &CaseRow,
    into: Uuid,
    reason: &str,
    author: &Author,
) -> Result<(), MergeError> {
    let today = app.clock.today();
    let before = Before {
        clocks: other.clocks.clone(),
        next_due: other.next_due.clone(),
        next_clock: other.next_clock.clone(),
        outcome: other.outcome.clone(),
        closed_day: other.closed_day.clone(),
    };
    let mut after = other.clone();
    clock(&mut after, &clocks_of(other)?.ended(today)?)?;
    after.open = false;
    after.outcome = Some(Outcome::Merged.code().to_owned());
    after.closed_day = Some(today.to_string());
    after.merged_id = Some(into);
    let petitions = cases::petitions(tx, other.id).await?;
    let lang = petitions
        .first()
        .and_then(|petition| Lang::from_code(&petition.lang))
        .unwrap_or_default();
    let told = app.words.say(lang, &word("merge-told").with("reason", reason));
    let done = Done {
        act: "merge",
        reason,
        told: &told,
        detail: json!({ "into": into, "before": before }),
    };
    let id = write(tx, app, other, &after, done, author).await?;
    for petition in petitions {
        let lang = Lang::from_code(&petition.lang).unwrap_or_default();
        for person in cases::petitioners(tx, petition.id).await? {
            if !person.notify {
                continue;
            }
            let contact = Contact::of(&person, lang);
            let key = format!("{}:{}:{}:{id}", other.id, petition.id, person.position);
            tell(tx, app, &contact, Kind::Merged, Some(other.id), &key).await?;
        }
    }
    Ok(())
}

/// Parts a case again from the one it was joined with: its clocks run as if they had never ended, for their days are
/// those of the law.
///
/// # Errors
/// See [`MergeError`]; [`JoinRefusal::Nothing`] where it was joined with none.
pub async fn unmerge(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    reason: &str,
    author: &Author,
) -> Result<Uuid, MergeError> {
    let into = row.merged_id.ok_or(JoinRefusal::Nothing)?;
    let history = cases::history(tx, row.id).await?;
    let merged = history
        .iter()
        .rfind(|made| made.act == "merge")
        .ok_or(JoinRefusal::Nothing)?;
    let detail: serde_json::Value = serde_json::from_str(&merged.detail).map_err(anyhow::Error::from)?;
    let before: Before = serde_json::from_value(detail["before"].clone()).map_err(anyhow::Error::from)?;
    let mut after = row.clone();
    after.clocks = before.clocks;
    after.next_due = before.next_due;
    after.next_clock = before.next_clock;
    after.outcome = before.outcome;
    after.closed_day = before.closed_day;
    after.open = true;
    after.merged_id = None;
    let detail = json!({ "from": into });
    let done = Done {
        act: "unmerge",
        reason,
        told: "",
        detail,
    };
    write(tx, app, row, &after, done, author).await?;
    let main = cases::find(tx, into).await?;
    let mut after = main.clone();
    after.people = (main.people - row.people).max(1);
    let done = Done {
        act: "merge-out",
        reason,
        told: "",
        detail: json!({ "case": row.id }),
    };
    write(tx, app, &main, &after, done, author).await?;
    Ok(into)
}

/// What is written into the history.
pub(super) struct Done<'a> {
    pub act: &'a str,
    pub reason: &'a str,
    pub told: &'a str,
    pub detail: serde_json::Value,
}

pub(super) async fn write(
    tx: &mut Tx,
    app: &App,
    before: &CaseRow,
    after: &CaseRow,
    done: Done<'_>,
    author: &Author,
) -> Result<Uuid, StoreError> {
    let moved = Moved {
        before,
        after,
        act: done.act,
        reason: done.reason,
        basis: BASIS,
        told: done.told,
        detail: done.detail,
        author,
        body: Some(before.body_id),
        at: app.clock.micros(),
        day: app.clock.today(),
    };
    cases::make(tx, &moved).await
}
