//! Figures about cases: what each counts, out of what, and over which days. Their only home; the public table, leaders'
//! pages and reports count by them, and the lists behind them keep to the same words.

mod backlog;
mod cell;
mod figure;
mod period;
mod sight;
mod tally;

pub use backlog::{Age, Backlog};
pub use cell::{Cell, SPANS, Share, Sum};
pub use figure::{Counted, Figure, How};
pub use period::{Month, Period};
pub use sight::{LEAST_MATTERS, SPAN_DAYS, Seen, Sighting, sight};
pub use tally::Tally;
