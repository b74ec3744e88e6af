//! The wording of the genre as data: `patterns/*.yaml`, read once.

mod kinds;
mod library;

pub use kinds::{Kind, heading_kind, kind_of_name, kind_of_symbol, kinds, laws};
pub use library::{Entry, entries, regex, words};
