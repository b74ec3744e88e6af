//! From the receipt to the answer.

mod fixture;
mod taking;
mod working;
