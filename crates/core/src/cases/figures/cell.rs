use super::{Counted, Figure, How, Tally};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Beyond so many days (a century), an answer is counted with those of so many days.
const MOST_DAYS: i64 = 36_525;

/// Cases of one body, one month of receipt and one regime, counted so that figures of any day can be made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Answered in time, late, without a term; ended; by [`How`].
    pub in_time: u32,
    /// Answered late.
    pub late: u32,
    /// Answered where no term bound the body.
    pub no_term: u32,
    /// Ended without an answer.
    pub ended: u32,
    /// Opened again at least once.
    pub reopened: u32,
    /// Said to be solved.
    pub solved: u32,
    /// Said not to be.
    pub unsolved: u32,
    /// Answered, nothing said.
    pub silent: u32,
    /// With stars.
    pub rated: u32,
    /// With a public copy.
    pub published: u32,
    /// Answers by the days they took, ascending.
    pub days: Tally<u32>,
    /// Open cases by their due day, ascending: what is overdue follows from the day on which it is read.
    pub open: Tally<Date>,
}

impl Cell {
    /// Counts so many more of one kind.
    pub fn add(&mut self, case: &Counted, count: u32) {
        let Some(how) = case.how() else { return };
        let answered = match how {
            How::InTime => {
                self.in_time += count;
                true
            }
            How::Late => {
                self.late += count;
                true
            }
            How::NoTerm => {
                self.no_term += count;
                true
            }
            How::Ended => {
                self.ended += count;
                false
            }
            How::Open => {
                self.open.add(case.due, count);
                false
            }
        };
        if let Some(days) = case.days.filter(|_| answered) {
            let days = u32::try_from(days.clamp(0, MOST_DAYS)).unwrap_or(0);
            self.days.add(days, count);
        }
        self.reopened += count * u32::from(case.reopened);
        match case.solved {
            Some(true) => self.solved += count,
            Some(false) => self.unsolved += count,
            None => self.silent += count * u32::from(answered),
        }
        self.rated += count * u32::from(case.rated);
        self.published += count * u32::from(case.published);
    }

    /// How many open cases are past their due day on `today`.
    pub fn overdue(&self, today: Date) -> u64 {
        self.open.before(today)
    }

    /// How many `figure` counts on `today`.
    pub fn count(&self, figure: Figure, today: Date) -> u64 {
        let ways = || u64::from(self.in_time) + u64::from(self.late) + u64::from(self.no_term);
        match figure {
            Figure::Received => ways() + u64::from(self.ended) + self.open.sum(),
            Figure::InTime => self.in_time.into(),
            Figure::Late => self.late.into(),
            Figure::NoTerm => self.no_term.into(),
            Figure::Ended => self.ended.into(),
            Figure::Open => self.open.sum(),
            Figure::Overdue => self.overdue(today),
            Figure::Reopened => self.reopened.into(),
            Figure::Solved => self.solved.into(),
            Figure::Unsolved => self.unsolved.into(),
            Figure::Silent => self.silent.into(),
            Figure::Rated => self.rated.into(),
            Figure::Published => self.published.into(),
        }
    }
}

/// So many out of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Those that are.
    pub part: u64,
    /// Those that could be.
    pub whole: u64,
}

/// Days from receipt to answer as pictures group them: first and last, both included; the last group is open.
pub const SPANS: [(u32, Option<u32>); 6] = [
    (0, Some(5)),
    (6, Some(10)),
    (11, Some(15)),
    (16, Some(30)),
    (31, Some(60)),
    (61, None),
];

/// Many cells together, on one day.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    counts: [u64; Figure::ALL.len()],
    days: Vec<u64>,
}

impl Sum {
    /// Adds a cell as it stands on `today`.
    pub fn add(&mut self, cell: &Cell, today: Date) {
        for (at, figure) in Figure::ALL.into_iter().enumerate() {
            self.counts[at] += cell.count(figure, today);
        }
        let longest = cell.days.last().map_or(0, |days| days as usize + 1);
        if self.days.len() < longest {
            self.days.resize(longest, 0);
        }
        for (days, count) in cell.days.iter() {
            self.days[days as usize] += count;
        }
    }

    /// Adds what another sum counted, of other cells.
    pub fn merge(&mut self, other: &Sum) {
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
        if self.days.len() < other.days.len() {
            self.days.resize(other.days.len(), 0);
        }
        for (mine, theirs) in self.days.iter_mut().zip(&other.days) {
            *mine += theirs;
        }
    }

    /// How many `figure` counts.
    pub fn count(&self, figure: Figure) -> u64 {
        let at = Figure::ALL.into_iter().position(|one| one == figure);
        at.map_or(0, |at| self.counts[at])
    }

    /// Answered in time, out of all whose answer is due: answered in time, answered late, and **open but overdue**.
    /// Left out are those whose term still runs, those without a term, and those that ended without an answer.
    pub fn kept(&self) -> Option<Share> {
        let part = self.count(Figure::InTime);
        let whole = part + self.count(Figure::Late) + self.count(Figure::Overdue);
        (whole > 0).then_some(Share { part, whole })
    }

