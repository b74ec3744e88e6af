use super::State;
use jiff::civil::Date;

/// What is stored of an assignment, as far as its standing needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// As reported and judged.
    pub state: State,
    /// Last day in time; nothing where the words give none.
    pub due: Option<Date>,
    /// The day on which the body said that it is done, while that waits to be judged.
    pub reported: Option<Date>,
    /// Once accepted: the day on which the accepted report was made, not the day of acceptance.
    pub done: Option<Date>,
}

/// How an assignment stands on a day. Lateness is counted from the days, never taken from what anybody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// As reported and judged.
    pub state: State,
    /// Whole days past the due day, while it is not done. A report made in time that waits to be judged is not
    /// overdue: the body did its part.
    pub overdue: Option<i32>,
    /// Whole days past the due day at which it was reported done.
    pub done_late: Option<i32>,
    /// Whole days left, while it is not done and not overdue.
    pub days_left: Option<i32>,
}

/// How the assignment stands on `today`.
pub fn standing(facts: Facts, today: Date) -> Standing {
    let late = |day: Date| facts.due.map(|due| days(due, day)).filter(|days| *days > 0);
    let (overdue, done_late) = match facts.state {
        State::Done => (None, facts.done.and_then(late)),
        // Late as it was when reported: the days that the judge takes are not the body's.
        State::Reported => (facts.reported.map_or_else(|| late(today), late), None),
        State::NotStarted | State::OnSchedule | State::Behind => (late(today), None),
    };
    let open = facts.state != State::Done && overdue.is_none();
    Standing {
        state: facts.state,
        overdue,
        done_late,
        days_left: facts
            .due
            .filter(|_| open)
            .map(|due| days(today, due))
            .filter(|days| *days >= 0),
    }
}

/// Days from `from` to `to`, negative where `to` is earlier.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const DUE: Date = date(2026, 12, 15);

    /// State, day reported or done, today → overdue, done late, left.
    type Case = (State, Option<Date>, Date, [Option<i32>; 3]);
    const CASES: &[Case] = &[
        (State::NotStarted, None, date(2026, 12, 15), [None, None, Some(0)]),
        (State::NotStarted, None, date(2026, 12, 16), [Some(1), None, None]),
        // Whatever is said, the calendar decides.
        (State::OnSchedule, None, date(2027, 1, 1), [Some(17), None, None]),
        (State::Behind, None, date(2026, 12, 1), [None, None, Some(14)]),
        // Said in time, judged late: not the body's lateness.
        (
            State::Reported,
            Some(date(2026, 12, 15)),
            date(2027, 2, 1),
            [None, None, None],
        ),
        (
            State::Reported,
            Some(date(2026, 12, 18)),
            date(2027, 2, 1),
            [Some(3), None, None],
        ),
        (
            State::Done,
            Some(date(2026, 12, 15)),
            date(2027, 2, 1),
            [None, None, None],
        ),
        (
            State::Done,
            Some(date(2026, 12, 20)),
            date(2027, 2, 1),
            [None, Some(5), None],
        ),
    ];

    #[test]
    fn overdue_and_done_late_are_counted_from_the_days() {
        for (state, day, today, [overdue, done_late, days_left]) in CASES {
            let facts = Facts {
                state: *state,
                due: Some(DUE),
                reported: day.filter(|_| *state == State::Reported),
                done: day.filter(|_| *state == State::Done),
            };
            let found = standing(facts, *today);
            assert_eq!(
                (found.overdue, found.done_late, found.days_left),
                (*overdue, *done_late, *days_left),
                "{state:?} on {today}"
            );
        }
    }

    fn day() -> impl Strategy<Value = Date> {
        (2020i16..2030, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
    }

    proptest! {
        #[test]
        fn without_a_due_day_nothing_is_late(state in 0usize..5, said in day(), today in day()) {
            let state = State::ALL[state];
            let facts = Facts { state, due: None, reported: Some(said), done: Some(said) };
            let found = standing(facts, today);
            prop_assert_eq!((found.overdue, found.done_late, found.days_left), (None, None, None));
        }

        #[test]
        fn nothing_is_overdue_and_done_late_at_once(state in 0usize..5, due in day(), said in day(), today in day()) {
            let state = State::ALL[state];
            let found = standing(Facts { state, due: Some(due), reported: Some(said), done: Some(said) }, today);
            prop_assert!(found.overdue.is_none() || found.done_late.is_none());
            prop_assert!(found.overdue.is_none_or(|days| days > 0));
            prop_assert!(found.done_late.is_none() || state == State::Done);
        }
    }
}
