use super::typed;
use super::visit::{Opened, open};
use crate::reception::duty::due;
use crate::reception::posts::Choice;
use crate::reception::timetable::{Nothing, items};
use crate::web::{Form, FormState, Officer, Page, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reception::VisitState;
use gandan_rulebook::Reception;
use gandan_store::reception;
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// Not receiving somebody: the grounds of the law, two of which are written (NĐ 154/2026/NĐ-CP Đ4).
#[derive(Serialize)]
pub struct RefusePage {
    form: FormState,
    body: String,
    visit: String,
    grounds: Vec<Choice>,
    /// They were refused already.
    done: Option<Done>,
}

/// A refusal.
#[derive(Serialize)]
struct Done {
    ground: String,
    day: String,
    /// It has to be written by then.
    written: bool,
    due: Option<String>,
    /// Past that day and not written.
    late: bool,
    paper: Option<Paper>,
    /// Where the head writes it.
    notice: Option<String>,
}

#[derive(Serialize)]
struct Paper {
    symbol: String,
    day: String,
    href: String,
}

impl Page for RefusePage {
    const TEMPLATE: &'static str = "pages/reception/refuse.html";

    fn samples() -> Vec<RefusePage> {
        let page = |done| RefusePage {
            form: FormState::default(),
            body: "UBND xã Mẫu".to_owned(),
            visit: "/".to_owned(),
            grounds: vec![Choice {
                value: "settled".to_owned(),
                label: "Đã giải quyết (Đ9 k3)".to_owned(),
            }],
            done,
        };
        let done = |paper: bool| Done {
            ground: "Đã giải quyết (Đ9 k3)".to_owned(),
            day: "2026-11-20".to_owned(),
            written: true,
            due: Some("2026-11-25".to_owned()),
            late: !paper,
            paper: paper.then(|| Paper {
                symbol: "01/TB-UBND".to_owned(),
                day: "2026-11-23".to_owned(),
                href: "/".to_owned(),
            }),
            notice: (!paper).then(|| "/".to_owned()),
        };
        let wrong = FormState::default().with_error("ground", word("form-choose"));
        let spoken = Done {
            written: false,
            due: None,
            late: false,
            notice: None,
            ..done(false)
        };
        vec![
            page(None),
            RefusePage {
                form: wrong,
                ..page(None)
            },
            page(Some(done(true))),
            page(Some(done(false))),
            page(Some(spoken)),
        ]
    }
}

/// The rule with the grounds.
const GROUNDS: &str = "reception.refusal-grounds";

/// `GET /lam-viec/tiep-dan/luot/{id}/tu-choi`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let opened = open(&mut tx, &officer, id, Act::ReadVisits).await?;
    let mut form = typed::filled(&opened.row, "")?;
    let day = form.values.entry("refusal_day".to_owned()).or_default();
    if day.is_empty() {
        day.push(opened.row.day.clone());
    }
    let page = page(&mut tx, &officer, &opened, form).await?;
    officer.show(&page)
}

/// `POST /lam-viec/tiep-dan/luot/{id}/tu-choi`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let at = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_write().await?;
    let opened = open(&mut tx, &officer, id, Act::HoldReception).await?;
    if form.value("version") != opened.row.version.to_string() {
        return Err(StoreError::Stale.into());
    }
    let mut to = opened.row.clone();
    let known = officer.app.rulebook.list(GROUNDS, opened.day).unwrap_or_default();
    let ground = known.iter().find(|item| item.key == form.value("refusal"));
    let ground = ground.map(|item| item.key.clone());
    match &ground {
        Some(key) if Reception::shipped().refusal().noticed.contains(key) => {
            // The notice names them and their matter.
            to.name = form.required("name", word("visit-name-missing"));
            to.address = form.required("address", word("visit-address-missing"));
            to.matter = form.required("matter", word("visit-matter-missing"));
            to.identity_number = form.value("identity").to_owned();
            to.regime = form.value("regime").to_owned();
        }
        Some(_) => {
            if form.value("explained").is_empty() {
                form.error("explained", word("visit-explained-missing"));
            }
            form.value("name").clone_into(&mut to.name);
            form.value("matter").clone_into(&mut to.matter);
        }
        None => form.error("refusal", word("form-choose")),
    }
    let day = form.value("refusal_day").parse::<Date>().ok();
    let day = day.filter(|day| *day <= opened.posts.today);
    if day.is_none() {
        form.error("refusal_day", word("reception-day-not-yet"));
    }
    let (Some(ground), Some(day), true) = (ground, day, form.is_right()) else {
        let page = page(&mut tx, &officer, &opened, form).await?;
        drop(tx);
        return officer.show_again(&page);
    };
    to.refusal = ground;
    to.refusal_day = Some(day.to_string());
    to.note = form.value("note").to_owned();
    to.state = VisitState::Refused.code().to_owned();
    to.ended_at = Some(at);
    reception::write_visit(&mut tx, &to, "visit.refused", &officer.author(), at).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::VISIT_REFUSE, id),
        notice("visit-refused"),
    ))
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    opened: &Opened,
    form: FormState,
) -> Result<RefusePage, StoreError> {
    let row = &opened.row;
    let grounds = items(officer, GROUNDS, opened.day);
    let refused = row.state == VisitState::Refused.code();
    let paper = reception::refusal_of(tx, row.id).await?;
    let done = refused.then(|| {
        let written = Reception::shipped().refusal().noticed.contains(&row.refusal);
        let day: Option<Date> = row.refusal_day.as_deref().and_then(|day| day.parse().ok());
        let last = day
            .filter(|_| written)
            .and_then(|day| due(&officer.app, "reception.refusal-notice", day));
        let ground = grounds.iter().find(|item| item.value == row.refusal);
        Done {
            ground: ground.map(|item| item.label.clone()).unwrap_or_default(),
            day: row.refusal_day.clone().unwrap_or_default(),
            written,
            due: last.map(|day| day.to_string()),
            late: paper.is_none() && last.is_some_and(|day| day < opened.posts.today),
            notice: (written && paper.is_none() && opened.posts.allows(Act::SignReception))
                .then(|| urls::with_id(urls::VISIT_NOTICE, row.id)),
            paper: paper.map(|paper| Paper {
                symbol: paper.symbol,
                day: paper.day,
                href: urls::with_id(urls::SITTING_PAPER, paper.id),
            }),
        }
    });
    Ok(RefusePage {
        form,
        body: opened.posts.name(),
        visit: urls::with_id(urls::VISIT, row.id),
        grounds,
        done,
    })
}
