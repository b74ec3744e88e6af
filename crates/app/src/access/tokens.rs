use crate::web::{Form, FormState, Officer, Page, PageResult, Secret, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use gandan_store::access::{self, TokenRow};
use gandan_store::new_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;
/// Days for which a token may work.
const DAYS: [i64; 3] = [30, 90, 365];

/// Tokens with which programs act for me.
#[derive(Serialize)]
pub struct TokensPage {
    form: FormState,
    days: Vec<Choice>,
    /// A token just made: shown once.
    fresh: Option<String>,
    tokens: Vec<Line>,
    api: &'static str,
}

/// For how long.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A token.
#[derive(Serialize)]
struct Line {
    name: String,
    created_at: i64,
    expires_at: i64,
    revoked_at: Option<i64>,
    over: bool,
    revoke: String,
}

impl Page for TokensPage {
    const TEMPLATE: &'static str = "pages/access/tokens.html";

    fn samples() -> Vec<TokensPage> {
        let line = |revoked_at, over| Line {
            name: "Phần mềm một cửa".to_owned(),
            created_at: 0,
            expires_at: 1,
            revoked_at,
            over,
            revoke: urls::with_id(urls::TOKEN_REVOKE, Uuid::nil()),
        };
        let page = |form, fresh, tokens| TokensPage {
            form,
            days: choices(),
            fresh,
            tokens,
            api: urls::API_PAGE,
        };
        let wrong = FormState::default().with_error("name", word("token-name-missing"));
        vec![
            page(FormState::default(), None, Vec::new()),
            page(
                wrong,
                Some("ab".repeat(32)),
                vec![line(None, false), line(None, true), line(Some(1), false)],
            ),
        ]
    }
}

fn choices() -> Vec<Choice> {
    let choice = |days: i64| Choice {
        value: days.to_string(),
        label: days.to_string(),
    };
    DAYS.map(choice).into()
}

/// `GET /lam-viec/tai-khoan/khoa`
pub async fn get(officer: Officer) -> PageResult {
    let page = load(&officer, FormState::default(), None).await?;
    officer.show(&page)
}

async fn load(officer: &Officer, form: FormState, fresh: Option<String>) -> anyhow::Result<TokensPage> {
    let now = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_read().await?;
    let tokens = access::token_list(&mut tx, officer.actor.account).await?;
    Ok(TokensPage {
        form,
        days: choices(),
        fresh,
        tokens: tokens
            .into_iter()
            .map(|token| Line {
                name: token.name,
                created_at: token.created_at,
                expires_at: token.expires_at,
                revoked_at: token.revoked_at,
                over: token.expires_at <= now,
                revoke: urls::with_id(urls::TOKEN_REVOKE, token.id),
            })
            .collect(),
        api: urls::API_PAGE,
    })
}

/// What is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    days: String,
}

/// `POST /lam-viec/tai-khoan/khoa`: the token is shown on this answer and never again.
pub async fn post(officer: Officer, form: Form<Typed>) -> PageResult {
    let Form { input, mut state } = form;
    let name = input.name.replace('\0', " ").trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 {
        state.error("name", word("token-name-missing"));
    }
    let days: i64 = input.days.parse().unwrap_or_default();
    if !DAYS.contains(&days) {
        state.error("days", word("token-days-missing"));
    }
    if !state.is_right() {
        return officer.show_again(&load(&officer, state, None).await?);
    }
    let app = &officer.app;
    let secret = Secret::fresh()?;
    let now = app.clock.micros();
    let token = TokenRow {
        id: new_id(),
        account_id: officer.actor.account,
        name,
        created_at: now,
        expires_at: now + days * DAY,
        revoked_at: None,
    };
    let mut tx = app.db.begin_write().await?;
    access::token_insert(&mut tx, &token, &secret.digest(), &officer.author()).await?;
    tx.commit().await?;
    let fresh = Some(secret.expose().to_owned());
    let mut response = officer.show(&load(&officer, FormState::default(), fresh).await?)?;
    let kept = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}

/// Nothing but the token of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// `POST /lam-viec/tai-khoan/khoa/{id}/thu-hoi`
pub async fn revoke(officer: Officer, Path(id): Path<Uuid>, _form: Form<Nothing>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let now = app.clock.micros();
    access::token_revoke(&mut tx, id, officer.actor.account, &officer.author(), now).await?;
    tx.commit().await?;
    Ok(go::with_notice(urls::TOKENS, notice("token-revoked")))
}
