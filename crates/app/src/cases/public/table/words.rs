//! Figures and periods in words.

use crate::cases::public::sums::{ANSWERS, VOICES};
use crate::words::{Word, word, word_of};
use gandan_core::cases::figures::{Figure, Period};
use serde::Serialize;

/// What a figure counts, in words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct How {
    name: Word,
    text: Word,
}

/// Name of a figure.
pub fn figure_word(figure: Figure) -> Word {
    word_of("case-figure-", figure.code())
}

/// What it counts.
pub fn how_word(figure: Figure) -> Word {
    word_of("case-figure-how-", figure.code())
}

/// A period in words.
pub fn period_word(period: Period) -> Word {
    let year = i64::from(period.year());
    match period {
        Period::Year(_) => word("case-figures-year").with("year", year.to_string()),
        Period::Quarter(_, quarter) => word("case-figures-quarter")
            .with("number", i64::from(quarter).to_string())
            .with("year", year.to_string()),
        Period::Month(month) => word("case-figures-month")
            .with("number", i64::from(month.month).to_string())
            .with("year", year.to_string()),
    }
}

/// What each column counts.
pub(super) fn how() -> Vec<How> {
    let mut all: Vec<How> = ANSWERS
        .into_iter()
        .chain(VOICES)
        .map(|figure| How {
            name: figure_word(figure),
            text: how_word(figure),
        })
        .collect();
    all.insert(
        ANSWERS.len(),
        How {
            name: word("case-figures-kept"),
            text: word("case-figures-kept-how"),
        },
    );
    all.insert(
        ANSWERS.len() + 1,
        How {
            name: word("case-figures-median"),
            text: word("case-figures-median-how"),
        },
    );
    all.push(How {
        name: word("case-figures-solved"),
        text: word("case-figures-solved-how"),
    });
    all
}
