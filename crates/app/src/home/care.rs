use crate::outbox::may_care;
use crate::tasks::{Figure, count};
use crate::web::{Officer, urls};
use crate::words::word;
use gandan_core::access::Role;
use gandan_store::outbox;

/// What an administrator has to look after: counts that open, for the first page of staff.
///
/// # Errors
/// The database's.
pub async fn care(officer: &Officer) -> anyhow::Result<Vec<Figure>> {
    if !officer.actor.holds(&[Role::Administrator]) {
        return Ok(Vec::new());
    }
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let faults = i64::try_from(known.registry.faults().len()).unwrap_or(i64::MAX);
    let mut figures = vec![count(
        faults,
        word("desk-body-faults"),
        urls::BODY_FAULTS.to_owned(),
    )];
    if may_care(officer, &mut tx).await.is_ok() {
        let now = app.clock.micros();
        let tallies = outbox::tallies(&mut tx, now, now).await?;
        let late = urls::OUTBOX.to_owned();
        figures.push(count(
            tallies.waiting + tallies.postponed,
            word("desk-notices-waiting"),
            late.clone(),
        ));
        figures.push(count(tallies.failed, word("desk-notices-failed"), late));
    }
    Ok(figures)
}
