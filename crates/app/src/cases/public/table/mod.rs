//! How bodies answer: the public table, each figure of which opens.

mod row;
mod samples;
mod words;

pub use words::{figure_word, how_word, period_word};

use super::scope::{Asked, Scope};
use super::sums::{ANSWERS, Sums, VOICES, sums};
use crate::cases::said::regime_word;
use crate::web::{PageResult, Visitor, urls};
use crate::words::{Word, word};
use axum::extract::Query;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::{Figure, Month, Period};
use row::Row;
use serde::Serialize;
use words::{How, how};

/// The table.
#[derive(Serialize)]
pub struct TablePage {
    body: Option<String>,
    upper: Option<Link>,
    period: String,
    period_word: Word,
    as_of: Option<i64>,
    years: Vec<Link>,
    parts: Vec<Link>,
    regimes: Vec<Link>,
    answers: Vec<Word>,
    voices: Vec<Word>,
    all: Option<Row>,
    rows: Vec<Row>,
    how: Vec<How>,
    sightings: &'static str,
    register: &'static str,
}

/// A filter, or the way up.
#[derive(Debug, Clone, Serialize)]
struct Link {
    label: Word,
    href: String,
    current: bool,
}

/// `GET /so-lieu/giai-quyet`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let today = app.clock.today();
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let scope = Scope::of(&asked, &known, today)?;
    let regime = scope.regime.map(Regime::code);
    let Sums {
        all,
        rows,
        years,
        as_of,
    } = sums(app, &mut tx, &known, scope).await?;
    let rows = rows.into_iter().map(|part| {
        let name = known.name(part.body).to_owned();
        Row::of(&known, name, part.scope, &part.sum, !part.own)
    });
    let link = |label: Word, other: Scope, current: bool| Link {
        label,
        href: other.href(&known, None),
        current,
    };
    let over = |period| Scope { period, ..scope };
    let upper = scope.body.map(|body| {
        let above = known.tree(today).ancestors(body).first().copied();
        let name = above.map_or_else(
            || word("case-figures-everywhere"),
            |above| word("case-figures-up").with("name", known.name(above)),
        );
        link(
            name,
            Scope {
                body: above,
                alone: false,
                ..scope
            },
            false,
        )
    });
    let year = scope.period.year();
    let mut years = years;
    if !years.contains(&today.year()) {
        years.insert(0, today.year());
    }
    let quarters = (1..=4).map(|quarter| Period::Quarter(year, quarter));
    let months = (1..=12).map(|month| Period::Month(Month { year, month }));
    let mut regimes = vec![link(
        word("case-figures-all-regimes"),
        Scope {
            regime: None,
            ..scope
        },
        regime.is_none(),
    )];
    regimes.extend(Regime::ALL.map(|one| {
        let other = Scope {
            regime: Some(one),
            ..scope
        };
        link(regime_word(one.code()), other, scope.regime == Some(one))
    }));
    visitor.show(&TablePage {
        body: scope.body.map(|body| known.name(body).to_owned()),
        upper,
        period: scope.period.to_string(),
        period_word: period_word(scope.period),
        as_of,
        years: years
            .into_iter()
            .map(|one| {
                link(
                    period_word(Period::Year(one)),
                    over(Period::Year(one)),
                    scope.period == Period::Year(one),
                )
            })
            .collect(),
        parts: quarters
            .chain(months)
            .map(|part| link(period_word(part), over(part), scope.period == part))
            .collect(),
        regimes,
        answers: ANSWERS.map(figure_word).to_vec(),
        voices: VOICES.map(figure_word).to_vec(),
        all: (all.count(Figure::Received) > 0).then(|| Row::of(&known, String::new(), scope, &all, false)),
        rows: rows.collect(),
        how: how(),
        sightings: urls::SIGHTINGS,
        register: urls::PUBLICATIONS,
    })
}
