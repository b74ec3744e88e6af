//! Official documents: the text as stored and what was read in it.

mod deadline;
mod reading;
mod source;

pub use deadline::{Deadline, Period};
pub use reading::{Citation, Finding, FindingKind, Read, Reading, Signer, TaskReading};
pub use source::{Block, BlockKind, SourceText, Span};
