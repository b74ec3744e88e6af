//! Following a matter by its receipt code: what was done, by when the next step is due and why, messages both ways, and
//! whether it is solved. A code opens its own petition and nothing of the others of its case; where that has several matters, one
//! after the other.

mod answers;
mod ask;
mod course;
mod enter;
mod holder;
mod next;
mod paper;
mod papers;
mod say;
mod show;
mod stop;
mod timeline;
mod voices;

pub use ask::RATINGS;
pub use holder::look_up;

use crate::attachments::MOST;
use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::TRACKING, get(enter::get).post(enter::post))
        .route(urls::TRACKING_LEAVE, post(enter::leave))
        .route(
            urls::TRACKING_MESSAGE,
            post(say::message).layer(DefaultBodyLimit::max(MOST)),
        )
        .route(urls::TRACKING_CONFIRM, post(voices::confirm))
        .route(urls::TRACKING_RATE, post(voices::rate))
        .route(urls::TRACKING_NEXT, post(next::post))
        .route(urls::TRACKING_STOP, post(stop::post))
        .route(urls::TRACKING_FILE, get(papers::get))
        .route(urls::TRACKING_PAPER, get(paper::get))
        .route(urls::TRACKING_PAPER_FILE, get(paper::file))
        .route(urls::TRACKING_CODE, get(enter::scanned))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<enter::EnterPage>(),
        entry::<show::TrackPage>(),
        entry::<paper::TrackPaperPage>(),
    ]
}
