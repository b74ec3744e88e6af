//! An officer's program: `Authorization: Bearer …` with a token that the officer made. It may what the account may.

use crate::web::{App, Officer, PageError, Secret, Visitor};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use gandan_store::access;
use std::ops::Deref;

/// A program that acts for an officer. Cookies count for nothing here.
pub struct Bearer(pub Officer);

impl Deref for Bearer {
    type Target = Officer;

    fn deref(&self) -> &Officer {
        &self.0
    }
}

/// The token of the request; nothing where it brings none. The name of the scheme is written in any case (RFC 9110 §11.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = given.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl FromRequestParts<App> for Bearer {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Bearer, PageError> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let token = bearer(&parts.headers).ok_or(PageError::SignInNeeded)?;
        let secret = Secret::read(token).ok_or(PageError::TokenRefused)?;
        let mut tx = app.db.begin_read().await?;
        let token = access::token_find(&mut tx, &secret.digest(), app.clock.micros())
            .await?
            .ok_or(PageError::TokenRefused)?;
        let today = app.clock.today().to_string();
        let actor = access::actor(&mut tx, token.account_id, &today)
            .await?
            .ok_or(PageError::TokenRefused)?;
        Ok(Bearer(Officer { visitor, actor }))
    }
}
