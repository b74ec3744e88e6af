//! Vietnamese text: folding for search and comparison.

mod fold;

pub use fold::{compose, fold, fold_tones, without_marks};
