//! Files of `static/` under addresses that name their content, so that browsers may keep them for ever.

use super::random::hex;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../../static"]
struct Files;

/// The address of every file, under one hash of them all: the style sheet then finds its fonts by their plain names.
#[derive(Clone)]
pub struct Statics {
    hash: Arc<str>,
}

impl Statics {
    /// Reads all files once.
    pub fn load() -> Statics {
        let mut paths: Vec<_> = Files::iter().collect();
        paths.sort();
        let mut digest = Sha256::new();
        for path in paths {
            if let Some(file) = Files::get(&path) {
                digest.update(path.as_bytes());
                digest.update(file.metadata.sha256_hash());
            }
        }
        let hash: String = hex(&digest.finalize()).chars().take(12).collect();
        Statics { hash: hash.into() }
    }

    /// Where `path` is served; nothing where there is no such file.
    pub fn address(&self, path: &str) -> Option<String> {
        Files::get(path).map(|_| format!("/static/{}/{path}", self.hash))
    }
}

/// Serves a file.
pub async fn get(Path((_, path)): Path<(String, String)>) -> Response {
    let Some(file) = Files::get(&path) else {
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
    (headers, file.data.into_owned()).into_response()
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
