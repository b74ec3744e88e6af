//! Dialogue days and what was promised on them.

pub(crate) mod days;
pub(crate) mod promises;

pub use days::{
    DialogueEdit, DialogueRow, NewDialogue, before, change, dialogue, dialogues, plan, public_dialogues,
    publish, sign,
};
pub use promises::{NewPromise, PromiseRow, drop_promise, promise, promised_by_task, promises};

use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::Value;
use uuid::Uuid;

/// Writes an entry of the journal about a dialogue.
async fn told(
    tx: &mut Tx,
    act: &str,
    (dialogue, body): (Uuid, Uuid),
    detail: &Value,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body: Some(body),
        act,
        object_kind: "dialogue",
        object: Some(dialogue),
    };
    journal::write(tx, entry, detail).await
}
