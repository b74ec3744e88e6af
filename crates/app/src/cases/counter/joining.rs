//! A petition that goes with a case that is there: found by its number or by words, within what whoever stands at the
//! counter may read, and taken into it.

use super::form::Counter;
use crate::cases::guard::Guarded;
use crate::cases::matters::joinable;
use crate::search::readable_cases;
use crate::web::{FormState, Officer, PageError};
use crate::words::{Word, word, word_of};
use gandan_core::access::{Act, Refusal};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{JoinRefusal, Regime, may_take_in};
use gandan_core::text::fold;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseHead, CaseRow, Filter, Moved, Sight};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// So many are shown.
const SHOWN: usize = 8;
/// So many open cases are looked through, by next due day.
const LOOKED_AT: i64 = 200;

/// An open case with which the petition may go, as the register tells of it.
#[derive(Debug, Clone, Serialize)]
pub struct JoinChoice {
    /// Its id.
    pub value: String,
    /// `12/2026` in the register.
    pub number: String,
    /// When it came, ISO.
    pub day: String,
    /// What it is called; only for whoever may read it.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// The commune.
    pub place: String,
    /// How many signed.
    pub people: i64,
    /// How it stands.
    pub state: Word,
}

impl JoinChoice {
    /// For the tests of templates.
    pub fn samples() -> Vec<JoinChoice> {
        let one = |title: &str| JoinChoice {
            value: Uuid::nil().to_string(),
            number: "12/2026".to_owned(),
            day: "2026-11-20".to_owned(),
            title: title.to_owned(),
            subject: "Đèn đường".to_owned(),
            place: "xã Mẫu".to_owned(),
            people: 2,
            state: word_of("case-state-", "received"),
        };
        vec![one("Đèn ngõ 5 hỏng"), one("")]
    }
}

/// Open cases of the body that answer to what was typed: a number of the register, or words. Whoever may read cases finds
/// them by what they say; a clerk by what the register tells: subject, place, day.
///
/// # Errors
/// The database's or the index's.
pub async fn find(
    tx: &mut Tx,
    officer: &Officer,
    counter: &Counter,
    form: &FormState,
) -> Result<Vec<JoinChoice>, PageError> {
    let typed = form.value("join").to_owned();
    let regime = Regime::from_code(form.value("regime")).unwrap_or(Regime::Feedback);
    let mut found: Vec<Uuid> = Vec::new();
    if let Some((number, year)) = number_of(&typed, officer.app.clock.today().year()) {
        found.extend(cases::by_number(tx, counter.body.0, year, number).await?);
    } else {
        found.extend(by_words(officer, counter, &typed).await?);
        found.extend(by_register(tx, officer, counter, form, &typed).await?);
    }
    let mut choices = Vec::new();
    for id in found {
        let mut guarded = Guarded::open(tx, &officer.app, id).await?;
        if let Some(main) = guarded.row.merged_id {
            guarded = Guarded::open(tx, &officer.app, main).await?;
        }
        let read = guarded.check(&officer.actor, Act::ReadCase);
        // What a wall keeps from them is not told of.
        if read == Err(Refusal::Conflict) || may(officer, counter, &guarded.row, regime)?.is_err() {
            continue;
        }
        let value = guarded.row.id.to_string();
        if choices.iter().any(|known: &JoinChoice| known.value == value) {
            continue;
        }
        choices.push(choice(tx, officer, &guarded.row, read.is_ok()).await?);
        if choices.len() == SHOWN {
            break;
        }
    }
    Ok(choices)
}

async fn choice(tx: &mut Tx, officer: &Officer, row: &CaseRow, reads: bool) -> Result<JoinChoice, PageError> {
    let first = cases::petitions(tx, row.id).await?.into_iter().next();
    let entry = match first {
        Some(petition) => cases::entry(tx, petition.id).await?,
        None => None,
    };
    let subject = officer.app.subjects.find(&row.subject);
    Ok(JoinChoice {
        value: row.id.to_string(),
        number: entry.map_or_else(String::new, |entry| format!("{}/{}", entry.number, entry.year)),
        day: row.received_day.clone(),
        title: if reads { row.title.clone() } else { String::new() },
        subject: subject.map_or_else(String::new, |subject| {
            subject.name(officer.lang.code()).to_owned()
        }),
        place: row.place_name.clone().unwrap_or_default(),
        people: row.people,
        state: word_of("case-state-", &row.state),
    })
}

/// `12/2026`, or `12` of this year.
fn number_of(typed: &str, this_year: i16) -> Option<(i64, i64)> {
    let (number, year) = match typed.trim().split_once('/') {
        Some((number, year)) => (number, year.trim().parse().ok()?),
        None => (typed, i64::from(this_year)),
    };
    Some((number.trim().parse().ok()?, year))
}

