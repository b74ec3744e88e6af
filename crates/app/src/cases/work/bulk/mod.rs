//! The same with several cases at once: chosen on the work list, filled in, looked at case by case, confirmed, done one
//! by one, and undone while that is possible.
//!
//! Assigning tells nobody outside: it is done at once and given back as long as the case did not change. A transfer and
//! an answer are told to who spoke, and an answer takes a number of the register; neither can be made unsaid. They
//! therefore wait, and undoing them is keeping them from happening.

mod choose;
mod confirm;
mod filled;
mod job;
mod one;
mod plan;
mod recent;
mod show;
mod view;
mod window;

pub use job::BULKS;

use crate::web::{App, Entry, Officer, PageError, entry, urls};
use crate::words::{Lang, Word, word};
use axum::Router;
use axum::routing::{get, post};
use gandan_core::access::Act;
use gandan_store::Tx;
use gandan_store::casework::{self, BulkRow};
use uuid::Uuid;

/// So many cases at once.
pub const MOST: usize = 500;
/// So many are done while one waits for the page; more are left to the job.
const AT_ONCE: usize = 50;

/// What can be done with several cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Given to an officer.
    Assign,
    /// Sent to another body.
    Transfer,
    /// Answered with the same words.
    Answer,
}

impl Kind {
    /// All of them, as the work list offers them.
    pub const ALL: [Kind; 3] = [Kind::Assign, Kind::Transfer, Kind::Answer];

    /// As stored and as forms send it.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Assign => "assign",
            Kind::Transfer => "transfer",
            Kind::Answer => "answer",
        }
    }

    /// The one of that code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people read.
    pub fn word(self) -> Word {
        match self {
            Kind::Assign => word("bulk-assign"),
            Kind::Transfer => word("bulk-transfer"),
            Kind::Answer => word("bulk-answer"),
        }
    }

    /// The right that it needs of each case.
    fn right(self) -> Act {
        match self {
            Kind::Assign => Act::AssignCase,
            Kind::Transfer => Act::TransferCase,
            Kind::Answer => Act::HandleCase,
        }
    }

    /// People outside are told of it, so it cannot be taken back.
    fn tells(self) -> bool {
        self != Kind::Assign
    }
}

/// Its addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::BULKS, get(recent::get).post(choose::post))
        .route(urls::BULK, get(show::get).post(confirm::fill))
        .route(urls::BULK_CONFIRM, post(confirm::confirm))
        .route(urls::BULK_UNDO, post(confirm::undo))
}

/// Its pages.
pub fn pages() -> Vec<Entry> {
    vec![entry::<show::BulkPage>(), entry::<recent::BulksPage>()]
}

/// One that the officer began; nobody else sees it.
async fn mine(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<(BulkRow, Kind), PageError> {
    let row = casework::bulk(tx, id).await?;
    let kind = Kind::from_code(&row.act).filter(|_| row.account_id == officer.actor.account);
    let kind = kind.ok_or_else(PageError::not_found)?;
    Ok((row, kind))
}

/// A word as the database keeps it: key and arguments.
fn keep(word: &Word) -> anyhow::Result<String> {
    Ok(serde_json::to_string(word)?)
}

/// A word that was kept, for templates; one that is no longer known says only that it was refused.
fn kept(app: &App, lang: Lang, text: &str) -> serde_json::Value {
    let read: Option<serde_json::Value> = serde_json::from_str(text).ok();
    let known = |value: &serde_json::Value| {
        value
            .get("key")
            .and_then(|key| key.as_str())
            .is_some_and(|key| app.words.has(lang, key))
    };
    read.filter(known)
        .unwrap_or_else(|| serde_json::json!({"key": "bulk-not-done", "args": {}}))
}
