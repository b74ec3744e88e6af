//! Documents: the library, the registers, citations, proposals, batches of files.
//!
//! What is absent here: extraction and reading (the app brings the results), and decisions
//! (`gandan_core::documents`).

pub(crate) mod batches;
pub(crate) mod citations;
pub(crate) mod insert;
pub(crate) mod library;
pub(crate) mod proposals;
pub(crate) mod reshape;
pub(crate) mod views;

pub use batches::{
    Batch, BatchFile, BatchItem, Claimed, batch_find, batch_insert, batch_items, batch_new, batch_resume,
    batch_stop, batches_of, claim, claim_release, item_done, item_failed, waiting,
};
pub use citations::{CitationRow, CitingRow, citations_of, citing};
pub use insert::{Inserted, NewBody, NewDocument, NewProposal, insert};
pub use library::{
    DocumentHead, DocumentRow, Heading, correct_heading, find, find_by_file, find_head, set_published,
    set_state,
};
pub use proposals::{
    Decision, ProposalBodyRow, ProposalEdit, ProposalRow, bodies_of_document, decide, edit, proposal_bodies,
    proposal_find, proposals_of,
};
pub use reshape::{Made, Origin, replace, undo_replace};
pub use views::{
    DocumentBody, ListFilter, Mention, Position, TaskWords, all_ids, bodies_assigned, bodies_named, coverage,
    document_of_assignment, document_of_task, kinds, kinds_published, list, published, register,
    register_years, task_words,
};
