//! The timetable of a head: what is owed, what is planned, what was posted.

mod acts;
mod plan;
mod schedule;
mod show;

pub use acts::{online, post as posted, proof, state};
pub(super) use plan::items;
pub use plan::{Nothing, PlanPage, get as plan, post as planned};
pub(super) use schedule::hours;
pub use schedule::{SchedulePage, get as schedule};
pub(super) use show::sitting_title;
pub use show::{SittingPage, get as show};
