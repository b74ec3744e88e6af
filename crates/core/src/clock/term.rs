use serde::{Deserialize, Serialize};

/// In what a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// ngày làm việc: neither weekends nor days off; Saturdays that are worked in exchange count.
    WorkingDays,
    /// ngày: every day of the calendar.
    CalendarDays,
    /// tháng
    Months,
    /// năm
    Years,
    /// "chậm nhất ngày 17": the next day of that number in a month; the amount is the number.
    DayOfMonth,
}

impl Unit {
    /// The code it is written with in data and words.
    pub fn code(self) -> &'static str {
        match self {
            Unit::WorkingDays => "working-days",
            Unit::CalendarDays => "calendar-days",
            Unit::Months => "months",
            Unit::Years => "years",
            Unit::DayOfMonth => "day-of-month",
        }
    }
}

/// So much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// How many units.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

impl Term {
    /// So many working days.
    pub fn working(amount: u32) -> Term {
        Term {
            amount,
            unit: Unit::WorkingDays,
        }
    }

    /// So many calendar days.
    pub fn days(amount: u32) -> Term {
        Term {
            amount,
            unit: Unit::CalendarDays,
        }
    }
}

/// From the event onwards, or up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// kể từ ngày …
    #[default]
    After,
    /// trước ngày … (a notice, a timetable posted beforehand)
    Before,
}

/// What the day found means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// chậm nhất, không quá: the last day on which it is in time.
    #[default]
    Latest,
    /// ít nhất: what has begun must go on to the end of this day.
    Earliest,
}

/// How a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// How long.
    pub term: Term,
    /// To which side of the event.
    #[serde(default, skip_serializing_if = "is_default")]
    pub direction: Direction,
    /// What the day found means.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bound: Bound,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Count {
    /// The usual count: done at the latest so long after the event.
    pub fn latest(term: Term) -> Count {
        Count {
            term,
            direction: Direction::After,
            bound: Bound::Latest,
        }
    }

    /// Whether the end moves to the next working day when it falls on a day off (Bộ luật Dân sự 2015 Đ148 k5). A
    /// shortest duration and a notice beforehand stay where they are: moving the end would shorten the notice.
    pub fn rolls(&self) -> bool {
        self.direction == Direction::After && self.bound == Bound::Latest
    }
}
