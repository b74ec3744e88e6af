//! An officer's program: `Authorization: Bearer …` with a token that the officer made. It may what the account may.

use crate::web::{App, Officer, PageError, Secret, Visitor};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
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

impl FromRequestParts<App> for Bearer {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Bearer, PageError> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let given = parts.headers.get(header::AUTHORIZATION);
        let secret = given
            .and_then(|given| given.to_str().ok())
            .and_then(|given| given.strip_prefix("Bearer "))
            .and_then(|token| Secret::read(token.trim()))
            .ok_or(PageError::SignInNeeded)?;
        let mut tx = app.db.begin_read().await?;
        let token = access::token_find(&mut tx, &secret.digest(), app.clock.micros())
            .await?
            .ok_or(PageError::SignInNeeded)?;
        let today = app.clock.today().to_string();
        let actor = access::actor(&mut tx, token.account_id, &today)
            .await?
            .ok_or(PageError::SignInNeeded)?;
        Ok(Bearer(Officer { visitor, actor }))
    }
}
