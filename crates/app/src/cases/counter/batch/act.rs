use super::codes::{CodesPage, codes, csv};
use super::pages::guarded;
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use gandan_store::cases::{self, BatchAct};
use serde::Deserialize;
use uuid::Uuid;

/// How the codes are wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    r#as: String,
}

/// `POST /lam-viec/tiep-nhan/nhap/{id}/{act}`: `dong-y`, `dung`, `tiep`, `ma`.
pub async fn post(officer: Officer, Path((id, act)): Path<(Uuid, String)>, form: Form<Wanted>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let batch = guarded(&mut tx, &officer, id).await?;
    let (act, notice) = match act.as_str() {
        "dong-y" => (BatchAct::Confirm, notice("petition-batch-confirmed")),
        "dung" => (BatchAct::Stop, notice("petition-batch-stopped")),
        "tiep" => (BatchAct::Resume, notice("petition-batch-resumed")),
        "ma" => (BatchAct::ShowCodes, notice("petition-batch-confirmed")),
        _ => return Err(PageError::not_found()),
    };
    if act == BatchAct::ShowCodes {
        // The codes are for whoever brought the paper, and come once.
        if batch.account_id != officer.actor.account {
            return Err(gandan_core::access::Refusal::Scope.into());
        }
        if batch.codes_shown_at.is_some() {
            return Err(PageError::Conflict(word("batch-codes-shown")));
        }
    }
    cases::petition_batch_act(&mut tx, &batch, act, &officer.author(), app.clock.micros()).await?;
    if act != BatchAct::ShowCodes {
        tx.commit().await?;
        return Ok(go::with_notice(&urls::with_id(urls::PETITION_BATCH, id), notice));
    }
    let rows = cases::petition_batch_rows(&mut tx, id).await?;
    let lines = codes(&mut tx, app, &rows).await?;
    tx.commit().await?;
    if form.input.r#as == "csv" {
        let bytes = csv(&lines)?;
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
            (
                header::CONTENT_DISPOSITION,
                "attachment; filename=\"bien-nhan.csv\"",
            ),
        ];
        return Ok((headers, bytes).into_response());
    }
    let link = format!(
        "{}{}",
        app.config.public_url.as_deref().unwrap_or_default(),
        urls::TRACKING
    );
    officer.show(&CodesPage {
        file: batch.file_name,
        link,
        rows: lines,
    })
}
