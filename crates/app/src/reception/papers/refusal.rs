use super::head::{Of, PaperHead, Said, issue};
use crate::bodies::Known;
use crate::reception::counter::{Opened, open};
use crate::reception::duty::written;
use crate::reception::timetable::Nothing;
use crate::web::{App, Form, FormState, Officer, Page, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::bodies::BodyId;
use gandan_rulebook::Reception;
use gandan_store::journal::Author;
use gandan_store::reception::{SittingRow, VisitRow};
use gandan_store::{StoreError, Tx};
use serde::Serialize;
use uuid::Uuid;

/// The head issues a written refusal (NĐ 154/2026/NĐ-CP Đ4 k3).
#[derive(Serialize)]
pub struct NoticePage {
    form: FormState,
    body: String,
    back: String,
    template: String,
    person: String,
    address: String,
    matter: String,
    version: i64,
}

impl Page for NoticePage {
    const TEMPLATE: &'static str = "pages/reception/notice.html";

    fn samples() -> Vec<NoticePage> {
        let page = |form| NoticePage {
            form,
            body: "UBND xã Mẫu".to_owned(),
            back: "/".to_owned(),
            template: "Mẫu số 01/TCD".to_owned(),
            person: "Người dân 1".to_owned(),
            address: "thôn Đông".to_owned(),
            matter: "Đất".to_owned(),
            version: 1,
        };
        let wrong = FormState::default().with_error("symbol", word("dialogue-symbol-missing"));
        vec![page(FormState::default()), page(wrong)]
    }
}

fn page(opened: &Opened, form: FormState) -> NoticePage {
    let refusal = Reception::shipped().refusal();
    NoticePage {
        form,
        body: opened.posts.name(),
        back: urls::with_id(urls::VISIT_REFUSE, opened.row.id),
        template: format!("{}, {}", refusal.form, refusal.act),
        person: opened.row.name.clone(),
        address: opened.row.address.clone(),
        matter: opened.row.matter.clone(),
        version: opened.row.version,
    }
}

/// `GET /lam-viec/tiep-dan/luot/{id}/thong-bao`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let opened = open(&mut tx, &officer, id, Act::SignReception).await?;
    let form = FormState::filled(PaperHead::fresh(&opened.posts, ""));
    officer.show(&page(&opened, form))
}

/// `POST /lam-viec/tiep-dan/luot/{id}/thong-bao`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let opened = open(&mut tx, &officer, id, Act::SignReception).await?;
    let noticed = &Reception::shipped().refusal().noticed;
    let owed = opened.row.state == "refused" && noticed.contains(&opened.row.refusal);
    let made = gandan_store::reception::refusal_of(&mut tx, id).await?.is_some();
    if form.value("version") != opened.row.version.to_string() || !owed || made {
        return Err(StoreError::Stale.into());
    }
    let head = PaperHead::read(&mut form);
    if !form.is_right() {
        drop(tx);
        return officer.show_again(&page(&opened, form));
    }
    let known = &opened.posts.known;
    let paper = issue_refusal(
        &officer.app,
        &mut tx,
        known,
        (&opened.row, &opened.sitting),
        &head,
        &officer.author(),
    )
    .await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::SITTING_PAPER, paper),
        notice("sitting-paper"),
    ))
}

/// Issues the written refusal of a visit; answers the paper.
///
/// # Errors
/// The database's: a second one of a visit is [`StoreError::Exists`].
pub async fn issue_refusal(
    app: &App,
    tx: &mut Tx,
    known: &Known,
    (row, sitting): (&VisitRow, &SittingRow),
    head: &PaperHead,
    author: &Author,
) -> anyhow::Result<Uuid> {
    let reception = Reception::shipped();
    let ground = reception.refusal().grounds.get(&row.refusal);
    let kind = reception.kind(&row.regime).or(reception.kind("any"));
    let kind = kind.map_or("", |kind| kind.long.as_str());
    let day = written(&row.day);
    let place = if sitting.place.is_empty() {
        known.name(BodyId(row.body_id))
    } else {
        &sitting.place
    };
    let blanks = [
        ("day", day.as_str()),
        ("person", &row.name),
        ("address", &row.address),
        ("identity", &row.identity_number),
        ("place", place),
        ("kind", kind),
        ("matter", &row.matter),
        ("ground", ground.map_or("", String::as_str)),
        ("body", known.name(BodyId(row.body_id))),
    ];
    let said = Said {
        key: "refusal",
        blanks: &blanks,
        each: &[],
    };
    let of = Of {
        sitting: row.sitting_id,
        visit: Some(row.id),
        kind: "refusal",
        body: BodyId(row.body_id),
    };
    let now = (author, app.clock.micros(), app.clock.today());
    issue(tx, known, &of, head, &said, now).await
}
