//! Notices to people outside: "there is news on your matter", by mail and short message, never its content.
//!
//! An act calls [`tell`] in its own transaction; [`run`] sends what is due, on every node at once, each row by the one
//! that leased it. What is absent here: when and how often (`gandan-core`), and any word of a matter.

mod actions;
pub mod config;
mod erase;
pub mod given;
mod hidden;
mod mail;
mod message;
mod show;
mod sms;
mod stop;
mod tell;
mod trouble;
mod ways;
mod work;

pub use erase::ERASE;
pub use hidden::Hidden;
pub use stop::stop_sign;
pub use tell::{Contact, ReadyNotice, tell};
pub use trouble::Trouble;
pub use ways::Outbox;
pub use work::{run, send, step};

use crate::capabilities::Capability;
use crate::web::{App, Officer, PageError, entry, urls};
use axum::Router;
use axum::routing::{get, post};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "outbox",
        routes: || {
            Router::<App>::new()
                .route(urls::OUTBOX, get(show::get))
                .route(urls::OUTBOX_TEST, post(show::test))
                .route(urls::OUTBOX_AGAIN_ALL, post(show::again_all))
                .route(urls::OUTBOX_AGAIN, post(show::again))
                .route(urls::STOP_NOTICES, get(stop::get).post(stop::post))
        },
        pages: || vec![entry::<show::OutboxPage>(), entry::<stop::StopPage>()],
        // A link on the page of accounts leads here: not every administrator cares for the whole installation.
        nav: Vec::new,
    }
}

/// The outbox belongs to the installation as a whole.
///
/// # Errors
/// The database's, or refused.
pub async fn may_care(officer: &Officer, tx: &mut Tx) -> Result<(), PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let whole = Object::Body(BodyId::INSTALLATION);
    Ok(may(&officer.actor, Act::ManageAccounts, whole, &tree)?)
}
