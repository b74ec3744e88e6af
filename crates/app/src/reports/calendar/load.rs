//! What is owed in a year: by duties of the law and by recurring tasks of directives.

use crate::bodies::Known;
use crate::reports::said::problem;
use crate::web::{App, PageError};
use crate::words::Lang;
use gandan_core::bodies::{BodyId, Registry};
use gandan_core::reports::{Duty, Expected, Filed, Owed, Period, Window, owed};
use gandan_rulebook::{PeriodError, Reports};
use gandan_store::reports::{self, BegunRow, RoundRow};
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is owed, with what is known beside it.
#[derive(Debug, Clone)]
pub struct Item {
    /// How it stands.
    pub owed: Owed,
    /// What is asked for.
    pub title: String,
    /// The report, where it was begun: its id and its state.
    pub report: Option<(Uuid, String)>,
    /// The assignment, for what a directive asks for.
    pub assignment: Option<Uuid>,
    /// Why no due day is known.
    pub unknown: Option<String>,
}

/// What a body owes in a year, and what others owe it.
#[derive(Debug, Clone, Default)]
pub struct Year {
    /// By the body itself, by due day.
    pub own: Vec<Item>,
    /// To it.
    pub below: Vec<Item>,
    /// Periods of which nobody knows the days, in words.
    pub unknown: Vec<String>,
}

/// Loads what is owed in the periods of a year.
///
/// # Errors
/// The database's.
pub async fn year(
    app: &App,
    tx: &mut Tx,
    known: &Known,
    (body, year): (BodyId, i16),
    lang: Lang,
) -> Result<Year, PageError> {
    let begun = reports::begun(tx, year, None).await?;
    let rounds = reports::rounds_of_year(tx, year, Some(body.0)).await?;
    let today = app.clock.today();
    let mut found = Year::default();
    let mut items = of_rounds(&rounds, &begun, today)?;
    for duty in Reports::shipped().duties() {
        if !concerns(&known.registry, duty, body) {
            continue;
        }
        for period in Reports::shipped().periods(duty, year) {
            match of_duty(app, known, duty, period, &begun, lang) {
                Ok(more) => items.extend(more),
                Err(PeriodError::NotOwed { .. }) => {}
                Err(error) => found.unknown.push(format!(
                    "{} – {}: {}",
                    crate::law::said(lang, &duty.title),
                    app.words
                        .say(lang, &crate::reports::period_word(&period.to_string())),
                    problem(&app.words, lang, &error)
                )),
            }
        }
    }
    for item in items {
        let expected = &item.owed.expected;
        if expected.by == body {
            found.own.push(item);
        } else if expected.to == Some(body) {
            found.below.push(item);
        }
    }
    let order = |item: &Item| {
        let expected = &item.owed.expected;
        (
            expected.due.unwrap_or(Date::MAX),
            expected.window.last,
            expected.duty.clone(),
            expected.task,
        )
    };
    found.own.sort_by_key(order);
    found
        .below
        .sort_by_key(|item| (std::cmp::Reverse(item.owed.expected.window.last), order(item)));
    Ok(found)
}

/// What a duty asks of every body for a period.
///
/// # Errors
/// [`PeriodError`].
pub fn of_duty(
    app: &App,
    known: &Known,
    duty: &Duty,
    period: Period,
    begun: &[BegunRow],
    lang: Lang,
) -> Result<Vec<Item>, PeriodError> {
    let shipped = Reports::shipped();
    let expected = shipped.expected(&app.rulebook, &known.registry, duty, period)?;
    let unknown = match shipped.due(&app.rulebook, duty, period) {
        Err(error @ PeriodError::Hole { .. }) => Some(problem(&app.words, lang, &error)),
        _ => None,
    };
    let filed: Vec<Filed> = begun
        .iter()
        .filter_map(|row| row.filed().ok().flatten())
        .collect();
    let mut reports: BTreeMap<(&str, &str, Uuid), &BegunRow> = BTreeMap::new();
    for row in begun.iter().filter(|row| row.task_id.is_none()) {
        reports.insert((&row.duty, &row.period, row.body_id), row);
    }
    let items = owed(expected, &filed, app.clock.today()).into_iter().map(|owed| {
        let key = (&*owed.expected.duty, &*owed.expected.period, owed.expected.body.0);
        let report = reports.get(&key).map(|row| (row.id, row.state.clone()));
        Item {
            title: crate::law::said(lang, &duty.title).to_owned(),
            report,
            assignment: None,
            unknown: unknown.clone(),
            owed,
        }
    });
    Ok(items.collect())
}

/// What directives ask for in their rounds.
///
/// # Errors
/// [`StoreError::Value`] for a day that is none.
pub fn of_rounds(rounds: &[RoundRow], begun: &[BegunRow], today: Date) -> Result<Vec<Item>, StoreError> {
    let day = |text: &str| {
        text.parse::<Date>()
            .map_err(|_| StoreError::Value(text.to_owned()))
    };
    let mut filed: Vec<Filed> = begun
        .iter()
        .filter_map(|row| row.filed().transpose())
        .collect::<Result<_, _>>()?;
    let mut expected = Vec::with_capacity(rounds.len());
    for round in rounds {
        let first = day(&round.first_day)?;
        if let Some(sent) = &round.reported_day {
            filed.push(Filed {
                duty: String::new(),
                task: Some(round.task_id),
                period: round.period.clone(),
                body: BodyId(round.body_id),
                sent: day(sent)?,
            });
        }
        expected.push(Expected {
            duty: String::new(),
            task: Some(round.task_id),
            period: round.period.clone(),
            body: BodyId(round.body_id),
            by: BodyId(round.body_id),
            to: Some(BodyId(round.giver_id)),
            window: Window {
                first,
                last: round.last_day.as_deref().map(day).transpose()?.unwrap_or(first),
            },
            due: round.due.as_deref().map(day).transpose()?,
        });
    }
    let of_task = begun
        .iter()
        .filter_map(|row| Some(((row.task_id?, &*row.period, row.body_id), row)));
    let reports: BTreeMap<(Uuid, &str, Uuid), &BegunRow> = of_task.collect();
    let items = owed(expected, &filed, today)
        .into_iter()
        .zip(rounds)
        .map(|(owed, round)| {
            let report = reports.get(&(round.task_id, &*round.period, round.body_id));
            Item {
                title: round.title.clone(),
                report: report.map(|row| (row.id, row.state.clone())),
                assignment: Some(round.assignment_id),
                unknown: None,
                owed,
            }
        });
    Ok(items.collect())
}

/// Whether a duty can be of this body, or be owed to it: only then are all bodies looked through.
fn concerns(registry: &Registry, duty: &Duty, body: BodyId) -> bool {
    let Some(found) = registry.get(body) else {
        return false;
    };
    let before = registry
        .history(body)
        .into_iter()
        .flat_map(|succession| succession.from.iter())
        .filter_map(|from| registry.get(*from));
    found.tier == duty.to.tier || std::iter::once(found).chain(before).any(|one| duty.who.is(one))
}
