use super::BeyondCalendar;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A day that is not what its weekday says, with the reason and the paper that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayMark {
    /// The day.
    pub date: Date,
    /// The reason in words: "Quốc khánh", "Làm bù cho 31/8".
    pub name: String,
    /// Decision or article that says so.
    pub basis: String,
}

/// One year as announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// Which.
    pub year: i16,
    /// What is not yet decided about it; nothing where all is.
    #[serde(default)]
    pub provisional: Option<String>,
    /// Days on which nobody works.
    pub days_off: Vec<DayMark>,
    /// Saturdays and Sundays worked in exchange.
    pub makeup: Vec<DayMark>,
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'c> {
    /// ngày làm việc
    Working,
    /// thứ Bảy, Chủ nhật
    Weekend,
    /// ngày lễ, tết, nghỉ bù, nghỉ hoán đổi: its name.
    Holiday(&'c str),
    /// ngày làm bù: its name.
    Makeup(&'c str),
}

impl DayKind<'_> {
    /// Whether people work.
    pub fn works(self) -> bool {
        matches!(self, DayKind::Working | DayKind::Makeup(_))
    }
}

/// What is wrong with years that are put together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFault {
    /// No year at all.
    #[error("a calendar needs a year")]
    Empty,
    /// Years must follow one another without a gap.
    #[error("year {0} does not follow the one before it")]
    Gap(i16),
    /// A day is listed under another year.
    #[error("{0} is not in the year it is listed under")]
    Elsewhere(Date),
    /// A day is listed twice.
    #[error("{0} is listed twice")]
    Twice(Date),
    /// A day worked in exchange is a working day anyway.
    #[error("{0} is worked in exchange and is neither Saturday nor Sunday")]
    NotOff(Date),
}

/// Working days and days off of some years on end. Looking up a day and adding working days take the same short time
/// wherever the day lies: every day knows how many working days went before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    years: Vec<Year>,
    first: Date,
    /// Index of the first day of each year in `days`; one more at the end.
    starts: Vec<usize>,
    days: Vec<Day>,
    /// Index in `days` of every working day.
    working: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    date: Date,
    /// Working days up to this one, itself included.
    worked: usize,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Working,
    Weekend,
    /// Where among the days off of its year.
    Holiday(u16),
    /// Where among the days worked in exchange of its year.
    Makeup(u16),
}

impl Calendar {
    /// Puts years together.
    ///
    /// # Errors
    /// The years leave a gap, or a day is listed twice, under the wrong year, or as worked in exchange though it is no
    /// weekend.
    pub fn new(mut years: Vec<Year>) -> Result<Calendar, CalendarFault> {
        years.sort_by_key(|year| year.year);
        let first = match years.first() {
            Some(year) => Date::new(year.year, 1, 1).map_err(|_| CalendarFault::Gap(year.year))?,
            None => return Err(CalendarFault::Empty),
        };
        let mut calendar = Calendar {
            first,
            starts: vec![0],
            days: Vec::with_capacity(years.len() * 366),
            working: Vec::with_capacity(years.len() * 260),
            years: Vec::new(),
        };
        for (at, year) in years.iter().enumerate() {
            if i32::from(year.year) != i32::from(first.year()) + at as i32 {
                return Err(CalendarFault::Gap(year.year));
            }
            calendar.lay(year)?;
        }
        calendar.years = years;
        Ok(calendar)
    }

