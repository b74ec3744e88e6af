//! All words people see, read from `locales/{vi,en}/*.ftl` (one pair of files per capability).
//!
//! Rust and templates name words by key. Tests see to it that no key is missing in a language, none is unused, and
//! both languages take the same arguments.

mod bundle;
mod lang;
mod word;

pub use bundle::Words;
pub use lang::Lang;
pub use word::{Arg, Notice, Word, notice, word, word_of};

#[cfg(test)]
mod check;
