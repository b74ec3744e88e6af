//! The two engines and what they share.

mod error;
mod handle;
mod migrate;
mod statement;

pub use error::StoreError;
pub use handle::{DatabaseUrl, Db, Engine, Tx};
pub(crate) use migrate::STATEMENTS;
pub(crate) use statement::{execute, fetch, fetch_all, fetch_one, fetch_optional, statements};

use uuid::Uuid;

/// A new id: UUIDv7, ascending with time.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
