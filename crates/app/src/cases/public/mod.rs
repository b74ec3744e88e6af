//! What everybody may see of cases: redacted copies of answered matters, and honest figures of how bodies answer.

mod behind;
mod card;
mod cells;
mod counting;
mod csv;
mod feed;
mod follow;
pub mod listed;
mod matter;
mod publish;
mod rebuild;
mod redact;
mod register;
pub mod scope;
mod shown;
mod sight;
mod similar;
pub mod sums;
mod table;
mod texts;

pub use card::{PublicCard, subject_name};
pub use cells::Cells;
pub use counting::{COUNTING, count_all, count_up};
pub use matter::Kept;
pub use publish::publish_as_suggested;
pub use rebuild::{Check, Rebuilt, check, rebuild};
pub use shown::Shown;
pub use sight::{SIGHT, look_around};
pub use similar::similar;
pub use table::{figure_word, period_word};
pub(crate) use texts::{Texts, publishable};

use crate::web::{App, Entry, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::PUBLICATIONS, get(register::get))
        .route(urls::PUBLICATIONS_CSV, get(csv::get))
        .route(urls::PUBLICATIONS_FEED, get(feed::get))
        .route(urls::PUBLICATION, get(matter::get))
        .route(urls::PUBLICATION_FOLLOW, post(follow::post))
        .route(urls::FIGURES_CASES, get(table::get))
        .route(urls::FIGURES_CASES_LIST, get(behind::get))
        .route(urls::SIGHTINGS, get(sight::get))
        .route(urls::CASE_PUBLISH, get(redact::get).post(redact::post))
        .route(urls::CASE_PUBLISH_SIGN, post(publish::sign))
        .route(urls::CASE_PUBLISH_WITHDRAW, post(publish::withdraw))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<behind::BehindPage>(),
        entry::<follow::FollowPage>(),
        entry::<matter::MatterPage>(),
        entry::<redact::RedactPage>(),
        entry::<register::RegisterPage>(),
        entry::<sight::SightPage>(),
        entry::<table::TablePage>(),
    ]
}

/// Its entry in the navigation.
pub fn nav() -> Vec<NavItem> {
    vec![NavItem {
        word: word("nav-publications"),
        href: urls::PUBLICATIONS,
        side: Side::Public,
    }]
}
