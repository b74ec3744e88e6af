//! Each oddity in the text that shows it.
