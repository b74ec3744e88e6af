use super::{Facts, State, standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Assignments counted by state. Each is in just one of the five states; *overdue* and *done late* are counted beside
/// them, so that nobody who is late disappears into a better word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// chưa thực hiện
    pub not_started: i64,
    /// đúng tiến độ
    pub on_schedule: i64,
    /// chậm tiến độ
    pub behind: i64,
    /// Waiting to be accepted.
    pub reported: i64,
    /// hoàn thành
    pub done: i64,
    /// Not done, past the due day; part of the first four.
    pub overdue: i64,
    /// Done after the due day; part of `done`.
    pub done_late: i64,
    /// Done, and had a due day; part of `done`.
    pub done_dated: i64,
}

impl Tally {
    /// Counts one more, as it stands on `today`.
    pub fn add(&mut self, facts: Facts, today: Date) {
        let found = standing(facts, today);
        match found.state {
            State::NotStarted => self.not_started += 1,
            State::OnSchedule => self.on_schedule += 1,
            State::Behind => self.behind += 1,
            State::Reported => self.reported += 1,
            State::Done => {
                self.done += 1;
                self.done_dated += i64::from(facts.due.is_some());
            }
        }
        self.overdue += i64::from(found.overdue.is_some());
        self.done_late += i64::from(found.done_late.is_some());
    }

    /// Adds another tally.
    pub fn merge(&mut self, other: &Tally) {
        self.not_started += other.not_started;
        self.on_schedule += other.on_schedule;
        self.behind += other.behind;
        self.reported += other.reported;
        self.done += other.done;
        self.overdue += other.overdue;
        self.done_late += other.done_late;
        self.done_dated += other.done_dated;
    }

    /// All of them.
    pub fn total(&self) -> i64 {
        self.not_started + self.on_schedule + self.behind + self.reported + self.done
    }

    /// Not done.
    pub fn open(&self) -> i64 {
        self.total() - self.done
    }

    /// Done in time, of all that fell due: those done with a due day, and those overdue. Per mille, rounded down;
    /// nothing where none fell due.
    pub fn in_time_per_mille(&self) -> Option<i64> {
        let fell_due = self.done_dated + self.overdue;
        (fell_due > 0).then(|| (self.done_dated - self.done_late) * 1000 / fell_due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_overdue_stand_in_the_denominator() {
        let due = Some(date(2026, 6, 30));
        let mut tally = Tally::default();
        let done = |day| Facts {
            state: State::Done,
            due,
            reported: None,
            done: Some(day),
        };
        tally.add(done(date(2026, 6, 1)), date(2026, 8, 1));
        tally.add(done(date(2026, 7, 1)), date(2026, 8, 1));
        let open = Facts {
            state: State::OnSchedule,
            due,
            reported: None,
            done: None,
        };
        tally.add(open, date(2026, 8, 1));
        // Done without a due day: neither in time nor late.
        tally.add(
            Facts {
                due: None,
                ..done(date(2026, 6, 1))
            },
            date(2026, 8, 1),
        );
        assert_eq!(
            (tally.total(), tally.done, tally.done_late, tally.overdue),
            (4, 3, 1, 1)
        );
        assert_eq!(tally.in_time_per_mille(), Some(333));
        assert_eq!(Tally::default().in_time_per_mille(), None);
    }
}
