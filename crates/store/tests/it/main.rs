//! The store's stories, each on both engines.
#![expect(clippy::unwrap_used, reason = "in a test a fault is the finding")]

mod access;
mod blobs;
mod bodies;
mod care;
mod cases;
mod casework;
mod documents;
mod journal;
mod keys;
mod migrations;
mod outbox;
mod reception;
mod reports;
mod schema;
mod tasks;
