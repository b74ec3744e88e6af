//! A narrative report from its first word to the receiving body: begun, written part by part, checked, signed, sent up, taken
//! or sent back, and printed.

mod act;
mod begin;
mod changes;
mod checking;
mod checks;
mod evidence;
mod loaded;
mod paper;
mod part;
mod printed;
mod round;
mod show;
mod tables;
mod values;
mod versions;
mod words;

pub use act::{Signing, sign};
pub use begin::{Beginning, begin};
pub use checking::{findings, stored};
pub use loaded::Loaded;
pub use paper::Heading;
pub use round::{Followed, follow};

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::get;

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REPORT_BEGIN, get(begin::get).post(begin::post))
        .route(urls::REPORT_PAGE, get(show::get))
        .route(urls::REPORT_PART, get(part::get).post(part::post))
        .route(urls::REPORT_CHECKS, get(checks::get).post(checks::post))
        .route(urls::REPORT_ACT, get(act::get).post(act::post))
        .route(urls::REPORT_VERSIONS, get(versions::get))
        .route(urls::REPORT_PRINT, get(printed::page))
        .route(urls::REPORT_FILE, get(printed::file))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<begin::BeginPage>(),
        entry::<show::ReportPage>(),
        entry::<part::PartPage>(),
        entry::<checks::ChecksPage>(),
        entry::<act::ActPage>(),
        entry::<versions::VersionsPage>(),
        entry::<printed::PrintPage>(),
    ]
}
