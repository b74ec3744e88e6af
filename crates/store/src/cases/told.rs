//! Who wants no more notices. A link in each notice stops them; of the link only a keyed hash is stored.

use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, outbox};
use serde_json::json;
use uuid::Uuid;

statements! {
    LINK = "insert into notice_stop (stop_hash, petition_id, position) values ($1, $2, $3)
        on conflict (stop_hash) do nothing";
    OF_LINK = "select petition_id, position from notice_stop where stop_hash = $1";
    STOP = "update petitioner set notify = false where petition_id = $1 and position = $2 and notify";
}

/// Makes a link known that stops the notices of a person; once, however often it is called.
///
/// # Errors
/// The engine's.
pub async fn stop_link(tx: &mut Tx, hash: &[u8], petition: Uuid, position: i64) -> Result<(), StoreError> {
    execute!(tx, LINK, hash, petition, position)?;
    Ok(())
}

/// Whose notices a link stops: a petition, and the place among those who signed it.
///
/// # Errors
/// The engine's.
pub async fn stops(tx: &mut Tx, hash: &[u8]) -> Result<Option<(Uuid, i64)>, StoreError> {
    fetch_optional!(tx, (Uuid, i64), OF_LINK, hash)
}

/// No more notices to a person, with an entry in the journal; what waits for them is dropped and their address leaves
/// the outbox. False where they got none any more.
///
/// # Errors
/// The engine's.
pub async fn stop_notices(tx: &mut Tx, petition: Uuid, position: i64, at: i64) -> Result<bool, StoreError> {
    if execute!(tx, STOP, petition, position)? == 0 {
        return Ok(false);
    }
    outbox::forget_person(tx, petition, position).await?;
    let nobody = Author {
        account: None,
        name: String::new(),
    };
    let entry = Entry {
        at,
        author: &nobody,
        body: None,
        act: "notices.stopped",
        object_kind: "petition",
        object: Some(petition),
    };
    journal::write(tx, entry, &json!({ "position": position })).await?;
    Ok(true)
}
