use anyhow::anyhow;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use subtle::ConstantTimeEq;

/// A secret that travels in a cookie or a one-time link: 64 hex digits. The database holds its [`digest`](Secret::digest).
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A fresh secret from the system's randomness.
    ///
    /// # Errors
    /// The system has none to give.
    pub fn fresh() -> anyhow::Result<Secret> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| anyhow!("no randomness: {error}"))?;
        Ok(Secret(hex(&bytes)))
    }

    /// Takes what a client sent, where it has the form of a secret.
    pub fn read(text: &str) -> Option<Secret> {
        let fits = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        fits.then(|| Secret(text.to_owned()))
    }

    /// The secret itself, for the cookie or the link.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the database holds: who reads the database cannot sign in with it.
    pub fn digest(&self) -> Vec<u8> {
        Sha256::digest(&self.0).to_vec()
    }

    /// The token that forms carry; it tells nothing of the secret.
    pub fn csrf(&self) -> String {
        hex(&Sha256::new()
            .chain_update("csrf ")
            .chain_update(&self.0)
            .finalize())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Compares without telling by its time where the difference is.
pub fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
