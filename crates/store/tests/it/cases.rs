//! From the receipt to the answer.

pub mod fixture;
mod taking;
mod working;
