use super::{Calendar, Count, Direction, Term, Unit};
use jiff::ToSpan;
use jiff::civil::Date;
use thiserror::Error;

/// The years known do not reach so far. Never guessed: a calendar is announced year by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the calendar does not reach {day}")]
pub struct BeyondCalendar {
    /// The first day that is not known.
    pub day: Date,
}

/// Where a count ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The last day of the term as counted.
    pub raw: Date,
    /// The day that binds: `raw`, or the next working day where the term rolls forward.
    pub due: Date,
}

impl Calendar {
    /// Counts from an event. The day of the event is never counted (Bộ luật Dân sự 2015 Đ147 k2, k3).
    ///
    /// # Errors
    /// A day is needed that the calendar does not reach.
    pub fn count(&self, count: &Count, event: Date) -> Result<Counted, BeyondCalendar> {
        let raw = self.reach(count.term, count.direction, event)?;
        let due = if count.rolls() {
            self.roll_forward(raw)?
        } else {
            raw
        };
        Ok(Counted { raw, due })
    }

    /// The last day of a term, before anything rolls. Zero units end on the day itself.
    ///
    /// # Errors
    /// A day is needed that the calendar does not reach.
    pub fn reach(&self, term: Term, direction: Direction, event: Date) -> Result<Date, BeyondCalendar> {
        let amount = i64::from(term.amount);
        let signed = match direction {
            Direction::After => amount,
            Direction::Before => -amount,
        };
        let beyond = |_| BeyondCalendar { day: event };
        let day = match term.unit {
            Unit::WorkingDays => return self.add_working(event, signed),
            Unit::CalendarDays => {
                // Inside the calendar a day is found by its place, which is quicker than by arithmetic.
                let place = self.index(event).ok();
                let found = place.and_then(|index| usize::try_from(index as i64 + signed).ok());
                match found.map(|index| self.date_at(index)) {
                    Some(Ok(day)) => return Ok(day),
                    _ => event.checked_add(signed.days()).map_err(beyond)?,
                }
            }
            Unit::Months => event.checked_add(signed.months()).map_err(beyond)?,
            Unit::Years => event.checked_add(signed.years()).map_err(beyond)?,
            Unit::DayOfMonth => {
                day_of_month(event, term.amount, direction).ok_or(BeyondCalendar { day: event })?
            }
        };
        self.index(day).map(|_| day)
    }

    /// The `amount`-th working day after `day`, or before it where `amount` is negative.
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn add_working(&self, day: Date, amount: i64) -> Result<Date, BeyondCalendar> {
        let index = self.index(day)?;
        if amount == 0 {
            return Ok(day);
        }
        let until = self.worked_until(index) as i64;
        let number = if amount > 0 {
            until + amount
        } else {
            let itself = i64::from(self.kind_at(index).works());
            until - itself + 1 + amount
        };
        let found = usize::try_from(number)
            .ok()
            .and_then(|number| self.working_day(number));
        match found {
            Some(index) => self.date_at(index),
            None if amount > 0 => self.date_at(usize::MAX),
            None => Err(BeyondCalendar { day: self.first() }),
        }
    }

    /// `day`, or the next working day where it is a day off (Bộ luật Dân sự 2015 Đ148 k5).
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn roll_forward(&self, day: Date) -> Result<Date, BeyondCalendar> {
        if self.kind_at(self.index(day)?).works() {
            Ok(day)
        } else {
            self.add_working(day, 1)
        }
    }

    /// Working days after `from` up to and with `to`; nothing where `to` is not later.
    ///
    /// # Errors
    /// The calendar does not reach one of the two.
    pub fn working_between(&self, from: Date, to: Date) -> Result<u32, BeyondCalendar> {
        let (from, to) = (
            self.worked_until(self.index(from)?),
            self.worked_until(self.index(to)?),
        );
        Ok(u32::try_from(to.saturating_sub(from)).unwrap_or(0))
    }

    /// Calendar days after `from` up to and with `to`; nothing where `to` is not later.
    ///
    /// # Errors
    /// The calendar does not reach one of the two.
    pub fn days_between(&self, from: Date, to: Date) -> Result<u32, BeyondCalendar> {
        let (from, to) = (self.index(from)?, self.index(to)?);
        Ok(u32::try_from(to.saturating_sub(from)).unwrap_or(0))
    }
}

/// The next day with that number after `event`, or the one before it; a shorter month ends with its last day.
fn day_of_month(event: Date, number: u32, direction: Direction) -> Option<Date> {
    let number = i8::try_from(number).ok().filter(|number| *number >= 1)?;
    let within = |month: Date| {
        let last = month.days_in_month();
        Date::new(month.year(), month.month(), number.min(last)).ok()
    };
    let here = within(event)?;
    match direction {
        Direction::After if here > event => Some(here),
        Direction::After => within(event.last_of_month().tomorrow().ok()?),
        Direction::Before if here < event => Some(here),
        Direction::Before => within(event.first_of_month().yesterday().ok()?),
    }
}
