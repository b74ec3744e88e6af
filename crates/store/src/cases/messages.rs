use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into message (id, case_id, petition_id, from_petitioner, account_id, actor, words, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PETITION = "select id, case_id, petition_id, from_petitioner, actor, words, at, read_at from message
        where petition_id = $1 order by at, id";
    OF_CASE = "select id, case_id, petition_id, from_petitioner, actor, words, at, read_at from message
        where case_id = $1 order by at, id";
    SEEN = "update message set read_at = $3 where petition_id = $1 and from_petitioner = $2 and read_at is null";
}

/// A message to be written.
#[derive(Debug, Clone)]
pub struct NewMessage<'a> {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case: Uuid,
    /// On whose time line.
    pub petition: Uuid,
    /// Written by the person who spoke.
    pub from_petitioner: bool,
    /// Who.
    pub author: &'a Author,
    /// For which body an officer writes.
    pub body: Option<Uuid>,
    /// What.
    pub words: &'a str,
    /// Now.
    pub at: i64,
}

/// A message as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MessageRow {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// On whose time line.
    pub petition_id: Uuid,
    /// Written by the person who spoke.
    pub from_petitioner: bool,
    /// Name of the officer; empty for the person.
    pub actor: String,
    /// What.
    pub words: String,
    /// When.
    pub at: i64,
    /// When the other side first saw it.
    pub read_at: Option<i64>,
}

/// Writes a message, with its entry in the journal (never its words).
///
/// # Errors
/// The engine's.
pub async fn say(tx: &mut Tx, message: &NewMessage<'_>) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        message.id,
        message.case,
        message.petition,
        message.from_petitioner,
        message.author.account,
        message.author.name.as_str(),
        message.words,
        message.at,
    )?;
    let entry = Entry {
        at: message.at,
        author: message.author,
        body: message.body,
        act: "case.message",
        object_kind: "case",
        object: Some(message.case),
    };
    journal::write(tx, entry, &json!({"message": message.id})).await
}

/// The messages of a time line, oldest first.
///
/// # Errors
/// The engine's.
pub async fn messages(
    tx: &mut Tx,
    case: Uuid,
    petition: Option<Uuid>,
) -> Result<Vec<MessageRow>, StoreError> {
    match petition {
        Some(petition) => fetch_all!(tx, MessageRow, OF_PETITION, petition),
        None => fetch_all!(tx, MessageRow, OF_CASE, case),
    }
}

/// Marks as seen what the other side wrote; answers how many were new.
///
/// # Errors
/// The engine's.
pub async fn seen(tx: &mut Tx, petition: Uuid, from_petitioner: bool, at: i64) -> Result<u64, StoreError> {
    execute!(tx, SEEN, petition, from_petitioner, at)
}
