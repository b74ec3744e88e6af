//! Bodies: who can issue, receive or be bound; what became of them; what documents' words for them mean.

pub mod actions;
mod change;
mod edit;
pub mod export;
mod expressions;
mod faults;
mod find;
mod import;
mod known;
pub mod lay;
mod line;
mod list;
mod plan;
mod show;
pub mod table;
mod tree;

pub use known::{Bodies, Known, expressions};

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// What a file of bodies may weigh, and what a confirmed one weighs as a form.
const FILE: usize = 16 * 1024 * 1024;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "bodies",
        routes,
        pages: || {
            vec![
                entry::<list::ListPage>(),
                entry::<tree::TreePage>(),
                entry::<show::ShowPage>(),
                entry::<edit::EditPage>(),
                entry::<change::ChangePage>(),
                entry::<change::PreviewPage>(),
                entry::<faults::FaultsPage>(),
                entry::<expressions::ExpressionsPage>(),
                entry::<import::ImportPage>(),
                entry::<import::ReportPage>(),
            ]
        },
        nav: || {
            vec![NavItem {
                word: word("nav-bodies"),
                href: urls::BODIES,
                side: Side::Staff(&[]),
            }]
        },
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::BODIES, get(list::get))
        .route(urls::BODY_TREE, get(tree::get))
        .route(urls::BODY_ADD, get(edit::get_add).post(edit::post_add))
        .route(urls::BODY_FAULTS, get(faults::get))
        .route(
            urls::BODIES_IMPORT,
            get(import::get)
                .post(import::post)
                .layer(DefaultBodyLimit::max(FILE)),
        )
        .route(
            urls::BODIES_IMPORT_CONFIRM,
            post(import::confirm).layer(DefaultBodyLimit::max(4 * FILE)),
        )
        .route(urls::BODIES_EXPORT, get(export::get))
        .route(urls::BODY, get(show::get))
        .route(
            urls::BODY_CORRECT,
            get(edit::get_correct).post(edit::post_correct),
        )
        .route(urls::BODY_CHANGE, get(change::get).post(change::post))
        .route(urls::EXPRESSIONS, get(expressions::get).post(expressions::post))
        .route(urls::EXPRESSION_FORGET, post(expressions::forget))
}
