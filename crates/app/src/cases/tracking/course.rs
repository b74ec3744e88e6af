//! Where a matter is, in sentences that need no knowledge of offices: joined, split, passed on.

use super::holder::Mine;
use super::timeline::{Line, day_of};
use crate::cases::said::step_word;
use crate::web::urls;
use crate::words::{Word, word, word_of};
use gandan_rulebook::Rulebook;
use gandan_store::cases::TransferRow;
use serde::Serialize;

/// One of several matters of a petition.
#[derive(Debug, Clone, Serialize)]
pub struct PartLine {
    /// How it begins.
    pub name: String,
    /// Who has it.
    pub body: String,
    /// In which step it is.
    pub step: Word,
    /// Its page.
    pub href: String,
    /// It is the one that is shown.
    pub here: bool,
}

/// All matters of a petition; none where it has only one.
pub fn parts(book: &Rulebook, mine: &Mine) -> Vec<PartLine> {
    if mine.went.len() < 2 {
        return Vec::new();
    }
    let line = |(at, went): (usize, &crate::cases::matters::Went)| {
        let step = book
            .procedure(&went.now.procedure)
            .and_then(|procedure| procedure.state(&went.now.state))
            .map_or("received", |state| state.step.code());
        PartLine {
            name: beginning(went.part.as_deref().unwrap_or(&mine.petition.words)),
            body: went.now.body_name.clone(),
            step: step_word(step),
            href: urls::track_part(at),
            here: at == mine.at,
        }
    };
    mine.went.iter().enumerate().map(line).collect()
}

/// The first words, as a name.
fn beginning(words: &str) -> String {
    const LETTERS: usize = 90;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LETTERS {
        return line;
    }
    let mut cut: String = line.chars().take(LETTERS).collect();
    if let Some(end) = cut.rfind(' ') {
        cut.truncate(end);
    }
    cut.push('…');
    cut
}

/// The last time it was passed on.
#[derive(Debug, Clone, Serialize)]
pub struct Passed {
    /// `waiting`, `accepted`, `returned`
    pub state: &'static str,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// When, ISO.
    pub day: String,
    /// Why.
    pub reason: String,
}

/// Where it was passed on to, and whether they took it.
pub fn passed(transfers: &[TransferRow]) -> Option<Passed> {
    let last = transfers.iter().max_by_key(|transfer| transfer.at)?;
    let state = match last.state.as_str() {
        "waiting" => "waiting",
        "accepted" => "accepted",
        "returned" => "returned",
        _ => return None,
    };
    Some(Passed {
        state,
        from: last.from_name.clone(),
        to: last.to_name.clone(),
        day: day_of(last.at),
        reason: match state {
            "returned" => last.answer.clone(),
            _ => last.reason.clone(),
        },
    })
}

/// The time line as whoever joined later sees it: from their own receipt on, and since when the other case is there.
pub fn joined(mut steps: Vec<Line>, mine: &Mine) -> Vec<Line> {
    if mine.is_first() {
        return steps;
    }
    let began = mine.case.received_day.clone();
    if let Some(first) = steps.first_mut() {
        first.when = Some(mine.petition.received_day.clone());
    }
    let day = mine.went.get(mine.at).and_then(|went| went.joined.clone());
    let line = Line {
        state: "done",
        title: word_of("tracking-step-", "joined"),
        when: Some(day.unwrap_or_else(|| mine.petition.received_day.clone())),
        text: String::new(),
        since: Some(began),
    };
    steps.insert(1.min(steps.len()), line);
    steps
}

/// Why a part of a petition is looked at with others.
pub fn together(mine: &Mine) -> Option<Word> {
    if mine.is_first() {
        return None;
    }
    let merged = mine.went.get(mine.at).is_some_and(|went| went.joined.is_some());
    Some(if merged {
        word("tracking-merged").with("body", mine.case.body_name.as_str())
    } else {
        word("tracking-joined").with("body", mine.case.body_name.as_str())
    })
}
