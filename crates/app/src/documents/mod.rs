//! Documents: taking them in, the library and the registers, the reader page, lineage, what is public.

mod acts;
mod batch;
pub mod batch_job;
mod card;
mod edit;
mod edit_form;
mod files;
mod guard;
mod heading;
pub mod intake;
mod lineage;
mod list;
mod marks;
mod public;
mod publish;
mod reader;
pub mod refusal;
mod register;
mod resolve;
mod show;
mod tree;
mod upload;
mod view;

pub use guard::{Guarded, READERS, libraries};
pub use list::{Choice, chosen};
pub use view::{DocumentLine, name_of};

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "documents",
        routes,
        pages: || {
            vec![
                entry::<list::ListPage>(),
                entry::<upload::UploadPage>(),
                entry::<batch::BatchPage>(),
                entry::<register::RegisterPage>(),
                entry::<show::DocumentPage>(),
                entry::<heading::HeadingPage>(),
                entry::<reader::ReaderPage>(),
                entry::<edit::EditPage>(),
                entry::<lineage::LineagePage>(),
                entry::<publish::PublishPage>(),
                entry::<public::PublicList>(),
                entry::<public::PublicPage>(),
            ]
        },
        nav: || {
            vec![
                NavItem {
                    word: word("nav-documents"),
                    href: urls::DOCUMENTS,
                    side: Side::Staff(READERS),
                },
                NavItem {
                    word: word("nav-public-documents"),
                    href: urls::PUBLIC_DOCUMENTS,
                    side: Side::Public,
                },
            ]
        },
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::DOCUMENTS, get(list::get))
        .route(
            urls::DOCUMENT_UPLOAD,
            get(upload::get)
                .post(upload::post)
                .layer(DefaultBodyLimit::max(upload::LIMIT)),
        )
        .route(urls::BATCH, get(batch::get))
        .route(urls::BATCH_STOP, post(batch::stop))
        .route(urls::BATCH_RESUME, post(batch::resume))
        .route(urls::REGISTER, get(register::get))
        .route(urls::DOCUMENT, get(show::get))
        .route(urls::DOCUMENT_HEADING, get(heading::get).post(heading::post))
        .route(urls::DOCUMENT_READER, get(reader::get))
        .route(urls::DOCUMENT_LINEAGE, get(lineage::get))
        .route(urls::DOCUMENT_FILE, get(files::file))
        .route(urls::DOCUMENT_TEXT, get(files::text))
        .route(urls::DOCUMENT_PUBLISH, get(publish::get).post(publish::post))
        .route(urls::PROPOSALS_MERGE, post(acts::join))
        .route(urls::PROPOSAL, get(edit::get).post(edit::post))
        .route(urls::PROPOSAL_ACCEPT, post(acts::accept))
        .route(urls::PROPOSAL_REFUSE, post(acts::refuse))
        .route(urls::PROPOSAL_UNDO, post(acts::undo))
        .route(urls::PROPOSAL_SPLIT, post(acts::part))
        .route(urls::PUBLIC_DOCUMENTS, get(public::list))
        .route(urls::PUBLIC_DOCUMENT, get(public::get))
}
