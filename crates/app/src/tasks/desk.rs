use super::line::{Line, state_word};
use super::states::{Figure, count};
use crate::web::{Officer, urls};
use crate::words::word;
use gandan_core::access::Role;
use gandan_core::tasks::State;
use gandan_store::tasks::{self, Filter, Scope, Side};
use serde::Serialize;

/// Rows on the first page.
const FEW: i64 = 10;

/// What waits for somebody: for the first page of staff.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Desk {
    /// Counts that open, by what the person's roles can do something about.
    pub figures: Vec<Figure>,
    /// What is due next.
    pub next: Vec<Line>,
}

impl Desk {
    /// One for the tests of templates.
    pub fn sample() -> Desk {
        Desk {
            figures: vec![count(3, word("task-overdue"), "/".to_owned())],
            next: vec![Line::sample(State::NotStarted), Line::sample(State::OnSchedule)],
        }
    }
}

/// What waits for `officer` today.
///
/// # Errors
/// The database's.
pub async fn desk(officer: &Officer) -> anyhow::Result<Desk> {
    let worker = officer
        .actor
        .holds(&[Role::Clerk, Role::Officer, Role::Head, Role::Desk]);
    let judge = officer.actor.holds(&[Role::Head, Role::Desk]);
    let today = officer.app.clock.today();
    let scope = Scope {
        account: officer.actor.account,
        today,
        below: false,
        body: None,
        document: None,
    };
    let mut desk = Desk::default();
    let mut tx = officer.app.db.begin_read().await?;
    let list = |path: &str, code: &str| urls::with_query(path, &[("loc", code)]);
    if worker {
        let held = tasks::tally(&mut tx, Side::Held, scope).await?;
        let (open, late) = (list(urls::ASSIGNMENTS, ""), list(urls::ASSIGNMENTS, "qua-han"));
        desk.figures.push(count(held.open(), word("desk-open"), open));
        desk.figures.push(count(held.overdue, word("desk-overdue"), late));
        let next = tasks::list(&mut tx, Side::Held, scope, Filter::Open, None, FEW).await?;
        for row in &next {
            desk.next.push(Line::of(row, today)?);
        }
    }
    if judge {
        let given = tasks::tally(&mut tx, Side::Given, scope).await?;
        let waits = list(urls::FOLLOW, "cho-nghiem-thu");
        let late = list(urls::FOLLOW, "qua-han");
        desk.figures
            .push(count(given.reported, state_word(State::Reported), waits));
        desk.figures
            .push(count(given.overdue, word("desk-given-overdue"), late));
    }
    if officer.actor.holds(&[Role::Head]) {
        let waiting = tasks::to_sign(&mut tx, scope.account, today, 1000).await?;
        let proposals = waiting.iter().map(|document| document.proposals).sum();
        let sign = urls::OVERVIEW.to_owned() + "#to-sign";
        desk.figures.push(count(proposals, word("desk-to-sign"), sign));
    }
    Ok(desk)
}
