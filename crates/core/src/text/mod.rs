//! Vietnamese text: folding for search and comparison.

mod fold;

pub use fold::{fold, fold_tones};
