//! The officer's way: the work list, the file of a case, every move with what will follow, transfers, papers.

mod agenda;
mod bulk;
mod clocks;
mod desk;
mod file;
mod filter;
mod follow;
mod history;
mod line;
mod list;
mod manage;
mod message;
pub mod perform;
pub mod prepared;
mod replies;
mod signing;
mod similar;
mod step;
mod tell;
mod to_sign;
pub(crate) mod transfer;

pub use bulk::BULKS;
pub use desk::desk;
pub use line::number;
pub use signing::{Printed, Signing};
pub(crate) use signing::{abbreviation, place_of};

use super::papers;
use crate::attachments::MOST;
use crate::web::{App, Entry, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use gandan_core::access::Role;

/// Its addresses.
pub fn routes() -> Router<App> {
    let upload = DefaultBodyLimit::max(MOST);
    Router::new()
        .route(urls::CASES, get(list::get))
        .route(urls::CASES_TO_SIGN, get(to_sign::get))
        .route(urls::CASE, get(file::get))
        .route(urls::CASE_CLOCK, get(clocks::get))
        .route(urls::CASE_STEP, get(step::get).post(step::post).layer(upload))
        .route(urls::CASE_DRAFT, get(follow::get).post(follow::post))
        .route(urls::CASE_MANAGE, get(manage::get))
        .route(urls::CASE_MANAGE_ACT, post(manage::post))
        .route(urls::CASE_MESSAGE, post(message::post))
        .route(urls::CASE_TRANSFER, get(transfer::get).post(transfer::post))
        .route(urls::CASE_TRANSFER_ANSWER, post(transfer::answer))
        .route(urls::CASE_FILE, get(file::attachment))
        .route(urls::PAPER, get(papers::show))
        .route(urls::PAPER_FILE, get(papers::file))
        .route(urls::PAPERS, get(papers::register))
        .merge(replies::routes())
        .merge(bulk::routes())
        .merge(agenda::routes())
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    let mut pages = vec![
        entry::<clocks::ClockPage>(),
        entry::<file::FilePage>(),
        entry::<follow::FollowPage>(),
        entry::<list::ListPage>(),
        entry::<manage::ManagePage>(),
        entry::<step::StepPage>(),
        entry::<to_sign::ToSignPage>(),
        entry::<transfer::TransferPage>(),
        entry::<papers::PaperPage>(),
        entry::<papers::PapersPage>(),
    ];
    pages.extend(replies::pages());
    pages.extend(bulk::pages());
    pages.extend(agenda::pages());
    pages
}

/// Its entries in the navigation.
pub fn nav() -> Vec<NavItem> {
    vec![NavItem {
        word: word("nav-cases"),
        href: urls::CASES,
        // An auditor of the whole installation has no body whose list this would be; cases are found by search.
        side: Side::Staff(&[Role::Officer, Role::Head, Role::Desk]),
    }]
}
