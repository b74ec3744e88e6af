//! Files whose time is over: what the records schedule says of each, who signs off what goes, and the job that erases it.

mod hold;
mod job;
mod plan;
mod preview;
mod record;
mod sign;

pub use job::{RETENTION, run};
pub use plan::{ClassPlan, Going, Plan, Schedules};

use crate::web::{App, Entry, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::get;
use gandan_core::access::Role;

/// Who sees what is kept and for how long: whoever reads the register.
const READERS: &[Role] = &[Role::Clerk, Role::Head, Role::Desk, Role::Auditor];

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::RETENTION, get(preview::get).post(sign::post))
        .route(urls::DISPOSAL, get(record::get).post(record::post))
        .route(urls::CASE_KEEPING, get(hold::get).post(hold::post))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<preview::PreviewPage>(),
        entry::<record::RecordPage>(),
        entry::<hold::KeepingPage>(),
    ]
}

/// Its entry of the navigation.
pub fn nav() -> Vec<NavItem> {
    vec![NavItem {
        word: word("nav-retention"),
        href: urls::RETENTION,
        side: Side::Staff(READERS),
    }]
}
