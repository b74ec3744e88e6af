//! What a body owes, by when and why; what bodies below owe it; reminders. Nothing that is missing is ever filled in.

mod asked;
mod days;
mod duty;
mod load;
mod page;
mod remind;
mod row;

pub use days::days_of;
pub use remind::REMINDERS;

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REPORTS, get(page::get))
        .route(urls::REPORT_DUTY, get(duty::get))
        .route(urls::REPORT_REMIND, post(remind::post))
        .route(urls::REPORT_ASKED, get(asked::get))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<page::CalendarPage>(),
        entry::<duty::DutyPage>(),
        entry::<asked::AskedPage>(),
    ]
}
