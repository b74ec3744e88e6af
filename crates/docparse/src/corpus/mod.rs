//! Measures against gold labels: the same folding, matching and figures as the corpus's `score.py`.

mod compare;
mod folding;
mod tally;

pub use compare::{Change, compare};
pub use tally::{Row, Scores, score};
