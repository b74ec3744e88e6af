use crate::book::Rulebook;
use crate::rule::{Case, CaseHole, Circumstance, Each, Fillable, Hole, ShorterLimit, TermValue, Value};
use gandan_core::clock::{Bound, Calendar, CalendarFault, Count, DayMark, Direction, Term, Year};
use gandan_core::documents::Period;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use thiserror::Error;

/// What an installation decides for itself: the table `[law]` of `gandan.toml`. Each names its legal ground.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "snake_case")]
pub struct LocalRules {
    /// Numbers that the law does not name.
    pub fill: Vec<Fill>,
    /// Limits below the law's.
    pub shorter: Vec<Shorter>,
    /// Days off announced since.
    pub day_off: Vec<DayOff>,
    /// Days worked after all: a weekend worked in exchange, or a provisional day off that was not confirmed.
    pub working_day: Vec<DayOff>,
    /// Years whose days off are decided now.
    pub decided: Vec<Decided>,
}

/// In what a local limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocalUnit {
    /// ngày làm việc
    #[serde(alias = "working-days")]
    Working,
    /// ngày
    #[default]
    #[serde(alias = "calendar-days")]
    Calendar,
}

/// A number that the law does not name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// The rule.
    pub rule: String,
    /// How many days, for a time.
    #[serde(default)]
    pub days: Option<u32>,
    /// Which days.
    #[serde(default)]
    pub unit: LocalUnit,
    /// How often, for a frequency …
    #[serde(default)]
    pub times: Option<u32>,
    /// … in which period.
    #[serde(default)]
    pub per: Option<Period>,
    /// The paper that says so.
    pub ground: String,
}

/// A limit below the law's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shorter {
    /// The rule.
    pub rule: String,
    /// The case of it (`complex`, `remote`, `second-instance`); the ordinary one where none is named.
    #[serde(default)]
    pub when: Vec<Circumstance>,
    /// How many days.
    pub days: u32,
    /// Which days.
    #[serde(default)]
    pub unit: LocalUnit,
    /// For events from this day on.
    #[serde(default)]
    pub from: Option<Date>,
    /// The paper that says so.
    pub ground: String,
}

/// A day that is not what the shipped calendar says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayOff {
    /// Which.
    pub date: Date,
    /// Its name.
    pub name: String,
    /// The paper that says so.
    pub ground: String,
}

/// A year whose days off are decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// Which.
    pub year: i16,
    /// The paper that says so.
    pub ground: String,
}

/// Why a local rule cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LocalFault {
    /// No rule has that name.
    #[error("{rule}: there is no such rule; near: {}", near.join(", "))]
    Unknown {
        /// What was named.
        rule: String,
        /// The names most like it.
        near: Vec<String>,
    },
    /// No paper is named.
    #[error("{rule}: the legal ground is missing")]
    NoGround {
        /// The rule, or the day.
        rule: String,
    },
    /// The law knows it: there is nothing to fill.
    #[error("{rule}: the law fixes it, there is nothing to fill")]
    NoHole {
        /// The rule.
        rule: String,
    },
    /// A hole for a time needs days, one for a frequency needs times and a period.
    #[error("{rule}: a value of another kind is wanted")]
    WrongKind {
        /// The rule.
        rule: String,
    },
    /// It has no such case, or is no time.
    #[error("{rule}: it has no such case")]
    NoSuchCase {
        /// The rule.
        rule: String,
    },
    /// Longer than the law allows, or no shorter.
    #[error("{rule}: {days} is not shorter than the {lawful} of the law")]
    NotShorter {
        /// The rule.
        rule: String,
        /// What was wanted.
        days: u32,
        /// What the law allows.
        lawful: u32,
    },
    /// Working days and calendar days cannot be compared; a minimum or a notice cannot be shortened.
    #[error("{rule}: it is counted otherwise and cannot be shortened so")]
    OtherCount {
        /// The rule.
        rule: String,
    },
    /// The calendar has no such year.
    #[error("the calendar has no year {0}")]
    NoSuchYear(i16),
    /// A day that is decided cannot be taken back here.
    #[error("{0} is a day off by a decision, not a provisional one")]
    Decided(Date),
    /// The calendar no longer holds together.
    #[error(transparent)]
    Calendar(#[from] CalendarFault),
}

