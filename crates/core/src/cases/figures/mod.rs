//! Figures about cases: what each counts, out of what, and over which days. Their only home; the public table, leaders'
//! pages and reports count by them, and the lists behind them keep to the same words.

mod cell;
mod figure;
mod period;
mod sight;

pub use cell::{Cell, Share, Sum};
pub use figure::{Counted, Figure, How};
pub use period::{Month, Period};
pub use sight::{LEAST_MATTERS, SPAN_DAYS, Seen, Sighting, sight};
