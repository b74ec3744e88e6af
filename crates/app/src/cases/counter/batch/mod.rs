//! Petitions from a spreadsheet: a template, a report line by line, then all valid rows taken one by one by a job that
//! can be stopped and goes on where it was.

mod act;
mod codes;
mod job;
mod pages;
mod row;
mod sheet;

pub use codes::{CodeLine, codes, csv};
pub use job::{BATCHES, take_row};
pub use pages::{desk, hex};
pub use row::Row;
pub use sheet::{CellFault, Desk, Sheet, open, template};

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Most bytes of a file.
const FILE: usize = 16 << 20;

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            urls::PETITION_BATCHES,
            get(pages::list)
                .post(pages::upload)
                .layer(DefaultBodyLimit::max(FILE + (1 << 20))),
        )
        .route(urls::PETITION_TEMPLATE, get(pages::template_file))
        .route(urls::PETITION_BATCH, get(pages::show))
        .route(urls::PETITION_BATCH_ACT, post(act::post))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<pages::BatchesPage>(),
        entry::<pages::BatchPage>(),
        entry::<codes::CodesPage>(),
    ]
}
