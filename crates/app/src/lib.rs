//! Gần Dân: command line, pages and interface. The only crate that knows HTTP, HTML and JSON.
//!
//! `cli` has one file per command, `web` is the ground all pages stand on, `words` reads `locales/`. Each capability
//! is a folder of its own and one line in [`capabilities`].

pub mod access;
pub mod attachments;
pub mod bodies;
pub mod capabilities;
pub mod cases;
pub mod cli;
pub mod config;
pub mod dashboards;
pub mod demo;
pub mod dialogues;
pub mod documents;
pub mod home;
pub mod jobs;
pub mod journal;
pub mod law;
pub mod outbox;
pub mod printing;
pub mod reception;
pub mod reports;
pub mod search;
pub mod synth;
pub mod tasks;
pub mod web;
pub mod words;
