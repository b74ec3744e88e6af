use super::list::own_bodies;
use crate::tasks::{Figure, count};
use crate::web::{Officer, urls};
use crate::words::word;
use gandan_core::access::Role;
use gandan_store::casework::{self, Tally};

/// What waits among cases, over all bodies at which somebody works: counts that open, for the first page of staff.
///
/// # Errors
/// The database's.
pub async fn desk(officer: &Officer) -> anyhow::Result<Vec<Figure>> {
    let today = officer.app.clock.today();
    let mut sum = Tally::default();
    let mut tx = officer.app.db.begin_read().await?;
    let bodies = own_bodies(officer);
    for body in &bodies {
        let one = casework::tally(&mut tx, *body, officer.actor.account, today).await?;
        sum.open += one.open;
        sum.overdue += one.overdue;
        sum.incoming += one.incoming;
        sum.ready += one.ready;
        // Not of this body: of the person.
        sum.mine = one.mine;
    }
    if bodies.is_empty() || !officer.actor.holds(&[Role::Officer, Role::Head, Role::Desk]) {
        return Ok(Vec::new());
    }
    let list = |pairs: &[(&str, &str)]| urls::with_query(urls::CASES, pairs);
    let mut figures = vec![
        count(sum.open, word("casework-open"), list(&[])),
        count(sum.overdue, word("casework-overdue"), list(&[("loc", "qua-han")])),
    ];
    if officer.actor.holds(&[Role::Officer]) {
        figures.push(count(
            sum.mine,
            word("casework-mine"),
            list(&[("xem", "cua-toi")]),
        ));
    }
    figures.push(count(
        sum.incoming,
        word("casework-incoming"),
        list(&[("xem", "den")]),
    ));
    if officer.actor.holds(&[Role::Head]) {
        let sign = urls::CASES_TO_SIGN.to_owned();
        figures.push(count(sum.ready, word("desk-cases-to-sign"), sign));
    }
    Ok(figures)
}
