//! Figures: what each says, of what it is made, what it would be by the other usual definition, how it differs from what
//! was signed; and the records behind it.

mod asked;
mod index;
mod page;
mod records;
mod value;

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::get;

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REPORT_FIGURES, get(index::get))
        .route(urls::FIGURE, get(page::get))
        .route(urls::FIGURE_RECORDS, get(records::get))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<index::FiguresPage>(),
        entry::<page::FigurePage>(),
        entry::<records::RecordsPage>(),
    ]
}
