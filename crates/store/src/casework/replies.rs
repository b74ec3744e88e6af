use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into reply_template (id, body_id, title, words, actor, updated_at, version)
        values ($1, $2, $3, $4, $5, $6, 1)";
    UPDATE = "update reply_template set title = $3, words = $4, actor = $5, updated_at = $6, version = version + 1
        where id = $1 and version = $2";
    DELETE = "delete from reply_template where id = $1 and version = $2";
    ONE = "select id, body_id, title, words, actor, updated_at, version from reply_template where id = $1";
    OF_BODY = "select id, body_id, title, words, actor, updated_at, version from reply_template where body_id = $1
        order by title, id limit 500";
}

/// A reply that a body gives often.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReplyRow {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub body_id: Uuid,
    /// By which officers find it.
    pub title: String,
    /// Its words, with blanks `{{…}}`.
    pub words: String,
    /// Who changed it last.
    pub actor: String,
    /// When.
    pub updated_at: i64,
    /// Counts up with every change.
    pub version: i64,
}

/// Keeps a reply: a new one of `body`, or in the place of the version that was read.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed it since.
pub async fn keep_reply(
    tx: &mut Tx,
    known: Option<&ReplyRow>,
    body: Uuid,
    (title, words): (&str, &str),
    author: &Author,
    at: i64,
) -> Result<Uuid, StoreError> {
    let name = author.name.as_str();
    let id = match known {
        Some(row) => {
            let touched = execute!(tx, UPDATE, row.id, row.version, title, words, name, at)?;
            crate::access::accounts::one(touched, StoreError::Stale)?;
            row.id
        }
        None => {
            let id = new_id();
            execute!(tx, INSERT, id, body, title, words, name, at)?;
            id
        }
    };
    told(tx, "reply.kept", id, body, title, author, at).await?;
    Ok(id)
}

/// Takes a reply away. Papers that were written with it keep their words.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed it since.
pub async fn forget_reply(tx: &mut Tx, row: &ReplyRow, author: &Author, at: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, DELETE, row.id, row.version)?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    told(tx, "reply.forgotten", row.id, row.body_id, &row.title, author, at).await
}

/// One.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn reply(tx: &mut Tx, id: Uuid) -> Result<ReplyRow, StoreError> {
    let row: Option<ReplyRow> = fetch_optional!(tx, ReplyRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// Those of a body, by title.
///
/// # Errors
/// The engine's.
pub async fn replies(tx: &mut Tx, body: Uuid) -> Result<Vec<ReplyRow>, StoreError> {
    fetch_all!(tx, ReplyRow, OF_BODY, body)
}

async fn told(
    tx: &mut Tx,
    act: &str,
    id: Uuid,
    body: Uuid,
    title: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body: Some(body),
        act,
        object_kind: "reply_template",
        object: Some(id),
    };
    journal::write(tx, entry, &json!({"title": title})).await
}
