//! What the pictures show, counted where everything else counts it.

use crate::bodies::Known;
use crate::cases::public::scope::Scope;
use crate::cases::public::sums::sums;
use crate::reception::duty_of;
use crate::web::{App, urls};
use crate::words::Lang;
use gandan_core::bodies::BodyId;
use gandan_core::cases::figures::{Backlog, Month, Period, Sum};
use gandan_core::reports::{Counts, Facts, Share};
use gandan_core::tasks::{Covered, coverage};
use gandan_rulebook::Reports;
use gandan_store::{StoreError, Tx, reception, tasks};
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

/// What a head owes in receptions over a year, and what took place.
pub struct Reception {
    /// What the head is called.
    pub head: String,
    /// The articles.
    pub citations: Vec<String>,
    /// Months that have begun.
    pub months: Vec<MonthReceived>,
    /// The timetable.
    pub href: String,
}

/// The periods that begin in a month.
pub struct MonthReceived {
    /// The month.
    pub month: Month,
    /// Days that the law asks for; nothing where nobody knows how many.
    pub need: Option<u32>,
    /// Days that took place.
    pub held: u32,
    /// Days missing, as the timetable counts them.
    pub missing: u32,
}

/// The reception days of the head of a body over the year of a scope, up to this month; nothing where the law that was
/// read says nothing of such a body.
///
/// # Errors
/// The database's.
pub async fn received(
    app: &App,
    tx: &mut Tx,
    known: &Known,
    (body, year): (BodyId, i16),
    lang: Lang,
) -> Result<Option<Reception>, StoreError> {
    let today = app.clock.today();
    let first = Month { year, month: 1 }.first();
    let last = first.last_of_year().min(today.last_of_month());
    if first > today {
        return Ok(None);
    }
    let sat = reception::sat(tx, (first, last), Some(body.0)).await?;
    let chosen = reception::place(tx, body.0).await?.map(|place| place.head);
    let chosen = (body, chosen.as_deref().unwrap_or_default());
    let duty = duty_of(app, lang, known, chosen, first..=last, &sat);
    if duty.head.is_empty() || duty.periods.is_empty() {
        return Ok(None);
    }
    let mut months: Vec<MonthReceived> = Vec::new();
    for period in &duty.periods {
        let Ok(begins) = period.first.parse::<Date>() else {
            continue;
        };
        // A week that began in the year before is counted with January.
        let month = Month::of(begins.max(first));
        match months.last_mut().filter(|last| last.month == month) {
            Some(sum) => {
                sum.need = sum.need.zip(period.need).map(|(sum, need)| sum + need);
                sum.held += period.held;
                sum.missing += period.missing;
            }
            None => months.push(MonthReceived {
                month,
                need: period.need,
                held: period.held,
                missing: period.missing,
            }),
        }
    }
    Ok(Some(Reception {
        head: duty.head,
        citations: duty.citations,
        months,
        href: urls::with_query(urls::RECEPTION, &[("co-quan", &body.0.to_string())]),
    }))
}
