//! From the receipt to the answer.

mod drafts;
mod figures;
pub mod fixture;
mod publishing;
mod taking;
mod working;
