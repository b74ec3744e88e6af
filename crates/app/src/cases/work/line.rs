use crate::cases::said::{clock_word, regime_word, state_word};
use crate::web::{App, urls};
use crate::words::{Word, word};
use gandan_store::cases::{CaseHead, NEVER};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// A due day near enough to be marked.
const NEAR: i32 = 3;

/// What is due next of a case, and how many days are left.
#[derive(Debug, Clone, Serialize)]
pub struct Due {
    /// Which clock.
    pub clock: Word,
    /// ISO.
    pub day: String,
    /// How many days are left, or how many it is late.
    pub left: Word,
    /// `over`, `near` or `plain`.
    pub tone: &'static str,
}

impl Due {
    /// By the columns of a case; nothing where no clock binds the body.
    pub fn of(clock: &str, day: &str, today: Date) -> Option<Due> {
        if day == NEVER || clock.is_empty() {
            return None;
        }
        let due: Date = day.parse().ok()?;
        Some(Due {
            clock: clock_word(clock),
            day: day.to_owned(),
            ..Due::left(due, today)
        })
    }

    /// How a day stands to today.
    fn left(due: Date, today: Date) -> Due {
        let days = today.until(due).map_or(0, |span| span.get_days());
        let (left, tone) = match days {
            ..0 => (word("casework-late").with("days", i64::from(-days)), "over"),
            0 => (word("casework-due-today"), "near"),
            1..=NEAR => (word("casework-left").with("days", i64::from(days)), "near"),
            _ => (word("casework-left").with("days", i64::from(days)), "plain"),
        };
        Due {
            clock: word("casework-no-clock"),
            day: due.to_string(),
            left,
            tone,
        }
    }
}

/// A case as lists show it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// For forms.
    pub id: String,
    /// For people.
    pub number: String,
    /// Its file.
    pub href: String,
    /// Its short name.
    pub title: String,
    /// Its regime.
    pub regime: Word,
    /// Its state.
    pub state: Word,
    /// What is due next.
    pub due: Option<Due>,
    /// The subject in the reader's language; empty where nobody said.
    pub subject: String,
    /// Where.
    pub place: String,
    /// Who handles it.
    pub officer: Option<String>,
    /// Who holds it.
    pub body: String,
    /// ISO.
    pub received: String,
    /// It is on its way to another body.
    pub offered: bool,
}

impl Line {
    /// A row of a list.
    pub fn of(app: &App, lang: &str, row: &CaseHead, today: Date) -> Line {
        Line {
            id: row.id.to_string(),
            number: number(row.id),
            href: urls::with_id(urls::CASE, row.id),
            title: row.title.clone(),
            regime: regime_word(&row.regime),
            state: state_word(&row.state),
            due: row
                .open
                .then(|| Due::of(&row.next_clock, &row.next_due, today))
                .flatten(),
            subject: subject(app, lang, &row.subject),
            place: row.place_name.clone().unwrap_or_else(|| row.place_words.clone()),
            officer: row.officer_name.clone(),
            body: row.body_name.clone(),
            received: row.received_day.clone(),
            offered: row.offered_id.is_some(),
        }
    }

    /// One for the tests of templates.
    pub fn sample(days: i32) -> Line {
        let today = jiff::civil::date(2026, 11, 23);
        let due = today.saturating_add(jiff::Span::new().days(days));
        Line {
            id: Uuid::nil().to_string(),
            number: number(Uuid::nil()),
            href: "/".to_owned(),
            title: "Đèn đường ngõ 5 không sáng".to_owned(),
            regime: regime_word("feedback"),
            state: state_word("received"),
            due: Due::of("first-answer", &due.to_string(), today),
            subject: "Đèn đường".to_owned(),
            place: "xã Mẫu".to_owned(),
            officer: (days > 0).then(|| "Cán bộ 1".to_owned()),
            body: "UBND xã Mẫu".to_owned(),
            received: "2026-11-20".to_owned(),
            offered: days == 0,
        }
    }
}

/// The name of a subject in a language; its code where it is no longer on the list.
pub fn subject(app: &App, lang: &str, code: &str) -> String {
    app.subjects
        .find(code)
        .map_or_else(|| code.to_owned(), |subject| subject.name(lang).to_owned())
}

/// What people call a case among themselves: the last signs of its id, which are random.
pub fn number(case: Uuid) -> String {
    let text = case.simple().to_string().to_uppercase();
    format!("VV-{}", &text[24..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn late_is_late_and_the_day_itself_is_not() {
        let today = date(2026, 11, 23);
        let due = |day: &str| Due::of("answer", day, today).map(|due| (due.tone, due.left.key.to_string()));
        let late = |tone, key: &str| Some((tone, key.to_owned()));
        assert_eq!(due("2026-11-22"), late("over", "casework-late"));
        assert_eq!(due("2026-11-23"), late("near", "casework-due-today"));
        assert_eq!(due("2026-11-26"), late("near", "casework-left"));
        assert_eq!(due("2026-11-27"), late("plain", "casework-left"));
        assert_eq!(due(NEVER), None, "no clock binds the body");
    }
}