    /// Said to be solved, out of all that were answered or that somebody spoke about: silence stays in the whole.
    pub fn solved(&self) -> Option<Share> {
        let part = self.count(Figure::Solved);
        let whole = part + self.count(Figure::Unsolved) + self.count(Figure::Silent);
        (whole > 0).then_some(Share { part, whole })
    }

    /// How many answers took so many days, from the first to the last of them; without a last one, all that took longer.
    pub fn answered_within(&self, first: u32, last: Option<u32>) -> u64 {
        let end = last.map_or(usize::MAX, |last| last as usize);
        let days = self.days.iter().enumerate();
        days.filter(|(day, _)| (first as usize..=end).contains(day))
            .map(|(_, count)| count)
            .sum()
    }

    /// The least number of days within which so many in a hundred of the answers were given (nearest rank): 50 is the
    /// median.
    pub fn percentile(&self, percent: u64) -> Option<u32> {
        let all: u64 = self.days.iter().sum();
        let rank = (all * percent).div_ceil(100).max(1);
        let mut seen = 0;
        let day = self.days.iter().position(|count| {
            seen += count;
            seen >= rank
        });
        day.and_then(|day| u32::try_from(day).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Outcome;
    use super::*;
    use jiff::civil::date;

    fn case(outcome: Option<Outcome>, in_time: Option<bool>, days: Option<i64>, due: Date) -> Counted {
        Counted {
            outcome,
            merged: false,
            open: outcome.is_none(),
            in_time,
            days,
            due,
            reopened: false,
            solved: None,
            rated: false,
            published: false,
        }
    }

    const NEVER: Date = date(9999, 12, 31);

    #[test]
    fn what_is_overdue_stays_in_the_denominator() {
        let mut cell = Cell::default();
        cell.add(&case(Some(Outcome::Answered), Some(true), Some(4), NEVER), 1);
        cell.add(&case(Some(Outcome::Answered), Some(false), Some(20), NEVER), 1);
        cell.add(&case(None, None, None, date(2026, 11, 1)), 1);
        cell.add(&case(None, None, None, date(2026, 12, 1)), 1);
        let sum = |today| {
            let mut sum = Sum::default();
            sum.add(&cell, today);
            sum
        };
        let now = sum(date(2026, 11, 23));
        assert_eq!(now.count(Figure::Received), 4);
        assert_eq!(now.kept(), Some(Share { part: 1, whole: 3 }));
        // Nothing is written when a day passes; the same cell says more is overdue.
        assert_eq!(sum(date(2026, 12, 2)).kept(), Some(Share { part: 1, whole: 4 }));
    }

    #[test]
    fn three_alike_count_as_three() {
        let (mut at_once, mut singly) = (Cell::default(), Cell::default());
        for solved in [Some(true), Some(false), None] {
            let (reopened, rated, published) = (true, true, true);
            for outcome in [Some(Outcome::Answered), Some(Outcome::Withdrawn), None] {
                let one = Counted {
                    solved,
                    reopened,
                    rated,
                    published,
                    ..case(outcome, Some(true), Some(4), NEVER)
                };
                at_once.add(&one, 3);
                (0..3).for_each(|_| singly.add(&one, 1));
            }
        }
        assert_eq!(at_once, singly);
    }

    #[test]
    fn the_median_is_a_day_that_was_needed() {
        let mut sum = Sum::default();
        let mut cell = Cell::default();
        for days in [1, 2, 3, 10] {
            cell.add(&case(Some(Outcome::Answered), Some(true), Some(days), NEVER), 1);
        }
        sum.add(&cell, date(2026, 11, 23));
        assert_eq!((sum.percentile(50), sum.percentile(90)), (Some(2), Some(10)));
        assert_eq!(Sum::default().percentile(50), None);
        let spans = SPANS.map(|(first, last)| sum.answered_within(first, last));
        assert_eq!(spans, [3, 1, 0, 0, 0, 0], "the groups leave nothing out");
    }

    #[test]
    fn the_five_ways_add_up_to_all_that_came() {
        let mut cell = Cell::default();
        for outcome in Outcome::ALL.into_iter().map(Some).chain([None]) {
            for in_time in [Some(true), Some(false), None] {
                cell.add(&case(outcome, in_time, Some(3), date(2026, 11, 1)), 1);
            }
        }
        let today = date(2026, 11, 23);
        let count = |figure| cell.count(figure, today);
        let parts = [
            Figure::InTime,
            Figure::Late,
            Figure::NoTerm,
            Figure::Ended,
            Figure::Open,
        ];
        assert_eq!(count(Figure::Received), parts.into_iter().map(count).sum::<u64>());
        assert_eq!(count(Figure::Received), 21, "merged ones count elsewhere");
    }
}
