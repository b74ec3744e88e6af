use crate::web::PageResult;
use axum::Json;
use axum::response::IntoResponse;
use serde_json::json;

/// `GET /khoe`: answers where the database answers.
pub async fn get() -> PageResult {
    Ok(Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })).into_response())
}
