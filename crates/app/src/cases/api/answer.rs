//! What the interface answers: JSON for everybody, and problems (RFC 9457) that name the field and the article.

use crate::web::{App, PageResult, Visitor};
use crate::words::{Word, word_of};
use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

/// What public answers carry: pages anywhere may read them, and keep them for a minute.
const PUBLIC: [(HeaderName, HeaderValue); 3] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    ),
    (
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=60"),
    ),
];

/// An address of ours as other machines reach it; without a host where none is set up.
pub fn address(app: &App, path: &str) -> String {
    let host = app.config.public_url.as_deref().unwrap_or_default();
    format!("{}{path}", host.trim_end_matches('/'))
}

/// An answer that everybody may read, from any site.
pub fn public(value: &impl Serialize) -> Response {
    let mut response = Json(value).into_response();
    response.headers_mut().extend(PUBLIC);
    response
}

/// An answer for one asker: nothing of it stays in a cache.
pub fn private(status: StatusCode, value: &impl Serialize) -> Response {
    let kept = [(header::CACHE_CONTROL, "no-store")];
    (status, kept, Json(value)).into_response()
}

/// A problem as RFC 9457 has it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// Its kind, stable.
    pub r#type: String,
    /// The kind in words.
    pub title: String,
    /// The status again.
    #[schemars(range(min = 400, max = 599))]
    pub status: u16,
    /// What happened and what to do next.
    pub detail: String,
    /// Number of this request in the log of the server.
    pub operation: String,
    /// The field it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The article that it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
}

/// Why a request is not done, before it is said in a language.
#[derive(Debug)]
pub struct Refused {
    /// With which status.
    pub status: StatusCode,
    /// The kind: the last part of the word `api-problem-…`.
    pub code: &'static str,
    /// What to do next.
    pub detail: Word,
    /// The field it is about.
    pub field: Option<&'static str>,
    /// The article.
    pub citation: Option<String>,
}

impl Refused {
    /// A field that is missing or cannot be.
    pub fn field(name: &'static str, detail: Word) -> Refused {
        Refused {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code: "invalid",
            detail,
            field: Some(name),
            citation: None,
        }
    }

    /// The same by the law.
    #[must_use]
    pub fn by(mut self, code: &'static str, citation: impl Into<String>) -> Refused {
        self.code = code;
        self.citation = Some(citation.into());
        self
    }

    /// As it is sent.
    pub fn tell(self, visitor: &Visitor) -> Response {
        let words = &visitor.app.words;
        let problem = Problem {
            r#type: self.code.to_owned(),
            title: words.say(visitor.lang, &word_of("api-problem-", self.code)),
            status: self.status.as_u16(),
            detail: words.say(visitor.lang, &self.detail),
            operation: visitor.operation.to_string(),
            field: self.field.map(str::to_owned),
            citation: self.citation,
        };
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (self.status, kind, Json(problem)).into_response()
    }
}

/// The answer, or the problem that stands against it.
pub fn answer(visitor: &Visitor, done: Result<Response, Refused>) -> PageResult {
    Ok(done.unwrap_or_else(|refused| refused.tell(visitor)))
}
