//! Choosing a password: with a one-time link, or anew as somebody signed in.

use super::sign_in::{agent, with_session};
use super::{links, password};
use crate::web::{Form, FormState, Limit, Officer, Page, PageError, PageResult, Secret, Visitor, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};

/// A new password, for somebody whose name is known.
#[derive(Serialize)]
pub struct ChoosePage {
    form: FormState,
    name: String,
    login: String,
    shortest: usize,
    /// Whether the old one is asked for.
    signed_in: bool,
}

impl Page for ChoosePage {
    const TEMPLATE: &'static str = "pages/access/choose.html";

    fn samples() -> Vec<ChoosePage> {
        let page = |form, signed_in| ChoosePage {
            form,
            name: "Cán bộ 1".to_owned(),
            login: "canbo1".to_owned(),
            shortest: password::SHORTEST,
            signed_in,
        };
        let wrong = FormState::default().with_error("old", word("choose-old-wrong"));
        vec![page(FormState::default(), false), page(wrong, true)]
    }
}

/// What the forms hold.
#[derive(Deserialize)]
pub struct Input {
    #[serde(default)]
    old: String,
    #[serde(default)]
    password: String,
}

/// `GET /moi/{token}`
pub async fn get(visitor: Visitor, Path(token): Path<String>) -> PageResult {
    let (_, page) = linked(&visitor, &token, FormState::default()).await?;
    visitor.show(&page)
}

/// `POST /moi/{token}`
pub async fn post(
    visitor: Visitor,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form<Input>,
) -> PageResult {
    visitor.limit(Limit::SignIn)?;
    let Form { input, mut state } = form;
    state.forget("password");
    check(&mut state, &input.password);
    let right = state.is_right();
    let (link, page) = linked(&visitor, &token, state).await?;
    if !right {
        return visitor.show_again(&page);
    }
    match links::choose(&visitor.app, &link, input.password, agent(&headers)).await? {
        Some(secret) => Ok(with_session(
            &visitor,
            &secret,
            go::with_notice(urls::WORK, notice("password-chosen")),
        )),
        None => Err(PageError::Refused(word("choose-link-used"))),
    }
}

/// `GET /lam-viec/tai-khoan/mat-khau`
pub async fn own_get(officer: Officer) -> PageResult {
    officer.show(&own(&officer, FormState::default()))
}

/// `POST /lam-viec/tai-khoan/mat-khau`
pub async fn own_post(officer: Officer, headers: HeaderMap, form: Form<Input>) -> PageResult {
    officer.limit(Limit::SignIn)?;
    let Form { input, mut state } = form;
    state.forget("password");
    state.forget("old");
    check(&mut state, &input.password);
    if !state.is_right() {
        return officer.show_again(&own(&officer, state));
    }
    match links::change_password(&officer, input.old, input.password, agent(&headers)).await? {
        Some(secret) => {
            let next = go::with_notice(urls::MY_ACCOUNT, notice("password-chosen"));
            Ok(with_session(&officer, &secret, next))
        }
        None => {
            state.error("old", word("choose-old-wrong"));
            officer.show_again(&own(&officer, state))
        }
    }
}

fn check(state: &mut FormState, words: &str) {
    if words.chars().count() < password::SHORTEST || words.len() > password::LONGEST {
        state.error(
            "password",
            word("begin-password-short").with("shortest", password::SHORTEST),
        );
    }
}

async fn linked(visitor: &Visitor, token: &str, form: FormState) -> Result<(Secret, ChoosePage), PageError> {
    let refused = || PageError::Refused(word("choose-link-used"));
    let secret = Secret::read(token).ok_or_else(refused)?;
    let account = links::invited(&visitor.app, &secret).await?.ok_or_else(refused)?;
    let page = ChoosePage {
        form,
        name: account.name,
        login: account.login,
        shortest: password::SHORTEST,
        signed_in: false,
    };
    Ok((secret, page))
}

fn own(officer: &Officer, form: FormState) -> ChoosePage {
    ChoosePage {
        form,
        name: officer.actor.name.clone(),
        login: String::new(),
        shortest: password::SHORTEST,
        signed_in: true,
    }
}
