//! The two engines and what they share.

mod care;
mod error;
mod handle;
mod migrate;
mod rows;
mod shapes;
mod statement;

pub(crate) use care::STATEMENTS as CARE_STATEMENTS;
pub use care::{Checkup, JobRow};
pub use error::StoreError;
pub use handle::{DatabaseUrl, Db, Engine, Tx};
#[cfg(test)]
pub(crate) use migrate::MIGRATIONS;
pub(crate) use migrate::STATEMENTS as MIGRATE_STATEMENTS;
#[cfg(any(test, feature = "testing"))]
pub(crate) use migrate::run_to as migrate_to;
pub(crate) use rows::{any, execute_in, fetch_in, insert_rows, listed, update_rows};
pub(crate) use shapes::{
    Shapes, column, for_any, for_changes, for_columns, for_list, for_rows, pieces, unnumbered,
};
pub(crate) use statement::{execute, fetch, fetch_all, fetch_one, fetch_optional, statements};

use uuid::Uuid;

/// A new id: UUIDv7, ascending with time.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
