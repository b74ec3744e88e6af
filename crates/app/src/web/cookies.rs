//! Cookies: one for the session (or, before there is one, for the token of forms), one for the language, one for the
//! receipt code that somebody follows.

use super::random::Secret;
use crate::config::Config;
use crate::words::Lang;
use axum::http::{HeaderMap, HeaderValue, header};
use gandan_core::cases::ReceiptCode;

const LANG: &str = "gandan-lang";

/// Name of the session cookie. `__Host-` makes the browser insist on `Secure` and this very host.
pub fn session_name(config: &Config) -> &'static str {
    if config.plain_http {
        "gandan"
    } else {
        "__Host-gandan"
    }
}

/// The secret the client brought.
pub fn secret(headers: &HeaderMap, config: &Config) -> Option<Secret> {
    value(headers, session_name(config)).and_then(Secret::read)
}

/// The language the client chose.
pub fn lang(headers: &HeaderMap) -> Option<Lang> {
    value(headers, LANG).and_then(Lang::from_code)
}

/// Sets the session cookie; it ends with the browser, the session in the database by its own date.
pub fn set_secret(secret: &Secret, config: &Config) -> Option<HeaderValue> {
    let secure = if config.plain_http { "" } else { "; Secure" };
    let name = session_name(config);
    let text = format!(
        "{name}={}; Path=/; HttpOnly; SameSite=Lax{secure}",
        secret.expose()
    );
    HeaderValue::from_str(&text).ok()
}

/// Takes the session cookie back.
pub fn clear_secret(config: &Config) -> Option<HeaderValue> {
    let secure = if config.plain_http { "" } else { "; Secure" };
    let name = session_name(config);
    HeaderValue::from_str(&format!(
        "{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}"
    ))
    .ok()
}

/// Name of the cookie of a receipt code.
fn receipt_name(config: &Config) -> &'static str {
    if config.plain_http {
        "gandan-ma"
    } else {
        "__Secure-gandan-ma"
    }
}

/// The receipt code whose matter the browser follows.
pub fn receipt(headers: &HeaderMap, config: &Config) -> Option<ReceiptCode> {
    value(headers, receipt_name(config)).and_then(|digits| ReceiptCode::parse(digits).ok())
}

/// Follows a matter: for half an hour without the browser being closed, on the pages of tracking alone.
pub fn set_receipt(code: &ReceiptCode, config: &Config) -> Option<HeaderValue> {
    let digits = code.expose().replace(' ', "");
    receipt_cookie(&digits, 1800, config)
}

/// Follows it no longer.
pub fn clear_receipt(config: &Config) -> Option<HeaderValue> {
    receipt_cookie("", 0, config)
}

fn receipt_cookie(value: &str, seconds: u32, config: &Config) -> Option<HeaderValue> {
    let secure = if config.plain_http { "" } else { "; Secure" };
    let (name, path) = (receipt_name(config), crate::web::urls::TRACKING);
    let text = format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    let mut header = HeaderValue::from_str(&text).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// Remembers the language for a year.
pub fn set_lang(lang: Lang) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!(
        "{LANG}={}; Path=/; Max-Age=31536000; SameSite=Lax",
        lang.code()
    ))
    .ok()
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().split_once('=').filter(|(found, _)| *found == name))
        .map(|(_, value)| value)
}
