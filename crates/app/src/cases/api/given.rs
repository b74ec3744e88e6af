//! What a program sends: JSON and nothing else, and queries without unknown names.

use super::answer::Refused;
use crate::web::{App, PageError, Visitor};
use crate::words::word;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

/// A body of JSON. No other kind is read, so that no form of a foreign page can send one.
pub struct Given<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Given<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Given<T>, Response> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        if !is_json(&parts.headers) {
            let refused = Refused {
                status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
                code: "media-type",
                detail: word("api-media-type"),
                field: None,
                citation: None,
            };
            return Err(refused.tell(&visitor));
        }
        let bytes = Bytes::from_request(Request::from_parts(parts, body), app)
            .await
            .map_err(|rejection| too_much(rejection.status()).into_response())?;
        serde_json::from_slice(&bytes).map(Given).map_err(|error| {
            // Only where and what kind: the words of the sender do not come back.
            let place = format!("{}:{}", error.line(), error.column());
            let detail = word("api-not-read").with("place", place);
            let refused = Refused {
                status: StatusCode::BAD_REQUEST,
                code: "unreadable",
                detail,
                field: None,
                citation: None,
            };
            refused.tell(&visitor)
        })
    }
}

fn too_much(status: StatusCode) -> PageError {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
        _ => PageError::BadRequest(word("error-bad-request-text")),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
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
        serde_html_form::from_str(query).map(Asked).map_err(|_| {
            let refused = Refused {
                status: StatusCode::BAD_REQUEST,
                code: "unreadable",
                detail: word("api-query"),
                field: None,
                citation: None,
            };
            refused.tell(&visitor)
        })
    }
}
