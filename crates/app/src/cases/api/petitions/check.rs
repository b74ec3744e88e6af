use super::super::answer::Refused;
use super::given::{GivenRegime, NewPetition, Signer};
use crate::words::word;

/// Most letters of the words of a petition.
const WORDS: usize = 20_000;
/// Most letters of any other field.
pub const LINE: usize = 500;
/// Most people in one request.
const PEOPLE: usize = 200;

/// What can be said against it without looking anything up.
///
/// # Errors
/// The first thing that is wrong, by its field.
pub fn check(given: &NewPetition) -> Result<(), Refused> {
    match given.regime {
        // In writing, or in person (Luật Tố cáo 25/2018 Đ22); its sealed storage does not exist yet.
        GivenRegime::Denunciation => {
            let refused = Refused::field("regime", word("api-denunciation"));
            return Err(refused.by("denunciation", "Luật Tố cáo 25/2018/QH14 Đ22"));
        }
        regime if regime.regime().demands_identity() => {
            let named = |signer: &Signer| !blank(&signer.name) && !blank(&signer.address);
            if given.people.is_empty() || !given.people.iter().all(named) {
                let refused = Refused::field("people", word("api-identity"));
                return Err(refused.by("identity", "TT 05/2021/TT-TTCP Đ6 k2 điểm a"));
            }
        }
        _ => {}
    }
    if blank(&given.words) {
        return Err(Refused::field("words", word("api-empty")));
    }
    if longer(&given.words, WORDS) {
        return Err(Refused::field("words", word("api-long").with("most", WORDS)));
    }
    let lines = [
        ("title", &given.title),
        ("place_words", &given.place_words),
        ("body", &given.body),
        ("place", &given.place),
        ("idempotency_key", &given.idempotency_key),
    ];
    for (name, line) in lines {
        if line.as_deref().is_some_and(|line| longer(line, LINE)) {
            return Err(Refused::field(name, word("api-long").with("most", LINE)));
        }
    }
    if given.people.len() > PEOPLE {
        return Err(Refused::field("people", word("api-people").with("most", PEOPLE)));
    }
    let long = |signer: &Signer| {
        [&signer.name, &signer.address, &signer.phone, &signer.mail]
            .into_iter()
            .any(|line| longer(line, LINE))
    };
    if given.people.iter().any(long) {
        return Err(Refused::field("people", word("api-long").with("most", LINE)));
    }
    Ok(())
}

fn blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || letter == '\0')
}

fn longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}
