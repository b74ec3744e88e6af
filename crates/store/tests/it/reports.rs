//! From what is counted to what is signed, and back down.

mod counting;
mod going_up;
