use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How often something comes back. Ordered from the shortest to the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// hằng tuần
    Week,
    /// hằng tháng
    Month,
    /// hằng quý
    Quarter,
    /// sáu tháng một lần
    HalfYear,
    /// hằng năm
    Year,
}

/// By when something is to be done, as the document's words say it. A task without any is *dateless*: no day is
/// ever supplied that the words do not give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type")]
pub enum Deadline {
    /// "trước ngày 15/12/2026", "chậm nhất ngày …": the last day on which it is in time, as written.
    On {
        /// The day written.
        day: Date,
    },
    /// "trong tháng 6/2026", "trong quý III/2026", "trong năm 2026".
    Within {
        /// First day of the span of time.
        first: Date,
        /// Last day of it.
        last: Date,
    },
    /// "hằng quý", "trước ngày 25 hằng tháng", "trước ngày 05 tháng đầu quý sau", "trước ngày 10/12 hằng năm".
    Recurring {
        /// How often.
        period: Period,
        /// Day of the month, where the words give one.
        day: Option<i8>,
        /// Month of the year (yearly and half-yearly) or of the quarter (1–3), where the words give one.
        month: Option<i8>,
        /// The day lies in the period after the one it reports on ("tháng đầu quý sau").
        following: bool,
    },
    /// "trong vòng 30 ngày kể từ ngày nhận được …".
    After {
        /// How many days.
        days: u16,
        /// Working days rather than calendar days.
        working: bool,
        /// The event that starts the count, in the document's words; empty where it names none.
        event: String,
    },
}
