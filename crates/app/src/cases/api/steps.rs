//! The public steps of a case with their days: the history that a person, or everybody, may see.

use gandan_core::cases::PublicStep;
use gandan_rulebook::Rulebook;
use gandan_store::cases::{CaseRow, MoveRow};
use schemars::JsonSchema;
use serde::Serialize;

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepTaken {
    /// `received`, `sorting`, `accepted`, `paused`, `answered`, `confirmed`, `ended`; `reopened` where it began again.
    pub step: String,
    /// The day, ISO.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// The article it rests on; empty where none is named.
    pub citation: String,
}

/// The steps that a case went through, and the one it is in now.
pub fn steps(book: &Rulebook, case: &CaseRow, history: &[MoveRow]) -> (Vec<StepTaken>, PublicStep) {
    let mut taken = vec![StepTaken {
        step: PublicStep::Received.code().to_owned(),
        day: case.received_day.clone(),
        citation: String::new(),
    }];
    let mut before = PublicStep::Received;
    for made in history {
        let after = step_of(book, &made.procedure, &made.to_state).unwrap_or(before);
        let again = made.act == "deny" || made.act == "reopen";
        if after != before || again {
            taken.push(StepTaken {
                step: if again { "reopened" } else { after.code() }.to_owned(),
                day: made.day.clone(),
                citation: made.basis.clone(),
            });
        }
        before = after;
    }
    (
        taken,
        step_of(book, &case.procedure, &case.state).unwrap_or(before),
    )
}

fn step_of(book: &Rulebook, procedure: &str, state: &str) -> Option<PublicStep> {
    book.procedure(procedure)?.state(state).map(|state| state.step)
}
