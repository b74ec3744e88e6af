use crate::jobs::Job;
use crate::outbox::{Contact, tell};
use crate::web::App;
use crate::words::Lang;
use gandan_core::outbox::Kind;
use gandan_store::cases;
use jiff::ToSpan;
use std::time::Duration;

/// A server that stood still for so many days still asks.
const LATE: i64 = 7;
/// At most so many are asked at once; the rest with the next round.
const ROUND: i64 = 2_000;

/// Asks who wanted to be told whether the answer is carried out, some days after it.
pub const RATINGS: Job = Job {
    name: "ratings",
    every: Duration::from_secs(6 * 3600),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    if app.outbox.channels().is_empty() {
        return Ok("0".to_owned());
    }
    let until = app
        .clock
        .today()
        .checked_sub(i64::from(app.config.rating_after_days).days())?;
    let from = until.checked_sub(LATE.days())?;
    let mut tx = app.db.begin_write().await?;
    let people = cases::to_ask(&mut tx, from, until, ROUND).await?;
    for person in &people {
        let lang = Lang::from_code(&person.lang).unwrap_or_default();
        let contact = Contact::read(Some(&person.mail), Some(&person.phone), lang);
        let contact = contact.for_person(person.petition_id, person.position);
        // The same notice is queued once, however often this runs.
        let key = format!("{}:{}:{}", person.case_id, person.petition_id, person.position);
        tell(&mut tx, &app, &contact, Kind::Rate, Some(person.case_id), &key).await?;
    }
    tx.commit().await?;
    Ok(people.len().to_string())
}
