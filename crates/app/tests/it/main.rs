//! The program from outside: one binary for all stories, one file for each capability.

#![expect(clippy::unwrap_used, reason = "in a story a fault is the finding")]

mod access;
mod accounts;
mod agenda;
mod api_fuzz;
mod api_intake;
mod api_markup;
mod api_moves;
mod api_officer;
mod api_open311;
mod api_public;
mod api_slow;
mod app;
mod bodies;
mod browser;
mod bulk;
mod care;
mod cases_citizen;
mod cases_import;
mod casework;
mod counter_batch;
mod counter_joining;
mod counter_register;
mod counter_taking;
mod demo;
mod dialogues;
mod documents;
mod faults;
mod full;
mod ground;
mod import;
mod journal;
mod law;
mod matters_apart;
mod matters_joining;
mod nodes;
mod officers_pages;
mod outbox;
mod public;
mod reception;
mod replies;
mod reports_forms;
mod reports_owed;
mod reports_quarter;
mod reports_writing;
mod retention;
mod rush;
mod search;
mod spoilt;
mod synth;
mod tasks;
mod weight;

pub use app::{Client, Seen, TestApp};
