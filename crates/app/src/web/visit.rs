//! What happens around every handler: who asks, in which language, may this form come from there, how long may it
//! take, and what becomes of an error.

use super::kept::Kept;
use super::random::Secret;
use super::{App, ClientAddress, Form, PageError, Upload, Visitor, cookies, error_page, security};
use crate::words::{Lang, word};
use axum::body::Body;
use axum::extract::{FromRequest, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use gandan_store::StoreError;
use gandan_store::access::{self, SignedIn};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tower_http::timeout::TimeoutBody;
use tracing::Instrument;

/// A page is made within this time or given up.
const ORDINARY: Duration = Duration::from_secs(30);
/// Files come over slow lines, but not for ever.
const UPLOAD: Duration = Duration::from_secs(15 * 60);
/// A client that sends nothing for so long has gone.
const SILENCE: Duration = Duration::from_secs(20);

/// A session ends after half a day without use (microseconds).
pub const SESSION: i64 = 12 * 60 * 60 * 1_000_000;
/// Use is noted this often (microseconds).
const SEEN: i64 = 5 * 60 * 1_000_000;

/// The middleware around all pages and the interface.
pub async fn visit(State(app): State<App>, request: Request, next: Next) -> Response {
    let operation: Arc<str> = uuid::Uuid::now_v7().simple().to_string().into();
    // The route, not the path: addresses hold codes that belong to people.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", |path| path.as_str());
    let span = tracing::info_span!(
        "request",
        operation.id = %operation,
        http.method = %request.method(),
        http.route = route,
    );
    let begun = Instant::now();
    async move {
        let (parts, body) = request.into_parts();
        let (visitor, known, unknown) = match arrive(&app, &parts, operation).await {
            Ok(arrived) => arrived,
            Err(fault) => {
                tracing::error!(error.message = %format!("{fault:#}"), "fault before the page");
                return PageError::Busy.status().into_response();
            }
        };
        let ours = visitor.safe_method || security::same_origin(&parts.headers);
        let response = match unknown {
            _ if !ours => PageError::Refused(word("error-origin")).into_response(),
            None => run(&visitor, parts, body, next).await,
            Some(fault) => {
                keep(&visitor, parts, body).await;
                PageError::from(fault).into_response()
            }
        };
        let mut response = error_page::finish(&visitor, response);
        leave(&visitor, known, &mut response);
        let elapsed = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(
            http.status = response.status().as_u16(),
            http.elapsed_ms = elapsed,
            "answered"
        );
        response
    }
    .instrument(span)
    .await
}

async fn run(visitor: &Visitor, mut parts: Parts, body: Body, next: Next) -> Response {
    let upload = parts
        .headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    parts.extensions.insert(visitor.clone());
    let body = Body::new(TimeoutBody::new(SILENCE, body));
    let answer = next.run(Request::from_parts(parts, body));
    match tokio::time::timeout(if upload { UPLOAD } else { ORDINARY }, answer).await {
        Ok(response) => response,
        Err(_) => PageError::Busy.into_response(),
    }
}

/// Takes in what somebody wrote, of whom it cannot be said who they are, so that it can be given back to them.
async fn keep(visitor: &Visitor, mut parts: Parts, body: Body) {
    #[derive(serde::Deserialize)]
    struct Anything {}
    if visitor.safe_method {
        return;
    }
    let is = |kind: &[u8]| {
        let given = parts.headers.get(header::CONTENT_TYPE);
        given.is_some_and(|given| given.as_bytes().starts_with(kind))
    };
    let (upload, form) = (is(b"multipart/"), is(b"application/x-www-form-urlencoded"));
    parts.extensions.insert(visitor.clone());
    let body = Body::new(TimeoutBody::new(SILENCE, body));
    let request = Request::from_parts(parts, body);
    let read = async {
        if form {
            // Reading it keeps it.
            drop(Form::<Anything>::from_request(request, &visitor.app).await);
        } else if upload && let Ok(mut upload) = Upload::from_request(request, &visitor.app).await {
            while let Ok(Some(part)) = upload.next().await {
                if part.file_name().is_none() {
                    drop(part.text(1 << 20).await);
                }
            }
        }
    };
    // What comes too slowly is not waited for.
    let _ = tokio::time::timeout(ORDINARY, read).await;
}

/// What the client brought with it, so that nothing is sent twice.
struct Known {
    secret: bool,
    lang: Option<Lang>,
}

/// Who asks, as far as the database says; where it does not answer, why.
async fn arrive(
    app: &App,
    parts: &Parts,
    operation: Arc<str>,
) -> anyhow::Result<(Visitor, Known, Option<anyhow::Error>)> {
    let brought = cookies::secret(&parts.headers, &app.config);
    let known = Known {
        secret: brought.is_some(),
        lang: cookies::lang(&parts.headers),
    };
    let (signed_in, unknown) = match &brought {
        Some(secret) => match signed_in(app, secret).await {
            Ok(signed_in) => (signed_in, None),
            Err(fault) => (None, Some(fault)),
        },
        None => (None, None),
    };
    let secret = match brought {
        Some(secret) => secret,
        None => Secret::fresh()?,
    };
    let visitor = Visitor {
        app: app.clone(),
        lang: asked_lang(parts.uri.query()).or(known.lang).unwrap_or_default(),
        address: parts
            .uri
            .path_and_query()
            .map_or("/", |address| address.as_str())
            .into(),
        safe_method: parts.method.is_safe(),
        client: client(app, parts),
        operation,
        signed_in,
        secret,
        kept: Kept::default(),
        form_shown: Arc::default(),
    };
    Ok((visitor, known, unknown))
}

/// The session of `secret`, where one runs; noted as used every few minutes, so that reading a page seldom writes.
async fn signed_in(app: &App, secret: &Secret) -> anyhow::Result<Option<Arc<SignedIn>>> {
    let now = app.clock.micros();
    let mut tx = app.db.begin_read().await?;
    let (token, today) = (secret.digest(), app.clock.today().to_string());
    let Some(signed_in) = access::session_find(&mut tx, &token, now, &today).await? else {
        return Ok(None);
    };
    drop(tx);
    if now - signed_in.seen_at > SEEN {
        match seen(app, &token, now).await {
            // Where nothing can be written any more, what is there can still be read.
            Err(StoreError::Full(error) | StoreError::ReadOnly(error)) => {
                tracing::warn!(error.message = %error, "session.seen");
            }
            done => done?,
        }
    }
    Ok(Some(Arc::new(signed_in)))
}

async fn seen(app: &App, session: &[u8], now: i64) -> Result<(), StoreError> {
    let mut tx = app.db.begin_write().await?;
    access::session_seen(&mut tx, session, now, now + SESSION).await?;
    tx.commit().await
}

fn asked_lang(query: Option<&str>) -> Option<Lang> {
    url::form_urlencoded::parse(query?.as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, code)| Lang::from_code(&code))
}

