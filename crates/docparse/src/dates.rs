use jiff::civil::Date;
use regex::Captures;

/// What three groups of digits say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// A day of the calendar.
    Real(Date),
    /// Digits that no calendar has (31/02).
    Impossible,
}

impl Day {
    /// The day, if there is one.
    pub fn real(self) -> Option<Date> {
        match self {
            Day::Real(date) => Some(date),
            Day::Impossible => None,
        }
    }
}

/// The day in three neighbouring groups, day first.
pub fn day_in(captures: &Captures, first: usize) -> Option<Day> {
    let part = |index: usize| {
        captures
            .get(first + index)
            .and_then(|m| m.as_str().trim().parse::<i16>().ok())
    };
    day_of(part(0)?, part(1)?, part(2)?)
}

/// The day of these numbers; nothing where one of them is no such number at all.
pub fn day_of(day: i16, month: i16, year: i16) -> Option<Day> {
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    Some(Date::new(year, month, day).map_or(Day::Impossible, Day::Real))
}

/// First and last day of `months` months from `month` on.
pub fn months(year: i16, month: i8, months: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    let last = Date::new(year, month + months - 1, 1).ok()?.last_of_month();
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_no_calendar_has_are_told() {
        assert_eq!(day_of(31, 2, 2026), Some(Day::Impossible));
        assert!(matches!(day_of(29, 2, 2028), Some(Day::Real(_))));
    }

    #[test]
    fn a_quarter_has_three_months() {
        let (first, last) = months(2026, 7, 3).unwrap();
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2026-07-01".into(), "2026-09-30".into())
        );
    }
}