    fn lay(&mut self, year: &Year) -> Result<(), CalendarFault> {
        let mut marked: Vec<(Date, Sort)> = Vec::new();
        let both = [(&year.days_off, true), (&year.makeup, false)];
        for (marks, off) in both {
            for (at, mark) in marks.iter().enumerate() {
                let weekend = matches!(mark.date.weekday(), Weekday::Saturday | Weekday::Sunday);
                if mark.date.year() != year.year {
                    return Err(CalendarFault::Elsewhere(mark.date));
                }
                if !off && !weekend {
                    return Err(CalendarFault::NotOff(mark.date));
                }
                let at = u16::try_from(at).map_err(|_| CalendarFault::Twice(mark.date))?;
                let sort = if off { Sort::Holiday(at) } else { Sort::Makeup(at) };
                marked.push((mark.date, sort));
            }
        }
        marked.sort_by_key(|(date, _)| *date);
        if let Some(pair) = marked.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(CalendarFault::Twice(pair[0].0));
        }
        let gap = |_| CalendarFault::Gap(year.year);
        let mut date = Date::new(year.year, 1, 1).map_err(gap)?;
        let length = usize::try_from(date.days_in_year()).unwrap_or(366);
        for at in 0..length {
            let sort = match marked.binary_search_by_key(&date, |(date, _)| *date) {
                Ok(found) => marked[found].1,
                Err(_) if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) => Sort::Weekend,
                Err(_) => Sort::Working,
            };
            if matches!(sort, Sort::Working | Sort::Makeup(_)) {
                self.working.push(self.days.len());
            }
            let worked = self.working.len();
            self.days.push(Day { date, worked, sort });
            if at + 1 < length {
                date = date.tomorrow().map_err(gap)?;
            }
        }
        self.starts.push(self.days.len());
        Ok(())
    }

    /// The years it is made of, ascending.
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// The first day it knows.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day it knows.
    pub fn last(&self) -> Date {
        self.days.last().map_or(self.first, |day| day.date)
    }

    /// What a day is.
    ///
    /// # Errors
    /// The calendar does not reach that day.
    pub fn kind(&self, date: Date) -> Result<DayKind<'_>, BeyondCalendar> {
        Ok(self.kind_at(self.index(date)?))
    }

    /// What is not yet decided about the year of `date`.
    pub fn provisional(&self, date: Date) -> Option<&str> {
        self.year_of(date)?.provisional.as_deref()
    }

    /// Whether any day from `from` to `to` lies in a year that is not yet decided.
    pub fn provisional_between(&self, from: Date, to: Date) -> bool {
        (from.min(to).year()..=from.max(to).year()).any(|year| {
            usize::try_from(year - self.first.year())
                .ok()
                .and_then(|at| self.years.get(at))
                .is_some_and(|year| year.provisional.is_some())
        })
    }

    fn year_of(&self, date: Date) -> Option<&Year> {
        let at = usize::try_from(date.year() - self.first.year()).ok()?;
        self.years.get(at)
    }

    pub(super) fn index(&self, date: Date) -> Result<usize, BeyondCalendar> {
        let beyond = BeyondCalendar { day: date };
        let at = usize::try_from(date.year() - self.first.year()).map_err(|_| beyond)?;
        let start = self.starts.get(at).ok_or(beyond)?;
        let index = start + usize::try_from(date.day_of_year() - 1).map_err(|_| beyond)?;
        if index < self.days.len() {
            Ok(index)
        } else {
            Err(beyond)
        }
    }

    pub(super) fn date_at(&self, index: usize) -> Result<Date, BeyondCalendar> {
        self.days.get(index).map(|day| day.date).ok_or(BeyondCalendar {
            day: self.last().saturating_add(1.day()),
        })
    }

    /// Working days up to and with the day at `index`.
    pub(super) fn worked_until(&self, index: usize) -> usize {
        self.days.get(index).map_or(0, |day| day.worked)
    }

    /// The index of the working day with that number, counted from 1.
    pub(super) fn working_day(&self, number: usize) -> Option<usize> {
        self.working.get(number.checked_sub(1)?).copied()
    }

    pub(super) fn kind_at(&self, index: usize) -> DayKind<'_> {
        let Some(day) = self.days.get(index) else {
            return DayKind::Working;
        };
        let name = |pick: fn(&Year) -> &Vec<DayMark>, at: u16| {
            self.year_of(day.date)
                .and_then(|year| pick(year).get(usize::from(at)))
                .map_or("", |mark| mark.name.as_str())
        };
        match day.sort {
            Sort::Working => DayKind::Working,
            Sort::Weekend => DayKind::Weekend,
            Sort::Holiday(at) => DayKind::Holiday(name(|year| &year.days_off, at)),
            Sort::Makeup(at) => DayKind::Makeup(name(|year| &year.makeup, at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::calendar;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_what_its_decision_says_before_what_its_weekday_says() {
        let calendar = calendar();
        let kind = |y, m, d| calendar.kind(date(y, m, d)).unwrap();
        assert_eq!(kind(2026, 8, 21), DayKind::Working);
        assert_eq!(kind(2026, 8, 22), DayKind::Makeup("Làm bù cho 31/8"));
        assert_eq!(kind(2026, 8, 23), DayKind::Weekend);
        assert_eq!(kind(2026, 8, 31), DayKind::Holiday("Nghỉ hoán đổi"));
        assert_eq!(kind(2025, 11, 24), DayKind::Working);
        assert!(calendar.kind(date(2024, 12, 31)).is_err());
        assert!(calendar.kind(date(2028, 1, 1)).is_err());
    }

    #[test]
    fn a_year_that_is_not_decided_says_so() {
        let calendar = calendar();
        assert_eq!(calendar.provisional(date(2027, 5, 1)), Some("Tết"));
        assert!(calendar.provisional_between(date(2026, 12, 30), date(2027, 1, 4)));
        assert!(!calendar.provisional_between(date(2026, 1, 1), date(2026, 12, 31)));
    }

    #[test]
    fn years_that_do_not_hold_together_are_refused() {
        let day = |date: Date| DayMark {
            date,
            name: "x".to_owned(),
            basis: "x".to_owned(),
        };
        let year = |year: i16, days_off: Vec<DayMark>, makeup: Vec<DayMark>| Year {
            year,
            provisional: None,
            days_off,
            makeup,
        };
        let new = |years: Vec<Year>| Calendar::new(years).unwrap_err();
        assert_eq!(new(Vec::new()), CalendarFault::Empty);
        let gap = vec![
            year(2025, Vec::new(), Vec::new()),
            year(2027, Vec::new(), Vec::new()),
        ];
        assert_eq!(new(gap), CalendarFault::Gap(2027));
        let (sunday, monday) = (date(2026, 8, 30), date(2026, 8, 31));
        let twice = vec![year(2026, vec![day(sunday)], vec![day(sunday)])];
        assert_eq!(new(twice), CalendarFault::Twice(sunday));
        let elsewhere = vec![year(2025, vec![day(monday)], Vec::new())];
        assert_eq!(new(elsewhere), CalendarFault::Elsewhere(monday));
        let worked = vec![year(2026, Vec::new(), vec![day(monday)])];
        assert_eq!(new(worked), CalendarFault::NotOff(monday));
    }
}
