use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into follower (receipt_hash, publication_id, at) values ($1, $2, $3)";
    COUNT_UP = "update publication set followers = followers + 1 where id = $1 and withdrawn_day is null";
    FOLLOWED = "select publication_id from follower where receipt_hash = $1";
}

/// "Tôi cũng bị": somebody follows a public matter under a code of their own, of which the keyed hash is kept.
///
/// # Errors
/// [`StoreError::NotFound`] where it is not public; [`StoreError::Exists`] where that hash is taken.
pub async fn follow_publication(
    tx: &mut Tx,
    publication: Uuid,
    receipt_hash: &[u8],
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(tx, COUNT_UP, publication)?;
    crate::access::accounts::one(touched, StoreError::NotFound)?;
    execute!(tx, INSERT, receipt_hash, publication, at)?;
    let author = Author {
        account: None,
        name: String::new(),
    };
    let entry = Entry {
        at,
        author: &author,
        body: None,
        act: "publication.followed",
        object_kind: "publication",
        object: Some(publication),
    };
    journal::write(tx, entry, &json!({})).await
}

/// What is followed under a receipt code, by its keyed hash.
///
/// # Errors
/// The engine's.
pub async fn followed_publication(tx: &mut Tx, receipt_hash: &[u8]) -> Result<Option<Uuid>, StoreError> {
    let row: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), FOLLOWED, receipt_hash)?;
    Ok(row.map(|(publication,)| publication))
}
