//! The journal, for auditors: who did what, when, for which body.

mod export;
mod list;
mod said;

#[cfg(test)]
pub use said::unsaid;

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Officer, PageError, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::get;
use gandan_core::access::{Act, Object, Role, may};
use gandan_core::bodies::{BodyId, View};

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "journal",
        routes: || {
            Router::<App>::new()
                .route(urls::JOURNAL, get(list::get))
                .route(urls::JOURNAL_EXPORT, get(export::get))
        },
        pages: || vec![entry::<list::JournalPage>()],
        nav: || {
            vec![NavItem {
                word: word("nav-journal"),
                href: urls::JOURNAL,
                side: Side::Staff(&[Role::Auditor]),
            }]
        },
    }
}

/// Whether `officer` may read an entry of that body; entries of no body belong to the whole installation.
fn reads(officer: &Officer, body: Option<uuid::Uuid>, tree: &View<'_>) -> bool {
    let body = body.map_or(BodyId::INSTALLATION, BodyId);
    may(&officer.actor, Act::ReadJournal, Object::Body(body), tree).is_ok()
}

/// Refused where they audit nothing at all.
fn auditor(officer: &Officer) -> Result<(), PageError> {
    match officer.actor.holds(&[Role::Auditor]) {
        true => Ok(()),
        false => Err(PageError::Refused(word("journal-for-auditors"))),
    }
}
