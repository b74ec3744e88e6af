//! `discovery.json`, `discovery.xml`: where the endpoints are and what they speak.

use super::format::Format;
use crate::web::{Limit, PageResult, Visitor, urls};
use axum::http::StatusCode;
use serde_json::json;

/// When the endpoints last changed.
const CHANGESET: &str = "2026-11-22T00:00:00Z";

/// `GET /open311/v2/discovery.{json,xml}`
pub async fn get(visitor: Visitor) -> PageResult {
    visitor.limit(Limit::Read)?;
    let host = visitor.app.config.public_url.as_deref().unwrap_or_default();
    let tree = json!({
        "changeset": CHANGESET,
        "contact": visitor.app.config.body_name,
        "key_service": "",
        "endpoints": [{
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": format!("{host}{}", urls::OPEN311),
            "changeset": CHANGESET,
            "type": "production",
            "formats": ["text/xml", "application/json"],
        }],
    });
    Ok(Format::of(&visitor).answer(StatusCode::OK, ("discovery", ""), &tree))
}
