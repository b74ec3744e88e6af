//! Files of `static/` under addresses that name their content, so that browsers may keep them for ever.

use super::random::hex;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../../static"]
struct Files;

/// The style sheet of official papers is made of their layouts; it is no file.
const PAPERS: &str = "paper.css";

fn read(path: &str) -> Option<Cow<'static, [u8]>> {
    match path {
        PAPERS => Some(Cow::Borrowed(gandan_press::print_style().as_bytes())),
        path => Files::get(path).map(|file| file.data),
    }
}

/// The address of every file, under one hash of them all: the style sheet then finds its fonts by their plain names.
#[derive(Clone)]
pub struct Statics {
    hash: Arc<str>,
}

impl Statics {
    /// Reads all files once.
    pub fn load() -> Statics {
        let mut paths: Vec<_> = Files::iter().collect();
        paths.push(Cow::Borrowed(PAPERS));
        paths.sort();
        let mut digest = Sha256::new();
        for path in paths {
            if let Some(bytes) = read(&path) {
                digest.update(path.as_bytes());
                digest.update(Sha256::digest(&bytes));
            }
        }
        let hash: String = hex(&digest.finalize()).chars().take(12).collect();
        Statics { hash: hash.into() }
    }

    /// Where `path` is served; nothing where there is no such file.
    pub fn address(&self, path: &str) -> Option<String> {
        read(path).map(|_| format!("/static/{}/{path}", self.hash))
    }
}

/// Serves a file.
pub async fn get(Path((_, path)): Path<(String, String)>) -> Response {
    let Some(bytes) = read(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let caching = if cfg!(debug_assertions) {
        "no-cache"
    } else {
        "public, max-age=31536000, immutable"
    };
    let headers = [
        (header::CONTENT_TYPE, kind(&path)),
        (header::CACHE_CONTROL, caching),
    ];
    (headers, bytes.into_owned()).into_response()
}

/// The closed list of kinds we serve; anything else is bytes.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
