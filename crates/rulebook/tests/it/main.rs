//! The files under `law/` hold together, and the rule book answers as a jurist would.
mod answers;
mod law;
mod local;
mod schema;
