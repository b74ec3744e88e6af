//! Answered matters that are public: the list with its filters.

use super::PublicCard;
use crate::cases::said::regime_word;
use crate::web::{App, FormState, Limit, Page, PageError, PageResult, ROWS, Visitor, urls};
use crate::words::{Word, word};
use axum::extract::Query;
use gandan_core::cases::Regime;
use gandan_store::StoreError;
use gandan_store::cases::{self, PublicCursor, PublicFilter, PublicationRow};
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
        })
    }

    fn href(&self, path: &str, regime: &str, after: &str) -> String {
        urls::with_query(
            path,
            &[
                ("che-do", regime),
                ("co-quan", &self.body),
                ("noi", &self.place),
                ("linh-vuc", &self.subject),
                ("sau", after),
            ],
        )
    }
}

/// So many of what is found are shown.
const FOUND: usize = ROWS as usize;

/// `GET /cong-khai`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let filter = asked.filter()?;
    let searched = !asked.q.trim().is_empty();
    if searched {
        visitor.limit(Limit::Search)?;
    }
    let found = if searched {
        Some(find(app, &asked.q).await?)
    } else {
        None
    };
    let mut tx = app.db.begin_read().await?;
    let (rows, next) = match found {
        Some(ids) => (read(&mut tx, &ids, &filter).await?, None),
        None => {
            let after = cursor(&asked.after)?;
            let mut rows = cases::public_list(&mut tx, &filter, after.as_ref(), i64::from(ROWS) + 1).await?;
            let more = rows.len() > ROWS as usize;
            rows.truncate(ROWS as usize);
            let next = rows.last().filter(|_| more).map(|last| {
                let after = format!("{}.{}", last.answered_day, last.id);
                asked.href(urls::PUBLICATIONS, &asked.regime, &after)
            });
            (rows, next)
        }
    };
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
        href: asked.href(urls::PUBLICATIONS, "", ""),
        current: asked.regime.is_empty(),
    }];
    // What somebody denounces is not published.
    regimes.extend(
        Regime::ALL
            .into_iter()
            .filter(|one| *one != Regime::Denunciation)
            .map(|one| Filter {
                label: regime_word(one.code()),
                href: asked.href(urls::PUBLICATIONS, one.code(), ""),
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

/// The copies that the words find, best first.
async fn find(app: &App, words: &str) -> anyhow::Result<Vec<Uuid>> {
    let (index, words) = (app.search.clone(), words.to_owned());
    tokio::task::spawn_blocking(move || index.publications(&words, 4 * FOUND)).await?
}

async fn read(
    tx: &mut gandan_store::Tx,
    ids: &[Uuid],
    filter: &PublicFilter,
) -> Result<Vec<PublicationRow>, StoreError> {
    let mut rows = Vec::new();
    for id in ids {
        let row = match cases::publication(tx, *id).await {
            Ok(row) => row,
            // The index is behind by a moment.
            Err(StoreError::NotFound) => continue,
            Err(error) => return Err(error),
        };
        let kept = row.withdrawn_day.is_none()
            && filter.place.is_none_or(|place| row.place_id == Some(place))
            && filter.body.is_none_or(|body| row.body_id == body)
            && filter
                .subject
                .as_ref()
                .is_none_or(|subject| row.subject == *subject)
            && filter.regime.as_ref().is_none_or(|regime| row.regime == *regime);
        if kept {
            rows.push(row);
        }
        if rows.len() == FOUND {
            break;
        }
    }
    Ok(rows)
}

fn cursor(text: &str) -> Result<Option<PublicCursor>, PageError> {
    if text.is_empty() {
        return Ok(None);
    }
    let (day, id) = text.split_once('.').ok_or_else(PageError::not_found)?;
    let day: jiff::civil::Date = day.parse().map_err(|_| PageError::not_found())?;
    let id = id.parse().map_err(|_| PageError::not_found())?;
    Ok(Some((day.to_string(), id)))
}
