use super::form::Choice;
use crate::bodies::Known;
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Subjects;
use gandan_core::cases::{Channel, Regime};
use gandan_store::Tx;
use gandan_store::cases::{self, BookFilter, BookRow, NEVER};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Lines of one page; it prints whole.
const LINES: i64 = 200;

/// The register of petitions: numbers, days, states; never words or names of people.
#[derive(Serialize)]
pub struct BookPage {
    body_name: String,
    form: FormState,
    bodies: Vec<Choice<String>>,
    channels: Vec<Choice<Word>>,
    regimes: Vec<Choice<Word>>,
    rows: Vec<Line>,
    next: Option<String>,
    file: String,
    informations: String,
}

/// A line of it.
#[derive(Serialize)]
struct Line {
    number: i64,
    year: i64,
    day: String,
    received: String,
    channel: Word,
    forwarded_by: String,
    regime: Word,
    subject: String,
    place: Option<String>,
    people: i64,
    holder: Option<String>,
    state: Word,
    due: Option<String>,
    sealed: bool,
}

impl Page for BookPage {
    const TEMPLATE: &'static str = "pages/counter/book.html";

    fn samples() -> Vec<BookPage> {
        let line = |number: i64, sealed: bool| Line {
            number,
            year: 2026,
            day: "2026-11-23".to_owned(),
            received: "2026-11-21".to_owned(),
            channel: word_of("case-channel-", "post"),
            forwarded_by: "Ban Tiếp công dân tỉnh Mẫu".to_owned(),
            regime: word_of("case-regime-", "complaint"),
            subject: "Đất đai".to_owned(),
            place: Some("UBND xã Mẫu".to_owned()),
            people: 3,
            holder: (!sealed).then(|| "Sở Xây dựng tỉnh Mẫu".to_owned()),
            state: word_of("case-state-", "received"),
            due: (!sealed).then(|| "2026-12-03".to_owned()),
            sealed,
        };
        let page = |rows: Vec<Line>| BookPage {
            body_name: "UBND xã Mẫu".to_owned(),
            form: FormState::filled([("tu", "2026-11-01".to_owned())]),
            bodies: vec![
                super::form::choice("1", "UBND xã Mẫu"),
                super::form::choice("2", "UBND xã Bên"),
            ],
            channels: all_channels(),
            regimes: all_regimes(),
            next: (!rows.is_empty()).then(|| urls::PETITION_REGISTER.to_owned()),
            rows,
            file: urls::PETITION_REGISTER_FILE.to_owned(),
            informations: urls::INFORMATION_REGISTER.to_owned(),
        };
        vec![page(vec![line(11, false), line(12, true)]), page(Vec::new())]
    }
}

/// What of which register.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "tu")]
    from: String,
    #[serde(rename = "den")]
    until: String,
    #[serde(rename = "nguon")]
    channel: String,
    #[serde(rename = "loai")]
    regime: String,
    #[serde(rename = "sau")]
    after: String,
}

impl Asked {
    /// The body asked for.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The filter: the last 31 days where nothing is said.
    pub fn filter(&self, today: Date) -> BookFilter {
        let until = self.until.parse().unwrap_or(today);
        let month_before = until.checked_sub(31.days()).unwrap_or(until);
        BookFilter {
            from: self.from.parse().unwrap_or(month_before),
            until,
            channel: Channel::from_code(&self.channel).map(|channel| channel.code().to_owned()),
            regime: Regime::from_code(&self.regime).map(|regime| regime.code().to_owned()),
        }
    }

    /// Day and number of the last line of the page before.
    fn after(&self) -> Option<(&str, i64)> {
        let (day, number) = self.after.split_once('/')?;
        Some((day, number.parse().ok()?))
    }
}

/// The body whose register `officer` reads: as asked for, or their first one.
///
/// # Errors
/// They read none, or not that one.
pub async fn reader(tx: &mut Tx, officer: &Officer, asked: &str) -> Result<(Arc<Known>, BodyId), PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let asked: Option<Uuid> = asked.parse().ok();
    let body = match asked {
        Some(body) => BodyId(body),
        None => readable(officer, &known)
            .into_iter()
            .next()
            .ok_or(Refusal::Role)?,
    };
    let tree = known.tree(officer.app.clock.today());
    may(
        &officer.actor,
        Act::ReadPetitionRegister,
        Object::Body(body),
        &tree,
    )?;
    Ok((known, body))
}

fn readable(officer: &Officer, known: &Known) -> Vec<BodyId> {
    let tree = known.tree(officer.app.clock.today());
    let reads = |body: &BodyId| {
        may(
            &officer.actor,
            Act::ReadPetitionRegister,
            Object::Body(*body),
            &tree,
        )
        .is_ok()
    };
    officer.actor.bodies().into_iter().filter(reads).collect()
}

