use super::facts::Facts;
use super::formula::Sum;
use super::measure::Measure;
use crate::cases::figures;
use crate::clock::Said;
use crate::tasks;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a figure says, as data (`law/figures/*.yaml`). A definition that has been used is not changed: a new version is
/// added, and a frozen figure names the one it was made by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// `cases.kept`
    pub id: String,
    /// From 1.
    pub version: u32,
    /// Used for windows that end from this day on.
    pub from: Date,
    /// What it is called.
    pub title: Said,
    /// What is counted out of what, in words.
    pub says: Said,
    /// What is counted.
    pub part: Side,
    /// Out of what; a plain number has none.
    #[serde(default)]
    pub whole: Option<Side>,
    /// The other usual way to count the same.
    #[serde(default)]
    pub other: Option<OtherWay>,
}

/// What a side of a figure is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Side {
    /// Counts added and taken away: `cases.in-time + cases.late`.
    Sum(String),
    /// A count of records.
    Records(Measure),
}

/// The other usual definition: "late counted as done".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherWay {
    /// What is different about it.
    pub says: Said,
    /// What is counted.
    pub part: Side,
    /// Out of what.
    #[serde(default)]
    pub whole: Option<Side>,
}

/// A count that formulas name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// `cases.…`: of cases by day of receipt ([`figures::Figure`]).
    Cases(figures::Figure),
    /// `tasks.…`: of assignments by due day ([`tasks::Tally`]).
    Tasks(TaskCount),
}

/// A count of assignments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskCount {
    /// chưa thực hiện
    NotStarted,
    /// đúng tiến độ
    OnSchedule,
    /// chậm tiến độ
    Behind,
    /// Waits to be accepted.
    Reported,
    /// hoàn thành
    Done,
    /// Past the due day and not done; part of the first four.
    Overdue,
    /// Done late; part of `Done`.
    DoneLate,
    /// Done, with a due day; part of `Done`.
    DoneDated,
}

impl TaskCount {
    /// All, as [`tasks::Tally`] has them.
    pub const ALL: [(TaskCount, &'static str); 8] = [
        (TaskCount::NotStarted, "not-started"),
        (TaskCount::OnSchedule, "on-schedule"),
        (TaskCount::Behind, "behind"),
        (TaskCount::Reported, "reported"),
        (TaskCount::Done, "done"),
        (TaskCount::Overdue, "overdue"),
        (TaskCount::DoneLate, "done-late"),
        (TaskCount::DoneDated, "done-dated"),
    ];
}

impl Count {
    /// The count of that name.
    pub fn from_name(name: &str) -> Option<Count> {
        match name.split_once('.')? {
            ("cases", code) => figures::Figure::from_code(code).map(Count::Cases),
            ("tasks", code) => {
                let found = TaskCount::ALL.into_iter().find(|(_, name)| *name == code)?;
                Some(Count::Tasks(found.0))
            }
            _ => None,
        }
    }
}

/// The counts of a body, or of many, over a window.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Cases received in the window.
    pub cases: figures::Sum,
    /// Assignments due in the window.
    pub tasks: tasks::Tally,
}

impl Counts {
    /// How many.
    pub fn get(&self, count: Count) -> i64 {
        let tally = &self.tasks;
        match count {
            Count::Cases(figure) => i64::try_from(self.cases.count(figure)).unwrap_or(i64::MAX),
            Count::Tasks(TaskCount::NotStarted) => tally.not_started,
            Count::Tasks(TaskCount::OnSchedule) => tally.on_schedule,
            Count::Tasks(TaskCount::Behind) => tally.behind,
            Count::Tasks(TaskCount::Reported) => tally.reported,
            Count::Tasks(TaskCount::Done) => tally.done,
            Count::Tasks(TaskCount::Overdue) => tally.overdue,
            Count::Tasks(TaskCount::DoneLate) => tally.done_late,
            Count::Tasks(TaskCount::DoneDated) => tally.done_dated,
        }
    }

