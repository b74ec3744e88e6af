//! Signing in and out.

use crate::capabilities::Capability;
use crate::web::App;
use axum::Router;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "access",
        routes,
        pages: Vec::new,
        nav: Vec::new,
    }
}

fn routes() -> Router<App> {
    Router::new()
}
