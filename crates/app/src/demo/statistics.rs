//! The statistics of the last quarter: communes that sent them, one late, two that did not; the province's, counted over
//! all of them. People are made up and say so.

use super::people::Cast;
use crate::reports::forms::{ask, frozen, step};
use crate::web::App;
use anyhow::Context;
use gandan_core::reports::{Expected, Part, Period, ReportAct};
use gandan_rulebook::Reports;
use gandan_store::journal::Author;
use gandan_store::reports::{self, NewAnswer, NewReport, ReportDone};
use gandan_store::{Tx, new_id};
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

/// So many communes send nothing.
const SILENT: usize = 2;

/// Plays it.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let (period, due) = last_due(app)?;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    drop(tx);
    let owed = |code: &str| -> anyhow::Result<Vec<Expected>> {
        let duty = Reports::shipped().duty(code)?;
        Ok(Reports::shipped().expected(&app.rulebook, &known.registry, duty, period)?)
    };
    let top = cast.body("mau.ubnd")?;
    let mut communes = owed("statistics-commune")?;
    communes.retain(|one| one.to == Some(top));
    let sending = communes.len().saturating_sub(SILENT);
    for (number, one) in communes.iter().take(sending).enumerate() {
        let late: i32 = if number == 1 { 3 } else { -1 };
        let day = due.checked_add(late.days())?.min(app.clock.today());
        let then = app.days_ago(i64::from((app.clock.today() - day).get_days()))?;
        send(&then, one, number).await?;
    }
    let province = owed("statistics-province")?;
    let own = province.iter().find(|one| one.body == top);
    let own = own.context("the province owes statistics")?;
    let author = cast.who("canbo")?;
    let mut tx = app.db.begin_write().await?;
    let report = begin(app, &mut tx, own, author).await?;
    let row = reports::find(&mut tx, report).await?;
    ask(app, &mut tx, &known, &row, author).await?;
    tx.commit().await?;
    while step(app, Some(report)).await? {}
    Ok(())
}

/// The last quarter whose statistics were due, and when.
fn last_due(app: &App) -> anyhow::Result<(Period, Date)> {
    let today = app.clock.today();
    let duty = Reports::shipped().duty("statistics-commune")?;
    let mut period = Period {
        year: today.year(),
        part: Part::Quarter(4),
    };
    loop {
        let (due, _) = Reports::shipped().due(&app.rulebook, duty, period)?;
        match due {
            Some(due) if due < today => return Ok((period, due)),
            _ => period = period.before(),
        }
    }
}

async fn begin(app: &App, tx: &mut Tx, owed: &Expected, author: &Author) -> anyhow::Result<Uuid> {
    let duty = Reports::shipped().duty(&owed.duty)?;
    let period = crate::reports::period_in_words(app, &owed.period);
    let new = NewReport {
        expected: owed,
        outline: "",
        title: &format!("{} – {period}", duty.title.vi),
        parts: &[],
    };
    Ok(reports::open(tx, &new, author, app.clock.micros()).await?)
}

/// Fills in what is asked, signs and sends.
async fn send(app: &App, owed: &Expected, number: usize) -> anyhow::Result<()> {
    let person = |name: &str| Author {
        account: None,
        name: name.to_owned(),
    };
    let officer = person("Cán bộ xã (trình diễn)");
    let mut tx = app.db.begin_write().await?;
    let report = begin(app, &mut tx, owed, &officer).await?;
    for (column, value) in [(25, number % 3), (26, number % 2)] {
        let answer = NewAnswer {
            body: owed.body.0,
            period: &owed.period,
            form: ("tt-02-2021", "01-xld"),
            number: column,
            value: Some(i64::try_from(value)?),
            words: "",
            evidence: "Sổ công văn đi (trình diễn)",
            seen: 0,
        };
        reports::save_form_answer(&mut tx, answer, &officer, app.clock.micros()).await?;
    }
    let known = app.bodies.load(&mut tx).await?;
    let row = reports::find(&mut tx, report).await?;
    let figures = frozen(app, &mut tx, &known, &row)
        .await
        .map_err(|error| anyhow::anyhow!("the forms of a commune: {error:?}"))?
        .unwrap_or_default();
    let head = person("Chủ tịch UBND xã (trình diễn)");
    for (act, author) in [
        (ReportAct::Submit, &officer),
        (ReportAct::Sign, &head),
        (ReportAct::Send, &officer),
    ] {
        let done = ReportDone {
            report,
            act,
            seen: reports::find(&mut tx, report).await?.version,
            reason: "",
            number: &format!("{}/BC-UBND", 40 + number),
            figures: if act == ReportAct::Sign { &figures } else { &[] },
            form_key: new_id(),
            today: app.clock.today(),
        };
        reports::act(&mut tx, &done, author, app.clock.micros()).await?;
    }
    Ok(tx.commit().await?)
}
