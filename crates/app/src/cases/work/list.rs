use super::filter::{Asked, FilterLink, Links};
use super::line::Line;
use crate::web::{Officer, Page, PageError, PageResult, ROWS, go, urls};
use crate::words::word;
use axum::extract::Query;
use gandan_core::access::{Act, Object, Role, may};
use gandan_core::bodies::BodyId;
use gandan_store::cases::{self, Sight};
use gandan_store::casework::{self, Tally};
use serde::Serialize;
use uuid::Uuid;

/// The work list: cases by their next due day.
#[derive(Serialize)]
pub struct ListPage {
    body: String,
    bodies: Vec<FilterLink>,
    sights: Vec<FilterLink>,
    filters: Vec<FilterLink>,
    regimes: Vec<FilterLink>,
    states: Vec<FilterLink>,
    subjects: Vec<FilterLink>,
    only: Vec<String>,
    clear: String,
    rows: Vec<Line>,
    next: Option<String>,
    to_sign: Option<i64>,
    petitions: &'static str,
    papers: &'static str,
    sign: &'static str,
    /// Where subjects come up, for those who look after a whole body.
    sightings: Option<&'static str>,
}

/// An entry of a choice.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/cases/work/list.html";

    fn samples() -> Vec<ListPage> {
        let link = |current| FilterLink {
            label: "Quá hạn".into(),
            href: "/".to_owned(),
            current,
            count: current.then_some(4),
        };
        let full = ListPage {
            body: "UBND xã Mẫu".to_owned(),
            bodies: vec![link(true), link(false)],
            sights: vec![link(true), link(false)],
            filters: vec![link(false)],
            regimes: vec![link(false)],
            states: vec![link(false)],
            subjects: vec![link(false)],
            only: vec!["Đèn đường".to_owned()],
            clear: "/".to_owned(),
            rows: vec![Line::sample(-2), Line::sample(0), Line::sample(9)],
            next: Some("/".to_owned()),
            to_sign: Some(2),
            petitions: urls::PETITION_REGISTER,
            papers: urls::PAPERS,
            sign: urls::CASES_TO_SIGN,
            sightings: Some(urls::SIGHTINGS),
        };
        let empty = ListPage {
            body: "UBND xã Mẫu".to_owned(),
            bodies: Vec::new(),
            sights: vec![link(true)],
            filters: Vec::new(),
            regimes: Vec::new(),
            states: Vec::new(),
            subjects: Vec::new(),
            only: Vec::new(),
            clear: "/".to_owned(),
            rows: Vec::new(),
            next: None,
            to_sign: None,
            petitions: urls::PETITION_REGISTER,
            papers: urls::PAPERS,
            sign: urls::CASES_TO_SIGN,
            sightings: None,
        };
        vec![full, empty]
    }
}

/// `GET /lam-viec/vu-viec`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    let tree = known.tree(today);
    let mine = own_bodies(&officer);
    let Some(body) = asked.body(&mine)? else {
        return match officer.actor.holds(&[Role::Clerk]) {
            // Clerks have the register of petitions and no files.
            true => Ok(go::to(urls::PETITION_REGISTER)),
            false => Err(PageError::Refused(word("refusal-role"))),
        };
    };
    let object = Object::Case {
        holder: BodyId(body),
        offered: None,
        handler: None,
        helper: None,
        wall: gandan_core::cases::Wall::NONE,
    };
    may(&officer.actor, Act::ReadCase, object, &tree)?;
    let account = officer.actor.account;
    let tally = casework::tally(&mut tx, body, account, today).await?;
    let limit = i64::from(ROWS) + 1;
    let after = asked.cursor()?;
    let incoming = asked.sight == "den";
    let mut rows = if incoming {
        let mut rows = Vec::new();
        for transfer in cases::incoming(&mut tx, body, limit).await? {
            rows.push(cases::find(&mut tx, transfer.case_id).await?);
        }
        rows
    } else {
        let sight = match asked.sight.as_str() {
            "" => Sight::Open(body),
            "cua-toi" => Sight::Mine(account),
            "da-xong" => Sight::Closed(body),
            _ => return Err(PageError::not_found()),
        };
        let filter = asked.filter()?;
        cases::list(&mut tx, sight, account, today, &filter, after.as_ref(), limit).await?
    };
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    // The list leaves out what a wall covers; the rules themselves have the last word on each row.
    let open = cases::Walled::default();
    let mut lines = Vec::with_capacity(rows.len());
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("{}.{}", row.next_due, row.id));
    for row in rows {
        let walled = match incoming {
            true => cases::wall(&mut tx, row.id).await?,
            false => open.clone(),
        };
        if may(&officer.actor, Act::ReadCase, row.object(walled.wall()), &tree).is_ok() {
            lines.push(Line::of(app, officer.lang.code(), &row, today));
        }
    }
    let links = Links {
        asked: &asked,
        body,
        app,
        lang: officer.lang.code(),
    };
    let mut only = Vec::new();
    if let Some(place) = asked.place()? {
        only.push(known.name(BodyId(place)).to_owned());
    }
    let leads = officer.actor.holds(&[Role::Head, Role::Desk]);
    officer.show(&ListPage {
        body: known.name(BodyId(body)).to_owned(),
        bodies: links.bodies(&mine, &known),
        sights: links.sights(&tally),
        filters: links.filters(&tally),
        regimes: links.regimes(),
        states: links.states(),
        subjects: links.subjects(),
        only,
        clear: links.cleared(),
        next: next.map(|after| links.to(&[("sau", &after)])),
        rows: lines,
        to_sign: waiting(&officer, &tally),
        petitions: urls::PETITION_REGISTER,
        papers: urls::PAPERS,
        sign: urls::CASES_TO_SIGN,
        sightings: leads.then_some(urls::SIGHTINGS),
    })
}

/// The bodies whose cases somebody works with by a post of their own.
pub fn own_bodies(officer: &Officer) -> Vec<Uuid> {
    let mut mine: Vec<Uuid> = Vec::new();
    for post in &officer.actor.posts {
        let works = matches!(post.role, Role::Officer | Role::Head | Role::Desk | Role::Auditor);
        if works && post.body != BodyId::INSTALLATION && !mine.contains(&post.body.0) {
            mine.push(post.body.0);
        }
    }
    mine
}

fn waiting(officer: &Officer, tally: &Tally) -> Option<i64> {
    officer.actor.holds(&[Role::Head]).then_some(tally.ready)
}
