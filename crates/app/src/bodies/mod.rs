//! Bodies: who can issue, receive or be bound.

mod known;

pub use known::{Bodies, Known, expressions};
