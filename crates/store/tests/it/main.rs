//! The store's stories, each on both engines.

mod access;
mod blobs;
mod journal;
mod schema;