impl LocalUnit {
    fn term(self, amount: u32) -> Term {
        match self {
            LocalUnit::Working => Term::working(amount),
            LocalUnit::Calendar => Term::days(amount),
        }
    }
}

impl Rulebook {
    /// This rule book with what an installation decides for itself.
    ///
    /// # Errors
    /// Everything that cannot stand, all at once.
    pub fn configured(&self, local: &LocalRules) -> Result<Rulebook, Vec<LocalFault>> {
        let mut book = self.clone();
        let mut faults = Vec::new();
        for fill in &local.fill {
            faults.extend(book.fill(fill).err());
        }
        for shorter in &local.shorter {
            faults.extend(book.shorten(shorter).err());
        }
        match calendar(&self.calendar, local) {
            Ok(calendar) => book.calendar = calendar,
            Err(more) => faults.extend(more),
        }
        if faults.is_empty() { Ok(book) } else { Err(faults) }
    }

    fn fill(&mut self, fill: &Fill) -> Result<(), LocalFault> {
        let at = self.place(&fill.rule)?;
        let rule = fill.rule.clone();
        if fill.ground.trim().is_empty() {
            return Err(LocalFault::NoGround { rule });
        }
        let mut filled = false;
        for version in &mut self.rules[at].versions {
            match &mut version.value {
                Value::Unknown(hole) => {
                    let value = match hole.fill {
                        Fillable::Term => Value::Term(TermValue {
                            cases: vec![case(fill, hole, Vec::new(), &version.id)?],
                            holes: Vec::new(),
                            extensions: Vec::new(),
                            filled: Some(fill.ground.clone()),
                        }),
                        Fillable::Each => Value::Each(each(fill)?),
                        Fillable::Nothing => return Err(LocalFault::WrongKind { rule }),
                    };
                    version.value = value;
                    version.citation = fill.ground.clone();
                    filled = true;
                }
                Value::Term(value) => {
                    let (mine, others): (Vec<CaseHole>, Vec<CaseHole>) = std::mem::take(&mut value.holes)
                        .into_iter()
                        .partition(|hole| hole.hole.fill == Fillable::Term);
                    value.holes = others;
                    for hole in mine {
                        value.cases.push(case(fill, &hole.hole, hole.when, &hole.id)?);
                        filled = true;
                    }
                    value.cases.sort_by_key(|case| std::cmp::Reverse(case.when.len()));
                }
                _ => {}
            }
        }
        if filled {
            Ok(())
        } else {
            Err(LocalFault::NoHole { rule })
        }
    }

    fn shorten(&mut self, shorter: &Shorter) -> Result<(), LocalFault> {
        let at = self.place(&shorter.rule)?;
        let rule = shorter.rule.clone();
        if shorter.ground.trim().is_empty() {
            return Err(LocalFault::NoGround { rule });
        }
        let term = shorter.unit.term(shorter.days);
        let mut when = shorter.when.clone();
        when.sort();
        let mut found = false;
        for version in &mut self.rules[at].versions {
            // Versions that ended before the local limit began are history.
            if let (Some(to), Some(from)) = (version.to, shorter.from)
                && to < from
            {
                continue;
            }
            let same_unit = |case: &Case| case.count.term.unit == term.unit;
            let Value::Term(value) = &mut version.value else {
                continue;
            };
            let Some(case) = value.cases.iter_mut().find(|case| {
                let mut own = case.when.clone();
                own.sort();
                own == when
            }) else {
                continue;
            };
            if !case.count.rolls() || !same_unit(case) {
                // An older version may count otherwise (calendar days before working days); the current one decides.
                if version.to.is_some() {
                    continue;
                }
                return Err(LocalFault::OtherCount { rule });
            }
            let lawful = case.count.term.amount;
            if shorter.days >= lawful || shorter.days == 0 {
                return Err(LocalFault::NotShorter {
                    rule,
                    days: shorter.days,
                    lawful,
                });
            }
            case.shorter = Some(ShorterLimit {
                lawful: case.count,
                ground: shorter.ground.clone(),
                from: shorter.from,
            });
            case.count.term = term;
            found = true;
        }
        if found {
            Ok(())
        } else {
            Err(LocalFault::NoSuchCase { rule })
        }
    }

