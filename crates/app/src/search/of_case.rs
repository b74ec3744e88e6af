use super::index::Record;
use gandan_core::cases::Outcome;
use gandan_store::cases::Findable;

/// What of a case can be found, and by whom not. Nothing of one whose content lies outside this database, and nothing of
/// one that is past its time.
pub(super) fn records(case: Findable) -> Vec<Record> {
    if case.sealed || case.past {
        return Vec::new();
    }
    let answered = case.outcome.as_deref() == Some(Outcome::Answered.code());
    let answer = if answered { case.told } else { String::new() };
    let number = crate::cases::work::number(case.id);
    vec![Record {
        id: case.id,
        kind: if answered { "answered-case" } else { "case" },
        readers: vec![case.body],
        away: case.away,
        about: Vec::new(),
        public: false,
        name: number.clone(),
        identity: number,
        subject: case.title,
        words: format!("{}{answer}", case.words),
        answer,
        day: case.received_day,
    }]
}
