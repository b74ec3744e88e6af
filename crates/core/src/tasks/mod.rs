//! Tasks: what was signed, who carries it out, how it stands, and when it comes back.

mod coverage;
mod decide;
mod issue;
mod recurrence;
mod round;
mod standing;
mod state;
mod tally;

pub use coverage::{Cover, Covered, coverage};
pub use decide::{
    ChaseRefusal, HandOn, JudgeRefusal, Moved, ReportRefusal, SubAssignRefusal, Verdict, chase, hand_on,
    judge, report,
};
pub use issue::{Candidate, Hold, Order, order};
pub use recurrence::{MAX_CATCH_UP, Recurrence, recurrences};
pub use round::{Round, RoundName};
pub use standing::{Facts, Standing, standing};
pub use state::{Claim, State};
pub use tally::Tally;
