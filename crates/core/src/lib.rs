//! The words and decisions of the field.
//!
//! What is absent here on purpose: files, network, databases, async, today's date and chance. They come in as
//! arguments, so that a decision can be tested on the eve of Tết.

pub mod access;
pub mod bodies;
pub mod cases;
pub mod clock;
pub mod dialogues;
pub mod documents;
pub mod outbox;
pub mod reception;
pub mod redaction;
pub mod reports;
pub mod tasks;
pub mod text;
