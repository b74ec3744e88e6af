//! What stands at the head: whose layout, number, symbol, place, day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whose layout a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// A State body: NĐ 30/2020/NĐ-CP.
    State,
    /// A Party body: the Party's own guideline.
    Party,
}

/// Number and symbol, place and day of issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The register's number; none while it is a draft, then a gap is left for it.
    pub number: Option<u32>,
    /// `BC-UBND` for the State; for the Party `BC/ĐU`, before which the number stands with a dash.
    pub symbol: String,
    /// Where: the name of the place, as in "Mẫu, ngày 05 tháng 10 năm 2026".
    pub place: String,
    /// The day it is signed; none leaves gaps for it.
    pub day: Option<Date>,
}

impl Issue {
    /// Not numbered and not dated yet.
    pub fn new(symbol: impl Into<String>, place: impl Into<String>) -> Issue {
        Issue {
            number: None,
            symbol: symbol.into(),
            place: place.into(),
            day: None,
        }
    }

    /// Gives number and day.
    pub fn numbered(mut self, number: u32, day: Date) -> Issue {
        self.number = Some(number);
        self.day = Some(day);
        self
    }

    /// The number as it is written: below ten with a nought before it (VB-05), a gap where there is none.
    pub(crate) fn number_text(&self) -> String {
        match self.number {
            Some(number) => format!("{number:02}"),
            None => "\u{a0}".repeat(6),
        }
    }

    /// Place and day: days below ten and the months January and February with a nought before them
    /// (NĐ 30/2020/NĐ-CP Phụ lục I Phần I mục II khoản 4).
    pub(crate) fn date_text(&self) -> String {
        let gap = "\u{a0}".repeat(4);
        match self.day {
            None => format!("{}, ngày{gap}tháng{gap}năm{gap}", self.place),
            Some(day) => {
                let month = match day.month() {
                    short @ 1..=2 => format!("{short:02}"),
                    other => other.to_string(),
                };
                format!(
                    "{}, ngày {:02} tháng {month} năm {}",
                    self.place,
                    day.day(),
                    day.year()
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_small_numbers_and_the_first_two_months_get_a_nought() {
        let on = |day| Issue::new("BC-UBND", "Mẫu").numbered(5, day).date_text();
        assert_eq!(on(date(2026, 2, 5)), "Mẫu, ngày 05 tháng 02 năm 2026");
        assert_eq!(on(date(2026, 3, 15)), "Mẫu, ngày 15 tháng 3 năm 2026");
        assert_eq!(
            Issue::new("x", "y").numbered(5, date(2026, 3, 1)).number_text(),
            "05"
        );
        assert_eq!(
            Issue::new("x", "y").numbered(105, date(2026, 3, 1)).number_text(),
            "105"
        );
    }
}
