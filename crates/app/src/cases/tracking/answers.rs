use gandan_core::cases::PublicStep;
use gandan_rulebook::Rulebook;
use gandan_store::cases::{CaseRow, MoveRow};
use serde::Serialize;
use uuid::Uuid;

/// What the body answered.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// Its words.
    pub words: String,
    /// The day, ISO.
    pub day: String,
    /// Who.
    pub body: String,
    /// The article.
    pub basis: String,
}

/// The moves with which an officer answered, refused or guided, oldest first.
pub fn answering(book: &Rulebook, history: &[MoveRow]) -> Vec<Uuid> {
    let answers = |made: &&MoveRow| is_answer(book, made);
    history.iter().filter(answers).map(|made| made.id).collect()
}

fn is_answer(book: &Rulebook, made: &MoveRow) -> bool {
    let step = book
        .procedure(&made.procedure)
        .and_then(|procedure| procedure.state(&made.to_state))
        .map(|state| state.step);
    let ends = matches!(step, Some(PublicStep::Answered | PublicStep::Ended));
    ends && made.to_state != made.from_state && made.account_id.is_some()
}

/// The last answer that still stands.
pub fn answer(book: &Rulebook, case: &CaseRow, history: &[MoveRow]) -> Option<Answer> {
    case.outcome.as_ref()?;
    let told = |made: &&MoveRow| is_answer(book, made) && !made.told.is_empty();
    history.iter().rev().find(told).map(|made| Answer {
        words: made.told.clone(),
        day: made.day.clone(),
        body: made.body_name.clone().unwrap_or_default(),
        basis: made.basis.clone(),
    })
}
