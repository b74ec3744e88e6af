//! Bodies: who can issue, receive or be bound; what became of them; and which of them a document's words mean.
//!
//! What is absent here on purpose: files (rows come in as strings, see [`rows`]), chance (ids come in from outside)
//! and today (every question names its day).

mod body;
mod expressions;
mod group;
mod id;
mod names;
mod place;
mod reach;
mod registry;
mod resolution;
mod resolve;
pub mod rows;
mod succession;
mod wording;

pub use body::{Body, BodyName, Branch, Tier, Valid};
pub use expressions::{
    Abbreviation, Base, Expressions, Group, Query, Reach, Reference, ReferenceMeaning, Role, Scope, Wording,
};
pub use id::BodyId;
pub use place::Place;
pub use registry::{Fault, Registry, View};
pub use resolution::{Context, Correction, CorrectionScope, How, Part, Resolution, Unresolved};
pub use resolve::Resolver;
pub use succession::{Succession, SuccessionId, SuccessionKind};
