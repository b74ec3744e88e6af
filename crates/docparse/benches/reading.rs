//! How reading compares with normalising the same text, at growing lengths.

fn main() {}
