//! Figures as pictures, with the table behind each: a leader's board, the public part, and both as files. Nothing is
//! counted here; the figures are those of the public table, of the register of tasks and of `law/figures`.

mod board;
mod counted;
mod paper;
mod pictures;
mod public;
mod say;

pub use pictures::PictureView;
pub use public::pictures as public_pictures;

use crate::capabilities::Capability;
use crate::web::{App, entry, urls};
use axum::Router;
use axum::routing::get;

/// What it brings. Its pages are reached from the reports, from a leader's page and from the public figures.
pub fn capability() -> Capability {
    Capability {
        name: "dashboards",
        routes,
        pages: || vec![entry::<board::BoardPage>()],
        nav: Vec::new,
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::BOARD, get(board::get))
        .route(urls::BOARD_FILE, get(board::file))
        .route(urls::FIGURES_FILE, get(public::file))
}
