use super::guard::Guard;
use super::line::{Line, document_label};
use super::states::{Figure, count};
use crate::web::{Officer, Page, PageError, PageResult, ROWS, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, Role};
use gandan_core::bodies::BodyId;
use gandan_core::tasks::{State, Tally};
use gandan_store::documents;
use gandan_store::tasks::{self, Cursor, Filter, Scope, Side};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Filters by the code in their address, in the order in which pages show them.
const FILTERS: &[(&str, Filter)] = &[
    ("", Filter::Open),
    ("qua-han", Filter::Overdue),
    ("sap-den-han", Filter::Soon(jiff::civil::Date::ZERO)),
    ("chua-thuc-hien", Filter::NotStarted),
    ("dung-tien-do", Filter::OnSchedule),
    ("cham-tien-do", Filter::Behind),
    ("cho-nghiem-thu", Filter::Reported),
    ("hoan-thanh", Filter::Done),
    ("hoan-thanh-muon", Filter::DoneLate),
    ("chu-tri", Filter::Lead),
    ("phoi-hop", Filter::Supporting),
    ("dinh-ky", Filter::Recurring),
    ("tat-ca", Filter::All),
];

/// "Soon" means so many days, unless the address says another number.
const SOON: i32 = 7;

/// What the address asks for. Each is a link that can be saved.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    loc: String,
    ngay: String,
    duoi: String,
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "van-ban")]
    document: String,
    sau: String,
}

/// A filter as a link.
#[derive(Debug, Clone, Serialize)]
struct FilterLink {
    label: Word,
    href: String,
    current: bool,
    count: Option<i64>,
}

/// A work list: what my bodies must do, or what they have given.
#[derive(Serialize)]
pub struct ListPage {
    given: bool,
    figures: Vec<Figure>,
    filters: Vec<FilterLink>,
    reach: Vec<FilterLink>,
    only: Vec<String>,
    clear: String,
    rows: Vec<Line>,
    next: Option<String>,
    may_chase: bool,
    chase: &'static str,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/tasks/list.html";

    fn samples() -> Vec<ListPage> {
        let link = |label, current| FilterLink {
            label,
            href: "/".to_owned(),
            current,
            count: current.then_some(4),
        };
        let full = |given| ListPage {
            given,
            figures: vec![count(3, word("task-overdue"), "/".to_owned())],
            filters: vec![
                link(word("task-filter-open"), true),
                link(word("task-filter-overdue"), false),
            ],
            reach: vec![
                link(word("task-reach-own"), true),
                link(word("task-reach-below"), false),
            ],
            only: vec!["UBND xã Mẫu".to_owned()],
            clear: "/".to_owned(),
            rows: State::ALL.into_iter().map(Line::sample).collect(),
            next: Some("/".to_owned()),
            may_chase: given,
            chase: urls::CHASE,
        };
        let empty = |given| ListPage {
            rows: Vec::new(),
            only: Vec::new(),
            next: None,
            reach: Vec::new(),
            ..full(given)
        };
        vec![full(false), full(true), empty(false), empty(true)]
    }
}

/// `GET /lam-viec/nhiem-vu`
pub async fn held(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    show(&officer, Side::Held, &asked).await
}

/// `GET /lam-viec/theo-doi`
pub async fn given(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    show(&officer, Side::Given, &asked).await
}

async fn show(officer: &Officer, side: Side, asked: &Asked) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, officer).await?;
    let scope = Scope {
        account: officer.actor.account,
        today: guard.today,
        below: asked.duoi == "co",
        body: id(&asked.body)?,
        document: id(&asked.document)?,
    };
    let (code, filter) = filter(asked, guard.today)?;
    let after = cursor(&asked.sau)?;
    let limit = i64::from(ROWS) + 1;
    let mut rows = tasks::list(&mut tx, side, scope, filter, after.as_ref(), limit).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    // The list is cut to what the rules allow by the same posts; the rules themselves have the last word.
    rows.retain(|row| guard.allows(Act::ReadAssignment, row.object()));
    let tally = tasks::tally(&mut tx, side, scope).await?;
    let links = Links { side, asked, tally };
    let next = rows.last().filter(|_| more).map(|row| {
        let after = format!("{}.{}", row.due_order, row.id);
        links.to(code, &[("sau", &after)])
    });
    let mut only = Vec::new();
    if let Some(document) = scope.document {
        let head = documents::find_head(&mut tx, document).await?;
        let assigned: Vec<BodyId> = rows.iter().map(|row| BodyId(row.body_id)).collect();
        guard.check(Act::ReadDocument, super::guard::document_object(&head, &assigned))?;
        only.push(document_label(
            head.kind.as_deref(),
            head.number.as_deref(),
            head.symbol.as_deref(),
            &head.file_name,
        ));
    }
    if let Some(body) = scope.body {
        only.push(guard.name(body));
    }
    let may_chase = side == Side::Given
        && rows
            .first()
            .is_some_and(|row| guard.allows(Act::Chase, row.object()));
    officer.show(&ListPage {
        given: side == Side::Given,
        figures: links.figures(),
        filters: links.filters(code),
        reach: links.reach(officer),
        only,
        clear: links.path().to_owned(),
        rows: rows
            .iter()
            .map(|row| Line::of(row, guard.today))
            .collect::<Result<_, _>>()?,
        next,
        may_chase,
        chase: urls::CHASE,
    })
}

