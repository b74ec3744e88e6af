//! The public form: one thing per page, no account, no script needed. What is being written lies in a draft that only
//! the browser that began it opens, and that goes when it is sent or after some days.

mod check;
mod contact;
mod decision;
mod denunciation;
mod draft;
mod group;
mod kind;
mod place;
mod purge;
mod routed;
mod send;
mod similar;
mod start;
mod step;
mod subject;

pub use draft::{Contact, Draft, Step, WORDS, kept};
pub use purge::DRAFTS;
pub use routed::{Goes, belongs, receiver};
pub use send::nobody;
pub use start::begin;
pub use step::Nothing;

use crate::attachments::MOST;
use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    let files = || DefaultBodyLimit::max(MOST);
    Router::new()
        .route(urls::SEND, get(start::get).post(start::post).layer(files()))
        .route(urls::SEND_DENUNCIATION, get(denunciation::get))
        .route(
            urls::SEND_WORDS,
            get(start::get_again).post(start::post_again).layer(files()),
        )
        .route(urls::SEND_DETACH, post(start::detach))
        .route(urls::SEND_KIND, get(kind::get).post(kind::post))
        .route(urls::SEND_DECISION, get(decision::get).post(decision::post))
        .route(urls::SEND_PLACE, get(place::get).post(place::post))
        .route(urls::SEND_SUBJECT, get(subject::get).post(subject::post))
        .route(urls::SEND_CONTACT, get(contact::get).post(contact::post))
        .route(urls::SEND_GROUP, get(group::get).post(group::post))
        .route(urls::SEND_SIMILAR, get(similar::get).post(similar::post))
        .route(urls::SEND_CHECK, get(check::get))
        .route(urls::SEND_DONE, get(send::get).post(send::post))
        .route(urls::SEND_DROP, post(check::drop_it))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<start::StartPage>(),
        entry::<kind::KindPage>(),
        entry::<decision::DecisionPage>(),
        entry::<place::PlacePage>(),
        entry::<subject::SubjectPage>(),
        entry::<contact::ContactPage>(),
        entry::<group::GroupPage>(),
        entry::<similar::SimilarPage>(),
        entry::<check::CheckPage>(),
        entry::<send::SentPage>(),
        entry::<denunciation::DenunciationPage>(),
    ]
}
