//! The file as it came, and its text alone.

use super::guard::Guarded;
use crate::web::{Officer, PageResult};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use gandan_core::access::Act;
use gandan_store::{blobs, documents};
use std::fmt::Write;
use uuid::Uuid;

/// `GET /lam-viec/van-ban/{id}/tep`: handed out for saving, never shown by us.
pub async fn file(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    Guarded::load(&mut tx, &officer, id, Act::ReadDocument).await?;
    let row = documents::find(&mut tx, id).await?;
    let blob = blobs::get(&mut tx, &row.file_sha256).await?;
    Ok(attachment(blob.bytes, &blob.media_type, &row.file_name))
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

/// A file for saving under its own name.
pub fn attachment(bytes: Vec<u8>, media_type: &str, name: &str) -> Response {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let disposition = format!("attachment; filename*=UTF-8''{encoded}");
    let value = |text: &str| HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, value(media_type)),
        (header::CONTENT_DISPOSITION, value(&disposition)),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, bytes).into_response()
}
