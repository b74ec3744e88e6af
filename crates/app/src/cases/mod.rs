//! Petitions and cases: from the receipt to the answer.

pub mod acting;
pub mod api;
pub mod counter;
pub mod gather;
pub mod guard;
pub mod intake;
pub mod matters;
pub mod moving;
pub mod papers;
pub mod public;
pub mod recount;
pub mod retention;
pub mod said;
pub mod taking;
pub mod terms;
mod title;
pub mod tracking;
pub mod work;

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, urls};
use crate::words::word;
use axum::Router;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "cases",
        routes: || {
            Router::<App>::new()
                .merge(work::routes())
                .merge(api::routes())
                .merge(counter::routes())
                .merge(intake::routes())
                .merge(tracking::routes())
                .merge(matters::routes())
                .merge(retention::routes())
                .merge(public::routes())
        },
        pages: || {
            let mut pages = work::pages();
            pages.extend(api::pages());
            pages.extend(counter::pages());
            pages.extend(intake::pages());
            pages.extend(tracking::pages());
            pages.extend(matters::pages());
            pages.extend(retention::pages());
            pages.extend(public::pages());
            pages
        },
        nav: || {
            let mut nav = work::nav();
            nav.extend(counter::nav());
            nav.extend(retention::nav());
            nav.extend([
                NavItem {
                    word: word("nav-send"),
                    href: urls::SEND,
                    side: Side::Public,
                },
                NavItem {
                    word: word("nav-tracking"),
                    href: urls::TRACKING,
                    side: Side::Public,
                },
            ]);
            nav.extend(public::nav());
            nav
        },
    }
}
