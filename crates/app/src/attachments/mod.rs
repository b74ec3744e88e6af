//! Files that people attach: taken from a form within published limits, looked at, handed out again.
//!
//! What may be taken is decided by `gandan-media`; how much of it, by its table of limits.

mod basket;
mod refused;
mod serve;
mod workshop;

pub use basket::{Attachment, Basket, MOST, accept, hint};
pub use refused::refused;
pub use serve::{to_save, to_show};
pub use workshop::{Kept, Workshop};
