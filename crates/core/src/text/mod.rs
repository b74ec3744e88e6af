//! Vietnamese text: folding for search and comparison; what became of a text.

mod compare;
mod fold;

pub use compare::{Changed, compare};
pub use fold::{compose, fold, fold_tones, without_marks};
