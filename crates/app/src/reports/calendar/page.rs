use super::load::{self, Item};
use super::row::{Group, Row, said_period};
use crate::reports::whose::whose;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, Refusal, Role, may};
use gandan_core::bodies::BodyId;
use gandan_rulebook::Reports;
use gandan_store::Tx;
use gandan_store::reports::{self, ReminderRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Reminders shown at once.
const FEW: i64 = 10;

/// What a body owes in a year and what is owed to it.
#[derive(Serialize)]
pub struct CalendarPage {
    body: String,
    year: String,
    bodies: Vec<Link>,
    years: Vec<Link>,
    own: Vec<Row>,
    below: Vec<Group>,
    unknown: Vec<String>,
    reminders: Vec<Reminded>,
    links: Links,
}

/// Where else one goes from here.
#[derive(Debug, Clone, Serialize)]
struct Links {
    list: &'static str,
    asked: &'static str,
    figures: String,
    agenda: &'static str,
}

/// A body or a year to choose.
#[derive(Debug, Clone, Serialize)]
struct Link {
    label: String,
    href: String,
    current: bool,
}

/// A reminder that the body got.
#[derive(Debug, Clone, Serialize)]
struct Reminded {
    at: i64,
    kind: Word,
    from: Option<String>,
    title: String,
    period: Word,
    due: Option<String>,
    words: String,
    new: bool,
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "pages/reports/calendar/calendar.html";

    fn samples() -> Vec<CalendarPage> {
        let link = |current| Link {
            label: "2026".to_owned(),
            href: "/".to_owned(),
            current,
        };
        let reminded = |from: Option<&str>| Reminded {
            at: 0,
            kind: word_of(
                "calendar-reminder-",
                if from.is_some() { "asked" } else { "late" },
            ),
            from: from.map(str::to_owned),
            title: "Thống kê tiếp công dân, xử lý đơn".to_owned(),
            period: said_period("2026-Q3"),
            due: from.map(|_| "2026-09-17".to_owned()),
            words: from.map_or(String::new(), |_| "Đề nghị gửi ngay.".to_owned()),
            new: from.is_some(),
        };
        let page = |own: Vec<Row>| CalendarPage {
            body: "UBND tỉnh Mẫu".to_owned(),
            year: "2026".to_owned(),
            bodies: vec![link(true), link(false)],
            years: vec![link(false), link(true)],
            below: own.iter().map(|_| Group::sample()).collect(),
            unknown: own.iter().map(|_| "Kỳ 9 tháng: chưa biết".to_owned()).collect(),
            reminders: own
                .iter()
                .flat_map(|_| [reminded(Some("UBND tỉnh Mẫu")), reminded(None)])
                .collect(),
            own,
            links: links(Uuid::nil(), "2026"),
        };
        let full = ["over", "near", "done", "plain"].map(Row::sample).to_vec();
        vec![page(full), page(Vec::new())]
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "nam")]
    year: String,
}

/// `GET /bao-cao`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    let tree = known.tree(today);
    let mine = whose(&officer.actor, tree);
    let body = match asked.body.as_str() {
        "" => *mine.first().ok_or(Refusal::Role)?,
        id => BodyId(id.parse().map_err(|_| PageError::not_found())?),
    };
    may(&officer.actor, Act::ReadReports, Object::Body(body), &tree)?;
    let year = match asked.year.as_str() {
        "" => today.year(),
        text => text
            .parse()
            .ok()
            .filter(|year| (1900..=2999).contains(year))
            .ok_or_else(|| PageError::BadRequest(word("calendar-no-year").with("text", text)))?,
    };
    let found = load::year(app, &mut tx, &known, (body, year), officer.lang).await?;
    let rows = reports::reminders_of(&mut tx, body.0, FEW).await?;
    let reminders: Vec<Reminded> = rows
        .iter()
        .map(|row| reminded(&officer, row, &found.own))
        .collect();
    drop(tx);
    if rows.iter().any(|row| row.seen_at.is_none()) {
        seen(&officer, body).await?;
    }
    let to = |body: Uuid, year: i16| {
        let (body, year) = (body.to_string(), year.to_string());
        urls::with_query(urls::REPORTS, &[("co-quan", &body), ("nam", &year)])
    };
    officer.show(&CalendarPage {
        body: known.name(body).to_owned(),
        year: year.to_string(),
        bodies: mine
            .iter()
            .map(|one| Link {
                label: known.name(*one).to_owned(),
                href: to(one.0, year),
                current: *one == body,
            })
            .collect(),
        years: (today.year() - 1..=today.year() + 1)
            .map(|one| Link {
                label: one.to_string(),
                href: to(body.0, one),
                current: one == year,
            })
            .collect(),
        own: found
            .own
            .iter()
            .map(|item| Row::of(item, &known, &officer.actor, today))
            .collect(),
        below: groups(&found.below, body, |item| {
            item.owed.expected.window.first <= today
        }),
        unknown: found.unknown,
        reminders,
        links: links(body.0, &year.to_string()),
    })
}

fn links(body: Uuid, year: &str) -> Links {
    let body = body.to_string();
    Links {
        list: urls::REPORT_LIST,
        asked: urls::REPORT_ASKED,
        figures: urls::with_query(urls::REPORT_FIGURES, &[("co-quan", &body), ("ky", year)]),
        agenda: urls::AGENDA,
    }
}

/// By duty or task and period, in the order in which they come.
fn groups(items: &[Item], body: BodyId, keep: impl Fn(&Item) -> bool) -> Vec<Group> {
    let mut order: Vec<(&str, Option<Uuid>, &str)> = Vec::new();
    let mut by_key: BTreeMap<(&str, Option<Uuid>, &str), Vec<&Item>> = BTreeMap::new();
    for item in items.iter().filter(|item| keep(item)) {
        let expected = &item.owed.expected;
        let key = (&*expected.duty, expected.task, &*expected.period);
        let group = by_key.entry(key).or_default();
        if group.is_empty() {
            order.push(key);
        }
        group.push(item);
    }
    order
        .iter()
        .filter_map(|key| Group::of(by_key.get(key)?, body))
        .collect()
}

fn reminded(officer: &Officer, row: &ReminderRow, own: &[Item]) -> Reminded {
    let of_task = || {
        let same = |item: &&Item| item.owed.expected.task == row.task_id;
        own.iter()
            .find(same)
            .map(|item| item.title.clone())
            .unwrap_or_default()
    };
    let title = match Reports::shipped().duty(&row.duty) {
        Ok(duty) => crate::law::said(officer.lang, &duty.title).to_owned(),
        Err(_) => of_task(),
    };
    Reminded {
        at: row.at,
        kind: word_of("calendar-reminder-", &row.kind),
        from: row.from_name.clone(),
        title,
        period: said_period(&row.period),
        due: row.due.clone(),
        words: row.words.clone(),
        new: row.seen_at.is_none(),
    }
}

/// Whoever works at the body has seen its reminders; those above it only look.
async fn seen(officer: &Officer, body: BodyId) -> Result<(), PageError> {
    let works = |role: Role| matches!(role, Role::Clerk | Role::Officer | Role::Head | Role::Desk);
    if !officer
        .actor
        .posts
        .iter()
        .any(|post| post.body == body && works(post.role))
    {
        return Ok(());
    }
    let mut tx: Tx = officer.app.db.begin_write().await?;
    reports::reminders_seen(&mut tx, body.0, &officer.author(), officer.app.clock.micros()).await?;
    tx.commit().await?;
    Ok(())
}
