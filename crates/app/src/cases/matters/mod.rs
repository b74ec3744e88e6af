//! A petition is the paper, a case is the matter: sorting what came by what it says. The same matter is found and joined,
//! several matters of one paper are parted, and whoever spoke sees where it went.

mod asked;
mod cutting;
mod duplicates;
mod merging;
mod reclassify;
mod sorting;
mod split_page;
mod splitting;
mod taking_out;
mod went;

pub use duplicates::{Candidate, Likeness, duplicates};
pub use merging::{MergeError, joinable, merge, unmerge};
pub use reclassify::reclassify;
pub use sorting::{CandidateView, views};
pub use splitting::{Part, SplitError, split};
pub use taking_out::{TakeOutError, take_out};
pub use went::{Went, where_it_went};

use crate::web::{App, Entry, entry, urls};
use axum::Router;
use axum::routing::{get, post};

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::CASE_SORT, get(sorting::get).post(reclassify::post))
        .route(urls::CASE_JOIN, post(asked::join))
        .route(urls::CASE_UNJOIN, post(asked::unjoin))
        .route(urls::CASE_CUT, get(cutting::get).post(cutting::post))
        .route(urls::CASE_TAKE_OUT, post(taking_out::post))
        .route(urls::CASE_SPLIT, get(split_page::get).post(split_page::post))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![
        entry::<sorting::SortingPage>(),
        entry::<split_page::SplitPage>(),
        entry::<cutting::CutPage>(),
    ]
}
