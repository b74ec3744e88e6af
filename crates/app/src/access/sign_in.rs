use super::actions;
use crate::web::{Form, FormState, Limit, Page, PageResult, Visitor, cookies, go, urls};
use crate::words::word;
use axum::extract::Query;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde::{Deserialize, Serialize};

/// Name and password, and the way back.
#[derive(Serialize)]
pub struct SignInPage {
    form: FormState,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "pages/access/sign_in.html";

    fn samples() -> Vec<SignInPage> {
        let wrong = FormState::filled([("login", "canbo1".to_owned())]);
        vec![
            SignInPage {
                form: FormState::default(),
            },
            SignInPage {
                form: wrong.with_error("login", word("sign-in-wrong")),
            },
        ]
    }
}

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    ve: String,
}

/// What the form holds.
#[derive(Deserialize)]
pub struct Input {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    ve: String,
}

/// `GET /dang-nhap`
pub async fn get(visitor: Visitor, Query(back): Query<Back>) -> PageResult {
    if visitor.actor().is_some() {
        return Ok(go::to(urls::ours(&back.ve)));
    }
    visitor.show(&SignInPage {
        form: FormState::filled([("ve", back.ve)]),
    })
}

/// `POST /dang-nhap`
pub async fn post(visitor: Visitor, headers: HeaderMap, form: Form<Input>) -> PageResult {
    visitor.limit(Limit::SignIn)?;
    let Form { input, mut state } = form;
    state.forget("password");
    let opened = actions::sign_in(&visitor.app, input.login.trim(), input.password, agent(&headers)).await?;
    match opened {
        Some(secret) => Ok(with_session(&visitor, &secret, go::to(urls::ours(&input.ve)))),
        None => {
            state.error("login", word("sign-in-wrong"));
            visitor.show_again(&SignInPage { form: state })
        }
    }
}

/// `response`, with the cookie of the session that was opened.
pub(super) fn with_session(
    visitor: &Visitor,
    secret: &crate::web::Secret,
    mut response: Response,
) -> Response {
    if let Some(cookie) = cookies::set_secret(secret, &visitor.app.config) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// How the browser calls itself.
pub(super) fn agent(headers: &HeaderMap) -> &str {
    headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default()
}
