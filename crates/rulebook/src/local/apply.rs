use super::days::calendar;
use super::{Fill, LocalFault, LocalRules, LocalUnit, Shorter};
use crate::book::Rulebook;
use crate::rule::{Case, CaseHole, Circumstance, Each, Fillable, Hole, ShorterLimit, TermValue, Value};
use gandan_core::clock::{Bound, Count, Direction, Term, Unit};

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
    let term = match (fill.days, fill.years) {
        (Some(days), None) if days > 0 => Some(fill.unit.term(days)),
        (None, Some(years)) if years > 0 => Some(Term {
            amount: years,
            unit: Unit::Years,
        }),
        _ => None,
    };
    match (term, fill.times, fill.per) {
        (Some(term), None, None) => Ok(Case {
            when,
            count: Count {
                term,
                direction: if hole.before {
                    Direction::Before
                } else {
                    Direction::After
                },
                bound: if hole.at_least {
                    Bound::Earliest
                } else {
                    Bound::Latest
                },
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
    match (fill.days.or(fill.years), fill.times, fill.per) {
        (None, Some(times), Some(per)) if times > 0 => Ok(Each { times, per }),
        _ => Err(LocalFault::WrongKind {
            rule: fill.rule.clone(),
        }),
    }
}
