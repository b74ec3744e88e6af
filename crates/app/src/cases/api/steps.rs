//! The public steps of a case with their days: the history that a person, or everybody, may see.

use gandan_core::cases::PublicStep;
use gandan_rulebook::Rulebook;
use gandan_store::cases::MoveRow;
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

/// A move, as far as everybody may know of it.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// The procedure at the time.
    pub procedure: &'a str,
    /// Name of the move.
    pub act: &'a str,
    /// State after.
    pub to_state: &'a str,
    /// ISO.
    pub day: &'a str,
    /// Legal ground or article.
    pub citation: &'a str,
}

impl<'a> From<&'a MoveRow> for Taken<'a> {
    fn from(made: &'a MoveRow) -> Taken<'a> {
        Taken {
            procedure: &made.procedure,
            act: &made.act,
            to_state: &made.to_state,
            day: &made.day,
            citation: &made.basis,
        }
    }
}

/// The steps that a case received on a day went through, and the one it is in now: by procedure and state.
pub fn steps<'a>(
    book: &Rulebook,
    received: &str,
    (procedure, state): (&str, &str),
    history: impl Iterator<Item = Taken<'a>>,
) -> (Vec<StepTaken>, PublicStep) {
    let mut taken = vec![StepTaken {
        step: PublicStep::Received.code().to_owned(),
        day: received.to_owned(),
        citation: String::new(),
    }];
    let mut before = PublicStep::Received;
    for made in history {
        let after = step_of(book, made.procedure, made.to_state).unwrap_or(before);
        let again = made.act == "deny" || made.act == "reopen";
        if after != before || again {
            taken.push(StepTaken {
                step: if again { "reopened" } else { after.code() }.to_owned(),
                day: made.day.to_owned(),
                citation: made.citation.to_owned(),
            });
        }
        before = after;
    }
    (taken, step_of(book, procedure, state).unwrap_or(before))
}

fn step_of(book: &Rulebook, procedure: &str, state: &str) -> Option<PublicStep> {
    book.procedure(procedure)?.state(state).map(|state| state.step)
}
