//! Measures against gold labels.
