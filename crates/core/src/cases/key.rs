use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A key of the installation: 32 random bytes that never leave it. With it, what must be found again and never read
/// (a receipt code, the words of a petition) is stored as a keyed hash (HMAC-SHA-256, RFC 2104).
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    /// The keyed hash of `message`. A hash made for one `purpose` is never that of another.
    pub fn hash(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let mut mac = self.begin(purpose);
        mac.update(message);
        mac.finalize().into_bytes().into()
    }

    /// For many hashes of one purpose: the key is worked in once.
    pub(super) fn begin(&self, purpose: &str) -> Hmac<Sha256> {
        // A short key is filled up with zeroes to the block (RFC 2104, 2), which this call expects done.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(purpose.as_bytes());
        // No purpose holds this byte, so none is the beginning of another.
        mac.update(&[0xff]);
        mac
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_key_purpose_and_message() {
        let (one, other) = (Key::new([1; 32]), Key::new([2; 32]));
        assert_eq!(one.hash("a", b"x"), one.clone().hash("a", b"x"));
        assert_ne!(one.hash("a", b"x"), other.hash("a", b"x"));
        assert_ne!(one.hash("a", b"x"), one.hash("b", b"x"));
        assert_ne!(one.hash("a", b"bx"), one.hash("ab", b"x"));
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        let mut mac = Hmac::<Sha256>::new_from_slice(&[9; 32]).unwrap();
        mac.update(b"receipt\xffx");
        assert_eq!(
            Key::new([9; 32]).hash("receipt", b"x"),
            *mac.finalize().into_bytes()
        );
    }

    #[test]
    fn the_key_is_not_printed() {
        assert_eq!(format!("{:?}", Key::new([7; 32])), "Key(…)");
    }
}
