//! The counter of receptions: who waits, who is received, what is written of a visit, and who is not received.

mod queue;
mod refuse;
mod typed;
mod visit;

pub use queue::{QueuePage, arrive, get as queue, state};
pub use refuse::{RefusePage, get as refuse, post as refused};
pub(super) use visit::{Opened, open};
pub use visit::{VisitPage, get as visit, post as write};
