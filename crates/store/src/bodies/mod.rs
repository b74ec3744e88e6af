//! Bodies, their successions, and what people taught the program about expressions.
//!
//! The registry is small (thousands of rows) and read whole; every change counts its version up, so that each node
//! knows when to read it again.

pub(crate) mod corrections;
pub(crate) mod load;
pub(crate) mod standing;
pub(crate) mod write;

pub use corrections::{CorrectionRow, correction_delete, correction_insert, correction_list};
pub use load::{load, version};
pub use standing::{PostHeld, open_assignments, posts_held};
pub use write::{body_insert, body_update, succession_insert, succession_update, take_turn};
