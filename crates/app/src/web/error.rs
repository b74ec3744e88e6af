//! Which kind to use when:
//! - the person did something that cannot be: `NotFound`, `Refused`, `BadRequest`, `Conflict`, `TooMany` with a word
//!   that says what to do next (a wrong *form* is no error: show it again with `visitor.show_again`);
//! - the program failed: `Fault`; its surroundings failed: `Away`, `Full`, `ReadOnly`; all made by `?` from `anyhow::Error` and
//!   store errors. They are logged once, with the operation id that the person sees.

use crate::words::{Word, word, word_of};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use gandan_core::access::Refusal;
use gandan_store::StoreError;
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};

/// What a handler answers.
pub type PageResult = Result<Response, PageError>;

/// All ways in which a page can fail; the page of each is `templates/pages/errors/error.html`.
#[derive(Debug)]
pub enum PageError {
    /// There is nothing here (or nothing this person may know of); `near` are pages they may have meant.
    NotFound {
        /// Likely neighbours.
        near: Vec<Neighbour>,
    },
    /// They may not; the word says why.
    Refused(Word),
    /// One has to sign in first; leads to the sign-in page and back.
    SignInNeeded,
    /// A program's token opens nothing (any more).
    TokenRefused,
    /// The request makes no sense.
    BadRequest(Word),
    /// Somebody else was first.
    Conflict(Word),
    /// There was something here, and its time is over; the word says so.
    Gone(Word),
    /// The method does not exist at this address.
    Method,
    /// The request is larger than we take.
    TooLarge,
    /// Too many in a short time.
    TooMany {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// It took too long.
    Busy,
    /// The database does not answer.
    Away(anyhow::Error),
    /// No room is left for the database.
    Full(anyhow::Error),
    /// The database can be read and not written to.
    ReadOnly(anyhow::Error),
    /// Our fault.
    Fault(anyhow::Error),
}

/// A page someone may have meant.
#[derive(Debug, Clone, Serialize)]
pub struct Neighbour {
    /// What it is.
    pub word: Word,
    /// Where it is.
    pub href: String,
}

impl PageError {
    /// Nothing here, and no idea what was meant.
    pub fn not_found() -> PageError {
        PageError::NotFound { near: Vec::new() }
    }

    /// The status it is sent with.
    pub fn status(&self) -> StatusCode {
        match self {
            PageError::NotFound { .. } => StatusCode::NOT_FOUND,
            PageError::Refused(_) => StatusCode::FORBIDDEN,
            PageError::SignInNeeded | PageError::TokenRefused => StatusCode::UNAUTHORIZED,
            PageError::BadRequest(_) => StatusCode::BAD_REQUEST,
            PageError::Conflict(_) => StatusCode::CONFLICT,
            PageError::Gone(_) => StatusCode::GONE,
            PageError::Method => StatusCode::METHOD_NOT_ALLOWED,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            PageError::Busy | PageError::Away(_) | PageError::ReadOnly(_) => StatusCode::SERVICE_UNAVAILABLE,
            PageError::Full(_) => StatusCode::INSUFFICIENT_STORAGE,
            PageError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The kind as it is written in the interface and in keys of words (`error-<code>-title`).
    pub fn code(&self) -> &'static str {
        match self {
            PageError::NotFound { .. } => "not-found",
            PageError::Refused(_) => "refused",
            PageError::SignInNeeded => "sign-in",
            PageError::TokenRefused => "token",
            PageError::BadRequest(_) => "bad-request",
            PageError::Conflict(_) => "conflict",
            PageError::Gone(_) => "gone",
            PageError::Method => "method",
            PageError::TooLarge => "too-large",
            PageError::TooMany { .. } => "too-many",
            PageError::Busy => "busy",
            PageError::Away(_) => "away",
            PageError::Full(_) => "full",
            PageError::ReadOnly(_) => "read-only",
            PageError::Fault(_) => "fault",
        }
    }

    /// What happened and what to do next.
    pub fn explanation(&self) -> Word {
        match self {
            PageError::Refused(why)
            | PageError::BadRequest(why)
            | PageError::Conflict(why)
            | PageError::Gone(why) => why.clone(),
            PageError::TooMany { retry_after } => {
                word("error-too-many-text").with("seconds", i64::from(*retry_after))
            }
            PageError::NotFound { .. } => word("error-not-found-text"),
            PageError::SignInNeeded => word("error-sign-in-text"),
            PageError::TokenRefused => word("error-token-refused-text"),
            PageError::Method => word("error-method-text"),
            PageError::TooLarge => word("error-too-large-text"),
            PageError::Busy => word("error-busy-text"),
            PageError::Away(_) => word("error-away-text"),
            PageError::Full(_) => word("error-full-text"),
            PageError::ReadOnly(_) => word("error-read-only-text"),
            PageError::Fault(_) => word("error-fault-text"),
        }
    }

    /// What to write down about it: where the program or its surroundings failed.
    pub fn fault(&self) -> Option<&anyhow::Error> {
        match self {
            PageError::Away(fault)
            | PageError::Full(fault)
            | PageError::ReadOnly(fault)
            | PageError::Fault(fault) => Some(fault),
            _ => None,
        }
    }

    /// The error for a status that a library answered by itself.
    pub(super) fn of_status(status: StatusCode) -> PageError {
        match status {
            StatusCode::NOT_FOUND => PageError::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => PageError::Method,
            StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => PageError::Busy,
            status if status.is_client_error() => PageError::BadRequest(word("error-bad-request-text")),
            status => PageError::Fault(anyhow::anyhow!("an answer of {status} without a page")),
        }
    }
}

impl From<anyhow::Error> for PageError {
    fn from(error: anyhow::Error) -> PageError {
        match error.chain().find_map(|cause| cause.downcast_ref()) {
            Some(StoreError::Away(_)) => PageError::Away(error),
            Some(StoreError::Full(_)) => PageError::Full(error),
            Some(StoreError::ReadOnly(_)) => PageError::ReadOnly(error),
            _ => PageError::Fault(error),
        }
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> PageError {
        match error {
            StoreError::NotFound => PageError::not_found(),
            StoreError::Stale => PageError::Conflict(word("error-stale")),
            error => PageError::from(anyhow::Error::from(error)),
        }
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> PageError {
        let code = match refusal {
            Refusal::Role => "role",
            Refusal::Scope => "scope",
            Refusal::Object => "object",
            Refusal::Conflict => "conflict",
            Refusal::Helper => "helper",
        };
        PageError::Refused(word_of("refusal-", code))
    }
}

/// Carries the error to the place that knows the language: `error_page::finish`.
#[derive(Clone)]
pub(super) struct Carried(Arc<Mutex<Option<PageError>>>);

impl Carried {
    /// The error, once.
    pub(super) fn take(&self) -> Option<PageError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response
            .extensions_mut()
            .insert(Carried(Arc::new(Mutex::new(Some(self)))));
        response
    }
}
