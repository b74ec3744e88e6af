use super::error::Carried;
use super::{Neighbour, Page, PageError, Visitor, go, urls};
use crate::words::{Word, word, word_of};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// The page of every error: what happened, what to do next, where else to go.
#[derive(Serialize)]
pub struct ErrorPage {
    title: Word,
    explanation: Word,
    near: Vec<Neighbour>,
    /// Number to tell the administrator; only where it is our fault.
    operation: Option<String>,
    /// What they sent, to be sent again.
    again: Option<Again>,
}

/// A form that could not be taken now, as it was filled in.
#[derive(Serialize)]
struct Again {
    action: String,
    multipart: bool,
    fields: Vec<AgainField>,
}

#[derive(Serialize)]
struct AgainField {
    name: String,
    value: String,
    /// Shown, since somebody wrote it.
    long: bool,
}

impl Again {
    /// The form behind a request that failed for the time being; nothing where there was none.
    fn of(visitor: &Visitor, error: &PageError) -> Option<Again> {
        let passing = matches!(
            error,
            PageError::Busy | PageError::Away(_) | PageError::Full(_) | PageError::ReadOnly(_)
        );
        let (multipart, fields) = visitor.kept.take();
        if !passing || visitor.safe_method || fields.is_empty() {
            return None;
        }
        Some(Again {
            action: visitor.address.to_string(),
            multipart,
            fields: fields.into_iter().map(AgainField::of).collect(),
        })
    }
}

impl AgainField {
    fn of((name, value): (String, String)) -> AgainField {
        AgainField {
            long: value.chars().count() > 60 || value.contains('\n'),
            name,
            value,
        }
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "pages/errors/error.html";

    fn samples() -> Vec<ErrorPage> {
        let near = vec![Neighbour {
            word: word("nav-public-documents"),
            href: urls::PUBLIC_DOCUMENTS.to_owned(),
        }];
        let errors = [
            PageError::NotFound { near },
            PageError::TooMany { retry_after: 6 },
            PageError::Gone(word("error-gone-file")),
            PageError::Full(anyhow::anyhow!("sample")),
            PageError::ReadOnly(anyhow::anyhow!("sample")),
            PageError::Fault(anyhow::anyhow!("sample")),
        ];
        errors
            .into_iter()
            .map(|error| ErrorPage::of(error, "0199a1b2", None))
            .chain([true, false].map(|multipart| {
                let again = Again {
                    action: "/".to_owned(),
                    multipart,
                    fields: ["gui", "Đèn đường ngõ 5\nkhông sáng."]
                        .map(|value| AgainField::of(("words".to_owned(), value.to_owned())))
                        .into(),
                };
                ErrorPage::of(
                    PageError::Away(anyhow::anyhow!("sample")),
                    "0199a1b2",
                    Some(again),
                )
            }))
            .collect()
    }
}

impl ErrorPage {
    fn of(error: PageError, operation: &str, again: Option<Again>) -> ErrorPage {
        let ours = error.status().is_server_error();
        ErrorPage {
            title: word_of("error-title-", error.code()),
            explanation: error.explanation(),
            operation: ours.then(|| operation.to_owned()),
            again,
            near: match error {
                PageError::NotFound { near } => near,
                _ => Vec::new(),
            },
        }
    }
}

/// RFC 9457, for the interface.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'a str,
    title: String,
    status: u16,
    detail: String,
    operation: &'a str,
}

