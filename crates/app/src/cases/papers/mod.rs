//! Papers as they were made: printed, and in the register of the year.

mod register;
mod show;

pub use register::{PapersPage, get as register};
pub use show::{PaperPage, get as show};