async fn by_words(officer: &Officer, counter: &Counter, typed: &str) -> Result<Vec<Uuid>, PageError> {
    let reader = readable_cases(&officer.actor, &counter.known.tree(officer.app.clock.today()));
    let (index, words) = (officer.app.search.clone(), typed.to_owned());
    let search = move || index.search(&words, &reader, 0, 40);
    let found = tokio::task::spawn_blocking(search)
        .await
        .map_err(anyhow::Error::from)??;
    let case = |hit: &crate::search::Hit| hit.kind == "case";
    Ok(found.hits.into_iter().filter(case).map(|hit| hit.id).collect())
}

async fn by_register(
    tx: &mut Tx,
    officer: &Officer,
    counter: &Counter,
    form: &FormState,
    typed: &str,
) -> Result<Vec<Uuid>, PageError> {
    let place: Option<Uuid> = form.value("place").parse().ok();
    let subject = Some(form.value("subject").to_owned()).filter(|subject| !subject.is_empty());
    let folded = fold(typed);
    let words: Vec<&str> = folded.split_whitespace().collect();
    // Nothing was asked for.
    if words.is_empty() && subject.is_none() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        place: place.filter(|_| words.is_empty()),
        subject: subject.filter(|_| words.is_empty()),
        ..Filter::default()
    };
    let (account, today) = (officer.actor.account, officer.app.clock.today());
    let open = Sight::Open(counter.body.0);
    let rows = cases::list(tx, open, account, today, &filter, None, LOOKED_AT).await?;
    let told = |row: &CaseHead| {
        let subject = officer.app.subjects.find(&row.subject);
        let name = subject.map_or("", |subject| subject.name("vi"));
        let told = fold(&format!(
            "{name} {}",
            row.place_name.as_deref().unwrap_or_default()
        ));
        words
            .iter()
            .all(|word| told.split_whitespace().any(|it| it == *word))
    };
    Ok(rows.into_iter().filter(told).map(|row| row.id).collect())
}

/// Whether a petition of that law goes with the case.
fn may(
    officer: &Officer,
    counter: &Counter,
    row: &CaseRow,
    regime: Regime,
) -> anyhow::Result<Result<(), JoinRefusal>> {
    let joinable = joinable(&officer.app.rulebook, row)?;
    Ok(may_take_in(&joinable, regime, BodyId(counter.body.0)))
}

/// The case that was chosen, where the petition goes with it; otherwise the form says why not.
///
/// # Errors
/// The database's.
pub async fn chosen(
    tx: &mut Tx,
    officer: &Officer,
    counter: &Counter,
    form: &mut FormState,
) -> Result<Option<Uuid>, PageError> {
    let Ok(id) = form.value("joins").parse::<Uuid>() else {
        return Ok(None);
    };
    let regime = Regime::from_code(form.value("regime")).unwrap_or(Regime::Feedback);
    let guarded = match Guarded::open(tx, &officer.app, id).await {
        Ok(guarded) => guarded,
        Err(PageError::NotFound { .. }) => {
            form.error("join", word("join-number-unknown"));
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    if guarded.check(&officer.actor, Act::ReadCase) == Err(Refusal::Conflict) {
        return Err(Refusal::Conflict.into());
    }
    if let Err(refusal) = may(officer, counter, &guarded.row, regime)? {
        form.error("join", word_of("join-refusal-", refusal.code()));
        return Ok(None);
    }
    Ok(Some(id))
}

/// Writes into the history of the case that a petition came to it; answers the case as it stands.
///
/// # Errors
/// The database's; [`gandan_store::StoreError::Stale`] where somebody was faster.
pub async fn came(
    tx: &mut Tx,
    officer: &Officer,
    case: Uuid,
    petition: Uuid,
    people: usize,
) -> Result<CaseRow, PageError> {
    let row = cases::find(tx, case).await?;
    let mut after = row.clone();
    after.people += i64::try_from(people.max(1)).unwrap_or(1);
    let moved = Moved {
        before: &row,
        after: &after,
        act: "petition-in",
        reason: "",
        basis: "",
        told: "",
        detail: json!({ "petition": petition }),
        author: &officer.author(),
        body: Some(row.body_id),
        at: officer.app.clock.micros(),
        day: officer.app.clock.today(),
    };
    cases::make(tx, &moved).await?;
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn a_number_is_of_this_year_unless_it_says_another() {
        assert_eq!(number_of(" 12 / 2025", 2026), Some((12, 2025)));
        assert_eq!(number_of("12", 2026), Some((12, 2026)));
        for words in ["đèn ngõ 5", "", "12/", "5 ngõ"] {
            assert_eq!(number_of(words, 2026), None, "{words}");
        }
    }
}
