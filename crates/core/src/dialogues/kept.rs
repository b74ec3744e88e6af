use crate::tasks::{Facts, State, standing};
use jiff::civil::Date;

/// What became of a promise, as everybody may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kept {
    /// Not signed yet: nobody owes it.
    Unsigned,
    /// Under way.
    Running,
    /// Done, and accepted, in time or without a day.
    Done,
    /// Done after its day.
    DoneLate,
    /// Not done, and its day has passed.
    Overdue,
}

impl Kept {
    /// All of them.
    pub const ALL: [Kept; 5] = [
        Kept::Unsigned,
        Kept::Running,
        Kept::Done,
        Kept::DoneLate,
        Kept::Overdue,
    ];

    /// The code under which words know it.
    pub fn code(self) -> &'static str {
        match self {
            Kept::Unsigned => "unsigned",
            Kept::Running => "running",
            Kept::Done => "done",
            Kept::DoneLate => "done-late",
            Kept::Overdue => "overdue",
        }
    }
}

/// What became of a promise on `today`: as the assignment of its lead stands. Lateness is counted from the days, never
/// taken from what anybody says.
pub fn kept(facts: Option<Facts>, today: Date) -> Kept {
    let Some(facts) = facts else {
        return Kept::Unsigned;
    };
    let stands = standing(facts, today);
    match (facts.state, stands.overdue, stands.done_late) {
        (State::Done, _, Some(_)) => Kept::DoneLate,
        (State::Done, ..) => Kept::Done,
        (_, Some(_), _) => Kept::Overdue,
        _ => Kept::Running,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_promise_is_judged_by_its_day() {
        let facts = |state, done| Facts {
            state,
            due: Some(date(2026, 10, 31)),
            reported: None,
            done,
        };
        let today = date(2026, 11, 23);
        let seen = [
            kept(None, today),
            kept(Some(facts(State::OnSchedule, None)), date(2026, 10, 31)),
            kept(Some(facts(State::OnSchedule, None)), today),
            kept(Some(facts(State::Done, Some(date(2026, 10, 30)))), today),
            kept(Some(facts(State::Done, Some(date(2026, 11, 3)))), today),
        ];
        assert_eq!(
            seen,
            [
                Kept::Unsigned,
                Kept::Running,
                Kept::Overdue,
                Kept::Done,
                Kept::DoneLate
            ]
        );
    }
}