    /// Adds those of another body.
    pub fn merge(&mut self, other: &Counts) {
        self.cases.merge(&other.cases);
        self.tasks.merge(&other.tasks);
    }
}

/// A numerator, and the denominator where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Those that are.
    pub part: i64,
    /// Those that could be.
    pub whole: Option<i64>,
}

impl Share {
    /// Per mille, rounded down; nothing for a plain number or out of none.
    pub fn per_mille(self) -> Option<i64> {
        let whole = self.whole.filter(|whole| *whole > 0)?;
        Some(i64::try_from(i128::from(self.part) * 1000 / i128::from(whole)).unwrap_or(i64::MAX))
    }
}

/// What a figure came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluated {
    /// By the definition.
    pub share: Share,
    /// By the other usual one.
    pub other: Option<Share>,
}

/// One of the lists behind a side: whether it is taken away, and what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// It is taken away.
    pub minus: bool,
    /// What the list counts.
    pub count: Count,
}

impl Side {
    /// The lists behind it, in order; none for a count of records, whose list is [`super::Tally::behind`].
    pub fn terms(&self) -> Vec<Term> {
        let Side::Sum(text) = self else { return Vec::new() };
        let Ok(sum) = Sum::parse(text) else {
            return Vec::new();
        };
        sum.terms
            .iter()
            .filter_map(|(minus, name)| {
                Some(Term {
                    minus: *minus,
                    count: Count::from_name(name)?,
                })
            })
            .collect()
    }

    fn value(&self, counts: &Counts, facts: &Facts) -> Option<i64> {
        match self {
            Side::Sum(text) => Sum::parse(text)
                .ok()?
                .value(|name| Some(counts.get(Count::from_name(name)?))),
            Side::Records(measure) => measure.ready().ok()?.count(facts),
        }
    }

    fn fault(&self) -> Option<String> {
        match self {
            Side::Sum(text) => match Sum::parse(text) {
                Err(error) => Some(error.to_string()),
                Ok(sum) => {
                    let strange = sum.names().find(|name| Count::from_name(name).is_none())?;
                    Some(format!("nothing is counted as {strange}"))
                }
            },
            Side::Records(measure) => measure.ready().err().map(|error| error.to_string()),
        }
    }
}

impl Figure {
    /// What it comes to; nothing where it counts records that the program does not hold, or its formula does not read.
    pub fn evaluate(&self, counts: &Counts, facts: &Facts) -> Option<Evaluated> {
        let share = |part: &Side, whole: &Option<Side>| -> Option<Share> {
            let whole = whole
                .as_ref()
                .map(|side| side.value(counts, facts).ok_or(()))
                .transpose()
                .ok()?;
            Some(Share {
                part: part.value(counts, facts)?,
                whole,
            })
        };
        Some(Evaluated {
            share: share(&self.part, &self.whole)?,
            other: self
                .other
                .as_ref()
                .and_then(|other| share(&other.part, &other.whole)),
        })
    }
}

/// A file of definitions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// By id, versions ascending.
    pub figures: Vec<Figure>,
}

/// Why there is no definition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// Nothing is called so.
    #[error("there is no figure {0}")]
    Unknown(String),
    /// It was not defined yet.
    #[error("{id} is defined for windows that end from {from} on")]
    NotYet {
        /// The figure.
        id: String,
        /// Its first day.
        from: Date,
    },
}

impl Figures {
    /// The version used for a window that ends on a day.
    ///
    /// # Errors
    /// [`FigureError`].
    pub fn on(&self, id: &str, last: Date) -> Result<&Figure, FigureError> {
        let mut of_id = self.figures.iter().filter(|figure| figure.id == id);
        let first = of_id
            .clone()
            .next()
            .ok_or_else(|| FigureError::Unknown(id.to_owned()))?;
        of_id
            .rfind(|figure| figure.from <= last)
            .ok_or_else(|| FigureError::NotYet {
                id: id.to_owned(),
                from: first.from,
            })
    }

    /// That very version: what a frozen figure was made by.
    pub fn version(&self, id: &str, version: u32) -> Option<&Figure> {
        self.figures
            .iter()
            .find(|figure| figure.id == id && figure.version == version)
    }

