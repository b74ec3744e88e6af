//! Reminders: by themselves three days before the due day and once it is over, and when the body that waits asks. Each
//! is a row that is sent once.

use super::duty::{asked_for, chases, to_remind};
use super::load::{self, Item};
use crate::bodies::Known;
use crate::jobs::Job;
use crate::reports::said::problem;
use crate::web::{App, Form, Officer, PageError, PageResult, go, urls};
use crate::words::{Lang, notice, word};
use axum::extract::Path;
use gandan_core::access::Refusal;
use gandan_core::bodies::BodyId;
use gandan_core::reports::Reminder;
use gandan_rulebook::{PeriodError, Reports};
use gandan_store::journal::Author;
use gandan_store::reports::{self, NewReminder};
use serde::Deserialize;
use std::time::Duration;
use uuid::Uuid;

/// Reminds of what is due soon, and of what is late.
pub const REMINDERS: Job = Job {
    name: "report-reminders",
    every: Duration::from_secs(1800),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    let today = app.clock.today();
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let mut items: Vec<(Item, Reminder)> = Vec::new();
    // What is due in January is of the year before.
    for year in [today.year() - 1, today.year()] {
        let begun = reports::begun(&mut tx, year, None).await?;
        let rounds = reports::rounds_of_year(&mut tx, year, None).await?;
        let mut owed = load::of_rounds(&rounds, &begun, today)?;
        for duty in Reports::shipped().duties() {
            for period in Reports::shipped().periods(duty, year) {
                match load::of_duty(&app, &known, duty, period, &begun, Lang::Vi) {
                    Ok(more) => owed.extend(more),
                    // What nobody knows is said on the calendar; there is nobody to remind of it.
                    Err(PeriodError::NotOwed { .. } | PeriodError::Hole { .. } | PeriodError::Rule(_)) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        items.extend(owed.into_iter().filter_map(|item| {
            let reminder = Reminder::of(&item.owed, today)?;
            Some((item, reminder))
        }));
    }
    drop(tx);
    let new: Vec<NewReminder<'_>> = items
        .iter()
        .map(|(item, reminder)| of(item, reminder.code(), reminder.code(), None, ""))
        .collect();
    if new.is_empty() {
        return Ok("0".to_owned());
    }
    let author = Author {
        account: None,
        name: "gandan".to_owned(),
    };
    let mut tx = app.db.begin_write().await?;
    let sent = reports::remind(&mut tx, &new, &author, app.clock.micros()).await?;
    tx.commit().await?;
    Ok(sent.to_string())
}

/// A reminder of an item; `mark` tells apart what may come several times.
fn of<'a>(item: &'a Item, kind: &'a str, mark: &str, from: Option<Uuid>, words: &'a str) -> NewReminder<'a> {
    let expected = &item.owed.expected;
    let task = expected.task.map(|task| task.to_string()).unwrap_or_default();
    NewReminder {
        mark: format!(
            "{}/{task}/{}/{}/{mark}",
            expected.duty, expected.period, expected.body.0
        ),
        duty: &expected.duty,
        task: expected.task,
        period: &expected.period,
        body: expected.body.0,
        by: expected.by.0,
        from,
        kind,
        due: expected.due.map(|due| due.to_string()),
        words,
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    #[serde(rename = "co-quan")]
    body: String,
    words: String,
    key: String,
}

/// `POST /bao-cao/lich/{duty}/{period}/nhac`: reminds all who owe it to a body and have sent nothing.
pub async fn post(
    officer: Officer,
    Path((duty, period)): Path<(String, String)>,
    form: Form<Input>,
) -> PageResult {
    let (app, lang) = (&officer.app, officer.lang);
    let (duty, period) = asked_for(lang, &app.words, &duty, &period)?;
    let bad = || PageError::BadRequest(word("error-bad-request-text"));
    let body = BodyId(form.input.body.parse().map_err(|_| bad())?);
    let key: Uuid = form.input.key.parse().map_err(|_| bad())?;
    if !chases(&officer, body) {
        return Err(Refusal::Role.into());
    }
    let mut tx = app.db.begin_write().await?;
    let known: std::sync::Arc<Known> = app.bodies.load(&mut tx).await?;
    let begun = reports::begun(&mut tx, period.year, Some(&duty.code)).await?;
    let items = load::of_duty(app, &known, duty, period, &begun, lang).map_err(|error| {
        PageError::BadRequest(word("calendar-wrong").with("what", problem(&app.words, lang, &error)))
    })?;
    let today = app.clock.today();
    let words: String = form.input.words.chars().take(2_000).collect();
    let new: Vec<NewReminder<'_>> = items
        .iter()
        .filter(|item| item.owed.expected.to == Some(body) && to_remind(item, today))
        .map(|item| of(item, "asked", &key.to_string(), Some(body.0), &words))
        .collect();
    reports::remind(&mut tx, &new, &officer.author(), app.clock.micros()).await?;
    tx.commit().await?;
    let page = urls::report_duty(&duty.code, &period.to_string(), Some((body.0, "")));
    Ok(go::with_notice(&page, notice("calendar-reminded")))
}
