//! Answered matters that are public: the list with its filters.

use super::PublicCard;
use super::listed::{After, Listed, listed};
use crate::cases::said::regime_word;
use crate::web::{FormState, Limit, Page, PageError, PageResult, Visitor, urls};
use crate::words::{Word, word};
use axum::extract::Query;
use gandan_core::cases::Regime;
use gandan_store::cases::{self, PublicFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Answered matters.
#[derive(Serialize)]
pub struct RegisterPage {
    form: FormState,
    searched: bool,
    regimes: Vec<Filter>,
    bodies: Vec<Choice>,
    places: Vec<Choice>,
    subjects: Vec<Choice>,
    cards: Vec<PublicCard>,
    next: Option<String>,
    csv: &'static str,
    feed: String,
    table: &'static str,
}

/// A filter by regime.
#[derive(Serialize)]
struct Filter {
    label: Word,
    href: String,
    current: bool,
}

/// One of a list to choose from.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "pages/cases/public/register.html";

    fn samples() -> Vec<RegisterPage> {
        let choice = || {
            vec![Choice {
                value: "lighting".to_owned(),
                label: "Đèn đường".to_owned(),
            }]
        };
        let page = |cards: Vec<PublicCard>, searched| RegisterPage {
            form: FormState::filled([("q", "đèn".to_owned())]),
            searched,
            regimes: vec![Filter {
                label: regime_word("feedback"),
                href: "/".to_owned(),
                current: true,
            }],
            bodies: choice(),
            places: choice(),
            subjects: choice(),
            next: (!cards.is_empty()).then(|| "/".to_owned()),
            cards,
            csv: urls::PUBLICATIONS_CSV,
            feed: urls::PUBLICATIONS_FEED.to_owned(),
            table: urls::FIGURES_CASES,
        };
        vec![page(vec![PublicCard::sample()], false), page(Vec::new(), true)]
    }
}

/// What is asked for in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    #[serde(rename = "che-do")]
    regime: String,
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "noi")]
    place: String,
    #[serde(rename = "linh-vuc")]
    subject: String,
    #[serde(rename = "sau")]
    after: String,
}

impl Asked {
    /// What the list keeps.
    ///
    /// # Errors
    /// Not found, for an id that is none.
    pub fn filter(&self) -> Result<PublicFilter, PageError> {
        let id = |text: &str| match text {
            "" => Ok(None),
            id => id.parse::<Uuid>().map(Some).map_err(|_| PageError::not_found()),
        };
        let code = |text: &str| Some(text.to_owned()).filter(|code| !code.is_empty());
        Ok(PublicFilter {
            place: id(&self.place)?,
            body: id(&self.body)?,
            subject: code(&self.subject),
            regime: code(&self.regime),
            ..PublicFilter::default()
        })
    }

    fn of_regime(&self, regime: &str) -> String {
        urls::with_query(
            urls::PUBLICATIONS,
            &[
                ("che-do", regime),
                ("co-quan", &self.body),
                ("noi", &self.place),
                ("linh-vuc", &self.subject),
            ],
        )
    }

    fn next(&self, after: &str) -> String {
        urls::with_query(
            urls::PUBLICATIONS,
            &[
                ("q", &self.q),
                ("che-do", &self.regime),
                ("co-quan", &self.body),
                ("noi", &self.place),
                ("linh-vuc", &self.subject),
                ("sau", after),
            ],
        )
    }
}

/// `GET /cong-khai`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let filter = asked.filter()?;
    let searched = !asked.q.trim().is_empty();
    if searched {
        visitor.limit(Limit::Search)?;
    }
    let after = After::read(&asked.after).ok_or_else(PageError::not_found)?;
    let mut tx = app.db.begin_read().await?;
    let Listed { rows, next } = listed(app, &mut tx, &filter, &asked.q, after).await?;
    let next = next.map(|after| asked.next(&after));
    let choices = |list: Vec<(Uuid, String)>| {
        let choice = |(id, label): (Uuid, String)| Choice {
            value: id.to_string(),
            label,
        };
        list.into_iter().map(choice).collect()
    };
    let lang = visitor.lang;
    let mut regimes = vec![Filter {
        label: word("case-figures-all-regimes"),
        href: asked.of_regime(""),
        current: asked.regime.is_empty(),
    }];
    // What somebody denounces is not published.
    regimes.extend(
        Regime::ALL
            .into_iter()
            .filter(|one| *one != Regime::Denunciation)
            .map(|one| Filter {
                label: regime_word(one.code()),
                href: asked.of_regime(one.code()),
                current: asked.regime == one.code(),
            }),
    );
    let form = FormState::filled([
        ("q", asked.q.clone()),
        ("che-do", asked.regime.clone()),
        ("co-quan", asked.body.clone()),
        ("noi", asked.place.clone()),
        ("linh-vuc", asked.subject.clone()),
    ]);
    visitor.show(&RegisterPage {
        form,
        searched,
        regimes,
        bodies: choices(cases::public_bodies(&mut tx).await?),
        places: choices(cases::public_places(&mut tx).await?),
        subjects: app
            .subjects
            .all()
            .iter()
            .map(|subject| Choice {
                value: subject.code.clone(),
                label: subject.name(lang.code()).to_owned(),
            })
            .collect(),
        cards: rows.iter().map(|row| PublicCard::of(app, lang, row)).collect(),
        next,
        csv: urls::PUBLICATIONS_CSV,
        feed: urls::with_query(
            urls::PUBLICATIONS_FEED,
            &[("co-quan", &asked.body), ("linh-vuc", &asked.subject)],
        ),
        table: urls::FIGURES_CASES,
    })
}
