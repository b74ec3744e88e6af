use crate::book::Rulebook;
use crate::error::RuleError;
use crate::rule::{Case, Circumstance, Extension, Rule, TermValue, Value, Version};
use gandan_core::clock::{BeyondCalendar, Circumstances, Clock, Count, Derivation, Head, Step, Term};
use jiff::civil::Date;

/// What applies to an event, before anything is counted.
struct Found<'b> {
    rule: &'b Rule,
    version: &'b Version,
    value: &'b TermValue,
    case: &'b Case,
    extensions: &'b [Extension],
}

impl Found<'_> {
    /// How it counts for an event on that day: a shorter limit of the place may begin later than the entry.
    fn count(&self, from: Date) -> Count {
        match &self.case.shorter {
            Some(shorter) if shorter.from.is_some_and(|begins| from < begins) => shorter.lawful,
            _ => self.case.count,
        }
    }
}

impl Rulebook {
    /// The day by which a rule is to be kept, and how it was found. `from` is the day of the event that starts the term;
    /// it also picks the entry: a petition received before 2026-07-01 is accepted within the old limit. `name` may be an
    /// id of the list of rules, which then has to be in force on that day.
    ///
    /// # Errors
    /// Every way in which there is no answer: see [`RuleError`].
    pub fn due(
        &self,
        name: &str,
        from: Date,
        circumstances: &Circumstances,
    ) -> Result<Derivation, RuleError> {
        let found = self.found(name, from, circumstances)?;
        let count = found.count(from);
        let mut steps = Vec::with_capacity(12);
        steps.push(Step::Trigger {
            day: from,
            event: found
                .rule
                .event
                .clone()
                .unwrap_or_else(|| found.rule.title.clone()),
        });
        steps.push(Step::Version {
            reference: found.case.id.clone(),
            citation: found.case.citation.clone(),
            from: found.version.from,
            to: found.version.to,
            note: found.version.note.clone(),
        });
        if found.value.cases.len() > 1 {
            steps.push(Step::Case {
                because: found
                    .case
                    .when
                    .iter()
                    .map(|when| when.code().to_owned())
                    .collect(),
            });
        }
        if let Some(ground) = &found.value.filled {
            steps.push(Step::Filled {
                ground: ground.clone(),
            });
        }
        if let Some(shorter) = &found.case.shorter
            && count != shorter.lawful
        {
            steps.push(Step::Shorter {
                lawful: shorter.lawful.term,
                ground: shorter.ground.clone(),
            });
        }
        let extensions: Vec<(Term, &str)> = found
            .extensions
            .iter()
            .map(|extension| (extension.term, extension.citation.as_str()))
            .collect();
        let head = Head {
            rule: found.rule.name.clone(),
            reference: found.case.id.clone(),
            citation: found.case.citation.clone(),
            from,
            count,
            steps,
        };
        Derivation::count(head, &self.calendar, &extensions).map_err(|beyond| self.beyond(beyond))
    }

    /// The same day with its article, without the steps: for lists and recomputation.
    ///
    /// # Errors
    /// As [`Rulebook::due`].
    pub fn due_day(
        &self,
        name: &str,
        from: Date,
        circumstances: &Circumstances,
    ) -> Result<(Date, &str), RuleError> {
        let found = self.found(name, from, circumstances)?;
        let count = found.count(from);
        let day = || -> Result<Date, BeyondCalendar> {
            let mut counted = self.calendar.count(&count, from)?;
            for extension in found.extensions {
                let raw = self
                    .calendar
                    .reach(extension.term, count.direction, counted.raw)?;
                counted.raw = raw;
                counted.due = if count.rolls() {
                    self.calendar.roll_forward(raw)?
                } else {
                    raw
                };
            }
            Ok(counted.due)
        };
        let day = day().map_err(|beyond| self.beyond(beyond))?;
        Ok((day, found.case.citation.as_str()))
    }

    /// How a running term came to its day, from the event through all that was decided since.
    ///
    /// # Errors
    /// As [`Rulebook::due`].
    pub fn explain(&self, clock: &Clock) -> Result<Derivation, RuleError> {
        let circumstances = Circumstances {
            extensions: 0,
            ..clock.circumstances
        };
        let base = self.due(&clock.rule, clock.started, &circumstances)?;
        clock
            .explain(&base, &self.calendar)
            .map_err(|beyond| self.beyond(beyond))
    }

