//! Small facts about the installation, by name.

use crate::db::{execute, fetch_optional, statements};
use crate::{StoreError, Tx};

statements! {
    FIND = "select value from setting where name = $1";
    PUT = "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
}

/// The value of that name.
///
/// # Errors
/// The engine's.
pub async fn find(tx: &mut Tx, name: &str) -> Result<Option<String>, StoreError> {
    let found: Option<(String,)> = fetch_optional!(tx, (String,), FIND, name)?;
    Ok(found.map(|(value,)| value))
}

/// Writes it.
///
/// # Errors
/// The engine's.
pub async fn put(tx: &mut Tx, name: &str, value: &str) -> Result<(), StoreError> {
    execute!(tx, PUT, name, value)?;
    Ok(())
}
