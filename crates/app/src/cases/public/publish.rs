//! Making a redacted copy public, and taking it back.

use super::matter::Kept;
use super::redact::{not_ready, page};
use super::texts::{Copy, Texts};
use crate::cases::guard::Guarded;
use crate::web::{App, Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_store::cases::{self, CaseRow, NewPublication};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx, new_id};
use serde::Deserialize;
use uuid::Uuid;

/// What the head signs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signed {
    version: String,
}

/// `POST /lam-viec/vu-viec/{id}/cong-khai/ky`: makes the copy public, just as it was chosen and seen.
pub async fn sign(officer: Officer, Path(id): Path<Uuid>, form: Form<Signed>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::PublishCase).await?;
    let texts = Texts::load(&mut tx, &guarded.row).await?.ok_or_else(not_ready)?;
    let saved = cases::redaction(&mut tx, id).await?;
    let changed = || PageError::Conflict(word("redact-changed"));
    let seen = saved
        .as_ref()
        .filter(|saved| saved.version.to_string() == form.input.version);
    let choice = texts.chosen(seen)?.ok_or_else(changed)?;
    let copy = texts.copy(&choice).map_err(|_| changed())?;
    make(&mut tx, &officer.app, &guarded.row, &copy, &officer.author()).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_PUBLISH, id),
        notice("publication-made"),
    ))
}

async fn make(tx: &mut Tx, app: &App, row: &CaseRow, copy: &Copy, author: &Author) -> Result<(), StoreError> {
    let left_out = serde_json::to_string(&Kept(copy.left_out()))?;
    let publication = NewPublication {
        id: new_id(),
        case: row,
        title: &copy.title,
        words: &copy.words,
        answer: &copy.answer,
        left_out: &left_out,
        answered_day: row.answered_day.as_deref().unwrap_or_default(),
        author,
        day: app.clock.today(),
        at: app.clock.micros(),
    };
    cases::publish(tx, &publication).await
}

/// Publishes a case with just what the machine proposes left out: for demonstration data, in which nobody is real. What
/// is real is published by [`sign`], after somebody went over it.
///
/// # Errors
/// It has no answer, or the database's.
pub async fn publish_as_suggested(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    author: &Author,
) -> anyhow::Result<()> {
    let texts = Texts::load(tx, row)
        .await
        .map_err(|_| anyhow::anyhow!("no texts"))?;
    let texts = texts.ok_or_else(|| anyhow::anyhow!("nothing to publish"))?;
    let copy = texts.copy(&texts.suggested())?;
    Ok(make(tx, app, row, &copy, author).await?)
}

/// Why a copy is taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Why {}

/// `POST /lam-viec/vu-viec/{id}/cong-khai/rut`: takes the copy back; its page then says so, and why.
pub async fn withdraw(officer: Officer, Path(id): Path<Uuid>, form: Form<Why>) -> PageResult {
    let mut state = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::PublishCase).await?;
    let reason = state.required("vi-sao", word("withdraw-why"));
    if !state.is_right() {
        let page = page(&mut tx, &officer, &guarded, state, None).await?;
        return officer.show_again(&page);
    }
    let copies = cases::publications_of_case(&mut tx, id).await?;
    let public = copies
        .iter()
        .find(|copy| copy.withdrawn_day.is_none())
        .ok_or_else(PageError::not_found)?;
    let (author, at) = (officer.author(), officer.app.clock.micros());
    cases::withdraw(&mut tx, public, &reason, &author, guarded.today, at).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_PUBLISH, id),
        notice("publication-withdrawn"),
    ))
}
