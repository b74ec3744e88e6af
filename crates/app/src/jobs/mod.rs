//! Background work: a closed list of jobs, each a leased row, so that of several nodes only one does it at a time.

mod purge;
mod run;

pub use run::{run_all, run_due};

use crate::web::App;
use std::pin::Pin;
use std::time::Duration;

/// What a job answers: a short result for the administrator's page, never words of people's files.
pub type Work = Pin<Box<dyn Future<Output = anyhow::Result<String>> + Send>>;

/// Something done again and again.
pub struct Job {
    /// Under which it is leased; for ever.
    pub name: &'static str,
    /// How long after it ended it is due again.
    pub every: Duration,
    /// The work itself; safe to be stopped anywhere and to be run twice.
    pub run: fn(App) -> Work,
}

/// All jobs. A new one is a line here and a test that runs it twice.
pub const JOBS: &[Job] = &[
    crate::cases::intake::DRAFTS,
    crate::cases::recount::RECOUNT,
    crate::cases::retention::RETENTION,
    crate::cases::public::COUNTING,
    crate::cases::public::SIGHT,
    crate::cases::tracking::RATINGS,
    crate::cases::work::BULKS,
    crate::tasks::ROUNDS,
    crate::reports::REMINDERS,
    crate::reports::ROLLS,
    crate::outbox::ERASE,
    crate::cases::counter::NUMBERS,
    crate::cases::counter::batch::BATCHES,
    crate::cases::counter::ANCHORS,
    purge::SESSIONS,
];