    /// How a rule may be extended by decision, one extension after the other, for an event on that day.
    ///
    /// # Errors
    /// There is no such rule in force, or it is no term.
    pub fn extensions(&self, name: &str, on: Date) -> Result<&[Extension], RuleError> {
        match &self.rule(name, on)?.value {
            Value::Term(value) => Ok(&value.extensions),
            _ => Err(RuleError::NotATerm {
                name: name.to_owned(),
            }),
        }
    }

    fn found(&self, name: &str, from: Date, circumstances: &Circumstances) -> Result<Found<'_>, RuleError> {
        if !matches!(circumstances.instance, 1 | 2) {
            return Err(RuleError::NoSuchInstance(circumstances.instance));
        }
        let rule = self.named(name)?;
        let version = self.rule(&rule.name, from)?;
        let value = match &version.value {
            Value::Term(value) => value,
            Value::Unknown(hole) => return Err(self.hole(name, hole, &version.id, &version.citation)),
            _ => {
                return Err(RuleError::NotATerm {
                    name: rule.name.clone(),
                });
            }
        };
        let (given, most) = if name == rule.name {
            (*circumstances, 0)
        } else {
            self.meant_by(rule, version, value, name, from, circumstances)?
        };
        let case = value.case(&given).map_err(|hole| match hole {
            Some(hole) => self.hole(&rule.name, &hole.hole, &hole.id, &hole.citation),
            None => RuleError::NotATerm {
                name: rule.name.clone(),
            },
        })?;
        let wanted = usize::from(circumstances.extensions).max(most);
        let extensions = value
            .extensions
            .get(..wanted)
            .ok_or_else(|| RuleError::TooManyExtensions {
                name: rule.name.clone(),
                most: u8::try_from(value.extensions.len()).unwrap_or(u8::MAX),
            })?;
        Ok(Found {
            rule,
            version,
            value,
            case,
            extensions,
        })
    }

    /// What an id of the list means: what its cases have in common is then so ("KN-07" is remote), and an id of an
    /// extension means so many of them. An id of another version is not in force.
    fn meant_by(
        &self,
        rule: &Rule,
        version: &Version,
        value: &TermValue,
        id: &str,
        from: Date,
        circumstances: &Circumstances,
    ) -> Result<(Circumstances, usize), RuleError> {
        let is = |other: &str| {
            let base = other.split_once('/').map(|(base, _)| base);
            other.eq_ignore_ascii_case(id) || base.is_some_and(|base| base.eq_ignore_ascii_case(id))
        };
        let mut given = *circumstances;
        if let Some(at) = value.extensions.iter().position(|extension| is(&extension.id)) {
            return Ok((given, at + 1));
        }
        let cases = value
            .cases
            .iter()
            .filter(|case| is(&case.id))
            .map(|case| &case.when);
        let holes = value
            .holes
            .iter()
            .filter(|hole| is(&hole.id))
            .map(|hole| &hole.when);
        let whens: Vec<&Vec<Circumstance>> = cases.chain(holes).collect();
        if let Some(first) = whens.first() {
            for when in first.iter() {
                if whens.iter().all(|other| other.contains(when)) {
                    when.set(&mut given);
                }
            }
            return Ok((given, 0));
        }
        if std::iter::once(&version.id)
            .chain(&version.also)
            .any(|other| is(other))
        {
            return Ok((given, 0));
        }
        let meant = rule.versions.iter().find(|version| version.ids().any(is));
        Err(RuleError::NotInForce {
            name: format!("{} ({id})", rule.name),
            on: from,
            begins: meant
                .and_then(|version| version.from)
                .filter(|begins| *begins > from),
            ended: meant.and_then(|version| version.to).filter(|ended| *ended < from),
        })
    }

    pub(crate) fn beyond(&self, beyond: BeyondCalendar) -> RuleError {
        RuleError::BeyondCalendar {
            day: beyond.day,
            first: self.calendar.first(),
            last: self.calendar.last(),
        }
    }
}