fn client(app: &App, parts: &Parts) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ClientAddress>()
        .map_or(IpAddr::from(Ipv4Addr::LOCALHOST), |peer| peer.0);
    if app.config.behind_proxy {
        forwarded(&parts.headers).unwrap_or(peer)
    } else {
        peer
    }
}

/// The last address is the one our own proxy wrote; those before it anyone could have written.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let chain = headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?
        .to_str()
        .ok()?;
    chain.rsplit(',').next()?.trim().parse().ok()
}

fn leave(visitor: &Visitor, known: Known, response: &mut Response) {
    let headers = response.headers_mut();
    if !known.secret && visitor.form_shown.load(Ordering::Relaxed) && !sets_secret(headers, visitor) {
        append(headers, cookies::set_secret(&visitor.secret, &visitor.app.config));
    }
    if known.lang.unwrap_or_default() != visitor.lang {
        append(headers, cookies::set_lang(visitor.lang));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // Pages of staff leave no trace on a shared machine; public ones are asked for anew.
        let caching = if visitor.signed_in.is_some() {
            "no-store"
        } else {
            "private, no-cache"
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    }
}

fn sets_secret(headers: &HeaderMap, visitor: &Visitor) -> bool {
    let name = cookies::session_name(&visitor.app.config).as_bytes();
    headers
        .get_all(header::SET_COOKIE)
        .iter()
        .any(|cookie| cookie.as_bytes().starts_with(name))
}

fn append(headers: &mut HeaderMap, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        headers.append(header::SET_COOKIE, cookie);
    }
}
