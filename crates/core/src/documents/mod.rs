//! Official documents: the text as stored, what was read in it, and what people may do with the proposals.

mod deadline;
mod decide;
mod identity;
mod propose;
mod reading;
mod reshape;
mod source;

pub use deadline::{Deadline, Period};
pub use decide::{Change, ProposalRefusal, ProposalState, decide};
pub use identity::{Described, identity, identity_of_cited, means};
pub use propose::{BodyRole, DraftBody, ProposalDraft, propose, title_of};
pub use reading::{Citation, Finding, FindingKind, Read, Reading, Signer, TaskReading};
pub use reshape::{ReshapeRefusal, merge, pieces, split};
pub use source::{Block, BlockKind, SourceText, Span};
