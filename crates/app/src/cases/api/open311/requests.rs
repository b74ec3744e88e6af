//! `requests`, `requests/{id}`, `tokens/{token}`.

use super::format::Format;
use super::lookup::{find, request};
use super::search::Search;
use crate::web::{Limit, PageResult, Visitor};
use crate::words::word;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use gandan_store::cases;
use serde_json::{Value, json};

/// Names of the root and of each row in XML.
const NAMES: (&str, &str) = ("service_requests", "request");

/// `GET /open311/v2/requests.{json,xml}`: those whose ids are asked for, else those of a span, newest first.
pub async fn list(visitor: Visitor, RawQuery(query): RawQuery) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (app, format) = (&visitor.app, Format::of(&visitor));
    let query = query.unwrap_or_default();
    let search = match Search::read(&query, &app.subjects, app.clock.now()) {
        Ok(search) => search,
        Err((status, why)) => return Ok(format.error(&visitor, status, &why)),
    };
    let mut tx = app.db.begin_read().await?;
    let rows = match search {
        Search::Ids(ids) => {
            let mut rows = Vec::new();
            for id in &ids {
                rows.extend(find(&mut tx, id).await?);
            }
            rows
        }
        Search::Span { filter, limit, after } => cases::requests(&mut tx, &filter, limit, after).await?,
    };
    drop(tx);
    let rows = rows.iter().map(|row| request(&visitor, row)).collect();
    Ok(format.answer(StatusCode::OK, NAMES, &Value::Array(rows)))
}

/// `GET /open311/v2/requests/{id}.{json,xml}`
pub async fn one(visitor: Visitor, Path(file): Path<String>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (id, format) = Format::split(&file).unwrap_or((&file, Format::Json));
    let mut tx = visitor.app.db.begin_read().await?;
    let Some(row) = find(&mut tx, id).await? else {
        let why = word("open311-unknown");
        return Ok(format.error(&visitor, StatusCode::NOT_FOUND, &why));
    };
    drop(tx);
    let row = request(&visitor, &row);
    Ok(format.answer(StatusCode::OK, NAMES, &Value::Array(vec![row])))
}

/// `GET /open311/v2/tokens/{token}.{json,xml}`: ids are given at once, so a token is an id; one of a duplicate leads to
/// the request it was joined with.
pub async fn token(visitor: Visitor, Path(file): Path<String>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (token, format) = Format::split(&file).unwrap_or((&file, Format::Json));
    let mut tx = visitor.app.db.begin_read().await?;
    let Some(row) = find(&mut tx, token).await? else {
        let why = word("open311-unknown");
        return Ok(format.error(&visitor, StatusCode::NOT_FOUND, &why));
    };
    let tree = json!([{"service_request_id": row.id.to_string(), "token": token}]);
    Ok(format.answer(StatusCode::OK, NAMES, &tree))
}
