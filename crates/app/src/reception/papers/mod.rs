//! Papers of receptions: the written refusal and the conclusion of a sitting, numbered without gaps, kept as they were
//! printed.

mod conclusion;
mod head;
mod refusal;
mod show;

pub use conclusion::{ConcludePage, get as conclude, post as concluded};
pub use head::PaperHead;
pub(crate) use refusal::issue_refusal;
pub use refusal::{NoticePage, get as notice, post as noticed};
pub use show::{SittingPaperPage, file, get as show};
