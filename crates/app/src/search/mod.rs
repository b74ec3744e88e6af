//! Search: an index per node, disposable, that follows the journal; and its pages.

mod copies;
mod follow;
mod index;
mod like;
mod newest;
mod of_case;
mod pages;
mod query;
#[cfg(test)]
mod samples;
mod schema;
mod shelf;
mod shown;
mod wanted;

pub use follow::{catch_up, run};
pub use index::{Index, PUBLICATION};
pub use like::{Like, readable_cases};
pub(crate) use pages::readable;
pub use query::{Found, Hit, Reader};

use crate::capabilities::Capability;
use crate::documents::READERS;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::get;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "search",
        routes: || -> Router<App> {
            Router::new()
                .route(urls::SEARCH, get(pages::staff))
                .route(urls::PUBLIC_SEARCH, get(pages::public))
        },
        pages: || vec![entry::<pages::SearchPage>()],
        nav: || {
            vec![
                NavItem {
                    word: word("nav-search"),
                    href: urls::SEARCH,
                    side: Side::Staff(READERS),
                },
                NavItem {
                    word: word("nav-search"),
                    href: urls::PUBLIC_SEARCH,
                    side: Side::Public,
                },
            ]
        },
    }
}
