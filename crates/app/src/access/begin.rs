use super::sign_in::{agent, with_session};
use super::{actions, password};
use crate::web::{Form, FormState, Limit, Page, PageError, PageResult, Secret, Visitor, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};

/// Name, login and password of the first administrator.
#[derive(Serialize)]
pub struct BeginPage {
    form: FormState,
    shortest: usize,
}

impl BeginPage {
    fn of(form: FormState) -> BeginPage {
        BeginPage {
            form,
            shortest: password::SHORTEST,
        }
    }
}

impl Page for BeginPage {
    const TEMPLATE: &'static str = "pages/access/begin.html";

    fn samples() -> Vec<BeginPage> {
        let wrong = FormState::filled([("name", "Cán bộ 1".to_owned())]);
        let wrong = wrong.with_error("login", word("begin-login-missing"));
        vec![BeginPage::of(FormState::default()), BeginPage::of(wrong)]
    }
}

/// What the form holds; the rest is read from its state.
#[derive(Deserialize)]
pub struct Input {
    #[serde(default)]
    password: String,
}

/// `GET /bat-dau/{token}`
pub async fn get(visitor: Visitor, Path(token): Path<String>) -> PageResult {
    link(&visitor, &token).await?;
    visitor.show(&BeginPage::of(FormState::default()))
}

/// `POST /bat-dau/{token}`
pub async fn post(
    visitor: Visitor,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form<Input>,
) -> PageResult {
    visitor.limit(Limit::SignIn)?;
    let link = link(&visitor, &token).await?;
    let Form { input, mut state } = form;
    state.forget("password");
    let name = state.required("name", word("begin-name-missing"));
    let login = state.required("login", word("begin-login-missing"));
    if login.contains(char::is_whitespace) {
        state.error("login", word("begin-login-spaces"));
    }
    if input.password.chars().count() < password::SHORTEST || input.password.len() > password::LONGEST {
        state.error(
            "password",
            word("begin-password-short").with("shortest", password::SHORTEST),
        );
    }
    if !state.is_right() {
        return visitor.show_again(&BeginPage::of(state));
    }
    let begun = actions::begin(
        &visitor.app,
        &link,
        &name,
        &login,
        input.password,
        agent(&headers),
    )
    .await?;
    match begun {
        Ok(secret) => {
            let next = go::with_notice(urls::WORK, notice("begun"));
            Ok(with_session(&visitor, &secret, next))
        }
        Err(refusal) => Err(PageError::Refused(refusal.word())),
    }
}

async fn link(visitor: &Visitor, token: &str) -> Result<Secret, PageError> {
    let refused = || PageError::Refused(word("begin-link-used"));
    let secret = Secret::read(token).ok_or_else(refused)?;
    if actions::may_begin(&visitor.app, &secret).await? {
        Ok(secret)
    } else {
        Err(refused())
    }
}
