use super::bulk;
use super::filter::{Asked, FilterLink, Links};
use super::line::Line;
use crate::bodies::Known;
use crate::web::{FormState, Officer, Page, PageError, PageResult, ROWS, go, urls};
use crate::words::{Word, word};
use axum::extract::Query;
use gandan_core::access::{Act, Object, Role, may};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseHead, Cursor, Sight};
use gandan_store::casework::{self, Tally};
use serde::Serialize;
use std::sync::Arc;
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
    replies: String,
    bulks: &'static str,
    agenda: &'static str,
    /// Lines can be chosen.
    bulk: Option<Bulk>,
    /// Where subjects come up, for those who look after a whole body.
    sightings: Option<&'static str>,
    form: FormState,
}

/// The same with several lines.
#[derive(Serialize)]
struct Bulk {
    action: &'static str,
    hidden: Vec<(&'static str, String)>,
    acts: Vec<BulkChoice>,
    /// The list has further pages; so many of it can be chosen at most.
    more: Option<usize>,
}

#[derive(Serialize)]
struct BulkChoice {
    value: &'static str,
    label: Word,
}

impl BulkChoice {
    fn of(kind: bulk::Kind) -> BulkChoice {
        BulkChoice {
            value: kind.code(),
            label: kind.word(),
        }
    }
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
            replies: "/".to_owned(),
            bulks: urls::BULKS,
            agenda: urls::AGENDA,
            bulk: Some(Bulk {
                action: urls::BULKS,
                hidden: vec![("xem", "cua-toi".to_owned())],
                acts: bulk::Kind::ALL.map(BulkChoice::of).into(),
                more: Some(bulk::MOST),
            }),
            form: FormState::default().with_error("case", word("bulk-none-chosen")),
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
            replies: "/".to_owned(),
            bulks: urls::BULKS,
            agenda: urls::AGENDA,
            bulk: None,
            form: FormState::default(),
        };
        vec![full, empty]
    }
}

/// `GET /lam-viec/vu-viec`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    if asked.body(&own_bodies(&officer))?.is_none() && officer.actor.holds(&[Role::Clerk]) {
        // Clerks have the register of petitions and no files.
        return Ok(go::to(urls::PETITION_REGISTER));
    }
    let (body, known) = body_of(&mut tx, &officer, &asked).await?;
    let page = load(&mut tx, &officer, &asked, (body, &known), FormState::default()).await?;
    officer.show(&page)
}

/// Whose list is asked for, where the officer may read it, and the bodies by which that was decided.
pub async fn body_of(tx: &mut Tx, officer: &Officer, asked: &Asked) -> Result<(Uuid, Arc<Known>), PageError> {
    let body = asked.body(&own_bodies(officer))?;
    let body = body.ok_or_else(|| PageError::Refused(word("refusal-role")))?;
    let object = Object::Case {
        holder: BodyId(body),
        offered: None,
        handler: None,
        helper: None,
        wall: gandan_core::cases::Wall::NONE,
    };
    let known = officer.app.bodies.load(tx).await?;
    let tree = known.tree(officer.app.clock.today());
    may(&officer.actor, Act::ReadCase, object, &tree)?;
    Ok((body, known))
}

/// The rows that the list holds, after one of them.
pub async fn matching(
    tx: &mut Tx,
    officer: &Officer,
    asked: &Asked,
    body: Uuid,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<CaseHead>, PageError> {
    let account = officer.actor.account;
    let sight = match asked.sight.as_str() {
        "" => Sight::Open(body),
        "cua-toi" => Sight::Mine(account),
        "da-xong" => Sight::Closed(body),
        "den" => {
            let mut rows = Vec::new();
            for transfer in cases::incoming(tx, body, limit).await? {
                rows.push(cases::find(tx, transfer.case_id).await?.head());
            }
            return Ok(rows);
        }
        _ => return Err(PageError::not_found()),
    };
    let today = officer.app.clock.today();
    Ok(cases::list(tx, sight, account, today, &asked.filter()?, after, limit).await?)
}

/// The page, for this handler and for a choice that came back.
pub async fn load(
    tx: &mut Tx,
    officer: &Officer,
    asked: &Asked,
    (body, known): (Uuid, &Known),
    form: FormState,
) -> Result<ListPage, PageError> {
    let app = &officer.app;
    let today = app.clock.today();
    let tree = known.tree(today);
    let mine = own_bodies(officer);
    let account = officer.actor.account;
    let tally = casework::tally(tx, body, account, today).await?;
    let limit = i64::from(ROWS) + 1;
    let after = asked.cursor()?;
    let incoming = asked.sight == "den";
    let mut rows = matching(tx, officer, asked, body, after.as_ref(), limit).await?;
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
            true => cases::wall(tx, row.id).await?,
            false => open.clone(),
        };
        if may(&officer.actor, Act::ReadCase, row.object(walled.wall()), &tree).is_ok() {
            lines.push(Line::of(app, officer.lang.code(), &row, today));
        }
    }
    let links = Links {
        asked,
        body,
        app,
        lang: officer.lang.code(),
    };
    let mut only = Vec::new();
    if let Some(place) = asked.place()? {
        only.push(known.name(BodyId(place)).to_owned());
    }
    // What came in and is not taken over, and what is closed, is only read.
    let works = matches!(asked.sight.as_str(), "" | "cua-toi");
    let leads = officer.actor.holds(&[Role::Head, Role::Desk]);
    Ok(ListPage {
        body: known.name(BodyId(body)).to_owned(),
        bodies: links.bodies(&mine, known),
        sights: links.sights(&tally),
        filters: links.filters(&tally),
        regimes: links.regimes(),
        states: links.states(),
        subjects: links.subjects(),
        only,
        clear: links.cleared(),
        bulk: works.then(|| Bulk {
            action: urls::BULKS,
            hidden: asked.hidden(),
            acts: bulk::Kind::ALL.map(BulkChoice::of).into(),
            more: more.then_some(bulk::MOST),
        }),
        next: next.map(|after| links.to(&[("sau", &after)])),
        rows: lines,
        to_sign: waiting(officer, &tally),
        petitions: urls::PETITION_REGISTER,
        papers: urls::PAPERS,
        replies: urls::with_query(urls::REPLIES, &[("co-quan", &body.to_string())]),
        bulks: urls::BULKS,
        agenda: urls::AGENDA,
        sign: urls::CASES_TO_SIGN,
        sightings: leads.then_some(urls::SIGHTINGS),
        form,
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
