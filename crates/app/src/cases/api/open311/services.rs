//! `services`: what people come with.

use super::format::Format;
use crate::web::{Limit, PageResult, Visitor};
use crate::words::word;
use axum::extract::Path;
use axum::http::StatusCode;
use serde_json::json;

/// `GET /open311/v2/services.{json,xml}`
pub async fn list(visitor: Visitor) -> PageResult {
    visitor.limit(Limit::Read)?;
    let lang = visitor.lang.code();
    let subjects = visitor.app.subjects.all().iter();
    let rows = subjects
        .map(|subject| {
            json!({
                "service_code": subject.code,
                "service_name": subject.name(lang),
                "description": subject.name(lang),
                "metadata": false,
                "type": "realtime",
                "keywords": subject.said.join(","),
                "group": "",
            })
        })
        .collect();
    Ok(Format::of(&visitor).answer(StatusCode::OK, ("services", "service"), &rows))
}

/// `GET /open311/v2/services/{code}.{json,xml}`: no subject asks for more than every request does.
pub async fn one(visitor: Visitor, Path(file): Path<String>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (code, format) = Format::split(&file).unwrap_or((&file, Format::Json));
    if visitor.app.subjects.find(code).is_none() {
        let why = word("api-subject-unknown");
        return Ok(format.error(&visitor, StatusCode::NOT_FOUND, &why));
    }
    let tree = json!({"service_code": code, "attributes": []});
    Ok(format.answer(StatusCode::OK, ("service_definition", ""), &tree))
}
