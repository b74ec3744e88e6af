//! Keys of the installation, made once for all nodes.

use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::cases::Key;
use std::fmt::Write;

statements! {
    FIND = "select value from setting where name = $1";
    MAKE = "insert into setting (name, value) values ($1, $2) on conflict (name) do nothing";
}

/// The key of that name, where it was made already.
///
/// # Errors
/// The engine's; [`StoreError::Value`] where what is stored is no key (it says which, never what).
pub async fn find(tx: &mut Tx, name: &str) -> Result<Option<Key>, StoreError> {
    let found: Option<(String,)> = fetch_optional!(tx, (String,), FIND, setting(name))?;
    found
        .map(|(digits,)| read(&digits).ok_or_else(|| StoreError::Value(setting(name))))
        .transpose()
}

/// The key of that name, made of `fresh` bytes where there is none yet. Of two nodes that make it at once one waits for
/// the other and takes the other's.
///
/// # Errors
/// As [`find`].
pub async fn find_or_make(tx: &mut Tx, name: &str, fresh: [u8; 32], at: i64) -> Result<Key, StoreError> {
    if execute!(tx, MAKE, setting(name), digits(&fresh))? == 1 {
        let author = Author {
            account: None,
            name: "gandan".to_owned(),
        };
        let entry = Entry {
            at,
            author: &author,
            body: None,
            act: "key.made",
            object_kind: "key",
            object: None,
        };
        journal::write(tx, entry, &name).await?;
    }
    find(tx, name).await?.ok_or(StoreError::NotFound)
}

fn setting(name: &str) -> String {
    format!("key.{name}")
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn read(digits: &str) -> Option<Key> {
    let mut bytes = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(Key::new(bytes))
}
