use crate::cases::title::title_of;
use crate::words::{Word, word_of};
use gandan_store::cases::PetitionRow;
use serde::Serialize;
use uuid::Uuid;

/// One of several petitions of a case.
#[derive(Serialize)]
pub struct PetitionLine {
    value: String,
    words: String,
    day: String,
    channel: Word,
    /// It opened the case.
    first: bool,
}

impl PetitionLine {
    /// All of them; none where there is only one.
    pub fn several(petitions: &[PetitionRow]) -> Vec<PetitionLine> {
        if petitions.len() < 2 {
            return Vec::new();
        }
        let line = |(at, petition): (usize, &PetitionRow)| PetitionLine {
            value: petition.id.to_string(),
            words: title_of(&petition.words),
            day: petition.received_day.clone(),
            channel: word_of("case-channel-", &petition.channel),
            first: at == 0,
        };
        petitions.iter().enumerate().map(line).collect()
    }

    /// Two, for the tests of templates.
    pub fn samples() -> Vec<PetitionLine> {
        let line = |first: bool| PetitionLine {
            value: Uuid::nil().to_string(),
            words: "Đèn ngõ 5 hỏng".to_owned(),
            day: "2026-11-20".to_owned(),
            channel: word_of("case-channel-", "counter"),
            first,
        };
        vec![line(true), line(false)]
    }
}
