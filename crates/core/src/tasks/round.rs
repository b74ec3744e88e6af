use crate::documents::Period;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fmt;
use std::str::FromStr;

/// Which week, month, quarter, half or year it is: `2026-W37`, `2026-M09`, `2026-Q3`, `2026-H1`, `2026`.
/// People read "Quý III/2026"; those words are in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoundName {
    /// Of a week: the year of its Thursday, as ISO counts.
    pub year: i16,
    /// How long.
    pub period: Period,
    /// Which of the year, from 1; of a year: 1.
    pub number: i8,
}

/// One round of a recurring duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// Which.
    pub name: RoundName,
    /// First day of the period.
    pub first: Date,
    /// Last day of the period.
    pub last: Date,
    /// Last day in time, where the words give one; the end of the period is no due day of its own.
    pub due: Option<Date>,
}

impl RoundName {
    /// The period in which `day` lies.
    pub fn of(period: Period, day: Date) -> RoundName {
        let month = day.month();
        let (year, number) = match period {
            Period::Week => {
                let week = day.iso_week_date();
                (week.year(), week.week())
            }
            Period::Month => (day.year(), month),
            Period::Quarter => (day.year(), (month - 1) / 3 + 1),
            Period::HalfYear => (day.year(), (month - 1) / 6 + 1),
            Period::Year => (day.year(), 1),
        };
        RoundName { year, period, number }
    }

    /// Its first and last day; nothing outside the years of the calendar.
    pub fn days(self) -> Option<(Date, Date)> {
        let Some(months) = months_of(self.period) else {
            let week = ISOWeekDate::new(self.year, self.number, Weekday::Monday).ok()?;
            let first = week.date();
            return Some((first, first.checked_add(6.days()).ok()?));
        };
        let first = Date::new(self.year, (self.number - 1) * months + 1, 1).ok()?;
        let last = Date::new(self.year, self.number * months, 1)
            .ok()?
            .last_of_month();
        Some((first, last))
    }

    /// The one after it.
    pub fn next(self) -> Option<RoundName> {
        let (_, last) = self.days()?;
        Some(RoundName::of(self.period, last.tomorrow().ok()?))
    }
}

/// Months in a period; nothing for a week.
pub(super) fn months_of(period: Period) -> Option<i8> {
    match period {
        Period::Week => None,
        Period::Month => Some(1),
        Period::Quarter => Some(3),
        Period::HalfYear => Some(6),
        Period::Year => Some(12),
    }
}

impl fmt::Display for RoundName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, number, .. } = self;
        match self.period {
            Period::Week => write!(f, "{year}-W{number:02}"),
            Period::Month => write!(f, "{year}-M{number:02}"),
            Period::Quarter => write!(f, "{year}-Q{number}"),
            Period::HalfYear => write!(f, "{year}-H{number}"),
            Period::Year => write!(f, "{year}"),
        }
    }
}

impl FromStr for RoundName {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        let Some((year, rest)) = code.split_once('-') else {
            let year = code.parse().map_err(drop)?;
            return Ok(RoundName {
                year,
                period: Period::Year,
                number: 1,
            });
        };
        let letter = rest.chars().next().ok_or(())?;
        let (period, most) = match letter {
            'W' => (Period::Week, 53),
            'M' => (Period::Month, 12),
            'Q' => (Period::Quarter, 4),
            'H' => (Period::HalfYear, 2),
            _ => return Err(()),
        };
        let number: i8 = rest.get(1..).ok_or(())?.parse().map_err(drop)?;
        if !(1..=most).contains(&number) {
            return Err(());
        }
        Ok(RoundName {
            year: year.parse().map_err(drop)?,
            period,
            number,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const PERIODS: [Period; 5] = [
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::HalfYear,
        Period::Year,
    ];

    #[test]
    fn a_day_lies_in_the_periods_of_the_calendar() {
        let day = date(2026, 11, 22);
        let named: Vec<String> = PERIODS
            .iter()
            .map(|p| RoundName::of(*p, day).to_string())
            .collect();
        assert_eq!(named, ["2026-W47", "2026-M11", "2026-Q4", "2026-H2", "2026"]);
        // The last days of a year may lie in the first week of the next.
        assert_eq!(
            RoundName::of(Period::Week, date(2024, 12, 31)).to_string(),
            "2025-W01"
        );
    }

    proptest! {
        #[test]
        fn periods_follow_each_other_without_gap(year in 1990i16..2100, month in 1i8..=12, day in 1i8..=28, n in 0usize..5) {
            let day = date(year, month, day);
            let name = RoundName::of(PERIODS[n], day);
            let (first, last) = name.days().unwrap();
            prop_assert!(first <= day && day <= last);
            prop_assert_eq!(name.next().unwrap().days().unwrap().0, last.tomorrow().unwrap());
            prop_assert_eq!(name.to_string().parse(), Ok(name));
        }
    }
}
