use super::typed::{self, REGIMES};
use crate::cases::guard::Guarded;
use crate::reception::posts::Posts;
use crate::reception::timetable::{Nothing, sitting_title};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::{Act, Refusal};
use gandan_core::reception::{Handling, VisitState};
use gandan_store::reception::{self, SittingRow, VisitRow};
use gandan_store::{StoreError, Tx, cases};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// A visit: who came, with what, what was done with it.
#[derive(Serialize)]
pub struct VisitPage {
    form: FormState,
    title: Word,
    body: String,
    queue: String,
    state: Word,
    registered: Option<Registered>,
    crowd: bool,
    refusal: bool,
    /// It may be written.
    writes: bool,
    refuse: Option<String>,
    take: Option<String>,
    take_denunciation: Option<String>,
    case: Option<CaseLink>,
    regimes: Vec<Labelled>,
    handlings: Vec<Labelled>,
}

#[derive(Serialize)]
struct Registered {
    number: i64,
    year: i64,
}

#[derive(Serialize)]
struct CaseLink {
    number: String,
    href: String,
}

/// Something to choose, in a word.
#[derive(Debug, Serialize)]
struct Labelled {
    value: &'static str,
    label: Word,
}

impl Page for VisitPage {
    const TEMPLATE: &'static str = "pages/reception/visit.html";

    fn samples() -> Vec<VisitPage> {
        let fresh = || VisitPage {
            form: FormState::filled([("name", "Người dân 1".to_owned())]),
            title: sitting_title("regular", "2026-11-23"),
            body: "UBND xã Mẫu".to_owned(),
            queue: "/".to_owned(),
            state: word_of("visit-state-", "in"),
            registered: None,
            crowd: false,
            refusal: false,
            writes: true,
            refuse: Some("/".to_owned()),
            take: None,
            take_denunciation: None,
            case: None,
            regimes: regimes(),
            handlings: handlings(),
        };
        let done = VisitPage {
            form: FormState::default().with_error("matter", word("visit-matter-missing")),
            state: word_of("visit-state-", "received"),
            registered: Some(Registered {
                number: 4,
                year: 2026,
            }),
            crowd: true,
            refuse: None,
            take: Some("/".to_owned()),
            take_denunciation: Some("/".to_owned()),
            case: Some(CaseLink {
                number: "VV-00000000".to_owned(),
                href: "/".to_owned(),
            }),
            ..fresh()
        };
        let read = VisitPage {
            refusal: true,
            writes: false,
            refuse: Some("/".to_owned()),
            ..fresh()
        };
        vec![fresh(), done, read]
    }
}

fn regimes() -> Vec<Labelled> {
    let labelled = |regime: gandan_core::cases::Regime| Labelled {
        value: regime.code(),
        label: word_of("case-regime-", regime.code()),
    };
    REGIMES.into_iter().map(labelled).collect()
}

fn handlings() -> Vec<Labelled> {
    let labelled = |handling: Handling| Labelled {
        value: handling.code(),
        label: word_of("visit-handling-", handling.code()),
    };
    Handling::ALL.into_iter().map(labelled).collect()
}

/// A visit that somebody may read.
pub struct Opened {
    /// The visit.
    pub row: VisitRow,
    /// Its sitting.
    pub sitting: SittingRow,
    /// For which body.
    pub posts: Posts,
    /// Its day.
    pub day: Date,
}

/// The visit, for whoever may read visits of its body and is not kept from its case by a wall.
///
/// # Errors
/// Not found, refused.
pub async fn open(tx: &mut Tx, officer: &Officer, id: Uuid, act: Act) -> Result<Opened, PageError> {
    let row = reception::visit(tx, id).await?;
    let posts = Posts::of(tx, officer, &row.body_id.to_string(), act).await?;
    if let Some(case) = row.case_id {
        let guarded = Guarded::open(tx, &officer.app, case).await?;
        if guarded.check(&officer.actor, Act::ReadCase) == Err(Refusal::Conflict) {
            return Err(Refusal::Conflict.into());
        }
    }
    let sitting = reception::sitting(tx, row.sitting_id).await?;
    let day = sitting.day()?;
    Ok(Opened {
        row,
        sitting,
        posts,
        day,
    })
}

/// `GET /lam-viec/tiep-dan/luot/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let opened = open(&mut tx, &officer, id, Act::ReadVisits).await?;
    let form = typed::filled(&opened.row, "")?;
    officer.show(&page(&opened, form))
}

