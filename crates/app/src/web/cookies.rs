//! Cookies: one for the session (or, before there is one, for the token of forms), one for the language.

use super::random::Secret;
use crate::config::Config;
use crate::words::Lang;
use axum::http::{HeaderMap, HeaderValue, header};

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
