use jiff::civil::{Date, date};
use std::fmt;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// From 1.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Month {
        Month {
            year: day.year(),
            month: day.month(),
        }
    }

    /// The month written `2026-07`.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits =
            |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        Date::new(year, month, 1).ok()?;
        Some(Month { year, month })
    }

    /// The month that follows.
    #[must_use]
    pub fn next(self) -> Month {
        if self.month == 12 {
            Month {
                year: self.year + 1,
                month: 1,
            }
        } else {
            Month {
                month: self.month + 1,
                ..self
            }
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        date(self.year, self.month, 1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Over which months of receipt figures are counted: whole months of the calendar. (Reports with the statutory cut-off
/// on another day are counted by their own rule.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One month.
    Month(Month),
    /// Three months, of a quarter from 1 to 4.
    Quarter(i16, i8),
    /// A year.
    Year(i16),
}

impl Period {
    /// The period written `2026`, `2026-Q3` or `2026-07`.
    pub fn parse(text: &str) -> Option<Period> {
        let four = |year: &str| -> Option<i16> {
            let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
            year.parse()
                .ok()
                .filter(|year| digits && *year > 0 && *year < 9999)
        };
        match text.split_once("-Q") {
            Some((year, quarter)) => {
                let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
                Some(Period::Quarter(four(year)?, quarter))
            }
            None if text.len() == 4 => Some(Period::Year(four(text)?)),
            None => {
                four(text.get(..4)?)?;
                Some(Period::Month(Month::parse(text)?))
            }
        }
    }

    /// The year of a day.
    pub fn year_of(day: Date) -> Period {
        Period::Year(day.year())
    }

    /// First and last month.
    pub fn months(self) -> (Month, Month) {
        let of = |year, month| Month { year, month };
        match self {
            Period::Month(month) => (month, month),
            Period::Quarter(year, quarter) => (of(year, quarter * 3 - 2), of(year, quarter * 3)),
            Period::Year(year) => (of(year, 1), of(year, 12)),
        }
    }

    /// The year it lies in.
    pub fn year(self) -> i16 {
        self.months().0.year
    }

    /// Whether a month is one of it.
    pub fn covers(self, month: Month) -> bool {
        let (first, last) = self.months();
        (first..=last).contains(&month)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Month(month) => month.fmt(f),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Year(year) => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_they_are_read() {
        for text in ["2026", "2026-Q3", "2026-07"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        for wrong in [
            "",
            "26",
            "2026-Q5",
            "2026-13",
            "2026-7",
            "+202",
            "2026-Q",
            "2026-07-01",
            "9999",
            "ăă",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_quarter_is_three_months_of_the_calendar() {
        let quarter = Period::parse("2026-Q3").unwrap();
        let month = |text| Month::parse(text).unwrap();
        assert!(quarter.covers(month("2026-07")) && quarter.covers(month("2026-09")));
        assert!(!quarter.covers(month("2026-06")) && !quarter.covers(month("2026-10")));
        assert_eq!(month("2026-12").next(), month("2027-01"));
    }
}
