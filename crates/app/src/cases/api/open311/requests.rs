//! `requests`, `requests/{id}`, `tokens/{token}`.

use super::format::Format;
use super::lookup::{PublicWords, find, request};
use crate::web::{Limit, PageResult, Visitor};
use crate::words::word;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// So many requests in one answer.
const MOST: usize = 50;

/// `GET /open311/v2/requests.{json,xml}`: those whose ids are asked for.
pub async fn list(visitor: Visitor, RawQuery(query): RawQuery) -> PageResult {
    visitor.limit(Limit::Read)?;
    let format = Format::of(&visitor);
    let query = query.unwrap_or_default();
    let ids: Vec<String> = url::form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name == "service_request_id")
        .flat_map(|(_, ids)| ids.split(',').map(str::to_owned).collect::<Vec<_>>())
        .take(MOST)
        .collect();
    let mut tx = visitor.app.db.begin_read().await?;
    let mut rows = Vec::new();
    for id in &ids {
        if let Some(case) = find(&mut tx, id.trim()).await? {
            rows.push(request(&visitor, &mut tx, &case, &PublicWords::default()).await?);
        }
    }
    Ok(format.answer(
        StatusCode::OK,
        ("service_requests", "request"),
        &Value::Array(rows),
    ))
}

/// `GET /open311/v2/requests/{id}.{json,xml}`
pub async fn one(visitor: Visitor, Path(file): Path<String>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (id, format) = Format::split(&file).unwrap_or((&file, Format::Json));
    let mut tx = visitor.app.db.begin_read().await?;
    let Some(case) = find(&mut tx, id).await? else {
        let why = word("open311-unknown");
        return Ok(format.error(&visitor, StatusCode::NOT_FOUND, &why));
    };
    let row = request(&visitor, &mut tx, &case, &PublicWords::default()).await?;
    Ok(format.answer(
        StatusCode::OK,
        ("service_requests", "request"),
        &Value::Array(vec![row]),
    ))
}

/// `GET /open311/v2/tokens/{token}.{json,xml}`: ids are given at once, so a token is an id; one of a duplicate leads to
/// the request it was joined with.
pub async fn token(visitor: Visitor, Path(file): Path<String>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (token, format) = Format::split(&file).unwrap_or((&file, Format::Json));
    let mut tx = visitor.app.db.begin_read().await?;
    let Some(case) = find(&mut tx, token).await? else {
        let why = word("open311-unknown");
        return Ok(format.error(&visitor, StatusCode::NOT_FOUND, &why));
    };
    let tree = json!([{"service_request_id": case.id.to_string(), "token": token}]);
    Ok(format.answer(StatusCode::OK, ("service_requests", "request"), &tree))
}
