use crate::web::{App, PageResult};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use gandan_store::access;
use serde_json::json;

/// `GET /khoe`: well where the database answers; for the machine that watches.
pub async fn get(State(app): State<App>) -> PageResult {
    let mut tx = app.db.begin_read().await?;
    access::any_account(&mut tx).await?;
    Ok(Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })).into_response())
}
