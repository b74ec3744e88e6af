//! `GET /api/v1/petitions/status`: how a matter stands, for whoever holds its receipt code. The code travels in a header,
//! never in an address, where logs and histories would keep it.

use super::answer::{Refused, private};
use super::steps::{StepTaken, Taken, steps};
use crate::cases::moving::clocks_of;
use crate::cases::tracking::look_up;
use crate::web::{PageError, PageResult, Visitor};
use crate::words::word;
use axum::http::{HeaderMap, StatusCode};
use gandan_core::cases::ReceiptCode;
use gandan_core::clock::ClockState;
use gandan_rulebook::CaseClocks;
use gandan_store::cases;
use schemars::JsonSchema;
use serde::Serialize;

/// The header that carries the code.
pub const RECEIPT_CODE: &str = "Receipt-Code";

/// A clock of a case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Clock {
    /// Its name: `acceptance`, `resolution`, `first-answer` …
    pub clock: String,
    /// The rule it is counted by.
    pub rule: String,
    /// Who is bound: `body`, `petitioner`, `nobody`.
    pub binds: String,
    /// The last day, ISO.
    #[schemars(extend("format" = "date"))]
    pub due: String,
    /// `running`, `paused`, `ended`.
    pub state: String,
    /// Article and clause.
    pub citation: String,
    /// The days off of a year it relies on are not decided yet.
    pub provisional: bool,
}

impl Clock {
    /// All clocks of a case.
    pub fn all(clocks: &CaseClocks) -> Vec<Clock> {
        let line = |entry: &gandan_rulebook::CaseClock| Clock {
            clock: entry.name.clone(),
            rule: entry.clock.rule.clone(),
            binds: match entry.binds {
                gandan_core::cases::Binds::Body => "body",
                gandan_core::cases::Binds::Petitioner => "petitioner",
                gandan_core::cases::Binds::Nobody => "nobody",
            }
            .to_owned(),
            due: entry.clock.due.to_string(),
            state: match entry.clock.state {
                ClockState::Running => "running",
                ClockState::Paused { .. } => "paused",
                ClockState::Ended { .. } => "ended",
            }
            .to_owned(),
            citation: entry.clock.citation.clone(),
            provisional: entry.clock.provisional,
        };
        clocks.iter().map(line).collect()
    }
}

/// How a matter stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Status {
    /// Under which law.
    pub regime: String,
    /// The step it is in.
    pub step: String,
    /// The body still owes something.
    pub open: bool,
    /// Name of the body that holds it.
    pub body: String,
    /// The day it was received, ISO.
    #[schemars(extend("format" = "date"))]
    pub received: String,
    /// How it ended.
    pub outcome: Option<String>,
    /// The steps, in order.
    pub steps: Vec<StepTaken>,
    /// The clocks.
    pub clocks: Vec<Clock>,
    /// What the body answered, in order.
    pub answers: Vec<Told>,
    /// Messages, in order.
    pub messages: Vec<Message>,
}

/// What the person was told with a move.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Told {
    /// The day, ISO.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// Name of the body.
    pub body: String,
    /// The words.
    pub words: String,
    /// The article.
    pub citation: String,
}

/// A message.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Message {
    /// Written by the person who spoke.
    pub from_petitioner: bool,
    /// The words.
    pub words: String,
    /// Microseconds UTC.
    pub at: i64,
}

/// `GET /api/v1/petitions/status`
pub async fn get(visitor: Visitor, headers: HeaderMap) -> PageResult {
    let given = headers.get(RECEIPT_CODE).and_then(|code| code.to_str().ok());
    let Some(code) = given.and_then(|code| ReceiptCode::parse(code).ok()) else {
        let refused = Refused::field(RECEIPT_CODE, word("api-receipt-code"));
        return Ok(refused.tell(&visitor));
    };
    let app = &visitor.app;
    let mut tx = app.db.begin_read().await?;
    let petition = look_up(&visitor, &mut tx, &code)
        .await?
        .ok_or_else(PageError::not_found)?;
    let case = cases::find(&mut tx, petition.case_id).await?;
    let history = cases::history(&mut tx, case.id).await?;
    let messages = cases::messages(&mut tx, case.id, Some(petition.id)).await?;
    drop(tx);
    let made = history.iter().map(Taken::from);
    let (taken, now) = steps(
        &app.rulebook,
        &case.received_day,
        (&case.procedure, &case.state),
        made,
    );
    let told = history.iter().filter(|made| !made.told.is_empty());
    let status = Status {
        step: now.code().to_owned(),
        open: case.open,
        received: petition.received_day,
        steps: taken,
        clocks: Clock::all(&clocks_of(&case)?),
        answers: told
            .map(|made| Told {
                day: made.day.clone(),
                body: made.body_name.clone().unwrap_or_default(),
                words: made.told.clone(),
                citation: made.basis.clone(),
            })
            .collect(),
        messages: messages
            .into_iter()
            .map(|message| Message {
                from_petitioner: message.from_petitioner,
                words: message.words,
                at: message.at,
            })
            .collect(),
        regime: case.regime,
        body: case.body_name,
        outcome: case.outcome,
    };
    Ok(private(StatusCode::OK, &status))
}
