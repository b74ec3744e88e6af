//! Statistical forms as files: a spreadsheet that looks and prints like the paper form, and csv for programs.
//!
//! What is absent here: what a form means and how it is counted (`gandan_core::reports`), words for people (they come in),
//! files and the network: bytes come out.

mod lines;
mod plain;
mod print;
mod table;

pub use lines::{Lines, register};
pub use plain::csv;
pub use print::xlsx;
pub use table::{Row, Table, TableError};
