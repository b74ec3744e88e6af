use super::super::Outcome;
use jiff::civil::Date;

/// What is known of a case where it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// How it ended, if it has.
    pub outcome: Option<Outcome>,
    /// It was joined with another and is counted there.
    pub merged: bool,
    /// The body still owes something.
    pub open: bool,
    /// Whether the terms that ended with the answer were kept; nothing where none bound the body.
    pub in_time: Option<bool>,
    /// Days from receipt to answer.
    pub days: Option<i64>,
    /// Next due day that binds the body; 9999-12-31 where none does.
    pub due: Date,
    /// It was opened again at least once.
    pub reopened: bool,
    /// Whether the person says it is solved; nothing while they have not said.
    pub solved: Option<bool>,
    /// The person gave stars.
    pub rated: bool,
    /// Its redacted copy is public.
    pub published: bool,
}

/// Where a case stands for the table: each is in just one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// Answered, refused or guided, all terms kept.
    InTime,
    /// Answered, refused or guided, a term missed.
    Late,
    /// Answered, refused or guided where no term bound the body (the law leaves the number open and nobody filled it in).
    NoTerm,
    /// Ended without an answer: withdrawn, terminated, passed outside.
    Ended,
    /// Nothing said yet.
    Open,
}

impl Counted {
    /// Where it stands; nothing for one that is counted with the matter it joined.
    pub fn how(&self) -> Option<How> {
        if self.merged || self.outcome == Some(Outcome::Merged) {
            return None;
        }
        Some(match self.outcome {
            Some(Outcome::Answered | Outcome::Refused | Outcome::Guided) => match self.in_time {
                Some(true) => How::InTime,
                Some(false) => How::Late,
                None => How::NoTerm,
            },
            Some(_) => How::Ended,
            None if self.open => How::Open,
            None => How::Ended,
        })
    }

    /// Whether `figure` counts it on `today`.
    pub fn counts(&self, figure: Figure, today: Date) -> bool {
        let how = self.how();
        match figure {
            Figure::Received => how.is_some(),
            Figure::InTime => how == Some(How::InTime),
            Figure::Late => how == Some(How::Late),
            Figure::NoTerm => how == Some(How::NoTerm),
            Figure::Ended => how == Some(How::Ended),
            Figure::Open => how == Some(How::Open),
            Figure::Overdue => how == Some(How::Open) && self.due < today,
            Figure::Reopened => how.is_some() && self.reopened,
            Figure::Solved => how.is_some() && self.solved == Some(true),
            Figure::Unsolved => how.is_some() && self.solved == Some(false),
            Figure::Silent => {
                matches!(how, Some(How::InTime | How::Late | How::NoTerm)) && self.solved.is_none()
            }
            Figure::Rated => how.is_some() && self.rated,
            Figure::Published => how.is_some() && self.published,
        }
    }
}

/// A number that opens into the list of cases it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// All that came, duplicates counted once with the matter they joined. It is the sum of the next five.
    Received,
    /// Answered in time.
    InTime,
    /// Answered late.
    Late,
    /// Answered where no term bound the body.
    NoTerm,
    /// Ended without an answer.
    Ended,
    /// Not answered yet.
    Open,
    /// Not answered yet and past a due day; part of `Open`.
    Overdue,
    /// Opened again at least once.
    Reopened,
    /// The person says it is solved.
    Solved,
    /// The person says it is not.
    Unsolved,
    /// Answered, and the person has said nothing: not counted as satisfied.
    Silent,
    /// The person gave stars.
    Rated,
    /// The redacted copy is public.
    Published,
}

impl Figure {
    /// All figures, in the order in which tables show them.
    pub const ALL: [Figure; 13] = [
        Figure::Received,
        Figure::InTime,
        Figure::Late,
        Figure::NoTerm,
        Figure::Ended,
        Figure::Open,
        Figure::Overdue,
        Figure::Reopened,
        Figure::Solved,
        Figure::Unsolved,
        Figure::Silent,
        Figure::Rated,
        Figure::Published,
    ];

    /// The name under which addresses and words know it.
    pub fn code(self) -> &'static str {
        match self {
            Figure::Received => "received",
            Figure::InTime => "in-time",
            Figure::Late => "late",
            Figure::NoTerm => "no-term",
            Figure::Ended => "ended",
            Figure::Open => "open",
            Figure::Overdue => "overdue",
            Figure::Reopened => "reopened",
            Figure::Solved => "solved",
            Figure::Unsolved => "unsolved",
            Figure::Silent => "silent",
            Figure::Rated => "rated",
            Figure::Published => "published",
        }
    }

    /// The figure of that name.
    pub fn from_code(code: &str) -> Option<Figure> {
        Figure::ALL.into_iter().find(|figure| figure.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const OPEN: Counted = Counted {
        outcome: None,
        merged: false,
        open: true,
        in_time: None,
        days: None,
        due: date(2026, 11, 20),
        reopened: false,
        solved: None,
        rated: false,
        published: false,
    };

    #[test]
    fn codes_are_read_back() {
        for figure in Figure::ALL {
            assert_eq!(Figure::from_code(figure.code()), Some(figure));
        }
    }

    #[test]
    fn overdue_begins_the_day_after_the_due_day() {
        assert!(!OPEN.counts(Figure::Overdue, date(2026, 11, 20)));
        assert!(OPEN.counts(Figure::Overdue, date(2026, 11, 21)));
        assert!(OPEN.counts(Figure::Open, date(2026, 11, 21)));
    }

    #[test]
    fn a_withdrawn_matter_was_received_and_a_joined_one_counts_where_it_went() {
        let withdrawn = Counted {
            outcome: Some(Outcome::Withdrawn),
            open: false,
            ..OPEN
        };
        assert_eq!(withdrawn.how(), Some(How::Ended));
        let joined = Counted {
            merged: true,
            outcome: Some(Outcome::Merged),
            ..OPEN
        };
        for figure in Figure::ALL {
            assert!(!joined.counts(figure, date(2027, 1, 1)), "{figure:?}");
        }
    }

    #[test]
    fn silence_is_not_consent() {
        let answered = Counted {
            outcome: Some(Outcome::Answered),
            open: false,
            in_time: Some(true),
            ..OPEN
        };
        let today = date(2027, 1, 1);
        assert!(answered.counts(Figure::Silent, today) && !answered.counts(Figure::Solved, today));
    }
}
