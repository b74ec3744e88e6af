//! What of a text the public may read. Public pages, feeds and exports take [`Public`], and only a [`Redaction`] makes
//! one, so a text that nobody went over cannot get there: the program would not compile.
//!
//! ```
//! use gandan_core::redaction::{Public, Redacted, Redaction};
//!
//! fn publish(text: &Public<Redacted>) -> String {
//!     text.get().plain()
//! }
//!
//! let gone_over = Redaction::default().apply("Đường thôn 3 bị sụt lún.")?;
//! assert_eq!(publish(&gone_over), "Đường thôn 3 bị sụt lún.");
//! # Ok::<(), gandan_core::redaction::Misfit>(())
//! ```
//!
//! A text as it came is none:
//!
//! ```compile_fail,E0308
//! use gandan_core::redaction::{Public, Redacted};
//!
//! fn publish(text: &Public<Redacted>) -> String {
//!     text.get().plain()
//! }
//!
//! publish(&"Đường thôn 3 bị sụt lún.".to_owned());
//! ```
//!
//! Nor can one be made of it by hand, or read from somewhere:
//!
//! ```compile_fail,E0423
//! let shown = gandan_core::redaction::Public("Đường thôn 3 bị sụt lún.");
//! ```
//!
//! ```compile_fail,E0277
//! fn read<T: serde::de::DeserializeOwned>() {}
//! read::<gandan_core::redaction::Public<String>>();
//! ```

mod public;
mod reason;
mod redact;
mod suggest;

pub use public::Public;
pub use reason::Reason;
pub use redact::{Misfit, Omission, Piece, Redacted, Redaction};
pub use suggest::suggest;
