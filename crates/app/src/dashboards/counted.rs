//! What the pictures show, counted where everything else counts it.

use crate::bodies::Known;
use crate::cases::public::scope::Scope;
use crate::cases::public::sums::sums;
use crate::web::App;
use gandan_core::bodies::BodyId;
use gandan_core::cases::figures::{Backlog, Month, Period, Sum};
use gandan_core::reports::{Counts, Facts, Share};
use gandan_core::tasks::{Covered, coverage};
use gandan_rulebook::Reports;
use gandan_store::{StoreError, Tx, tasks};
use jiff::civil::Date;
use uuid::Uuid;

/// The share of answers in time, of all whose answer was due (`law/figures`).
const KEPT: &str = "cases.kept";
/// The same of those that were answered.
const KEPT_OF_ANSWERED: &str = "cases.kept-of-answered";

/// The figures of a scope.
pub struct Counted {
    /// Of the cases that came in the period.
    pub all: Sum,
    /// What is open, whenever it came.
    pub backlog: Backlog,
    /// By month of the period's year.
    pub months: Vec<MonthKept>,
    /// Years in which cases came, newest first.
    pub years: Vec<i16>,
    /// As of when (microseconds UTC).
    pub as_of: Option<i64>,
}

/// How the cases that came in a month were answered.
pub struct MonthKept {
    /// The month.
    pub month: Month,
    /// Of all whose answer was due.
    pub of_due: Share,
    /// Of those that were answered.
    pub of_answered: Share,
}

/// Counts the cases of a scope.
///
/// # Errors
/// The database's.
pub async fn counted(
    app: &App,
    tx: &mut Tx,
    known: &Known,
    scope: Scope,
    today: Date,
) -> Result<Counted, StoreError> {
    let found = sums(app, tx, known, scope).await?;
    let backlog = app.cells.backlog(tx, scope, known, today).await?;
    let year = scope.period.year();
    let last = if year == today.year() { today.month() } else { 12 };
    let mut months = Vec::new();
    for month in (1..=last).map(|month| Month { year, month }) {
        let period = Period::Month(month);
        let of_month = sums(app, tx, known, Scope { period, ..scope }).await?;
        months.push(kept(month, of_month.all));
    }
    Ok(Counted {
        all: found.all,
        backlog,
        months,
        years: found.years,
        as_of: found.as_of,
    })
}

/// The shares of a month by their definitions.
fn kept(month: Month, cases: Sum) -> MonthKept {
    let counts = Counts {
        cases,
        ..Counts::default()
    };
    let ends = month.first().last_of_month();
    let share = |id: &str| {
        let figure = Reports::shipped().figures().on(id, ends).ok();
        let found = figure.and_then(|figure| figure.evaluate(&counts, &Facts::default()));
        found.map_or(Share { part: 0, whole: None }, |found| found.share)
    };
    MonthKept {
        month,
        of_due: share(KEPT),
        of_answered: share(KEPT_OF_ANSWERED),
    }
}

/// A directive with how far it reaches.
pub struct Reach {
    /// What it is called.
    pub name: String,
    /// By tier.
    pub tiers: Vec<Covered>,
    /// Where each body is listed.
    pub href: String,
}

/// How far a document reaches below its issuer.
///
/// # Errors
/// The database's.
pub async fn reach(
    tx: &mut Tx,
    known: &Known,
    document: Uuid,
    issuer: BodyId,
    today: Date,
) -> Result<Vec<Covered>, StoreError> {
    let held = tasks::tally_of_document(tx, document, today).await?;
    let held: Vec<_> = held
        .into_iter()
        .map(|held| (BodyId(held.body), held.tally))
        .collect();
    Ok(coverage(known.tree(today), issuer, &held))
}
