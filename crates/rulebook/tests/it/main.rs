//! The files under `law/` hold together, and the rule book answers as a jurist would.
#![expect(clippy::unwrap_used, reason = "a test ends where something is missing")]

mod answers;
mod law;
mod local;
mod procedures;
mod reports;
mod schema;
