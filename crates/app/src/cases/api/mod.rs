//! The interface for programs: `/api/v1`, with its description made of the same list that it is routed by.

mod answer;
mod asked;
mod bearer;
mod bodies;
mod casework;
mod figures;
mod files;
mod given;
mod law;
mod moves;
mod open311;
mod openapi;
mod operation;
mod operations;
mod page;
mod parcel;
mod petitions;
mod publications;
mod status;
mod steps;
mod subjects;
mod to_whom;

pub use operation::{Operation, Parameter};
pub use operations::operations;

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::get;

/// All addresses of the interface.
pub fn routes() -> Router<App> {
    let described = operations()
        .into_iter()
        .fold(Router::<App>::new(), |router, operation| {
            router.route(operation.path, (operation.route)())
        });
    described
        .merge(open311::routes())
        .route(urls::API_DESCRIPTION, get(openapi::get))
        .route(urls::API_PAGE, get(page::get))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![entry::<page::ApiPage>()]
}