    /// What is wrong with the data, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for figure in &self.figures {
            let of_id: Vec<&Figure> = self.figures.iter().filter(|one| one.id == figure.id).collect();
            if done.insert(&figure.id) {
                let counted = (1..).zip(&of_id).all(|(version, one)| one.version == version);
                let ascending = of_id.windows(2).all(|pair| pair[0].from < pair[1].from);
                if !counted || !ascending {
                    faults.push(format!(
                        "{}: versions count up from 1 and begin one after the other",
                        figure.id
                    ));
                }
            }
            let others = figure
                .other
                .iter()
                .flat_map(|other| std::iter::once(&other.part).chain(&other.whole));
            for side in std::iter::once(&figure.part).chain(&figure.whole).chain(others) {
                faults.extend(
                    side.fault()
                        .map(|fault| format!("{} {}: {fault}", figure.id, figure.version)),
                );
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn figures() -> Figures {
        let text = r#"
figures:
  - id: tasks.done
    version: 1
    from: 2026-01-01
    title: {vi: Hoàn thành, en: Done}
    says: {vi: đúng hạn trên đến hạn, en: in time of those due}
    part: tasks.done-dated - tasks.done-late
    whole: tasks.done-dated + tasks.overdue
    other:
      says: {vi: "muộn cũng là xong", en: "late counts as done"}
      part: tasks.done-dated
      whole: tasks.done-dated + tasks.overdue
  - id: tasks.done
    version: 2
    from: 2027-01-01
    title: {vi: Hoàn thành, en: Done}
    says: {vi: "số", en: "a number"}
    part: tasks.done
"#;
        serde_saphyr::from_str(text).unwrap()
    }

    #[test]
    fn a_share_stands_beside_what_it_would_be_the_other_way() {
        let figures = figures();
        assert_eq!(figures.faults(), Vec::<String>::new());
        let counts = Counts {
            tasks: tasks::Tally {
                done: 9,
                done_dated: 8,
                done_late: 3,
                overdue: 2,
                ..tasks::Tally::default()
            },
            ..Counts::default()
        };
        let figure = figures.on("tasks.done", date(2026, 9, 14)).unwrap();
        let found = figure.evaluate(&counts, &Facts::default()).unwrap();
        assert_eq!(
            found.share,
            Share {
                part: 5,
                whole: Some(10)
            }
        );
        assert_eq!(found.share.per_mille(), Some(500));
        assert_eq!(
            found.other,
            Some(Share {
                part: 8,
                whole: Some(10)
            })
        );
        assert_eq!(figure.part.terms().len(), 2);
        assert_eq!(figure.share_is_tally(&counts), counts.tasks.in_time_per_mille());
    }

    impl Figure {
        fn share_is_tally(&self, counts: &Counts) -> Option<i64> {
            self.evaluate(counts, &Facts::default())?.share.per_mille()
        }
    }

    #[test]
    fn the_version_follows_the_end_of_the_window() {
        let figures = figures();
        let version = |day| figures.on("tasks.done", day).map(|figure| figure.version);
        assert_eq!(version(date(2026, 12, 31)), Ok(1));
        assert_eq!(version(date(2027, 1, 1)), Ok(2));
        assert!(matches!(
            version(date(2025, 1, 1)),
            Err(FigureError::NotYet { .. })
        ));
        assert_eq!(
            figures.on("x", date(2027, 1, 1)),
            Err(FigureError::Unknown("x".to_owned()))
        );
        assert_eq!(figures.version("tasks.done", 1).unwrap().from, date(2026, 1, 1));
    }

    #[test]
    fn what_is_counted_nowhere_is_a_fault() {
        let mut wrong = figures();
        wrong.figures[1].part = Side::Sum("tasks.dones".to_owned());
        assert_eq!(
            wrong.faults(),
            ["tasks.done 2: nothing is counted as tasks.dones"]
        );
        wrong.figures[1].version = 3;
        assert_eq!(wrong.faults().len(), 2);
    }
}
