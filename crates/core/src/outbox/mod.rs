//! Notices to people outside: what they tell, when they may go out, how often they are tried, to what addresses.
//!
//! What is absent here: their words (in `locales/`), the ways they go (in `gandan`).

mod address;
mod attempts;
mod kind;
mod quiet;
mod sms;

pub use address::{MailAddress, Phone};
pub use attempts::{FAILED_KEPT_DAYS, MOST_ATTEMPTS, Next, SENT_KEPT_DAYS, after_failure};
pub use kind::{Channel, Kind};
pub use quiet::{QuietHours, QuietHoursError};
pub use sms::{SEGMENT, one_segment};
