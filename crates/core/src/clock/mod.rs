//! How long the law gives, counted in days that people work and days that they do not.
//!
//! Pure: the calendar, the rule and every day come in as arguments. Which rule applies is the rule book's matter
//! (`gandan-rulebook`); here it is only counted, and said why. The trigger day is never counted (Bộ luật Dân sự 2015
//! Đ147 k2, k3); a term that ends on a day off ends with the next working day (Đ148 k5); a term in months ends on the
//! same day of its last month, or on that month's last day (Đ148 k3).

mod calendar;
mod circumstances;
mod count;
mod derivation;
mod event;
mod replay;
mod running;
#[cfg(test)]
mod sample;
mod tell;
mod term;

pub use calendar::{Calendar, CalendarFault, DayKind, DayMark, Year};
pub use circumstances::Circumstances;
pub use count::{BeyondCalendar, Counted};
pub use derivation::{Derivation, Head, Said, Skip, Step};
pub use event::{ClockEvent, Resume};
pub use running::{Clock, ClockRefusal, ClockState};
pub use term::{Bound, Count, Direction, Term, Unit};
