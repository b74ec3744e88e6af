//! `GET /api/v1/publications`: answered matters as everybody may read them. Nothing but redacted copies gets here.

use super::answer::{Refused, address, public};
use super::given::Asked;
use super::to_whom::known_body;
use crate::cases::public::Kept;
use crate::cases::public::listed::{After, Listed, listed};
use crate::web::{Limit, PageResult, Visitor, urls};
use crate::words::word;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::Period;
use gandan_core::redaction::{Public, Redacted};
use gandan_store::cases::{PublicFilter, PublicationRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PublicationQuery {
    /// Words that stand in it, in any marks; then what fits best comes first, of a thousand at most.
    pub q: String,
    /// Code or id of the body that answered.
    pub body: String,
    /// Code or id of the People's Committee of the commune.
    pub place: String,
    /// Code of the subject, of `/api/v1/subjects`.
    pub subject: String,
    /// `feedback`, `proposal`, `complaint`, `regulation`.
    pub regime: String,
    /// When it was answered: `2026`, `2026-Q3`, `2026-07`.
    pub period: String,
    /// From `next` of the page before.
    pub after: String,
    /// Language of words in problems.
    #[serde(rename = "lang")]
    _lang: String,
}

/// A page of public matters.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PublicationPage {
    /// By the day of the answer, newest first; at most 50.
    pub publications: Vec<Publication>,
    /// The next page, where there is one.
    pub next: Option<String>,
}

/// A public matter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Publication {
    /// Its id.
    pub id: String,
    /// Its page.
    pub address: String,
    /// Under which law.
    pub regime: String,
    /// Code of the subject; empty where nobody said.
    pub subject: String,
    /// Name of the People's Committee of the commune.
    pub place: Option<String>,
    /// Name of the body that answered.
    pub body: String,
    /// The day it came, ISO.
    #[schemars(extend("format" = "date"))]
    pub received: String,
    /// The day it was answered, ISO.
    #[schemars(extend("format" = "date"))]
    pub answered: String,
    /// The day the copy was made public, ISO.
    #[schemars(extend("format" = "date"))]
    pub published: String,
    /// Days from receipt to answer.
    pub days: Option<i64>,
    /// The terms were kept; nothing where none bound the body.
    pub in_time: Option<bool>,
    /// How many say that it befalls them too.
    pub followers: i64,
    /// A short name.
    pub title: PublicText,
    /// What was said.
    pub words: PublicText,
    /// What was answered.
    pub answer: PublicText,
    /// Why words were left out, and how often.
    pub left_out: Vec<LeftOut>,
}

/// Why words were left out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Code of the reason.
    pub reason: String,
    /// How often.
    pub count: usize,
}

/// Words that everybody may read; `[…]` stands for what was left out. Only redacted text becomes one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct PublicText(String);

impl PublicText {
    fn of(text: &Public<Redacted>) -> PublicText {
        PublicText(text.get().plain())
    }
}

/// `GET /api/v1/publications`
pub async fn get(visitor: Visitor, Asked(asked): Asked<PublicationQuery>) -> PageResult {
    visitor.limit(Limit::Read)?;
    if !asked.q.trim().is_empty() {
        visitor.limit(Limit::Search)?;
    }
    let app = &visitor.app;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let wanted = filter(&asked, |name, given| known_body(&known, name, given)).and_then(|filter| {
        let after = After::read(&asked.after);
        Ok((
            filter,
            after.ok_or_else(|| Refused::field("after", word("api-after")))?,
        ))
    });
    let (filter, after) = match wanted {
        Ok(wanted) => wanted,
        Err(refused) => return Ok(refused.tell(&visitor)),
    };
    let Listed { rows, next } = listed(app, &mut tx, &filter, &asked.q, after).await?;
    drop(tx);
    let line = |row: &PublicationRow| -> anyhow::Result<Publication> {
        let kept: Kept = serde_json::from_str(&row.left_out)?;
        Ok(Publication {
            id: row.id.to_string(),
            address: address(app, &urls::with_id(urls::PUBLICATION, row.id)),
            regime: row.regime.clone(),
            subject: row.subject.clone(),
            place: row.place_name.clone(),
            body: row.body_name.clone(),
            received: row.received_day.clone(),
            answered: row.answered_day.clone(),
            published: row.published_day.clone(),
            days: row.days,
            in_time: row.in_time,
            followers: row.followers,
            title: PublicText::of(&row.title),
            words: PublicText::of(&row.words),
            answer: PublicText::of(&row.answer),
            left_out: kept
                .0
                .iter()
                .map(|(reason, count)| LeftOut {
                    reason: reason.code().to_owned(),
                    count: *count,
                })
                .collect(),
        })
    };
    Ok(public(&PublicationPage {
        publications: rows.iter().map(line).collect::<anyhow::Result<_>>()?,
        next: next.map(|after| next_address(&asked, &after)),
    }))
}

fn next_address(asked: &PublicationQuery, after: &str) -> String {
    let pairs = [
        ("q", asked.q.as_str()),
        ("body", &asked.body),
        ("place", &asked.place),
        ("subject", &asked.subject),
        ("regime", &asked.regime),
        ("period", &asked.period),
        ("after", after),
    ];
    urls::with_query(urls::API_PUBLICATIONS, &pairs)
}

/// What the list keeps; `body` finds one by code or id.
fn filter(
    asked: &PublicationQuery,
    body: impl Fn(&'static str, &str) -> Result<Option<uuid::Uuid>, Refused>,
) -> Result<PublicFilter, Refused> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    if !asked.regime.is_empty() && Regime::from_code(&asked.regime).is_none() {
        return Err(Refused::field("regime", word("api-regime")));
    }
    let period = match asked.period.as_str() {
        "" => None,
        text => Some(Period::parse(text).ok_or_else(|| Refused::field("period", word("api-period")))?),
    };
    let months = period.map(Period::months);
    Ok(PublicFilter {
        place: body("place", &asked.place)?,
        body: body("body", &asked.body)?,
        subject: some(&asked.subject),
        regime: some(&asked.regime),
        from: months.map(|(first, _)| first.first()),
        before: months.map(|(_, last)| last.next().first()),
    })
}
