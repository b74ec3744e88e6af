//! The first pages: the public one, that of staff, and the one for the machine that watches.

mod care;
mod health;
mod public;
mod work;

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::get;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "home",
        routes,
        pages: || vec![entry::<public::HomePage>(), entry::<work::WorkPage>()],
        nav: || {
            vec![NavItem {
                word: word("nav-work"),
                href: urls::WORK,
                side: Side::Staff(&[]),
            }]
        },
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::HOME, get(public::get))
        .route(urls::WORK, get(work::get))
        .route(urls::HEALTH, get(health::get))
}
