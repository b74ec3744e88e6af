use crate::web::urls;
use crate::words::{Word, word_of};
use gandan_core::dialogues::{Kept, kept};
use gandan_store::StoreError;
use gandan_store::dialogues::PromiseRow;
use jiff::civil::Date;
use serde::Serialize;

/// Something promised, and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Promised {
    /// From 1.
    pub position: i64,
    /// What.
    pub words: String,
    /// Who does it.
    pub lead: String,
    /// By when.
    pub due: Option<String>,
    /// What became of it.
    pub kept: Word,
    /// Its colour: red only for what is overdue.
    pub tone: &'static str,
    /// When it was done.
    pub done: Option<String>,
    /// Its assignment, for staff.
    pub href: Option<String>,
    /// By which it is taken out again.
    pub id: String,
}

impl Promised {
    /// As it stands on `today`.
    ///
    /// # Errors
    /// A stored word that the program does not know.
    pub fn of(row: PromiseRow, today: Date) -> Result<Promised, StoreError> {
        let stands = kept(row.facts()?, today);
        Ok(Promised {
            position: row.position,
            words: row.words,
            lead: row.lead_name,
            due: row.due,
            kept: word_of("dialogue-kept-", stands.code()),
            tone: match stands {
                Kept::Done => "done",
                Kept::DoneLate => "near",
                Kept::Overdue => "over",
                Kept::Running => "info",
                Kept::Unsigned => "plain",
            },
            done: row.done_day,
            href: row.assignment_id.map(|id| urls::with_id(urls::ASSIGNMENT, id)),
            id: row.id.to_string(),
        })
    }

    /// One for the tests of templates.
    pub fn sample(code: &'static str) -> Promised {
        Promised {
            position: 1,
            words: "Thay đèn đường ngõ 5".to_owned(),
            lead: "UBND xã Mẫu".to_owned(),
            due: Some("2026-10-31".to_owned()),
            kept: word_of("dialogue-kept-", code),
            tone: "info",
            done: (code == "done").then(|| "2026-10-30".to_owned()),
            href: Some("/".to_owned()),
            id: "1".to_owned(),
        }
    }
}

/// How many were kept, of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Done, in time or late.
    pub done: usize,
    /// Past their day.
    pub overdue: usize,
    /// All of them.
    pub all: usize,
}

/// Promises as they stand, and how many were kept.
///
/// # Errors
/// As [`Promised::of`].
pub fn all(rows: Vec<PromiseRow>, today: Date) -> Result<(Vec<Promised>, Score), StoreError> {
    let mut score = Score::default();
    for row in &rows {
        score.all += 1;
        match kept(row.facts()?, today) {
            Kept::Done | Kept::DoneLate => score.done += 1,
            Kept::Overdue => score.overdue += 1,
            Kept::Running | Kept::Unsigned => {}
        }
    }
    let promises = rows.into_iter().map(|row| Promised::of(row, today));
    Ok((promises.collect::<Result<_, _>>()?, score))
}
