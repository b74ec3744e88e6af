use crate::documents::Period;
use crate::tasks::RoundName;
use jiff::civil::Date;

/// At least so many days in each period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minimum {
    /// How many days.
    pub times: u32,
    /// In each of these.
    pub per: Period,
}

/// A day on which the head receives by the timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sat {
    /// The day.
    pub day: Date,
    /// It took place.
    pub held: bool,
}

/// What the head owes in one period, and what there is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Which period.
    pub period: RoundName,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The legal minimum, in days.
    pub need: u32,
    /// Days in the timetable, those that took place among them.
    pub planned: u32,
    /// Days that took place.
    pub held: u32,
}

impl Owed {
    /// Days that are missing: of a period that is over, those that did not take place; of any other, those that nobody has
    /// planned.
    pub fn missing(&self, today: Date) -> u32 {
        let there = if self.last < today {
            self.held
        } else {
            self.planned
        };
        self.need.saturating_sub(there)
    }

    /// Whether the period is over.
    pub fn is_over(&self, today: Date) -> bool {
        self.last < today
    }
}

/// What is owed in each period that begins within `from` and `until`, or runs on `from`. Several sittings on one day are
/// one day: the law counts days.
pub fn owed(minimum: Minimum, (from, until): (Date, Date), sat: &[Sat]) -> Vec<Owed> {
    let mut periods = Vec::new();
    let mut next = Some(RoundName::of(minimum.per, from));
    while let Some(period) = next {
        let Some((first, last)) = period.days().filter(|(first, _)| *first <= until) else {
            break;
        };
        let days = |held_only: bool| {
            let mut days: Vec<Date> = sat
                .iter()
                .filter(|one| first <= one.day && one.day <= last && (one.held || !held_only))
                .map(|one| one.day)
                .collect();
            days.sort_unstable();
            days.dedup();
            u32::try_from(days.len()).unwrap_or(u32::MAX)
        };
        periods.push(Owed {
            period,
            first,
            last,
            need: minimum.times,
            planned: days(false),
            held: days(true),
        });
        next = period.next();
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn sat(day: Date, held: bool) -> Sat {
        Sat { day, held }
    }

    #[test]
    fn a_month_that_is_over_asks_what_took_place_and_the_next_one_what_is_planned() {
        let minimum = Minimum {
            times: 2,
            per: Period::Month,
        };
        let days = [
            sat(date(2026, 10, 6), true),
            sat(date(2026, 10, 20), false),
            sat(date(2026, 11, 10), true),
            sat(date(2026, 11, 24), false),
        ];
        let months = owed(minimum, (date(2026, 10, 1), date(2026, 12, 31)), &days);
        let seen: Vec<_> = months
            .iter()
            .map(|month| {
                (
                    month.period.number,
                    month.planned,
                    month.held,
                    month.missing(TODAY),
                )
            })
            .collect();
        assert_eq!(seen, [(10, 2, 1, 1), (11, 2, 1, 0), (12, 0, 0, 2)]);
    }

    #[test]
    fn morning_and_afternoon_are_one_day_and_weeks_begin_on_monday() {
        let minimum = Minimum {
            times: 1,
            per: Period::Week,
        };
        let days = [sat(date(2026, 11, 22), true), sat(date(2026, 11, 22), true)];
        let weeks = owed(minimum, (date(2026, 11, 16), date(2026, 11, 29)), &days);
        assert_eq!(weeks.len(), 2);
        assert_eq!((weeks[0].held, weeks[0].missing(TODAY)), (1, 0));
        assert_eq!(weeks[1].missing(TODAY), 1);
    }
}
