//! Replies that a body gives often: kept by its officers, with blanks that are filled in before anything is sent.

mod edit;
mod known;
mod list;

pub use known::{Known, filled, words_of};

use super::list::Choice;
use crate::web::{App, Entry, Officer, PageError, entry, urls};
use axum::Router;
use axum::routing::{get, post};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Wall;
use gandan_store::{Tx, casework};
use uuid::Uuid;

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REPLIES, get(list::get))
        .route(urls::REPLY_NEW, get(edit::new).post(edit::add))
        .route(urls::REPLY, get(edit::get).post(edit::post))
        .route(urls::REPLY_RETIRE, post(edit::retire))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![entry::<list::RepliesPage>(), entry::<edit::ReplyPage>()]
}

/// The templates of a body as a choice, by id.
pub async fn choices(tx: &mut Tx, body: Uuid) -> Result<Vec<Choice>, PageError> {
    let replies = casework::replies(tx, body).await?;
    Ok(replies
        .into_iter()
        .map(|reply| Choice {
            value: reply.id.to_string(),
            label: reply.title,
        })
        .collect())
}

/// Whoever works on the cases of a body keeps its replies.
async fn check(tx: &mut Tx, officer: &Officer, body: Uuid) -> Result<(), PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let object = Object::Case {
        holder: BodyId(body),
        offered: None,
        handler: None,
        helper: None,
        wall: Wall::NONE,
    };
    let tree = known.tree(officer.app.clock.today());
    Ok(may(&officer.actor, Act::HandleCase, object, &tree)?)
}
