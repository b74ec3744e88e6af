use super::{Calendar, Count, Direction, Term, Unit};
use jiff::Span;
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
        let day = match term.unit {
            Unit::WorkingDays => return self.add_working(event, signed),
            Unit::CalendarDays => {
                // Inside the calendar a day is found by its place, which is quicker than by arithmetic.
                let place = self.index(event).ok();
                let found = place.and_then(|index| usize::try_from(index as i64 + signed).ok());
                match found.map(|index| self.date_at(index)) {
                    Some(Ok(day)) => return Ok(day),
                    _ => far(event, Span::new().try_days(signed)).ok_or(BeyondCalendar { day: event })?,
                }
            }
            Unit::Months => {
                far(event, Span::new().try_months(signed)).ok_or(BeyondCalendar { day: event })?
            }
            Unit::Years => far(event, Span::new().try_years(signed)).ok_or(BeyondCalendar { day: event })?,
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

/// So far from a day, where there is such a day.
fn far(event: Date, span: Result<Span, jiff::Error>) -> Option<Date> {
    event.checked_add(span.ok()?).ok()
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

#[cfg(test)]
mod tests {
    use super::super::Bound;
    use super::super::sample::calendar;
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn due(term: Term, event: Date) -> Date {
        calendar().count(&Count::latest(term), event).unwrap().due
    }

    #[test]
    fn the_day_of_the_event_is_not_counted() {
        // Received on a Thursday: 07 working days end on the Monday after next.
        assert_eq!(due(Term::working(7), date(2026, 7, 2)), date(2026, 7, 13));
        assert_eq!(due(Term::days(10), date(2026, 6, 29)), date(2026, 7, 9));
    }

    #[test]
    fn swapped_days_are_worked_and_rested_as_decided() {
        // Saturday 22/8 is the first working day, 31/8 to 2/9 are none.
        assert_eq!(due(Term::working(7), date(2026, 8, 21)), date(2026, 9, 3));
        assert_eq!(due(Term::days(15), date(2026, 8, 16)), date(2026, 9, 3));
        assert_eq!(due(Term::days(30), date(2026, 10, 25)), date(2026, 11, 25));
        assert_eq!(due(Term::days(30), date(2025, 10, 25)), date(2025, 11, 24));
    }

    #[test]
    fn months_end_on_the_same_day_or_on_the_last() {
        let term = |amount, unit| Term { amount, unit };
        assert_eq!(due(term(1, Unit::Months), date(2026, 1, 31)), date(2026, 3, 2));
        assert_eq!(due(term(3, Unit::Months), date(2026, 8, 24)), date(2026, 11, 25));
        assert_eq!(due(term(1, Unit::Years), date(2025, 7, 13)), date(2026, 7, 13));
        assert_eq!(
            due(term(17, Unit::DayOfMonth), date(2026, 12, 14)),
            date(2026, 12, 17)
        );
        assert_eq!(
            due(term(17, Unit::DayOfMonth), date(2026, 12, 17)),
            date(2027, 1, 18)
        );
    }

    #[test]
    fn a_notice_and_a_shortest_duration_stay_where_they_end() {
        let calendar = calendar();
        let count = |term, direction, bound| Count {
            term,
            direction,
            bound,
        };
        let due = |count: Count, event| calendar.count(&count, event).unwrap().due;
        let posting = count(Term::days(15), Direction::After, Bound::Earliest);
        assert_eq!(due(posting, date(2026, 8, 18)), date(2026, 9, 2));
        let notice = count(Term::days(5), Direction::Before, Bound::Latest);
        assert_eq!(due(notice, date(2026, 9, 3)), date(2026, 8, 29));
        let timetable = count(Term::working(5), Direction::Before, Bound::Latest);
        assert_eq!(due(timetable, date(2026, 9, 3)), date(2026, 8, 24));
    }

    #[test]
    fn a_day_beyond_the_calendar_is_named() {
        let calendar = calendar();
        let beyond = calendar.count(&Count::latest(Term::working(7)), date(2027, 12, 28));
        assert_eq!(
            beyond,
            Err(BeyondCalendar {
                day: date(2028, 1, 1)
            })
        );
        for unit in [Unit::WorkingDays, Unit::CalendarDays, Unit::Months, Unit::Years] {
            let term = Term {
                amount: u32::MAX,
                unit,
            };
            assert!(calendar.count(&Count::latest(term), date(2026, 7, 2)).is_err());
        }
    }

    proptest! {
        #[test]
        fn counting_by_place_is_counting_day_by_day(start in 0i64..600, amount in 0u32..120) {
            let calendar = calendar();
            let event = calendar.first().checked_add((start + 40).days()).unwrap();
            let mut day = event;
            let mut left = amount;
            while left > 0 {
                day = day.tomorrow().unwrap();
                left -= u32::from(calendar.kind(day).unwrap().works());
            }
            prop_assert_eq!(calendar.add_working(event, i64::from(amount)).unwrap(), day);
            prop_assert_eq!(calendar.working_between(event, day).unwrap(), amount);
        }

        #[test]
        fn a_term_never_ends_on_a_day_off_and_never_before_its_last_day(
            start in 0i64..600, amount in 0u32..90, working: bool,
        ) {
            let calendar = calendar();
            let event = calendar.first().checked_add(start.days()).unwrap();
            let term = if working { Term::working(amount) } else { Term::days(amount) };
            let counted = calendar.count(&Count::latest(term), event).unwrap();
            prop_assert!(counted.due >= counted.raw);
            prop_assert!(calendar.kind(counted.due).unwrap().works());
            let longer = Term { amount: amount + 1, ..term };
            prop_assert!(calendar.count(&Count::latest(longer), event).unwrap().due >= counted.due);
        }

        #[test]
        fn there_and_back_is_the_same_day(start in 0i64..600, amount in 1u32..60) {
            let calendar = calendar();
            let event = calendar.roll_forward(calendar.first().checked_add((start + 100).days()).unwrap()).unwrap();
            let there = calendar.add_working(event, i64::from(amount)).unwrap();
            prop_assert_eq!(calendar.add_working(there, -i64::from(amount)).unwrap(), event);
        }
    }
}
