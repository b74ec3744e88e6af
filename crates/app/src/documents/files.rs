//! The file as it came, and its text alone.

use super::guard::Guarded;
use crate::attachments::to_save;
use crate::web::{Officer, PageResult};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use gandan_core::access::Act;
use gandan_store::{blobs, documents};
use uuid::Uuid;

/// `GET /lam-viec/van-ban/{id}/tep`: handed out for saving, never shown by us.
pub async fn file(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    Guarded::load(&mut tx, &officer, id, Act::ReadDocument).await?;
    let row = documents::find(&mut tx, id).await?;
    let blob = blobs::get(&mut tx, &row.file_sha256).await?;
    Ok(to_save(blob.bytes, &blob.media_type, &row.file_name))
}

/// `GET /lam-viec/van-ban/{id}/chu`
pub async fn text(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    Guarded::load(&mut tx, &officer, id, Act::ReadDocument).await?;
    let row = documents::find(&mut tx, id).await?;
    let kind = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    )];
    Ok((kind, row.source).into_response())
}
