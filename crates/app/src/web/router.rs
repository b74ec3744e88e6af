//! All addresses, put together from the closed list of capabilities.

use super::{App, PageError, security, statics, urls, visit};
use crate::capabilities;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// What a form may weigh; a route that takes files says so itself.
const FORM: usize = 1024 * 1024;

/// The whole program as one service.
pub fn router(app: App) -> Router {
    let mut pages: Router<App> = Router::new();
    for capability in capabilities::all() {
        pages = pages.merge((capability.routes)());
    }
    let pages = pages
        .fallback(|| async { PageError::not_found() })
        .method_not_allowed_fallback(|| async { PageError::Method })
        .layer(DefaultBodyLimit::max(FORM))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), visit::visit));
    // A typeface is compressed already.
    let worth = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    Router::new()
        .route(urls::STATIC, get(statics::get))
        .merge(pages)
        .layer(CompressionLayer::new().compress_when(worth))
        .layer(from_fn_with_state(app.clone(), security::headers))
        .with_state(app)
}

fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let message = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    PageError::Fault(anyhow::anyhow!("panic: {message}")).into_response()
}
