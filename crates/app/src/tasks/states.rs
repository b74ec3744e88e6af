use super::line::{state_tone, state_word};
use crate::words::Word;
use gandan_core::tasks::{State, Tally};
use serde::Serialize;

/// Assignments by state, as tables show them: states in one order, overdue and done late beside them.
#[derive(Debug, Clone, Serialize)]
pub struct StateRow {
    /// Whose: a body, a task, a document.
    pub name: String,
    /// Its page, where there is one.
    pub href: Option<String>,
    /// All of them.
    pub total: i64,
    /// Not started, on schedule, behind, reported, done.
    pub states: Vec<i64>,
    /// Part of those not done.
    pub overdue: i64,
    /// Part of those done.
    pub done_late: i64,
    /// Done in time of all that fell due, from 0 to 1.
    pub in_time: Option<f64>,
}

impl StateRow {
    /// A tally under its name.
    pub fn of(name: String, href: Option<String>, tally: &Tally) -> StateRow {
        StateRow {
            name,
            href,
            total: tally.total(),
            states: vec![
                tally.not_started,
                tally.on_schedule,
                tally.behind,
                tally.reported,
                tally.done,
            ],
            overdue: tally.overdue,
            done_late: tally.done_late,
            in_time: in_time(tally),
        }
    }

    /// One for the tests of templates.
    pub fn sample(name: &str) -> StateRow {
        let tally = Tally {
            not_started: 2,
            on_schedule: 3,
            behind: 1,
            reported: 1,
            done: 5,
            overdue: 2,
            done_late: 1,
            done_dated: 4,
        };
        StateRow::of(name.to_owned(), Some("/".to_owned()), &tally)
    }
}

/// A column of a table of states.
#[derive(Debug, Clone, Serialize)]
pub struct StateHead {
    /// Its word.
    pub word: Word,
    /// Its colour.
    pub tone: &'static str,
}

/// The columns of [`StateRow::states`].
pub fn heads() -> Vec<StateHead> {
    State::ALL
        .into_iter()
        .map(|state| StateHead {
            word: state_word(state),
            tone: state_tone(state),
        })
        .collect()
}

/// Done in time of all that fell due, from 0 to 1.
pub fn in_time(tally: &Tally) -> Option<f64> {
    tally
        .in_time_per_mille()
        .map(|share| f64::from(i32::try_from(share).unwrap_or(0)) / 1000.0)
}

/// A figure that opens into its list.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// As written.
    pub value: String,
    /// What it counts.
    pub label: Word,
    /// Its list.
    pub href: String,
}

/// A count that opens.
pub fn count(value: i64, label: Word, href: String) -> Figure {
    Figure {
        value: value.to_string(),
        label,
        href,
    }
}

/// A share that opens; a dash where nothing fell due.
pub fn share(value: Option<f64>, label: Word, href: String) -> Figure {
    let value = value.map_or_else(
        || "–".to_owned(),
        // Whole per cents are written alike in both languages.
        |share| format!("{:.0} %", (share * 100.0).floor()),
    );
    Figure { value, label, href }
}
