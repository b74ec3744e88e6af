use super::{Cell, Month};
use jiff::civil::Date;

/// How long ago what is not answered came, by months of the calendar: what came this month is of this month on its last
/// day too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Age {
    /// This month.
    ThisMonth,
    /// One or two months ago.
    TwoMonths,
    /// Three to five months ago.
    HalfYear,
    /// Six to eleven months ago.
    Year,
    /// Twelve months ago or earlier.
    Older,
}

impl Age {
    /// All, the youngest first.
    pub const ALL: [Age; 5] = [
        Age::ThisMonth,
        Age::TwoMonths,
        Age::HalfYear,
        Age::Year,
        Age::Older,
    ];

    /// The name under which words know it.
    pub fn code(self) -> &'static str {
        match self {
            Age::ThisMonth => "this-month",
            Age::TwoMonths => "two-months",
            Age::HalfYear => "half-year",
            Age::Year => "year",
            Age::Older => "older",
        }
    }

    /// The age of what came in `month`, on a day. What is dated later than the day is of this month.
    pub fn of(month: Month, today: Date) -> Age {
        let count = |month: Month| i32::from(month.year) * 12 + i32::from(month.month);
        match count(Month::of(today)) - count(month) {
            ..=0 => Age::ThisMonth,
            1..=2 => Age::TwoMonths,
            3..=5 => Age::HalfYear,
            6..=11 => Age::Year,
            12.. => Age::Older,
        }
    }
}

/// Cases that are not answered, by their age; of them, those past a due day. It is [`super::Figure::Open`] and
/// [`super::Figure::Overdue`] of all months together, taken apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    open: [u64; Age::ALL.len()],
    overdue: [u64; Age::ALL.len()],
}

impl Backlog {
    /// Adds a cell of `month` as it stands on `today`.
    pub fn add(&mut self, month: Month, cell: &Cell, today: Date) {
        let age = Age::of(month, today) as usize;
        self.open[age] += cell.open.sum();
        self.overdue[age] += cell.overdue(today);
    }

    /// Not answered.
    pub fn open(&self, age: Age) -> u64 {
        self.open[age as usize]
    }

    /// Not answered and past a due day; part of [`Backlog::open`].
    pub fn overdue(&self, age: Age) -> u64 {
        self.overdue[age as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_month_has_one_age() {
        let today = date(2026, 11, 23);
        let age = |year, month| Age::of(Month { year, month }, today);
        assert_eq!(age(2026, 11), Age::ThisMonth);
        assert_eq!(
            age(2026, 12),
            Age::ThisMonth,
            "a clock that went back loses nothing"
        );
        assert_eq!((age(2026, 10), age(2026, 9)), (Age::TwoMonths, Age::TwoMonths));
        assert_eq!((age(2026, 8), age(2026, 6)), (Age::HalfYear, Age::HalfYear));
        assert_eq!((age(2026, 5), age(2025, 12)), (Age::Year, Age::Year));
        assert_eq!(age(2025, 11), Age::Older);
    }

    #[test]
    fn what_is_overdue_is_part_of_what_is_open() {
        let mut cell = Cell::default();
        cell.open.add(date(2026, 11, 1), 2);
        cell.open.add(date(9999, 12, 31), 3);
        let mut backlog = Backlog::default();
        let today = date(2026, 11, 23);
        backlog.add(
            Month {
                year: 2026,
                month: 10,
            },
            &cell,
            today,
        );
        assert_eq!(
            (backlog.open(Age::TwoMonths), backlog.overdue(Age::TwoMonths)),
            (5, 2)
        );
        assert_eq!(backlog.open(Age::ThisMonth), 0);
    }
}
