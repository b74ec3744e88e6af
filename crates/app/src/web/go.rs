//! Going to another page after something was done.

use super::urls;
use crate::words::Notice;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Name of the parameter that carries a notice.
pub const NOTICE: &str = "xong";

/// Sends the browser to `url` with a GET.
pub fn to(url: &str) -> Response {
    match HeaderValue::from_str(url) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        // Our addresses are ASCII; what is not cannot be gone to.
        Err(_) => (StatusCode::SEE_OTHER, [(header::LOCATION, urls::HOME)]).into_response(),
    }
}

/// As [`to`], with a notice at the top of the next page: `go::with_notice(&url, notice("document-signed"))` says the
/// word `notice-document-signed`. It travels in the address, so no state is kept and nothing but our own words can be
/// put there.
pub fn with_notice(url: &str, notice: Notice) -> Response {
    let (url, fragment) = url.split_once('#').unwrap_or((url, ""));
    let joint = if url.contains('?') { '&' } else { '?' };
    let mut target = format!("{url}{joint}{NOTICE}={}", notice.0);
    if !fragment.is_empty() {
        target.push('#');
        target.push_str(fragment);
    }
    to(&target)
}
