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
            Value::Unknown(_) => return Err(self.hole(name, version)),
            _ => {
                return Err(RuleError::NotATerm {
                    name: rule.name.clone(),
                });
            }
        };
        let case = if name == rule.name {
            value.case(circumstances)
        } else {
            self.case_with_id(rule, version, value, name, from, circumstances)?
        };
        let case = case.ok_or_else(|| RuleError::NotATerm {
            name: rule.name.clone(),
        })?;
        let wanted = usize::from(circumstances.extensions);
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

    /// An id names an entry, or some cases of it. What those cases have in common is then so: "KN-07" is remote.
    fn case_with_id<'b>(
        &self,
        rule: &Rule,
        version: &'b Version,
        value: &'b TermValue,
        id: &str,
        from: Date,
        circumstances: &Circumstances,
    ) -> Result<Option<&'b Case>, RuleError> {
        let is = |other: &str| other.eq_ignore_ascii_case(id);
        if version.also.iter().any(|other| is(other)) {
            return Ok(value.case(circumstances));
        }
        let cases: Vec<&Case> = value.cases.iter().filter(|case| is(&case.id)).collect();
        let Some(first) = cases.first() else {
            return Err(RuleError::NotInForce {
                name: format!("{} ({id})", rule.name),
                on: from,
                begins: None,
                ended: None,
            });
        };
        let mut given = *circumstances;
        let common: Vec<Circumstance> = first
            .when
            .iter()
            .filter(|when| cases.iter().all(|case| case.when.contains(when)))
            .copied()
            .collect();
        common.into_iter().for_each(|when| when.set(&mut given));
        let fits = |case: &&&Case| case.when.iter().all(|when| when.holds(&given));
        Ok(cases.iter().find(fits).or(cases.last()).copied())
    }

    pub(crate) fn beyond(&self, beyond: BeyondCalendar) -> RuleError {
        RuleError::BeyondCalendar {
            day: beyond.day,
            first: self.calendar.first(),
            last: self.calendar.last(),
        }
    }
}
