//! Files of cases whose time is over: which they are, who holds one for a dispute, what was signed off, what is erased.

mod candidates;
mod disposals;
mod erase;
mod holds;
mod receipts;

pub(crate) use candidates::STATEMENTS as CANDIDATE_STATEMENTS;
pub use candidates::{FileRow, Group, file, files, groups, kin};
pub(crate) use disposals::STATEMENTS as DISPOSAL_STATEMENTS;
pub use disposals::{
    DisposalRow, DisposedRow, NewDisposal, NewDisposed, Progress, disposal, disposals, disposed, end,
    open_disposals, progress, settle, sign, stop, swept, waiting_cases,
};
pub(crate) use erase::STATEMENTS as ERASE_STATEMENTS;
pub use erase::erase;
pub(crate) use holds::STATEMENTS as HOLD_STATEMENTS;
pub use holds::{HoldRow, hold, holds, lift};
pub(crate) use receipts::STATEMENTS as RECEIPT_STATEMENTS;
pub use receipts::is_past;
