//! The files under `law/` hold together.
mod law;
mod procedures;
