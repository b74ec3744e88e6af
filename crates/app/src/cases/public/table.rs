//! How bodies answer: the public table, each figure of which opens.

use super::scope::{Asked, Scope};
use crate::bodies::Known;
use crate::cases::said::regime_word;
use crate::web::{Page, PageResult, Visitor, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::{Figure, Month, Period, Sum};
use gandan_store::cases;
use serde::Serialize;
use std::collections::BTreeMap;

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

/// A body with all below it.
#[derive(Debug, Clone, Serialize)]
struct Row {
    name: String,
    href: Option<String>,
    answers: Vec<Count>,
    kept: Option<f64>,
    median: Option<u32>,
    ninety: Option<u32>,
    voices: Vec<Count>,
    solved: Option<f64>,
}

/// A figure; it opens where it counts anything.
#[derive(Debug, Clone, Serialize)]
struct Count {
    value: u64,
    href: Option<String>,
    over: bool,
}

/// What a figure counts, in words.
#[derive(Debug, Clone, Serialize)]
struct How {
    name: Word,
    text: Word,
}

/// About answers.
const ANSWERS: [Figure; 7] = [
    Figure::Received,
    Figure::InTime,
    Figure::Late,
    Figure::Open,
    Figure::Overdue,
    Figure::NoTerm,
    Figure::Ended,
];
/// About what people say of them.
const VOICES: [Figure; 6] = [
    Figure::Reopened,
    Figure::Solved,
    Figure::Unsolved,
    Figure::Silent,
    Figure::Rated,
    Figure::Published,
];

/// Name of a figure.
pub fn figure_word(figure: Figure) -> Word {
    word_of("case-figure-", figure.code())
}

/// What it counts.
pub fn how_word(figure: Figure) -> Word {
    word_of("case-figure-how-", figure.code())
}

impl Page for TablePage {
    const TEMPLATE: &'static str = "pages/cases/public/table.html";

    fn samples() -> Vec<TablePage> {
        let link = |current| Link {
            label: word("case-figures-all-regimes"),
            href: "/".to_owned(),
            current,
        };
        let count = |value| Count {
            value,
            href: (value > 0).then(|| "/".to_owned()),
            over: value == 3,
        };
        let row = |name: &str, some: bool| Row {
            name: name.to_owned(),
            href: some.then(|| "/".to_owned()),
            answers: ANSWERS.map(|_| count(3)).to_vec(),
            kept: some.then_some(0.5),
            median: some.then_some(4),
            ninety: some.then_some(12),
            voices: VOICES.map(|_| count(0)).to_vec(),
            solved: some.then_some(0.25),
        };
        let page = |rows: Vec<Row>| TablePage {
            body: (!rows.is_empty()).then(|| "UBND tỉnh Mẫu".to_owned()),
            upper: (!rows.is_empty()).then(|| link(false)),
            period: "2026".to_owned(),
            period_word: period_word(Period::Year(2026)),
            as_of: (!rows.is_empty()).then_some(1_795_000_000_000_000),
            years: vec![link(true)],
            parts: vec![link(false)],
            regimes: vec![link(true)],
            answers: ANSWERS.map(figure_word).to_vec(),
            voices: VOICES.map(figure_word).to_vec(),
            all: (!rows.is_empty()).then(|| row("", true)),
            rows,
            how: how(),
            sightings: urls::SIGHTINGS,
            register: urls::PUBLICATIONS,
        };
        vec![
            page(vec![row("UBND xã Mẫu", true), row("Sở Mẫu", false)]),
            page(Vec::new()),
        ]
    }
}

/// A period in words.
pub fn period_word(period: Period) -> Word {
    let year = i64::from(period.year());
    match period {
        Period::Year(_) => word("case-figures-year").with("year", year.to_string()),
        Period::Quarter(_, quarter) => word("case-figures-quarter")
            .with("number", i64::from(quarter).to_string())
            .with("year", year.to_string()),
        Period::Month(month) => word("case-figures-month")
            .with("number", i64::from(month.month).to_string())
            .with("year", year.to_string()),
    }
}

fn how() -> Vec<How> {
    let mut all: Vec<How> = ANSWERS
        .into_iter()
        .chain(VOICES)
        .map(|figure| How {
            name: figure_word(figure),
            text: how_word(figure),
        })
        .collect();
    all.insert(
        ANSWERS.len(),
        How {
            name: word("case-figures-kept"),
            text: word("case-figures-kept-how"),
        },
    );
    all.insert(
        ANSWERS.len() + 1,
        How {
            name: word("case-figures-median"),
            text: word("case-figures-median-how"),
        },
    );
    all.push(How {
        name: word("case-figures-solved"),
        text: word("case-figures-solved-how"),
    });
    all
}

/// `GET /so-lieu/giai-quyet`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let today = app.clock.today();
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let scope = Scope::of(&asked, &known, today)?;
    let as_of = cases::followed(&mut tx).await?.map(|followed| followed.at);
    let regime = scope.regime.map(Regime::code);
    let (sums, years) = app
        .cells
        .look(&mut tx, |cells| {
            let mut rows: BTreeMap<uuid::Uuid, Option<BodyId>> = BTreeMap::new();
            let mut sums: BTreeMap<BodyId, Sum> = BTreeMap::new();
            for (_, body, cell) in cells.of(scope.period, regime) {
                let row = rows
                    .entry(body)
                    .or_insert_with(|| scope.row_of(&known, body, today));
                if let Some(row) = row {
                    sums.entry(*row).or_default().add(cell, today);
                }
            }
            (sums, cells.years())
        })
        .await?;
    let mut all = Sum::default();
    sums.values().for_each(|sum| all.merge(sum));
    let mut rows: Vec<(bool, String, Row)> = sums
        .iter()
        .filter(|(_, sum)| sum.count(Figure::Received) > 0)
        .map(|(body, sum)| {
            // The body itself stands first, and counts without those below it.
            let own = scope.body == Some(*body);
            let part = Scope {
                body: Some(*body),
                alone: own,
                ..scope
            };
            let row = row(&known, known.name(*body).to_owned(), part, sum, !own);
            (!own, gandan_core::text::fold(&row.name), row)
        })
        .collect();
    rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
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
        all: (all.count(Figure::Received) > 0).then(|| row(&known, String::new(), scope, &all, false)),
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        how: how(),
        sightings: urls::SIGHTINGS,
        register: urls::PUBLICATIONS,
    })
}

fn row(known: &Known, name: String, scope: Scope, sum: &Sum, opens: bool) -> Row {
    let count = |figure: Figure| {
        let value = sum.count(figure);
        Count {
            value,
            href: (value > 0).then(|| scope.href(known, Some(figure))),
            over: figure == Figure::Overdue && value > 0,
        }
    };
    Row {
        name,
        href: opens.then(|| scope.href(known, None)),
        answers: ANSWERS.map(count).to_vec(),
        kept: sum.kept().map(share),
        median: sum.percentile(50),
        ninety: sum.percentile(90),
        voices: VOICES.map(count).to_vec(),
        solved: sum.solved().map(share),
    }
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn share(share: gandan_core::cases::figures::Share) -> f64 {
    share.part as f64 / share.whole as f64
}
