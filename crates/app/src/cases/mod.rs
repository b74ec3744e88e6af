//! Petitions and cases: from the receipt to the answer.

pub mod counter;
pub mod desk;
pub mod guard;
pub mod matters;
pub mod moving;
pub mod public;
pub mod recount;
pub mod said;
pub mod taking;

use crate::capabilities::Capability;
use crate::web::App;
use axum::Router;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "cases",
        routes: || {
            Router::<App>::new()
                .merge(counter::routes())
                .merge(matters::routes())
                .merge(public::routes())
        },
        pages: || {
            let mut pages = counter::pages();
            pages.extend(matters::pages());
            pages.extend(public::pages());
            pages
        },
        nav: || {
            let mut nav = counter::nav();
            nav.extend(public::nav());
            nav
        },
    }
}
