//! Dialogue days: how a day stands, and what became of what was promised.

mod kept;
mod state;

pub use kept::{Kept, kept};
pub use state::DialogueState;
