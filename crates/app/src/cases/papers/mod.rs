//! Papers as they were made: on their page, as files, and in the register of the year.

mod laid;
mod register;
mod show;

pub use register::{PapersPage, get as register};
pub use show::{PaperPage, file, get as show};
