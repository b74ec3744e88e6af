use super::chart::{Chart, chart};
use super::guard::Guard;
use super::line::{Line, document_label};
use super::list::may_oversee;
use super::states::{Figure, StateHead, StateRow, count, heads, in_time, share};
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{word, word_of};
use gandan_core::access::Refusal;
use gandan_core::tasks::State;
use gandan_store::tasks::{self, Filter, Scope, Side};
use serde::Serialize;

/// Rows of each list on the one screen.
const FEW: i64 = 8;
/// Bodies in the table.
const BODIES: i64 = 200;

/// A leader's page: overdue and who holds it, what waits for a signature and for a verdict, three figures that open.
#[derive(Serialize)]
pub struct OverviewPage {
    bodies_named: Vec<String>,
    figures: Vec<Figure>,
    to_sign: Vec<ToSignLine>,
    overdue: Vec<Line>,
    overdue_all: String,
    waiting: Vec<Line>,
    waiting_all: String,
    heads: Vec<StateHead>,
    bodies: Vec<StateRow>,
    chart: Option<Chart>,
    documents: Vec<StateRow>,
    sightings: &'static str,
}

/// A document that waits for a signature.
#[derive(Debug, Clone, Serialize)]
struct ToSignLine {
    href: String,
    document: String,
    subject: String,
    proposals: i64,
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "pages/tasks/overview.html";

    fn samples() -> Vec<OverviewPage> {
        let tally = gandan_core::tasks::Tally {
            done: 3,
            behind: 2,
            overdue: 1,
            ..gandan_core::tasks::Tally::default()
        };
        let body = tasks::BodyTally {
            body: uuid::Uuid::nil(),
            name: "UBND xã Mẫu".to_owned(),
            tally,
        };
        let full = || OverviewPage {
            bodies_named: vec!["UBND tỉnh Mẫu".to_owned()],
            figures: vec![count(3, word("task-overdue"), "/".to_owned())],
            to_sign: vec![ToSignLine {
                href: "/".to_owned(),
                document: "CT 16/CT-TTg".to_owned(),
                subject: "Về công tác dân vận".to_owned(),
                proposals: 5,
            }],
            overdue: vec![Line::sample(State::NotStarted)],
            overdue_all: "/".to_owned(),
            waiting: vec![Line::sample(State::Reported)],
            waiting_all: "/".to_owned(),
            heads: heads(),
            bodies: vec![StateRow::sample("UBND xã Mẫu")],
            chart: chart(std::slice::from_ref(&body)),
            documents: vec![StateRow::sample("CT 16/CT-TTg")],
            sightings: urls::SIGHTINGS,
        };
        let empty = OverviewPage {
            to_sign: Vec::new(),
            overdue: Vec::new(),
            waiting: Vec::new(),
            bodies: Vec::new(),
            chart: None,
            documents: Vec::new(),
            ..full()
        };
        vec![full(), empty]
    }
}

/// `GET /lam-viec/lanh-dao`
pub async fn get(officer: Officer) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let mut mine = officer.actor.bodies();
    mine.retain(|body| may_oversee(&guard, body.0));
    if mine.is_empty() {
        return Err(PageError::from(Refusal::Role));
    }
    let scope = Scope {
        account: officer.actor.account,
        today: guard.today,
        below: true,
        body: None,
        document: None,
    };
    // A body that gives work sees what it gave; one that only does work sees what it and those below must do.
    let given = tasks::tally(&mut tx, Side::Given, scope).await?;
    let (side, path, tally) = if given.total() > 0 {
        (Side::Given, urls::FOLLOW, given)
    } else {
        let held = tasks::tally(&mut tx, Side::Held, scope).await?;
        (Side::Held, urls::ASSIGNMENTS, held)
    };
    let to = |code: &str| urls::with_query(path, &[("loc", code), ("duoi", "co")]);
    let overdue = tasks::list(&mut tx, side, scope, Filter::Overdue, None, FEW).await?;
    let own = Scope {
        below: false,
        ..scope
    };
    let waiting = tasks::list(&mut tx, Side::Given, own, Filter::Reported, None, FEW).await?;
    let to_sign = tasks::to_sign(&mut tx, scope.account, scope.today, FEW).await?;
    let by_body = tasks::tally_by_body(&mut tx, side, scope, BODIES).await?;
    let by_document = tasks::tally_by_document(&mut tx, scope, FEW).await?;
    let lines = |rows: &[tasks::AssignmentRow]| -> Result<Vec<Line>, gandan_store::StoreError> {
        rows.iter().map(|row| Line::of(row, guard.today)).collect()
    };
    officer.show(&OverviewPage {
        bodies_named: mine.iter().map(|body| guard.name(body.0)).collect(),
        figures: vec![
            count(tally.overdue, word("task-overdue"), to("qua-han")),
            count(
                tally.reported,
                word_of("task-state-", State::Reported.code()),
                to("cho-nghiem-thu"),
            ),
            share(in_time(&tally), word("task-in-time"), to("hoan-thanh")),
        ],
        to_sign: to_sign
            .into_iter()
            .map(|row| ToSignLine {
                href: urls::with_id(urls::SIGN_TASKS, row.document),
                document: document_label(
                    row.kind.as_deref(),
                    row.number.as_deref(),
                    row.symbol.as_deref(),
                    &row.file_name,
                ),
                subject: row.subject.unwrap_or_default(),
                proposals: row.proposals,
            })
            .collect(),
        overdue: lines(&overdue)?,
        overdue_all: to("qua-han"),
        waiting: lines(&waiting)?,
        waiting_all: urls::with_query(urls::FOLLOW, &[("loc", "cho-nghiem-thu")]),
        heads: heads(),
        chart: chart(&by_body),
        bodies: by_body
            .into_iter()
            .map(|body| {
                let only = body.body.to_string();
                let pairs = [("loc", "tat-ca"), ("duoi", "co"), ("co-quan", only.as_str())];
                StateRow::of(body.name, Some(urls::with_query(path, &pairs)), &body.tally)
            })
            .collect(),
        documents: by_document
            .into_iter()
            .map(|row| {
                let name = document_label(
                    row.kind.as_deref(),
                    row.number.as_deref(),
                    row.symbol.as_deref(),
                    &row.file_name,
                );
                let href = urls::with_id(urls::DOCUMENT_TASKS, row.document);
                StateRow::of(name, Some(href), &row.tally)
            })
            .collect(),
        sightings: urls::SIGHTINGS,
    })
}
