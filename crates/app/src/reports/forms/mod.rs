//! Statistical forms of a report: filled of records, asked where no record answers, added up over bodies below by a job,
//! held against their sum rules, written as files like the paper form.

mod answers;
mod cell;
mod file;
mod fill;
mod finding;
mod freeze;
mod index;
mod job;
mod load;
mod met;
mod page;
mod roll;
mod view;

pub use freeze::{frozen, now};
pub use job::ROLLS;
pub use load::wanted;
pub use roll::{ask, step};

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REPORT_FORMS, get(index::get))
        .route(urls::REPORT_ROLL, post(roll::post))
        .route(urls::REPORT_FORM, get(page::get).post(answers::post))
        .route(urls::REPORT_CELL, get(cell::get))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<index::FormsPage>(),
        entry::<page::FormPage>(),
        entry::<cell::CellPage>(),
    ]
}