/// `GET /lam-viec/so-don`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (known, body) = reader(&mut tx, &officer, &asked.body).await?;
    let filter = asked.filter(officer.app.clock.today());
    let mut rows = cases::book(&mut tx, body.0, &filter, asked.after(), LINES + 1).await?;
    let more = rows.len() > usize::try_from(LINES).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let (body_text, from, until) = (
        body.0.to_string(),
        filter.from.to_string(),
        filter.until.to_string(),
    );
    let after = rows
        .last()
        .filter(|_| more)
        .map(|last| format!("{}/{}", last.day, last.number));
    let mut kept = vec![
        ("co-quan", body_text.as_str()),
        ("tu", from.as_str()),
        ("den", until.as_str()),
        ("nguon", filter.channel.as_deref().unwrap_or_default()),
        ("loai", filter.regime.as_deref().unwrap_or_default()),
    ];
    let file = urls::with_query(urls::PETITION_REGISTER_FILE, &kept);
    let form = FormState::filled(kept.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let next = after.as_ref().map(|after| {
        kept.push(("sau", after.as_str()));
        urls::with_query(urls::PETITION_REGISTER, &kept)
    });
    let lang = officer.lang.code();
    let line = |row: &BookRow| line(row, body, &officer.app.subjects, lang);
    officer.show(&BookPage {
        body_name: known.name(body).to_owned(),
        form,
        bodies: readable(&officer, &known)
            .iter()
            .map(|body| Choice {
                value: body.0.to_string(),
                label: known.name(*body).to_owned(),
            })
            .collect(),
        channels: all_channels(),
        regimes: all_regimes(),
        rows: rows.iter().map(line).collect(),
        next,
        file,
        informations: urls::with_query(urls::INFORMATION_REGISTER, &[("co-quan", &body_text)]),
    })
}

fn line(row: &BookRow, keeper: BodyId, subjects: &Subjects, lang: &str) -> Line {
    Line {
        number: row.number,
        year: row.year,
        day: row.day.clone(),
        received: row.received_day.clone(),
        channel: word_of("case-channel-", &row.channel),
        forwarded_by: row.forwarded_by.clone(),
        regime: word_of("case-regime-", &row.regime),
        subject: subject_name(row, subjects, lang),
        place: row.place_name.clone(),
        people: row.people,
        holder: (row.holder_id != keeper.0).then(|| row.holder_name.clone()),
        state: state(row),
        due: due(row),
        sealed: row.sealed,
    }
}

/// The name of what it is about; empty where nobody said.
pub fn subject_name(row: &BookRow, subjects: &Subjects, lang: &str) -> String {
    let subject = subjects.find(&row.subject);
    subject.map_or_else(String::new, |subject| subject.name(lang).to_owned())
}

/// How its case stands, in a word; one that was joined with another says so.
pub fn state(row: &BookRow) -> Word {
    if row.merged_id.is_some() {
        word_of("case-outcome-", "merged")
    } else {
        word_of("case-state-", &row.state)
    }
}

/// The next day that binds the body, while something is owed.
pub fn due(row: &BookRow) -> Option<String> {
    (row.open && row.next_due != NEVER).then(|| row.next_due.clone())
}

fn all_channels() -> Vec<Choice<Word>> {
    let choice = |code: &str| Choice {
        value: code.to_owned(),
        label: word_of("case-channel-", code),
    };
    Channel::ALL
        .iter()
        .map(|channel| choice(channel.code()))
        .collect()
}

fn all_regimes() -> Vec<Choice<Word>> {
    let choice = |code: &str| Choice {
        value: code.to_owned(),
        label: word_of("case-regime-", code),
    };
    Regime::ALL.iter().map(|regime| choice(regime.code())).collect()
}

#[cfg(test)]
mod tests {
    use super::Asked;
    use jiff::civil::date;

    #[test]
    fn the_register_opens_with_the_last_month() {
        let filter = Asked::default().filter(date(2026, 11, 23));
        assert_eq!(
            (filter.from, filter.until),
            (date(2026, 10, 23), date(2026, 11, 23))
        );
        let asked = Asked {
            from: "2026-01-01".to_owned(),
            regime: "không có".to_owned(),
            after: "2026-02-03/14".to_owned(),
            ..Asked::default()
        };
        assert_eq!(asked.filter(date(2026, 11, 23)).from, date(2026, 1, 1));
        assert_eq!(asked.filter(date(2026, 11, 23)).regime, None);
        assert_eq!(asked.after(), Some(("2026-02-03", 14)));
    }
}
