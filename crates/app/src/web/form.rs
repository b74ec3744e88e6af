use super::random::same;
use super::{App, FormState, PageError, Visitor};
use crate::words::word;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use serde::de::DeserializeOwned;

/// Name of the field that carries the token.
pub const CSRF: &str = "csrf";

/// A form as the browser posted it. The only way to one is through the check of its token.
///
/// `T` is best made of `String`, `Option<String>` and `Vec<String>` with `#[serde(default)]`: what people type is read
/// in the handler, where a wrong value can be told beside its field.
pub struct Form<T> {
    /// The fields.
    pub input: T,
    /// The same as typed, to show the form again.
    pub state: FormState,
}

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Form<T>, PageError> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, app).await?;
        let request = Request::from_parts(parts, body);
        let body = Bytes::from_request(request, app)
            .await
            .map_err(|rejection| PageError::of_status(rejection.status()))?;
        let state = read(&visitor, &body)?;
        let input = serde_html_form::from_bytes(&body)
            .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
        Ok(Form { input, state })
    }
}

/// Reads all fields and checks the token; not generic, so that it is compiled once.
fn read(visitor: &Visitor, body: &[u8]) -> Result<FormState, PageError> {
    let mut state = FormState::default();
    for (field, value) in url::form_urlencoded::parse(body) {
        state
            .values
            .entry(field.into_owned())
            .or_default()
            .push(value.into_owned());
    }
    let token = state.values.remove(CSRF).and_then(|mut values| values.pop());
    check_token(visitor, token.as_deref())?;
    for (field, values) in &state.values {
        for value in values {
            visitor.kept.put(false, field, value);
        }
    }
    Ok(state)
}

/// The one place where tokens are checked.
pub(super) fn check_token(visitor: &Visitor, token: Option<&str>) -> Result<(), PageError> {
    match token {
        Some(token) if same(token, &visitor.csrf()) => Ok(()),
        _ => Err(PageError::Refused(word("error-token"))),
    }
}