/// Gives every error its page, in the visitor's language; a fault is logged here and nowhere else.
pub(super) fn finish(visitor: &Visitor, response: Response) -> Response {
    let status = response.status();
    let bare = !response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        [&b"text/html"[..], b"text/xml", b"application/"]
            .iter()
            .any(|known| kind.as_bytes().starts_with(known))
    });
    // Which methods an address knows is told by the router (RFC 9110 §15.5.6).
    let allow = response.headers().get(header::ALLOW).cloned();
    let error = match response.extensions().get::<Carried>().and_then(Carried::take) {
        Some(error) => error,
        None if (status.is_client_error() || status.is_server_error()) && bare => {
            PageError::of_status(status)
        }
        None => return response,
    };
    if let Some(fault) = error.fault() {
        tracing::error!(operation.id = %visitor.operation, error.message = %format!("{fault:#}"), "fault");
    }
    let mut answer = if visitor.address.starts_with(urls::API) {
        let mut problem = problem(visitor, &error);
        if let Some(challenge) = challenge(&error) {
            let value = HeaderValue::from_static(challenge);
            problem.headers_mut().insert(header::WWW_AUTHENTICATE, value);
        }
        if let Some(allow) = allow {
            problem.headers_mut().insert(header::ALLOW, allow);
        }
        problem
    } else if visitor.address.starts_with(urls::OPEN311) {
        listed(visitor, &error)
    } else if matches!(error, PageError::SignInNeeded) {
        let back = if visitor.safe_method {
            &*visitor.address
        } else {
            ""
        };
        return go::to(&urls::sign_in_then(back));
    } else {
        let status = error.status();
        let retry_after = waits(&error);
        let mut answer = page(visitor, status, error);
        wait(&mut answer, retry_after);
        return answer;
    };
    wait(&mut answer, waits(&error));
    answer
}

fn page(visitor: &Visitor, status: StatusCode, error: PageError) -> Response {
    let again = Again::of(visitor, &error);
    match visitor.render(&ErrorPage::of(error, &visitor.operation, again)) {
        Ok(html) => (status, axum::response::Html(html)).into_response(),
        Err(fault) => {
            tracing::error!(operation.id = %visitor.operation, error.message = %format!("{fault:#}"), "fault");
            (status, visitor.operation.to_string()).into_response()
        }
    }
}

fn problem(visitor: &Visitor, error: &PageError) -> Response {
    let words = &visitor.app.words;
    let body = Problem {
        r#type: error.code(),
        title: words.say(visitor.lang, &word_of("error-title-", error.code())),
        status: error.status().as_u16(),
        detail: words.say(visitor.lang, &error.explanation()),
        operation: &visitor.operation,
    };
    (
        error.status(),
        [(header::CONTENT_TYPE, "application/problem+json")],
        Json(body),
    )
        .into_response()
}

/// What a program is told about its token (RFC 6750 §3): nothing more where it brought none.
fn challenge(error: &PageError) -> Option<&'static str> {
    match error {
        PageError::SignInNeeded => Some("Bearer realm=\"gandan\""),
        PageError::TokenRefused => Some("Bearer realm=\"gandan\", error=\"invalid_token\""),
        _ => None,
    }
}

/// As Open311 has it: a list of codes with descriptions, as JSON or XML by the end of the address.
fn listed(visitor: &Visitor, error: &PageError) -> Response {
    let (status, words) = (error.status(), &visitor.app.words);
    let description = words.say(visitor.lang, &error.explanation());
    let path = visitor.address.split('?').next().unwrap_or_default();
    if path.ends_with(".xml") {
        // The words are ours: none of them needs escaping but these.
        let description = description.replace('&', "&amp;").replace('<', "&lt;");
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<errors><error><code>{}</code>\
             <description>{description}</description></error></errors>",
            status.as_u16()
        );
        let kind = [(header::CONTENT_TYPE, "text/xml; charset=utf-8")];
        return (status, kind, text).into_response();
    }
    let list = serde_json::json!([{"code": status.as_u16(), "description": description}]);
    (status, Json(list)).into_response()
}

fn waits(error: &PageError) -> Option<u32> {
    match error {
        PageError::TooMany { retry_after } => Some(*retry_after),
        PageError::Busy | PageError::Away(_) => Some(30),
        _ => None,
    }
}

fn wait(answer: &mut Response, seconds: Option<u32>) {
    if let Some(seconds) = seconds {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}
