//! A row of the table: each figure opens into what it counts.

use crate::bodies::Known;
use crate::cases::public::scope::Scope;
use crate::cases::public::sums::{ANSWERS, VOICES};
use gandan_core::cases::figures::{Figure, Share, Sum};
use serde::Serialize;

/// A body with all below it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    name: String,
    href: Option<String>,
    answers: Vec<Count>,
    kept: Option<f64>,
    median: Option<u32>,
    ninety: Option<u32>,
    voices: Vec<Count>,
    solved: Option<f64>,
}

/// A figure; it opens where it counts anything.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Count {
    value: u64,
    href: Option<String>,
    over: bool,
}

impl Row {
    /// A body with the sum of all below it; `opens` where it has a table of its own.
    pub(super) fn of(known: &Known, name: String, scope: Scope, sum: &Sum, opens: bool) -> Row {
        let count = |figure: Figure| {
            let value = sum.count(figure);
            Count {
                value,
                href: (value > 0).then(|| scope.href(known, Some(figure))),
                over: figure == Figure::Overdue && value > 0,
            }
        };
        Row {
            name,
            href: opens.then(|| scope.href(known, None)),
            answers: ANSWERS.map(count).to_vec(),
            kept: sum.kept().map(share),
            median: sum.percentile(50),
            ninety: sum.percentile(90),
            voices: VOICES.map(count).to_vec(),
            solved: sum.solved().map(share),
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample(name: &str, some: bool) -> Row {
        let count = |value| Count {
            value,
            href: (value > 0).then(|| "/".to_owned()),
            over: value == 3,
        };
        Row {
            name: name.to_owned(),
            href: some.then(|| "/".to_owned()),
            answers: ANSWERS.map(|_| count(3)).to_vec(),
            kept: some.then_some(0.5),
            median: some.then_some(4),
            ninety: some.then_some(12),
            voices: VOICES.map(|_| count(0)).to_vec(),
            solved: some.then_some(0.25),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn share(share: Share) -> f64 {
    share.part as f64 / share.whole as f64
}
