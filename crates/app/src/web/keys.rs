use anyhow::{Context, anyhow};
use gandan_core::cases::{Key, ReceiptCode};
use gandan_store::{Db, keys};

/// The keys of the installation, as read when the program starts. They lie in the database, so that all nodes hash
/// alike, and are made by the first program that misses them.
#[derive(Debug, Clone)]
pub struct Keys {
    /// For hashes of receipt codes.
    pub receipt: Key,
    /// For fingerprints of petitions.
    pub fingerprint: Key,
}

impl Keys {
    /// Reads the keys; makes those that are not there yet.
    ///
    /// # Errors
    /// The engine's, or the system has no randomness to give.
    pub async fn load(db: &Db, at: i64) -> anyhow::Result<Keys> {
        Ok(Keys {
            receipt: key(db, "receipt", at).await?,
            fingerprint: key(db, "fingerprint", at).await?,
        })
    }
}

async fn key(db: &Db, name: &str, at: i64) -> anyhow::Result<Key> {
    // A database that can only be read still opens, once it has its keys.
    let mut tx = db.begin_read().await?;
    if let Some(key) = keys::find(&mut tx, name).await? {
        return Ok(key);
    }
    drop(tx);
    let mut tx = db.begin_write().await?;
    let key = keys::find_or_make(&mut tx, name, random()?, at).await?;
    tx.commit().await?;
    Ok(key)
}

/// A fresh receipt code from the system's randomness. Whoever stores its hash draws again where that hash is taken.
///
/// # Errors
/// The system has none to give.
pub fn fresh_receipt_code() -> anyhow::Result<ReceiptCode> {
    ReceiptCode::from_random(&random()?).context("the system's randomness is not random")
}

fn random() -> anyhow::Result<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no randomness: {error}"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::App;

    #[tokio::test]
    async fn the_keys_stay_the_same_from_start_to_start() {
        let (app, _folder) = App::for_tests().await.unwrap();
        let again = Keys::load(&app.db, 2).await.unwrap();
        assert_eq!(again.receipt, app.keys.receipt);
        assert_eq!(again.fingerprint, app.keys.fingerprint);
        assert_ne!(again.receipt, again.fingerprint);
        let code = fresh_receipt_code().unwrap();
        assert_eq!(code.hash(&again.receipt), code.hash(&app.keys.receipt));
        assert_ne!(fresh_receipt_code().unwrap(), code);
    }
}
