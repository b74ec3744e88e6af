use super::send::taken_over;
use crate::cases::guard::Guarded;
use crate::cases::taking::storable;
use crate::cases::work::{file, tell};
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_store::cases::{self, Moved};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

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
        let page = file::load(&mut tx, &officer, &case, state).await?;
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
    tell::people(&mut tx, app, &after, "transfer").await?;
    tx.commit().await?;
    // A body that returned it has no file of it any more.
    let to = match input.what.as_str() {
        "return" => urls::CASES.to_owned(),
        _ => urls::with_id(urls::CASE, id),
    };
    Ok(go::with_notice(&to, notice("casework-answered-transfer")))
}
