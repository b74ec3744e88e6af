//! Petitions and cases: from the receipt to the answer.

pub mod desk;
pub mod guard;
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
        routes: || Router::<App>::new().merge(public::routes()),
        pages: public::pages,
        nav: public::nav,
    }
}
