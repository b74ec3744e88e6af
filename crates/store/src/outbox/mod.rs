//! The outbox: notices to people outside, written with the act they tell of and sent by one node each.
//!
//! What is absent here: when a notice may go out and how often it is tried; `gandan-core` decides that.

pub(crate) mod queue;
pub(crate) mod view;
pub(crate) mod work;

pub use queue::{Notice, erase, forget, forget_person, queue};
pub use view::{NoticeRow, Tallies, again, again_all, latest, tallies, troubled};
pub use work::{Leased, any_due, failed, lease, release, retry, sent};
