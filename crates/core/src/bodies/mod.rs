//! Bodies: organs that issue, receive or are bound, with their dates and successions.

mod id;

pub use id::BodyId;
