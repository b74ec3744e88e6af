//! What lies beside a case: its papers, who is kept from it, who read it.

use crate::cases::work::manage::ground_word;
use crate::web::{Officer, urls};
use crate::words::{Word, word};
use gandan_store::cases::{ReadingRow, WallRow};
use gandan_store::casework::PaperRow;
use jiff::civil::Date;
use serde::Serialize;

/// Somebody who is kept from it, and why.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WallView {
    name: String,
    ground: Word,
}

/// A paper that was made of it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PaperView {
    symbol: String,
    about: String,
    day: String,
    href: String,
}

/// Somebody who opened it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ReadingView {
    actor: String,
    day: String,
}

impl WallView {
    /// With the ground in words.
    pub(super) fn of(officer: &Officer, wall: &WallRow, today: Date) -> WallView {
        WallView {
            name: wall.name.clone(),
            ground: ground_word(&officer.app, officer.lang, &wall.ground, today),
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> WallView {
        WallView {
            name: "Cán bộ 2".to_owned(),
            ground: word("casework-wall-respondent"),
        }
    }
}

impl PaperView {
    /// With its address.
    pub(super) fn of(paper: PaperRow) -> PaperView {
        PaperView {
            href: urls::with_id(urls::PAPER, paper.id),
            symbol: paper.symbol,
            about: paper.about,
            day: paper.day,
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> PaperView {
        PaperView {
            symbol: "05/TB-UBND".to_owned(),
            about: "Về việc thụ lý".to_owned(),
            day: "2026-11-23".to_owned(),
            href: "/".to_owned(),
        }
    }
}

impl ReadingView {
    /// Who and when.
    pub(super) fn of(reading: ReadingRow) -> ReadingView {
        ReadingView {
            actor: reading.actor,
            day: reading.day,
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> ReadingView {
        ReadingView {
            actor: "Cán bộ 1".to_owned(),
            day: "2026-11-23".to_owned(),
        }
    }
}
