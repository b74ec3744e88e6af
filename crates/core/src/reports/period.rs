use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Which part of a year a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A month, from 1.
    Month(i8),
    /// A quarter, from 1 to 4.
    Quarter(i8),
    /// 6 tháng đầu năm
    FirstHalf,
    /// 9 tháng
    NineMonths,
    /// 6 tháng cuối năm
    SecondHalf,
    /// Năm
    Year,
}

impl Part {
    /// How cut-offs and duties name the kind of it.
    pub fn kind(self) -> &'static str {
        match self {
            Part::Month(_) => "month",
            Part::Quarter(_) => "quarter",
            Part::FirstHalf => "first-half",
            Part::SecondHalf => "second-half",
            Part::NineMonths => "nine-months",
            Part::Year => "year",
        }
    }

    /// All kinds that data may name.
    pub const KINDS: [&'static str; 6] = [
        "month",
        "quarter",
        "first-half",
        "second-half",
        "nine-months",
        "year",
    ];

    /// The month in which it ends, and how many months it is long.
    pub fn months(self) -> (i8, i8) {
        match self {
            Part::Month(month) => (month, 1),
            Part::Quarter(quarter) => (quarter * 3, 3),
            Part::FirstHalf => (6, 6),
            Part::SecondHalf => (12, 6),
            Part::NineMonths => (9, 9),
            Part::Year => (12, 12),
        }
    }

    /// The parts of a year of one kind, in order; none for a kind that nobody knows.
    pub fn all(kind: &str) -> Vec<Part> {
        match kind {
            "month" => (1..=12).map(Part::Month).collect(),
            "quarter" => (1..=4).map(Part::Quarter).collect(),
            "first-half" => vec![Part::FirstHalf],
            "second-half" => vec![Part::SecondHalf],
            "nine-months" => vec![Part::NineMonths],
            "year" => vec![Part::Year],
            _ => Vec::new(),
        }
    }
}

/// What a report is about: `2026-M07`, `2026-Q3`, `2026-H1`, `2026-9M`, `2026-H2`, `2026`. Which days it covers is said
/// by the cut-off of the regime it is owed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The part of it.
    pub part: Part,
}

/// Words that name no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no period: 2026-M07, 2026-Q3, 2026-H1, 2026-9M, 2026-H2 or 2026")]
pub struct UnknownPeriod(pub String);

impl Period {
    /// The same span of the calendar, from the first day of its first month to the last of its last.
    pub fn calendar(self) -> Option<Window> {
        let (last, length) = self.part.months();
        let first = Date::new(self.year, last - length + 1, 1).ok()?;
        let last = Date::new(self.year, last, 1).ok()?.last_of_month();
        Some(Window { first, last })
    }

    /// The period of the same kind before it.
    pub fn before(self) -> Period {
        let back = |part| Period {
            year: self.year - 1,
            part,
        };
        match self.part {
            Part::Month(1) => back(Part::Month(12)),
            Part::Month(month) => Period {
                part: Part::Month(month - 1),
                ..self
            },
            Part::Quarter(1) => back(Part::Quarter(4)),
            Part::Quarter(quarter) => Period {
                part: Part::Quarter(quarter - 1),
                ..self
            },
            other => back(other),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            Part::Month(month) => write!(f, "{year:04}-M{month:02}"),
            Part::Quarter(quarter) => write!(f, "{year:04}-Q{quarter}"),
            Part::FirstHalf => write!(f, "{year:04}-H1"),
            Part::NineMonths => write!(f, "{year:04}-9M"),
            Part::SecondHalf => write!(f, "{year:04}-H2"),
            Part::Year => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = UnknownPeriod;

    fn from_str(text: &str) -> Result<Period, UnknownPeriod> {
        let unknown = || UnknownPeriod(text.chars().take(40).collect());
        let (year, part) = match text.split_once('-') {
            None => (text, Part::Year),
            Some((year, "H1")) => (year, Part::FirstHalf),
            Some((year, "H2")) => (year, Part::SecondHalf),
            Some((year, "9M")) => (year, Part::NineMonths),
            Some((year, part)) => {
                let number = |digits: &str| digits.parse::<i8>().map_err(|_| unknown());
                let quarter = part.strip_prefix('Q').filter(|digits| digits.len() == 1);
                let month = part.strip_prefix('M').filter(|digits| digits.len() == 2);
                match (quarter, month) {
                    (Some(digits), _) => (year, Part::Quarter(number(digits)?)),
                    (_, Some(digits)) => (year, Part::Month(number(digits)?)),
                    _ => return Err(unknown()),
                }
            }
        };
        let known = match part {
            Part::Month(month) => (1..=12).contains(&month),
            Part::Quarter(quarter) => (1..=4).contains(&quarter),
            _ => true,
        };
        let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        match year.parse() {
            Ok(year) if known && digits && (1900..=2999).contains(&year) => Ok(Period { year, part }),
            _ => Err(unknown()),
        }
    }
}

/// The days that figures cover, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Window {
    /// Whether a day lies in it.
    pub fn covers(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// What it has in common with another; nothing where they do not touch.
    pub fn within(self, other: Window) -> Option<Window> {
        let both = Window {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        };
        (both.first <= both.last).then_some(both)
    }
}

/// When the figures of one regime close, as data (`law/reports/cut-offs.yaml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CutOff {
    /// By which duties point at it: `tt-06-2025`.
    pub code: String,
    /// What it is, for readers.
    pub title: crate::clock::Said,
    /// The spans of the calendar themselves: what a directive asks for "hằng quý" without a cut-off of its own.
    #[serde(default)]
    pub calendar: bool,
    /// The rule of the rule book that gives the window, by kind of period. A kind without one is not reported on.
    #[serde(default)]
    pub windows: std::collections::BTreeMap<String, String>,
    /// Article and clause.
    pub citation: String,
    /// What else is to be known.
    #[serde(default)]
    pub note: Option<crate::clock::Said>,
}

impl CutOff {
    /// What is wrong with it, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.calendar != self.windows.is_empty() {
            faults.push(format!("{}: either the calendar or windows", self.code));
        }
        for kind in self
            .windows
            .keys()
            .filter(|kind| !Part::KINDS.contains(&kind.as_str()))
        {
            faults.push(format!("{}: no kind of period is called {kind}", self.code));
        }
        faults
    }
}

/// The file of cut-offs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOffs {
    /// All of them.
    pub cut_offs: Vec<CutOff>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn periods_are_written_as_they_are_read() {
        for text in ["2026", "2026-Q3", "2026-M07", "2026-H1", "2026-H2", "2026-9M"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for wrong in [
            "", "26", "2026-Q5", "2026-Q0", "2026-M13", "2026-M7", "2026-07", "quý III", "2026-Q", "9999",
        ] {
            assert_eq!(
                wrong.parse::<Period>(),
                Err(UnknownPeriod(wrong.to_owned())),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_directives_quarter_is_that_of_the_calendar() {
        let third: Period = "2026-Q3".parse().unwrap();
        let window = third.calendar().unwrap();
        assert_eq!((window.first, window.last), (date(2026, 7, 1), date(2026, 9, 30)));
        let nine = "2026-9M".parse::<Period>().unwrap().calendar().unwrap();
        assert_eq!((nine.first, nine.last), (date(2026, 1, 1), date(2026, 9, 30)));
        assert_eq!(
            "2026-Q1".parse::<Period>().unwrap().before().to_string(),
            "2025-Q4"
        );
    }

    proptest! {
        #[test]
        fn no_words_make_the_reader_fail(text in "\\PC{0,12}") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
                prop_assert!(period.calendar().is_some());
            }
        }
    }
}
