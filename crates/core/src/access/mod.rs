//! Who may do what: one function decides, [`may`], for pages, interface, search and exports alike.

mod decide;
mod holding;
mod role;

pub use decide::{Act, Object, Reach, Refusal, may};
pub use holding::{Holding, Wish, holder_may};
pub use role::{Actor, Post, Role};

#[cfg(test)]
mod table;
