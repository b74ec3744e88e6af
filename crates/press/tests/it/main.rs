//! Papers from their value to their files.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails where the ground it stands on is missing"
)]

mod bad_input;
mod golden;
mod office;
mod page;
mod samples;
mod sheets;
mod word;
