use super::round::{Round, RoundName, months_of};
use crate::documents::{Deadline, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Rounds that one run of the job makes up for in one series after a long standstill; the next run goes on.
pub const MAX_CATCH_UP: usize = 24;

/// A duty that comes back, as the words say it ([`Deadline::Recurring`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recurrence {
    /// How often.
    pub period: Period,
    /// Day of the month, where the words give one.
    pub day: Option<i8>,
    /// Month of the year (yearly and half-yearly) or of the quarter (1–3), where the words give one.
    pub month: Option<i8>,
    /// The day lies in the period after the one it reports on.
    pub following: bool,
}

impl Recurrence {
    /// The recurrence of a deadline, if it is one.
    pub fn of(deadline: &Deadline) -> Option<Recurrence> {
        match deadline {
            Deadline::Recurring {
                period,
                day,
                month,
                following,
            } => Some(Recurrence {
                period: *period,
                day: *day,
                month: *month,
                following: *following,
            }),
            _ => None,
        }
    }

    /// The first round of a duty signed on `signed`: the period of that day; or the next one where the due day of
    /// this period has passed before anybody was bound. Never an earlier one, however old the directive is.
    pub fn first_round(&self, signed: Date) -> Option<Round> {
        let round = self.round(RoundName::of(self.period, signed))?;
        if round.due.is_some_and(|due| due < signed) {
            return self.round(round.name.next()?);
        }
        Some(round)
    }

    /// The round of that period.
    pub fn round(&self, name: RoundName) -> Option<Round> {
        let (first, last) = name.days()?;
        Some(Round {
            name,
            first,
            last,
            due: self.due(first),
        })
    }

    /// The due day in the period that begins on `first`, or in the one after it. Nothing where the words give
    /// neither day nor month; a month alone means its last day.
    fn due(&self, first: Date) -> Option<Date> {
        let months = months_of(self.period)?;
        let start = if self.following {
            first.checked_add(i64::from(months).months()).ok()?
        } else {
            first
        };
        let place = match (self.period, self.month) {
            (Period::Month, _) => 1,
            (_, Some(month)) if month >= 1 => (month - 1) % months + 1,
            // "ngày 15 hằng quý" does not say of which month.
            _ => return None,
        };
        if self.period == Period::Month && self.day.is_none() {
            return None;
        }
        let month = start.checked_add(i64::from(place - 1).months()).ok()?;
        match self.day {
            // The 31st of a month of thirty days is its last.
            Some(day) if day >= 1 => {
                Date::new(month.year(), month.month(), day.min(month.days_in_month())).ok()
            }
            Some(_) => None,
            None => Some(month.last_of_month()),
        }
    }
}

/// The recurrences among `deadlines`, each once, in their order.
pub fn recurrences(deadlines: &[Deadline]) -> Vec<Recurrence> {
    let mut found: Vec<Recurrence> = Vec::new();
    for recurrence in deadlines.iter().filter_map(Recurrence::of) {
        if !found.contains(&recurrence) {
            found.push(recurrence);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn every(period: Period, day: Option<i8>, month: Option<i8>, following: bool) -> Recurrence {
        Recurrence {
            period,
            day,
            month,
            following,
        }
    }

    #[test]
    fn the_due_day_is_the_one_the_words_give() {
        let signed = date(2026, 11, 22);
        let due = |r: Recurrence| r.first_round(signed).map(|r| (r.name.to_string(), r.due));
        let q = Period::Quarter;
        // "hằng quý": the period ends, no day is due.
        assert_eq!(due(every(q, None, None, false)), Some(("2026-Q4".into(), None)));
        // "trước ngày 25 hằng tháng"
        assert_eq!(
            due(every(Period::Month, Some(25), None, false)),
            Some(("2026-M11".into(), Some(date(2026, 11, 25))))
        );
        // "trước ngày 20 hằng tháng", signed on the 22nd: nobody is late on the day he is told.
        assert_eq!(
            due(every(Period::Month, Some(20), None, false)),
            Some(("2026-M12".into(), Some(date(2026, 12, 20))))
        );
        // "trước ngày 05 tháng đầu quý sau"
        assert_eq!(
            due(every(q, Some(5), Some(1), true)),
            Some(("2026-Q4".into(), Some(date(2027, 1, 5))))
        );
        // "trước ngày 10/12 hằng năm"
        assert_eq!(
            due(every(Period::Year, Some(10), Some(12), false)),
            Some(("2026".into(), Some(date(2026, 12, 10))))
        );
        // "trong tháng 12 hằng năm": a month means its last day.
        assert_eq!(
            due(every(Period::Year, None, Some(12), false)),
            Some(("2026".into(), Some(date(2026, 12, 31))))
        );
        // "trước ngày 15/6 và 15/12": either month says the place in the half.
        assert_eq!(
            due(every(Period::HalfYear, Some(15), Some(6), false)),
            Some(("2026-H2".into(), Some(date(2026, 12, 15))))
        );
        // "ngày 15 hằng quý" names no month; "hằng tuần" names no day.
        assert_eq!(
            due(every(q, Some(15), None, false)),
            Some(("2026-Q4".into(), None))
        );
        assert_eq!(
            due(every(Period::Week, Some(5), None, false)),
            Some(("2026-W47".into(), None))
        );
    }

    #[test]
    fn the_thirty_first_is_the_last_day_of_a_shorter_month() {
        let monthly = every(Period::Month, Some(31), None, false);
        let february = monthly.round("2027-M02".parse().unwrap()).unwrap();
        assert_eq!(february.due, Some(date(2027, 2, 28)));
    }

    proptest! {
        #[test]
        fn nobody_is_late_when_a_recurring_duty_begins(
            n in 0usize..5, day in proptest::option::of(-3i8..40), month in proptest::option::of(-3i8..20),
            following: bool, y in 2018i16..2040, m in 1i8..=12, d in 1i8..=28,
        ) {
            let periods = [Period::Week, Period::Month, Period::Quarter, Period::HalfYear, Period::Year];
            let signed = date(y, m, d);
            let round = every(periods[n], day, month, following).first_round(signed).unwrap();
            prop_assert!(round.due.is_none_or(|due| due >= signed));
            prop_assert!(round.last >= signed);
        }
    }
}
