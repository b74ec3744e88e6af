//! Petitions and cases.

mod fingerprint;
mod key;
mod receipt;

pub use fingerprint::Fingerprint;
pub use key::Key;
pub use receipt::{ReceiptCode, ReceiptError};