/// The addresses of a list, each keeping what the others chose.
struct Links<'a> {
    side: Side,
    asked: &'a Asked,
    tally: Tally,
}

impl Links<'_> {
    fn path(&self) -> &'static str {
        match self.side {
            Side::Held => urls::ASSIGNMENTS,
            Side::Given => urls::FOLLOW,
        }
    }

    fn to(&self, code: &str, more: &[(&str, &str)]) -> String {
        let mut pairs = vec![
            ("loc", code),
            ("ngay", self.asked.ngay.as_str()),
            ("duoi", self.asked.duoi.as_str()),
            ("co-quan", self.asked.body.as_str()),
            ("van-ban", self.asked.document.as_str()),
        ];
        for (name, value) in more {
            pairs.retain(|(known, _)| known != name);
            pairs.push((name, value));
        }
        urls::with_query(self.path(), &pairs)
    }

    fn figures(&self) -> Vec<Figure> {
        vec![
            count(self.tally.overdue, word("task-overdue"), self.to("qua-han", &[])),
            count(
                self.tally.reported,
                word("task-state-reported"),
                self.to("cho-nghiem-thu", &[]),
            ),
            super::states::share(
                super::states::in_time(&self.tally),
                word("task-in-time"),
                self.to("hoan-thanh", &[]),
            ),
        ]
    }

    fn filters(&self, current: &str) -> Vec<FilterLink> {
        FILTERS
            .iter()
            .map(|(code, filter)| FilterLink {
                label: word_of("task-filter-", label(*filter)),
                href: self.to(code, &[]),
                current: *code == current,
                count: counted(*filter, &self.tally),
            })
            .collect()
    }

    /// My bodies, or also those below, where a post reaches there.
    fn reach(&self, officer: &Officer) -> Vec<FilterLink> {
        if !officer.actor.holds(&[Role::Head, Role::Desk, Role::Auditor]) {
            return Vec::new();
        }
        [("", word("task-reach-own")), ("co", word("task-reach-below"))]
            .into_iter()
            .map(|(value, label)| FilterLink {
                label,
                href: self.to(&self.asked.loc, &[("duoi", value)]),
                current: self.asked.duoi == value,
                count: None,
            })
            .collect()
    }
}

/// The end of a filter's word.
fn label(filter: Filter) -> &'static str {
    match filter {
        Filter::Open => "open",
        Filter::Overdue => "overdue",
        Filter::Soon(_) => "soon",
        Filter::NotStarted => "not_started",
        Filter::OnSchedule => "on_schedule",
        Filter::Behind => "behind",
        Filter::Reported => "reported",
        Filter::Done => "done",
        Filter::DoneLate => "done_late",
        Filter::Lead => "lead",
        Filter::Supporting => "supporting",
        Filter::Recurring => "recurring",
        Filter::All => "all",
    }
}

fn counted(filter: Filter, tally: &Tally) -> Option<i64> {
    match filter {
        Filter::Open => Some(tally.open()),
        Filter::Overdue => Some(tally.overdue),
        Filter::NotStarted => Some(tally.not_started),
        Filter::OnSchedule => Some(tally.on_schedule),
        Filter::Behind => Some(tally.behind),
        Filter::Reported => Some(tally.reported),
        Filter::Done => Some(tally.done),
        Filter::DoneLate => Some(tally.done_late),
        Filter::All => Some(tally.total()),
        Filter::Soon(_) | Filter::Lead | Filter::Supporting | Filter::Recurring => None,
    }
}

fn filter(asked: &Asked, today: jiff::civil::Date) -> Result<(&'static str, Filter), PageError> {
    let found = FILTERS.iter().find(|(code, _)| *code == asked.loc);
    let (code, filter) = *found.ok_or_else(PageError::not_found)?;
    let Filter::Soon(_) = filter else {
        return Ok((code, filter));
    };
    let days: i32 = match asked.ngay.as_str() {
        "" => SOON,
        days => days.parse().map_err(|_| PageError::not_found())?,
    };
    let until = today.checked_add(days.clamp(0, 3660).days());
    Ok((code, Filter::Soon(until.map_err(|_| PageError::not_found())?)))
}

/// An id of an address; nothing where it is left empty.
fn id(text: &str) -> Result<Option<Uuid>, PageError> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| PageError::not_found()),
    }
}

/// `2026-12-15.0199…`, the last row of the page before.
pub(super) fn cursor(text: &str) -> Result<Option<Cursor>, PageError> {
    if text.is_empty() {
        return Ok(None);
    }
    let (due, id) = text.split_once('.').ok_or_else(PageError::not_found)?;
    Ok(Some(Cursor {
        due_order: due.to_owned(),
        id: id.parse().map_err(|_| PageError::not_found())?,
    }))
}

/// Whether somebody may see what a body has before it.
pub(super) fn may_oversee(guard: &Guard, body: Uuid) -> bool {
    guard.allows(Act::ReadOverview, Object::Body(BodyId(body)))
}
