use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    /// By id, so that a walk that was broken off goes on where it was.
    OPEN = "select c.id, c.clocks from cases c where c.open and c.id > $1 order by c.id limit $2";
}

/// Open cases after an id, with the JSON of their clocks.
///
/// # Errors
/// The engine's.
pub async fn open_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<(Uuid, String)>, StoreError> {
    fetch_all!(tx, (Uuid, String), OPEN, after, limit)
}