    fn place(&self, name: &str) -> Result<usize, LocalFault> {
        let unknown = || {
            let names = self.rules.iter().map(|rule| rule.name.as_str());
            LocalFault::Unknown {
                rule: name.to_owned(),
                near: crate::find::nearest(name, names),
            }
        };
        let rule = self.named(name).map_err(|_| unknown())?;
        self.rules
            .iter()
            .position(|other| other.name == rule.name)
            .ok_or_else(unknown)
    }
}

fn case(fill: &Fill, hole: &Hole, when: Vec<Circumstance>, id: &str) -> Result<Case, LocalFault> {
    match (fill.days, fill.times, fill.per) {
        (Some(days), None, None) if days > 0 => Ok(Case {
            when,
            count: Count {
                term: fill.unit.term(days),
                direction: if hole.before {
                    Direction::Before
                } else {
                    Direction::After
                },
                bound: Bound::Latest,
            },
            id: id.to_owned(),
            citation: fill.ground.clone(),
            shorter: None,
        }),
        _ => Err(LocalFault::WrongKind {
            rule: fill.rule.clone(),
        }),
    }
}

fn each(fill: &Fill) -> Result<Each, LocalFault> {
    match (fill.days, fill.times, fill.per) {
        (None, Some(times), Some(per)) if times > 0 => Ok(Each { times, per }),
        _ => Err(LocalFault::WrongKind {
            rule: fill.rule.clone(),
        }),
    }
}

fn calendar(shipped: &Calendar, local: &LocalRules) -> Result<Calendar, Vec<LocalFault>> {
    let mut years: Vec<Year> = shipped.years().to_vec();
    let mut faults = Vec::new();
    let marks = local.day_off.iter().map(|day| (day, true));
    let marks = marks.chain(local.working_day.iter().map(|day| (day, false)));
    for (day, off) in marks {
        if day.ground.trim().is_empty() {
            faults.push(LocalFault::NoGround {
                rule: day.date.to_string(),
            });
        }
        let Some(year) = years.iter_mut().find(|year| year.year == day.date.year()) else {
            faults.push(LocalFault::NoSuchYear(day.date.year()));
            continue;
        };
        let mark = DayMark {
            date: day.date,
            name: day.name.clone(),
            basis: day.ground.clone(),
        };
        let listed = year.days_off.iter().position(|known| known.date == day.date);
        match (off, listed) {
            // Announced as expected: its decision takes the place of the expectation.
            (true, Some(at)) => year.days_off[at] = mark,
            (true, None) => year.days_off.push(mark),
            (false, Some(at)) if year.provisional.is_some() => {
                year.days_off.remove(at);
            }
            (false, Some(_)) => faults.push(LocalFault::Decided(day.date)),
            (false, None) => year.makeup.push(mark),
        }
        if !off && listed.is_some() && matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            year.makeup.push(DayMark {
                date: day.date,
                name: day.name.clone(),
                basis: day.ground.clone(),
            });
        }
    }
    for decided in &local.decided {
        match years.iter_mut().find(|year| year.year == decided.year) {
            Some(_) if decided.ground.trim().is_empty() => faults.push(LocalFault::NoGround {
                rule: decided.year.to_string(),
            }),
            Some(year) => year.provisional = None,
            None => faults.push(LocalFault::NoSuchYear(decided.year)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Calendar::new(years).map_err(|fault| vec![LocalFault::Calendar(fault)])
}
