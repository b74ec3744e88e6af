//! What a program asks: queries without unknown names; and what is JSON.

use super::answer::Refused;
use crate::web::{App, Visitor};
use crate::words::{Word, word};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

/// A request that does not read.
pub fn unreadable(detail: Word) -> Refused {
    Refused {
        status: StatusCode::BAD_REQUEST,
        code: "unreadable",
        detail,
        field: None,
        citation: None,
    }
}

/// Whether a body says that it is JSON. No other kind is read without files, so that no form of a foreign page can send
/// one.
pub fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).is_some_and(|kind| {
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("application/json")
    })
}

/// A query.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked<T>, Response> {
        let visitor = Visitor::from_request_parts(parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let query = parts.uri.query().unwrap_or_default();
        serde_html_form::from_str(query)
            .map(Asked)
            .map_err(|_| unreadable(word("api-query")).tell(&visitor))
    }
}
