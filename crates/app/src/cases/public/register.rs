//! Answered matters that are public: the list with its filters.

use super::PublicCard;
use super::listed::{After, Listed, listed};
use crate::bodies::Known;
use crate::cases::said::regime_word;
use crate::web::{FormState, Limit, Page, PageError, PageResult, Visitor, urls};
use crate::words::{Word, word};
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Regime, communes};
use gandan_store::cases::PublicFilter;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Answered matters.
#[derive(Serialize)]
pub struct RegisterPage {
    form: FormState,
    searched: bool,
    regimes: Vec<Filter>,
    meant: Vec<Filter>,
    subjects: Vec<Choice>,
    cards: Vec<PublicCard>,
    next: Option<String>,
    csv: &'static str,
    feed: String,
    table: &'static str,
}

/// A list that is kept to something.
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
        let filter = |label, current| Filter {
            label,
            href: "/".to_owned(),
            current,
        };
        let page = |cards: Vec<PublicCard>, searched| RegisterPage {
            form: FormState::filled([("q", "đèn".to_owned())])
                .with_error("noi", word("publication-which").with("name", "Hòa")),
            searched,
            regimes: vec![filter(regime_word("feedback"), true)],
            meant: vec![filter(
                word("publication-meant").with("name", "xã Hòa Mẫu"),
                false,
            )],
            subjects: vec![Choice {
                value: "lighting".to_owned(),
                label: "Đèn đường".to_owned(),
            }],
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
#[derive(Debug, Clone, Default, Deserialize)]
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

    /// The address of the list from its beginning.
    fn href(&self) -> String {
        urls::with_query(
            urls::PUBLICATIONS,
            &[
                ("che-do", &self.regime),
                ("co-quan", &self.body),
                ("noi", &self.place),
                ("linh-vuc", &self.subject),
            ],
        )
    }

    /// What somebody denounces is not published.
    fn regimes(&self) -> Vec<Filter> {
        let filter = |label, code: &str| Filter {
            label,
            href: Asked {
                regime: code.to_owned(),
                ..self.clone()
            }
            .href(),
            current: self.regime == code,
        };
        let shown = Regime::ALL.into_iter().filter(|one| *one != Regime::Denunciation);
        std::iter::once(filter(word("case-figures-all-regimes"), ""))
            .chain(shown.map(|one| filter(regime_word(one.code()), one.code())))
            .collect()
    }

    /// Puts ids where names of a place or a body were typed. Where a name is not that of one and only one, the form says
    /// so, and what is answered are the links to those that may be meant.
    fn understand(&mut self, known: &Known, today: Date, form: &mut FormState) -> Vec<Filter> {
        let mut links = Vec::new();
        for field in ["noi", "co-quan"] {
            let with = |other: &Asked, id: BodyId| {
                let mut other = other.clone();
                *other.named(field) = id.0.to_string();
                other
            };
            match meant(known, today, self.named(field), field == "noi") {
                None => {}
                Some(Ok(id)) => *self = with(self, id),
                Some(Err(some)) => {
                    let name = self.named(field).clone();
                    let wrong = match some.is_empty() {
                        true => word("publication-nowhere"),
                        false => word("publication-which"),
                    };
                    form.error(field, wrong.with("name", name.as_str()));
                    form.values.insert(field.to_owned(), vec![name]);
                    links.extend(some.into_iter().map(|id| Filter {
                        label: word("publication-meant").with("name", known.name(id)),
                        href: with(self, id).href(),
                        current: false,
                    }));
                }
            }
        }
        links
    }

    fn named(&mut self, field: &str) -> &mut String {
        match field {
            "noi" => &mut self.place,
            _ => &mut self.body,
        }
    }

    /// What stands in the form: names where the address has ids.
    fn fill(&self, mut form: FormState, known: &Known) -> FormState {
        let name = |text: &str| {
            text.parse()
                .map_or_else(|_| String::new(), |id| known.name(BodyId(id)).to_owned())
        };
        for (field, value) in [
            ("q", self.q.clone()),
            ("che-do", self.regime.clone()),
            ("co-quan", name(&self.body)),
            ("noi", name(&self.place)),
            ("linh-vuc", self.subject.clone()),
        ] {
            form.values.entry(field.to_owned()).or_insert_with(|| vec![value]);
        }
        form
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

/// The body that a name means, or those it may mean; of a place, the committee of the commune. Nothing where no name was
/// typed, or an id stands there.
fn meant(known: &Known, today: Date, text: &str, place: bool) -> Option<Result<BodyId, Vec<BodyId>>> {
    let name = text.trim();
    if name.is_empty() || name.parse::<Uuid>().is_ok() {
        return None;
    }
    if !place {
        return Some(known.find(name, today));
    }
    let listed: BTreeSet<BodyId> = communes(known.tree(today)).into_iter().collect();
    Some(known.find_among(name, today, |body| listed.contains(&body.id)))
}

/// `GET /cong-khai`
pub async fn get(visitor: Visitor, Query(mut asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let searched = !asked.q.trim().is_empty();
    if searched {
        visitor.limit(Limit::Search)?;
    }
    let after = After::read(&asked.after).ok_or_else(PageError::not_found)?;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let mut form = FormState::default();
    let meant = asked.understand(&known, app.clock.today(), &mut form);
    let Listed { rows, next } = match form.is_right() {
        true => listed(app, &mut tx, &asked.filter()?, &asked.q, after).await?,
        false => Listed::default(),
    };
    let lang = visitor.lang;
    visitor.show(&RegisterPage {
        searched,
        regimes: asked.regimes(),
        meant,
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
        next: next.map(|after| asked.next(&after)),
        csv: urls::PUBLICATIONS_CSV,
        feed: urls::with_query(
            urls::PUBLICATIONS_FEED,
            &[("co-quan", &asked.body), ("linh-vuc", &asked.subject)],
        ),
        table: urls::FIGURES_CASES,
        form: asked.fill(form, &known),
    })
}
