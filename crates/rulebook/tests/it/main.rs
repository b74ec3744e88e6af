//! The files under `law/` hold together.
#![expect(clippy::unwrap_used, reason = "in a test a fault is the finding")]

mod law;
mod procedures;
