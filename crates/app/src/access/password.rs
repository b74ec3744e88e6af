//! Passwords: Argon2id, away from the threads that answer pages.

use anyhow::{Context, anyhow};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The fewest letters of a password.
pub const SHORTEST: usize = 12;
/// The most bytes; more is no better and costs us work.
pub const LONGEST: usize = 256;

/// Argon2id of `password` as a PHC string.
///
/// # Errors
/// The system has no randomness for the salt.
pub async fn hash(password: String) -> anyhow::Result<String> {
    work(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string())
            .map_err(|error| anyhow!("hashing: {error}"))
    })
    .await
}

/// Whether `password` is that of `hash`. Without a hash the same work is done, so that the time does not tell which
/// names have an account.
///
/// # Errors
/// As [`hash`].
pub async fn fits(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    if password.len() > LONGEST {
        return Ok(false);
    }
    work(move || match hash {
        Some(stored) => {
            let stored = PasswordHash::new(&stored).map_err(|error| anyhow!("a stored password: {error}"))?;
            Ok(Argon2::default()
                .verify_password(password.as_bytes(), &stored)
                .is_ok())
        }
        None => {
            let hash = Argon2::default().hash_password(password.as_bytes());
            hash.map(|_| false).map_err(|error| anyhow!("hashing: {error}"))
        }
    })
    .await
}

/// Away from the threads that answer pages.
async fn work<T: Send + 'static>(
    task: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(task)
        .await
        .context("a password was given up")?
}
