use super::refusal::Reason;
use crate::web::{Form, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word_of};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::documents::{self, Batch, BatchItem};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How a batch goes.
#[derive(Serialize)]
pub struct BatchPage {
    at: i64,
    who: String,
    total: usize,
    ready: usize,
    failed: usize,
    stopped: bool,
    stop: Option<String>,
    resume: Option<String>,
    items: Vec<Line>,
}

/// A file of it.
#[derive(Serialize)]
struct Line {
    file: String,
    state: Word,
    tone: &'static str,
    reason: Option<Word>,
    href: Option<String>,
}

impl Page for BatchPage {
    const TEMPLATE: &'static str = "pages/documents/batch.html";

    fn samples() -> Vec<BatchPage> {
        let item = |state: &str, reason: &str| BatchItem {
            position: 0,
            file_name: "a.docx".to_owned(),
            state: state.to_owned(),
            reason: reason.to_owned(),
            document_id: (state == "done").then(Uuid::nil),
        };
        let items = [
            item("done", ""),
            item("waiting", ""),
            item("failed", "{\"code\":\"empty\",\"detail\":\"\"}"),
        ];
        vec![
            page(&sample(None), &items),
            page(&sample(Some(1)), &items),
            page(&sample(None), &items[..1]),
        ]
    }
}

fn sample(stopped_at: Option<i64>) -> Batch {
    Batch {
        id: Uuid::nil(),
        keeper_id: Uuid::nil(),
        account_id: Uuid::nil(),
        account_name: "Văn thư 1".to_owned(),
        direction: "auto".to_owned(),
        received_day: "2026-11-22".to_owned(),
        created_at: 0,
        stopped_at,
    }
}

/// `GET /lam-viec/van-ban/lo/{id}`: comes again by itself while there is something to wait for.
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let batch = guarded(&mut tx, &officer, id).await?;
    let items = documents::batch_items(&mut tx, id).await?;
    let page = page(&batch, &items);
    let goes_on = page.ready < page.total && !page.stopped;
    let mut response = officer.show(&page)?;
    if goes_on {
        response
            .headers_mut()
            .insert(header::REFRESH, HeaderValue::from_static("2"));
    }
    Ok(response)
}

/// A form without fields.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `POST /lam-viec/van-ban/lo/{id}/dung`
pub async fn stop(officer: Officer, Path(id): Path<Uuid>, _form: Form<Nothing>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let batch = guarded(&mut tx, &officer, id).await?;
    documents::batch_stop(&mut tx, &officer.author(), officer.app.clock.micros(), &batch).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::BATCH, id),
        notice("batch-stopped"),
    ))
}

/// `POST /lam-viec/van-ban/lo/{id}/tiep`
pub async fn resume(officer: Officer, Path(id): Path<Uuid>, _form: Form<Nothing>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let batch = guarded(&mut tx, &officer, id).await?;
    documents::batch_resume(&mut tx, &officer.author(), officer.app.clock.micros(), &batch).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::BATCH, id),
        notice("batch-resumed"),
    ))
}

async fn guarded(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<Batch, PageError> {
    let batch = documents::batch_find(tx, id).await?;
    let known = officer.app.bodies.load(tx).await?;
    let tree = known.tree(officer.app.clock.today());
    may(
        &officer.actor,
        Act::ImportDocument,
        Object::Body(BodyId(batch.keeper_id)),
        &tree,
    )?;
    Ok(batch)
}

fn page(batch: &Batch, items: &[BatchItem]) -> BatchPage {
    let ready = items.iter().filter(|item| item.state != "waiting").count();
    let stopped = batch.stopped_at.is_some();
    let open = ready < items.len();
    BatchPage {
        at: batch.created_at,
        who: batch.account_name.clone(),
        total: items.len(),
        ready,
        failed: items.iter().filter(|item| item.state == "failed").count(),
        stopped,
        stop: (open && !stopped).then(|| urls::with_id(urls::BATCH_STOP, batch.id)),
        resume: (open && stopped).then(|| urls::with_id(urls::BATCH_RESUME, batch.id)),
        items: items.iter().map(line).collect(),
    }
}

fn line(item: &BatchItem) -> Line {
    Line {
        file: item.file_name.clone(),
        state: word_of("batch-item-", &item.state),
        tone: match item.state.as_str() {
            "done" => "done",
            "failed" => "over",
            "same" => "info",
            _ => "plain",
        },
        reason: (item.state == "failed").then(|| Reason::stored(&item.reason).word()),
        href: item.document_id.map(|id| urls::with_id(urls::DOCUMENT, id)),
    }
}