/// `POST /lam-viec/tiep-dan/luot/{id}`: a line of the register.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let at = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_write().await?;
    let mut opened = open(&mut tx, &officer, id, Act::HoldReception).await?;
    if form.value("version") != opened.row.version.to_string() {
        return Err(StoreError::Stale.into());
    }
    let mut to = opened.row.clone();
    if to.state()? == VisitState::Refused {
        to.result = form.value("result").to_owned();
        to.note = form.value("note").to_owned();
    } else {
        typed::person(&officer.app, &mut form, &mut to, opened.day)?;
        typed::handling(&mut form, &mut to);
        if let Some(case) = case_typed(&mut tx, &officer, &opened.posts, &mut form).await? {
            to.case_id = Some(case);
        }
        to.state = VisitState::Received.code().to_owned();
    }
    if !form.is_right() {
        drop(tx);
        return officer.show_again(&page(&opened, form));
    }
    let before = opened.row.state()?;
    if before != VisitState::Received {
        to.begun_at = to.begun_at.or(Some(at));
        to.ended_at = Some(at);
        to.receiver = if to.receiver.is_empty() {
            officer.actor.name.clone()
        } else {
            to.receiver
        };
    }
    let act = if before.is_registered() {
        "visit.written"
    } else {
        "visit.received"
    };
    reception::write_visit(&mut tx, &to, act, &officer.author(), at).await?;
    tx.commit().await?;
    opened.row = to;
    Ok(go::with_notice(
        &urls::with_id(urls::VISIT, id),
        notice("visit-written"),
    ))
}

/// The case of the petition whose number was typed (`12/2026`), where whoever types it is not kept from it.
async fn case_typed(
    tx: &mut Tx,
    officer: &Officer,
    posts: &Posts,
    form: &mut FormState,
) -> Result<Option<Uuid>, PageError> {
    let typed = form.value("case").to_owned();
    if typed.is_empty() {
        return Ok(None);
    }
    let this_year = i64::from(posts.today.year());
    let (number, year) = match typed.split_once('/') {
        Some((number, year)) => (number.trim().parse(), year.trim().parse()),
        None => (typed.parse(), Ok(this_year)),
    };
    let found = match (number, year) {
        (Ok(number), Ok(year)) => cases::by_number(tx, posts.body.0, year, number).await?,
        _ => None,
    };
    if let Some(id) = found {
        let mut guarded = Guarded::open(tx, &officer.app, id).await?;
        if let Some(main) = guarded.row.merged_id {
            guarded = Guarded::open(tx, &officer.app, main).await?;
        }
        if guarded.check(&officer.actor, Act::ReadCase) != Err(Refusal::Conflict) {
            return Ok(Some(guarded.row.id));
        }
    }
    form.error("case", word("join-number-unknown"));
    Ok(None)
}

fn page(opened: &Opened, form: FormState) -> VisitPage {
    let (row, posts) = (&opened.row, &opened.posts);
    let state = VisitState::from_code(&row.state).unwrap_or(VisitState::Waiting);
    let writes = posts.allows(Act::HoldReception) && state != VisitState::Left;
    let received = state == VisitState::Received;
    let denunciation = row.regime == "denunciation";
    let id = row.id.to_string();
    let takes = writes && received && row.petition_id.is_none() && posts.allows(Act::TakePetition);
    let body = row.body_id.to_string();
    let pairs = [("co-quan", body.as_str()), ("luot", id.as_str())];
    VisitPage {
        form,
        title: sitting_title(&opened.sitting.kind, &row.day),
        body: posts.name(),
        queue: urls::with_query(urls::RECEPTION_QUEUE, &[("co-quan", &body), ("ngay", &row.day)]),
        state: word_of("visit-state-", state.code()),
        registered: row
            .number
            .zip(row.year)
            .map(|(number, year)| Registered { number, year }),
        crowd: row.crowd,
        refusal: state == VisitState::Refused,
        writes,
        refuse: (writes && !received).then(|| urls::with_id(urls::VISIT_REFUSE, row.id)),
        take: (takes && !denunciation).then(|| urls::with_query(urls::COUNTER, &pairs)),
        take_denunciation: (takes && denunciation).then(|| urls::COUNTER_DENUNCIATION.to_owned()),
        case: row.case_id.map(|case| CaseLink {
            number: crate::cases::work::number(case),
            href: urls::with_id(urls::CASE, case),
        }),
        regimes: regimes(),
        handlings: handlings(),
    }
}
