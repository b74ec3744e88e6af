//! Open311 GeoReport v2 for feedback: services, requests, tokens, as JSON and XML, with the names of the standard. Our
//! extension is `extended_attributes.history`: the public steps with their days.

mod discovery;
mod form;
mod format;
mod lookup;
mod post;
mod requests;
mod search;
mod services;

use crate::web::{App, urls};
use axum::Router;
use axum::routing::get;

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::OPEN311_DISCOVERY_JSON, get(discovery::get))
        .route(urls::OPEN311_DISCOVERY_XML, get(discovery::get))
        .route(urls::OPEN311_SERVICES_JSON, get(services::list))
        .route(urls::OPEN311_SERVICES_XML, get(services::list))
        .route(urls::OPEN311_SERVICE, get(services::one))
        .route(urls::OPEN311_REQUESTS_JSON, get(requests::list).post(post::post))
        .route(urls::OPEN311_REQUESTS_XML, get(requests::list).post(post::post))
        .route(urls::OPEN311_REQUEST, get(requests::one))
        .route(urls::OPEN311_TOKEN, get(requests::token))
}
