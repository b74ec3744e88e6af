//! `GET /api/v1/figures/cases`: the figures of the public table, each with what it is a part of and the address of the
//! list that it counts.

use super::answer::{Refused, address, public};
use super::given::Asked;
use super::to_whom::known_body;
use crate::bodies::Known;
use crate::cases::public::scope::Scope;
use crate::cases::public::sums::{ANSWERS, Sums, VOICES, sums};
use crate::web::{App, Limit, PageResult, Visitor};
use crate::words::word;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::{Figure, Period, Share, Sum};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FigureQuery {
    /// Code or id of a body, counted with all below it; all where it is absent.
    pub body: String,
    /// Months of receipt: `2026`, `2026-Q3`, `2026-07`; the running year where it is absent.
    pub period: String,
    /// Only under that regime.
    pub regime: String,
    /// Language of words in problems.
    #[serde(rename = "lang")]
    _lang: String,
}

/// The table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureTable {
    /// Months of receipt that are counted.
    pub period: String,
    /// Only under that regime; all where it is absent.
    pub regime: Option<String>,
    /// As of when it was counted, ISO, UTC; nothing before anything was.
    pub as_of: Option<String>,
    /// Everything together; `body` is the one asked for.
    pub all: FigureRow,
    /// The body asked for without those below it, then those right under it, each with all below it. Bodies that received
    /// nothing are left out.
    pub rows: Vec<FigureRow>,
}

/// How a body answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureRow {
    /// The body; absent where it is about all.
    pub body: Option<Counted>,
    /// Counted without those below it.
    pub own: bool,
    /// What is counted, each out of all that came in the period.
    pub figures: Vec<FigureLine>,
    /// Answered in time, out of all whose answer is due: overdue ones stay in the denominator.
    pub kept: Option<ShareLine>,
    /// Said to be solved, out of all that were answered or spoken of: who says nothing stays in the denominator.
    pub solved: Option<ShareLine>,
    /// Days within which half of the answers were given.
    pub median_days: Option<u32>,
    /// Days within which nine in ten were.
    pub ninetieth_days: Option<u32>,
}

/// A body.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A figure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureLine {
    /// `received`, `in-time`, `late`, `open`, `overdue`, `no-term`, `ended`, `reopened`, `solved`, `unsolved`, `silent`,
    /// `rated`, `published`.
    pub figure: String,
    /// How many.
    pub numerator: u64,
    /// Out of how many: those received.
    pub denominator: u64,
    /// The list of those that are counted.
    pub list: String,
}

/// A share.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ShareLine {
    /// Those that are.
    pub numerator: u64,
    /// Those that could be.
    pub denominator: u64,
    /// The list of the numerator.
    pub list: String,
    /// The lists that make up the denominator.
    pub of: Vec<String>,
}

/// `GET /api/v1/figures/cases`
pub async fn get(visitor: Visitor, Asked(asked): Asked<FigureQuery>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let app = &visitor.app;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let scope = match scope(&asked, &known, app.clock.today()) {
        Ok(scope) => scope,
        Err(refused) => return Ok(refused.tell(&visitor)),
    };
    let Sums { all, rows, as_of, .. } = sums(app, &mut tx, &known, scope).await?;
    drop(tx);
    let as_of = as_of.and_then(|at| Timestamp::from_microsecond(at).ok());
    Ok(public(&FigureTable {
        period: scope.period.to_string(),
        regime: scope.regime.map(|regime| regime.code().to_owned()),
        as_of: as_of.map(|at| at.to_string()),
        all: row(app, &known, scope, false, &all),
        rows: rows
            .iter()
            .map(|part| row(app, &known, part.scope, part.own, &part.sum))
            .collect(),
    }))
}

fn scope(asked: &FigureQuery, known: &Known, today: Date) -> Result<Scope, Refused> {
    let period = match asked.period.as_str() {
        "" => Some(Period::year_of(today)),
        text => Period::parse(text),
    };
    let regime = match asked.regime.as_str() {
        "" => None,
        code => Some(Regime::from_code(code).ok_or_else(|| Refused::field("regime", word("api-regime")))?),
    };
    Ok(Scope {
        body: known_body(known, "body", &asked.body)?.map(BodyId),
        alone: false,
        period: period.ok_or_else(|| Refused::field("period", word("api-period")))?,
        regime,
    })
}

fn row(app: &App, known: &Known, scope: Scope, own: bool, sum: &Sum) -> FigureRow {
    let list = |figure: Figure| address(app, &scope.href(known, Some(figure)));
    let received = sum.count(Figure::Received);
    let line = |figure: Figure| FigureLine {
        figure: figure.code().to_owned(),
        numerator: sum.count(figure),
        denominator: received,
        list: list(figure),
    };
    let share = |share: Option<Share>, of: &[Figure]| {
        share.map(|share| ShareLine {
            numerator: share.part,
            denominator: share.whole,
            list: list(of[0]),
            of: of.iter().copied().map(list).collect(),
        })
    };
    let body = scope.body.map(|body| Counted {
        code: known
            .registry
            .get(body)
            .map_or_else(String::new, |body| body.code.clone()),
        name: known.name(body).to_owned(),
    });
    FigureRow {
        body,
        own,
        figures: ANSWERS.into_iter().chain(VOICES).map(line).collect(),
        kept: share(sum.kept(), &[Figure::InTime, Figure::Late, Figure::Overdue]),
        solved: share(sum.solved(), &[Figure::Solved, Figure::Unsolved, Figure::Silent]),
        median_days: sum.percentile(50),
        ninetieth_days: sum.percentile(90),
    }
}
