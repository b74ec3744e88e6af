use super::holder::{self, Holder, look_up, private};
use super::show;
use crate::cases::intake::Nothing;
use crate::web::{App, Form, FormState, Page, PageError, PageResult, Visitor, go, urls};
use crate::words::{Word, word};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use gandan_core::cases::{ReceiptCode, ReceiptError};
use gandan_store::cases;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;

/// Where a code is typed.
#[derive(Serialize)]
pub struct EnterPage {
    form: FormState,
    send: &'static str,
    telephone: Option<String>,
}

impl Page for EnterPage {
    const TEMPLATE: &'static str = "pages/tracking/enter.html";

    fn samples() -> Vec<EnterPage> {
        let page = |form, telephone| EnterPage {
            form,
            send: urls::SEND,
            telephone,
        };
        let wrong = FormState::filled([("code", "1234".to_owned())])
            .with_error("code", said(ReceiptError::Length { found: 4 }))
            .with_error("code", said(ReceiptError::NotDigits))
            .with_error("code", said(ReceiptError::CheckDigit))
            .with_error("code", word("tracking-unknown"));
        vec![
            page(FormState::default(), None),
            page(wrong, Some("0000 000 000".to_owned())),
        ]
    }
}

/// A browser that may hold a code.
pub struct Maybe(Option<Holder>);

impl FromRequestParts<App> for Maybe {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Maybe, Infallible> {
        Ok(Maybe(Holder::from_request_parts(parts, app).await.ok()))
    }
}

/// `GET /tra-cuu`: the matter of the code this browser holds, else the field for it.
pub async fn get(visitor: Visitor, Maybe(holder): Maybe) -> PageResult {
    if let Some(holder) = holder {
        return show::get(holder).await;
    }
    visitor.show(&page(&visitor, FormState::default()))
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// `POST /tra-cuu`: a slip of the pen is told before anything is looked up.
pub async fn post(visitor: Visitor, form: Form<Typed>) -> PageResult {
    let Form { input, mut state } = form;
    match ReceiptCode::parse(&input.code) {
        Err(error) => state.error("code", said(error)),
        Ok(code) => {
            if let Some(opened) = open(&visitor, &code).await? {
                return Ok(opened);
            }
            state.error("code", word("tracking-unknown"));
        }
    }
    Ok(private(visitor.show_again(&page(&visitor, state))?))
}

/// `GET /tra-cuu/{code}`: from the QR code of a receipt; the code leaves the address at once.
pub async fn scanned(visitor: Visitor, Path(code): Path<String>) -> PageResult {
    let mut form = FormState::default();
    match ReceiptCode::parse(&code) {
        Err(error) => form.error("code", said(error)),
        Ok(code) => {
            if let Some(opened) = open(&visitor, &code).await? {
                return Ok(opened);
            }
            form.error("code", word("tracking-unknown"));
        }
    }
    Ok(private(visitor.show_again(&page(&visitor, form))?))
}

/// Where a code leads: to the matter of its owner, or to the public one that somebody follows.
async fn open(visitor: &Visitor, code: &ReceiptCode) -> Result<Option<Response>, PageError> {
    let mut tx = visitor.app.db.begin_read().await?;
    if look_up(visitor, &mut tx, code).await?.is_some() {
        return Ok(Some(holder::enter(visitor, code)));
    }
    let hash = code.hash(&visitor.app.keys.receipt);
    let followed = cases::followed_publication(&mut tx, &hash).await?;
    Ok(followed.map(|id| go::to(&urls::with_id(urls::PUBLICATION, id))))
}

/// `POST /tra-cuu/roi-di`
pub async fn leave(visitor: Visitor, _form: Form<Nothing>) -> PageResult {
    holder::leave(&visitor)
}

fn said(error: ReceiptError) -> Word {
    match error {
        ReceiptError::NotDigits => word("tracking-not-digits"),
        ReceiptError::Length { found } => word("tracking-length").with("found", found),
        ReceiptError::CheckDigit => word("tracking-check-digit"),
    }
}

fn page(visitor: &Visitor, form: FormState) -> EnterPage {
    EnterPage {
        form,
        send: urls::SEND,
        telephone: visitor.app.config.telephone.clone(),
    }
}
