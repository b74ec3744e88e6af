//! Reports: what a body owes, how they are written, checked, signed, sent up and taken.
//!
//! `guard` says who may, `counted` holds what figures are made of, `period` how periods are called; each other file or folder
//! is a page or a group of pages.

pub mod calendar;
mod clauses;
mod counted;
pub mod figures;
pub mod forms;
mod guard;
mod list;
mod period;
mod records;
mod said;
mod whose;
pub mod writing;

pub use calendar::REMINDERS;
pub use counted::Counted;
pub use forms::ROLLS;
pub use guard::{Guarded, own_bodies};
pub use period::{period_in_words, period_word, state_tone, state_word};

use crate::capabilities::Capability;
use crate::web::{App, Entry, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::get;
use gandan_core::access::Role;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "reports",
        routes,
        pages,
        nav: || {
            vec![NavItem {
                word: word("nav-reports"),
                href: urls::REPORTS,
                side: Side::Staff(&[Role::Clerk, Role::Officer, Role::Head, Role::Desk, Role::Auditor]),
            }]
        },
    }
}

fn pages() -> Vec<Entry> {
    let mut pages = vec![entry::<list::ListPage>(), entry::<clauses::ClausesPage>()];
    pages.extend(calendar::pages());
    pages.extend(figures::pages());
    pages.extend(forms::pages());
    pages.extend(writing::pages());
    pages
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::REPORT_LIST, get(list::get))
        .merge(calendar::routes())
        .merge(figures::routes())
        .merge(forms::routes())
        .route(urls::DIRECTIVE_DONE, get(clauses::get))
        .merge(writing::routes())
}
