//! Tasks from the signature to the verdict. Decisions are those of `gandan_core::tasks`; here they are loaded for,
//! saved, and written into the journal in the same transaction.

pub(crate) mod candidates;
pub(crate) mod chasers;
pub(crate) mod counted;
pub(crate) mod handing;
pub(crate) mod history;
pub(crate) mod issue;
pub(crate) mod list;
pub(crate) mod public;
pub(crate) mod report;
pub(crate) mod rounds;
pub(crate) mod row;
pub(crate) mod tallies;
pub(crate) mod verdict;

pub use candidates::{CandidateRow, Heirs, NamedBody, candidates};
pub use chasers::{Chase, ChaserRow, Sent, batch, chase, of_assignments, seen};
pub use counted::due_within;
pub use handing::{HandOnTo, HandingError, hand_on};
pub use history::{EvidenceRow, History, ProgressRow, VerdictRow, evidence_file, history};
pub use issue::{Issue, IssueError, Issued, issue};
pub use list::{Cursor, Filter, Scope, Side, list};
pub use public::{PublicDocument, PublicTask, public_documents, public_overdue, public_tasks};
pub use report::{Evidence, Figure, Report, ReportError, Taken, report};
pub use rounds::{close, make_due_rounds};
pub use row::{AssignmentRow, TaskRow, assignment, assignments_of_task, subs, task, tasks_of_document};
pub use tallies::{
    BodyTally, DocumentTally, TaskTally, ToSign, tally, tally_by_body, tally_by_document, tally_due,
    tally_of_document, tally_of_public, tally_of_tasks, to_sign,
};
pub use verdict::{Judgement, VerdictError, judge};
