//! What officers keep beside a case: drafts, papers, reply templates, bulk acts, the address of a calendar; and what
//! lists count.

pub(crate) mod agenda;
pub(crate) mod bulks;
pub(crate) mod drafts;
pub(crate) mod papers;
pub(crate) mod register;
pub(crate) mod replies;

pub use agenda::{AgendaLink, AgendaRow, agenda, agenda_behind, agenda_of, renew_agenda, revoke_agenda};
pub use bulks::{
    BulkCaseRow, BulkRow, bulk, bulk_case, bulk_cases, bulks, confirm_bulk, fill_bulk, next_bulk_case,
    note_undone, prepare_bulk, purge_bulks, settle_bulk_case, undo_bulk,
};
pub use drafts::{DraftRow, NewDraft, draft, draft_of, drafts, forget_draft, keep_draft, to_sign};
pub use papers::{
    LastPaper, NewPaper, PaperRow, issue, last_by, next_number, paper, papers_of_case, papers_of_year,
};
pub use register::{RegisterRow, Tally, handlers, register, tally};
pub use replies::{ReplyRow, forget_reply, keep_reply, replies, reply};
