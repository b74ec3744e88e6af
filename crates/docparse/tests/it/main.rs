//! Readings against the labelled corpus, made-up examples of other kinds, and mutated texts.
#![expect(clippy::unwrap_used, reason = "a fixture that is not there fails the test")]

mod calibration;
mod examples;
mod findings;
mod measures;
mod mutations;
mod notices;
mod places;
mod provinces;
mod texts;
