use super::actions;
use crate::web::{Form, Officer, PageResult, cookies, go, urls};
use axum::http::header;
use serde::Deserialize;

/// Here, or everywhere.
#[derive(Deserialize)]
pub struct Input {
    #[serde(default)]
    everywhere: String,
}

/// `POST /dang-xuat`
pub async fn post(officer: Officer, form: Form<Input>) -> PageResult {
    let everywhere = form.input.everywhere == "yes";
    actions::sign_out(&officer.app, &officer.author(), officer.secret(), everywhere).await?;
    let mut response = go::to(urls::HOME);
    if let Some(cookie) = cookies::clear_secret(&officer.app.config) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
