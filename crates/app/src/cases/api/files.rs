//! `GET /api/v1/cases/{id}/files/{file}`: a file of a case, for whoever may read the case.

use super::bearer::Bearer;
use crate::attachments::to_save;
use crate::cases::guard::{Guarded, opened};
use crate::web::{Limit, PageError, PageResult};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use gandan_core::access::Act;
use gandan_media::Kind;
use gandan_store::{blobs, cases};
use uuid::Uuid;

/// `GET /api/v1/cases/{id}/files/{file}`; the person who spoke sees that the case was opened.
pub async fn get(officer: Bearer, Path((id, file)): Path<(Uuid, Uuid)>) -> PageResult {
    officer.limit(Limit::Read)?;
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let file = cases::attachment(&mut tx, file).await?;
    // The rights were looked at for this case and no other.
    if file.case_id != id {
        return Err(PageError::not_found());
    }
    let blob = blobs::get(&mut tx, &file.sha256).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    let kind = Kind::of_media_type(&blob.media_type);
    let media_type = kind.map_or("application/octet-stream", Kind::media_type);
    let mut response = to_save(blob.bytes, media_type, &file.name);
    let kept = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}
