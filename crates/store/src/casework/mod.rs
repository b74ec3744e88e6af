//! What officers keep beside a case: drafts, papers, reply templates, bulk acts, the address of a calendar; and what
//! lists count.

pub(crate) mod agenda;
pub(crate) mod bulks;
pub(crate) mod drafts;
pub(crate) mod papers;
pub(crate) mod register;
pub(crate) mod replies;

pub use agenda::{AgendaRow, agenda, agenda_account, renew_agenda};
pub use bulks::{
    BulkCaseRow, BulkRow, bulk, bulk_cases, mark_undone, note_bulk, note_bulk_case, note_undone,
};
pub use drafts::{DraftRow, NewDraft, draft, draft_of, drafts, forget_draft, keep_draft, to_sign};
pub use papers::{
    LastPaper, NewPaper, PaperRow, issue, last_by, next_number, paper, papers_of_case, papers_of_year,
};
pub use register::{RegisterRow, Tally, handlers, register, tally};
pub use replies::{ReplyRow, forget_reply, keep_reply, replies, reply};
