//! The form that a client sends: urlencoded, as the standard has it.

use crate::web::{App, PageError};
use crate::words::word;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use std::collections::BTreeMap;

/// The fields of a request by name; of a name given twice, the first.
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// A field; empty where it is absent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// A field, where it says something.
    pub fn given(&self, name: &str) -> Option<String> {
        Some(self.get(name).to_owned()).filter(|value| !value.is_empty())
    }
}

impl FromRequest<App> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Fields, PageError> {
        let bytes =
            Bytes::from_request(request, app)
                .await
                .map_err(|rejection| match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
                    _ => PageError::BadRequest(word("error-bad-request-text")),
                })?;
        let mut fields = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(&bytes) {
            fields.entry(name.into_owned()).or_insert(value.into_owned());
        }
        Ok(Fields(fields))
    }
}
