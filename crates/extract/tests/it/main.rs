//! Real files of every kind, and spoilt ones, through `extract` as its users call it.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends where the ground it stands on is missing"
)]

mod fixtures;
mod real_files;
mod spoilt_files;
