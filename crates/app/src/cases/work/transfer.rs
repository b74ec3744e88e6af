//! To another body: the reason is told to who spoke, the clocks go on, the other body takes it over or returns it. From
//! the third time on, the lowest body above all that had it decides where it is settled.

use super::clocks::{ClockView, views};
use super::file::heading;
use super::line::number;
use super::prepared::Papers;
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::clocks_of;
use crate::cases::taking::storable;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word};
use axum::extract::Path;
use gandan_core::access::{Act, Role};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, Moved, Sending};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// So often a case is passed on by the bodies themselves; then their common superior decides.
const HOPS: i64 = 2;

/// The form.
#[derive(Serialize)]
pub struct TransferPage {
    number: String,
    title: String,
    file: String,
    hop: i64,
    /// Who decides now, where the bodies have passed it on often enough.
    superior: Option<String>,
    may: bool,
    clocks: Vec<ClockView>,
    people: usize,
    form: FormState,
}

impl Page for TransferPage {
    const TEMPLATE: &'static str = "pages/cases/work/transfer.html";

    fn samples() -> Vec<TransferPage> {
        let page = |superior: Option<&str>, may| TransferPage {
            number: number(Uuid::nil()),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            hop: 3,
            superior: superior.map(str::to_owned),
            may,
            clocks: vec![super::clocks::sample()],
            people: 2,
            form: FormState::default().with_error("to", word("casework-body-unknown")),
        };
        vec![
            page(None, true),
            page(Some("UBND tỉnh Mẫu"), false),
            page(Some("UBND tỉnh Mẫu"), true),
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    to: String,
    reason: String,
    basis: String,
    confirm: String,
}

/// `GET /lam-viec/vu-viec/{id}/chuyen`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::TransferCase).await?;
    let page = load(&mut tx, &officer, &case, FormState::default()).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/chuyen`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::TransferCase).await?;
    if input.confirm != "yes" {
        state.error("confirm", word("casework-confirm-missing"));
    }
    let wanted = Wanted {
        to: &input.to,
        reason: &input.reason,
        basis: &input.basis,
    };
    let checked = match check(&mut tx, &officer, &case, &wanted).await? {
        Ok(to) if state.is_right() => Some(to),
        Ok(_) => None,
        Err((field, message)) => {
            state.error(field, message);
            None
        }
    };
    let Some(to) = checked else {
        let page = load(&mut tx, &officer, &case, state).await?;
        return officer.show_again(&page);
    };
    send(&mut tx, &officer, &case, to, &wanted).await?;
    tx.commit().await?;
    let to = match case.row.hops >= HOPS {
        true => urls::CASES.to_owned(),
        false => urls::with_id(urls::CASE, id),
    };
    Ok(go::with_notice(&to, notice("casework-sent")))
}

/// What somebody wants to send where.
pub struct Wanted<'a> {
    /// Name or code of the body.
    pub to: &'a str,
    /// Why, told to who spoke.
    pub reason: &'a str,
    /// The article.
    pub basis: &'a str,
}

/// Whether it can be sent; otherwise what is wrong beside which field.
pub async fn check(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    wanted: &Wanted<'_>,
) -> Result<Result<BodyId, (&'static str, Word)>, PageError> {
    let row = &case.row;
    if row.sealed || !row.open {
        return Ok(Err(("to", word("casework-not-from-here"))));
    }
    if row.offered_id.is_some() {
        return Ok(Err(("to", word("casework-already-sent"))));
    }
    let to = match case.known.find(wanted.to.trim(), case.today) {
        Ok(to) if to.0 == row.body_id => return Ok(Err(("to", word("casework-same-body")))),
        Ok(to) => to,
        Err(_) => return Ok(Err(("to", word("casework-body-unknown")))),
    };
    if storable(wanted.reason).is_empty() {
        return Ok(Err(("reason", word("casework-need-reason"))));
    }
    if storable(wanted.basis).is_empty() {
        return Ok(Err(("basis", word("casework-basis-missing"))));
    }
    // Nobody sends it to the body that it complains of for what its head did.
    if case.walled.wall().bodies.contains(&to) {
        return Ok(Err(("to", word("casework-body-walled"))));
    }
    if row.hops >= HOPS {
        let superior = superior(tx, case, Some(to)).await?;
        if !decides(officer, case, superior) {
            let name = superior.map(|body| case.name(body.0)).unwrap_or_default();
            return Ok(Err(("to", word("casework-superior-decides").with("body", name))));
        }
    }
    Ok(Ok(to))
}

/// The lowest body above all that had the case and the one it is to go to.
async fn superior(tx: &mut Tx, case: &Guarded, to: Option<BodyId>) -> Result<Option<BodyId>, PageError> {
    let mut bodies = vec![BodyId(case.row.body_id)];
    for transfer in cases::transfers(tx, case.row.id).await? {
        bodies.extend([BodyId(transfer.from_id), BodyId(transfer.to_id)]);
    }
    bodies.extend(to);
    Ok(case.known.tree(case.today).common_superior(&bodies))
}

/// Head and desk of the superior decide.
fn decides(officer: &Officer, case: &Guarded, superior: Option<BodyId>) -> bool {
    let Some(superior) = superior else { return false };
    let posts = officer.actor.posts.iter();
    let holds = posts
        .filter(|post| matches!(post.role, Role::Head | Role::Desk))
        .any(|post| post.body == superior);
    holds && case.allows(&officer.actor, Act::TransferCase)
}

/// Sends it; a superior's decision is taken over at once, for there is nobody left to ask.
pub async fn send(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    to: BodyId,
    wanted: &Wanted<'_>,
) -> Result<CaseRow, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let (reason, basis) = (storable(wanted.reason), storable(wanted.basis));
    let author = officer.author();
    let hop = row.hops + 1;
    let sending = Sending {
        case: row.id,
        hop,
        from: row.body_id,
        to: to.0,
        reason: &reason,
        basis: &basis,
        author: &author,
        at: app.clock.micros(),
    };
    let transfer = cases::send(tx, &sending).await?;
    let settles = row.hops >= HOPS;
    let mut after = row.clone();
    if settles {
        cases::answer(tx, transfer, "accepted", sending.at, &author.name, "").await?;
        after = taken_over(row, to.0);
    }
    let name = case.name(to.0);
    let moved = Moved {
        before: row,
        after: &after,
        act: if settles { "transfer-settle" } else { "transfer" },
        reason: &reason,
        basis: &basis,
        told: &reason,
        detail: json!({"transfer": transfer, "to": to.0, "to_name": name, "hop": hop}),
        author: &author,
        body: Some(row.body_id),
        at: sending.at,
        day: case.today,
    };
    cases::make(tx, &moved).await?;
    let papers = Papers::of(tx, row).await?;
    super::tell::people(tx, app, &papers, row, "transfer").await?;
    after.version += 1;
    Ok(after)
}

/// As the case stands at the body that takes it over: its clocks go on.
fn taken_over(row: &CaseRow, body: Uuid) -> CaseRow {
    CaseRow {
        body_id: body,
        officer_id: None,
        hops: row.hops + 1,
        ..row.clone()
    }
}

/// What the answer sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// `accept`, `return` or `cancel`.
    what: String,
    answer: String,
}

/// `POST /lam-viec/vu-viec/{id}/chuyen/tra-loi`: takes it over, returns it, or takes it back.
pub async fn answer(officer: Officer, Path(id): Path<Uuid>, form: Form<Answer>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let right = match input.what.as_str() {
        "cancel" => Act::TransferCase,
        _ => Act::AcceptTransfer,
    };
    let case = Guarded::load(&mut tx, &officer, id, right).await?;
    let waiting = cases::waiting(&mut tx, id).await?;
    let transfer = waiting.ok_or_else(|| PageError::Conflict(word("casework-transfer-answered")))?;
    let words = storable(&input.answer);
    if input.what != "accept" && words.is_empty() {
        state.error("answer", word("casework-need-reason"));
        let page = super::file::load(&mut tx, &officer, &case, state).await?;
        return officer.show_again(&page);
    }
    let (state, act, after, body) = match input.what.as_str() {
        "accept" => (
            "accepted",
            "transfer-accept",
            taken_over(&case.row, transfer.to_id),
            transfer.to_id,
        ),
        "return" => ("returned", "transfer-return", case.row.clone(), transfer.to_id),
        "cancel" => ("cancelled", "transfer-cancel", case.row.clone(), transfer.from_id),
        _ => return Err(PageError::BadRequest(word("error-bad-request-text"))),
    };
    let author = officer.author();
    let at = app.clock.micros();
    cases::answer(&mut tx, transfer.id, state, at, &author.name, &words).await?;
    let moved = Moved {
        before: &case.row,
        after: &after,
        act,
        reason: &words,
        basis: &transfer.basis,
        told: &words,
        detail: json!({"transfer": transfer.id, "hop": transfer.hop, "to": transfer.to_id}),
        author: &author,
        body: Some(body),
        at,
        day: case.today,
    };
    cases::make(&mut tx, &moved).await?;
    let papers = Papers::of(&mut tx, &case.row).await?;
    super::tell::people(&mut tx, app, &papers, &after, "transfer").await?;
    tx.commit().await?;
    // A body that returned it has no file of it any more.
    let to = match input.what.as_str() {
        "return" => urls::CASES.to_owned(),
        _ => urls::with_id(urls::CASE, id),
    };
    Ok(go::with_notice(&to, notice("casework-answered-transfer")))
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    form: FormState,
) -> Result<TransferPage, PageError> {
    let (number, title, file) = heading(case);
    let superior = match case.row.hops >= HOPS {
        true => superior(tx, case, None).await?,
        false => None,
    };
    let may = case.row.hops < HOPS || decides(officer, case, superior);
    Ok(TransferPage {
        number,
        title,
        file,
        hop: case.row.hops + 1,
        superior: superior.map(|body| case.name(body.0)),
        may,
        clocks: views(case.row.id, &clocks_of(&case.row)?, case.today),
        people: Papers::of(tx, &case.row).await?.petitions.len(),
        form,
    })
}
