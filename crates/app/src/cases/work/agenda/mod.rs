//! Due days as a calendar: an address that only its owner knows, without anything that people wrote.

mod calendar;
mod page;

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::AGENDA, get(page::get).post(page::post))
        .route(urls::AGENDA_REVOKE, post(page::revoke))
        .route(urls::AGENDA_FILE, get(calendar::get))
}

/// Its page.
pub fn pages() -> Vec<Entry> {
    vec![entry::<page::AgendaPage>()]
}
