//! The counter: what people bring, say or send on paper is registered here, and the receipt is printed.

pub mod batch;
mod book;
mod book_file;
mod denunciation;
mod form;
mod information;
mod joining;
mod numbers;
mod receipt;
mod signers;
mod take;
mod typed;

pub use denunciation::{register_denunciation, register_information};
pub use numbers::{ANCHORS, NUMBERS};
pub use receipt::{NextStep, ReceiptView};

use crate::attachments;
use crate::web::{App, Entry, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use gandan_core::access::Role;

/// Who registers.
const TAKERS: &[Role] = &[Role::Clerk, Role::Officer, Role::Head, Role::Desk];
/// Who reads the register.
const READERS: &[Role] = &[Role::Clerk, Role::Officer, Role::Head, Role::Desk, Role::Auditor];

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            urls::COUNTER,
            get(take::get)
                .post(take::post)
                .layer(DefaultBodyLimit::max(attachments::MOST)),
        )
        .route(
            urls::COUNTER_DENUNCIATION,
            get(denunciation::get).post(denunciation::post),
        )
        .route(urls::PETITION_REGISTER, get(book::get))
        .route(urls::PETITION_REGISTER_FILE, get(book_file::get))
        .route(urls::INFORMATION_REGISTER, get(information::get))
        .route(urls::INFORMATION_SETTLE, post(information::settle))
        .merge(batch::routes())
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    let mut pages = vec![
        entry::<form::CounterPage>(),
        entry::<denunciation::DenunciationPage>(),
        entry::<book::BookPage>(),
        entry::<information::InformationPage>(),
    ];
    pages.extend(batch::pages());
    pages
}

/// Its entries of the navigation.
pub fn nav() -> Vec<NavItem> {
    vec![
        NavItem {
            word: word("nav-counter"),
            href: urls::COUNTER,
            side: Side::Staff(TAKERS),
        },
        NavItem {
            word: word("nav-petition-register"),
            href: urls::PETITION_REGISTER,
            side: Side::Staff(READERS),
        },
    ]
}
