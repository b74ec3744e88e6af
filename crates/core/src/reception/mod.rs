//! Receptions: who has to receive and how often, what has to be posted when, who came, what the register says.

mod head;
mod online;
mod owed;
mod posting;
mod register;
mod sitting;
mod visit;

pub use head::{HeadRule, head_of};
pub use online::{Online, OnlineFinding, online_findings};
pub use owed::{Minimum, Owed, Sat, owed};
pub use posting::{Posting, posting};
pub use register::{RegisterCell, RegisterColumn, RegisterForm, RegisterLine};
pub use sitting::{SittingKind, SittingState};
pub use visit::{Crowd, Handling, VisitState, crowd};
