use crate::book::Rulebook;
use crate::check::Fault;
use crate::error::RuleError;
use crate::files::LawFiles;
use crate::local::LocalRules;
use crate::rule::Value;
use gandan_core::clock::{Circumstances, Clock, ClockRefusal, Resume, Term};
use gandan_core::documents::Period;
use jiff::civil::Date;
use serde::Deserialize;

/// `law/cases/<family>.yaml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    family: String,
    cases: Vec<WorkedCase>,
}

/// A case worked by hand, as a jurist reads it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WorkedCase {
    /// The rule, by name or by an id of the list of rules.
    pub rule: String,
    /// What happened, in words.
    pub facts: String,
    /// The day of the event, or the day asked about.
    pub from: Date,
    /// vùng sâu, vùng xa
    #[serde(default)]
    remote: bool,
    /// vụ việc phức tạp
    #[serde(default)]
    complex: bool,
    /// Lần giải quyết.
    #[serde(default)]
    instance: Option<u8>,
    /// Extensions at full length.
    #[serde(default)]
    extensions: u8,
    /// What an installation has decided.
    #[serde(default)]
    local: Option<LocalRules>,
    /// What was decided while the term ran.
    #[serde(default)]
    events: Vec<EventEntry>,
    /// What the law gives.
    pub expect: Expected,
    /// The entry that gives it.
    #[serde(default)]
    pub id: Option<String>,
    /// How a person counts it.
    pub why: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
enum EventEntry {
    Extend {
        day: Date,
        days: u32,
    },
    /// From here on the matter is complex.
    Complex {
        day: Date,
    },
    Pause {
        day: Date,
    },
    Resume {
        day: Date,
        how: Resume,
    },
}

/// What a case expects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Expected {
    /// This day.
    Due(Date),
    /// This day, as far as the year is decided.
    Provisional(Date),
    /// A list of so many entries.
    Items(usize),
    /// Yes or no.
    Holds(bool),
    /// So many times in a period.
    Each(u32, Period),
    /// At least and at most so many; 0 where there is no such limit.
    Number(u32, u32),
    /// This part of the whole, and whether more than that is wanted.
    Share(u32, u32, bool),
    /// The window from … to ….
    Window(Date, Date),
    /// Words that a person applies.
    Words,
    /// No answer, for this reason: `hole`, `not-in-force`, `beyond-calendar`, `too-many-extensions`, `not-a-term`,
    /// `no-window`.
    Refused(String),
}

impl WorkedCase {
    /// All cases under `law/cases`, in the order of the files.
    ///
    /// # Errors
    /// Files that do not parse.
    pub fn all(files: &LawFiles) -> Result<Vec<WorkedCase>, Vec<Fault>> {
        let mut cases = Vec::new();
        let mut faults = Vec::new();
        for (name, text) in files.within("cases") {
            match serde_saphyr::from_str::<CaseFile>(text) {
                Ok(file) if file.family == name => cases.extend(file.cases),
                Ok(file) => faults.push(Fault::unreadable(
                    &format!("cases/{name}"),
                    &format!("says it is {}", file.family),
                )),
                Err(error) => faults.push(Fault::unreadable(&format!("cases/{name}"), &error)),
            }
        }
        if faults.is_empty() { Ok(cases) } else { Err(faults) }
    }

    /// Whether it is about a day, and not about a list or a number.
    pub fn is_a_day(&self) -> bool {
        matches!(self.expect, Expected::Due(_) | Expected::Provisional(_))
    }

    /// What the rule book gives, and the entry it comes from.
    pub fn found(&self, book: &Rulebook) -> (Expected, Option<String>) {
        let configured;
        let book = match &self.local {
            Some(local) => match book.configured(local) {
                Ok(other) => {
                    configured = other;
                    &configured
                }
                Err(faults) => {
                    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                    return (Expected::Refused(faults.join("; ")), None);
                }
            },
            None => book,
        };
        self.answer(book)
            .unwrap_or_else(|error| (Expected::Refused(error.code().to_owned()), None))
    }

    fn answer(&self, book: &Rulebook) -> Result<(Expected, Option<String>), RuleError> {
        if let Ok(rule) = book.named(&self.rule)
            && rule
                .versions
                .iter()
                .any(|version| matches!(version.value, Value::Window(_)))
        {
            let window = book.window(&self.rule, self.from)?;
            let id = rule.on(window.last).map(|version| version.id.clone());
            return Ok((Expected::Window(window.first, window.last), id));
        }
        let version = book.rule(&self.rule, self.from)?;
        let id = Some(version.id.clone());
        let plain = match &version.value {
            Value::Term(_) => return self.day(book),
            Value::Items(items) => Expected::Items(items.len()),
            Value::Holds(holds) => Expected::Holds(*holds),
            Value::Each(each) => Expected::Each(each.times, each.per),
            Value::Number(number) => {
                Expected::Number(number.least.unwrap_or_default(), number.most.unwrap_or_default())
            }
            Value::Share(share) => Expected::Share(share.parts, share.of, share.more_than),
            Value::Says(_) => Expected::Words,
            Value::Window(ends) => match ends.around(self.from) {
                Some(window) => Expected::Window(window.first, window.last),
                None => Expected::Refused("no-window".to_owned()),
            },
            Value::Unknown(hole) => {
                return Err(book.hole(&self.rule, hole, &version.id, &version.citation));
            }
        };
        Ok((plain, id))
    }

    fn day(&self, book: &Rulebook) -> Result<(Expected, Option<String>), RuleError> {
        let mut circumstances = Circumstances {
            remote: self.remote,
            complex: self.complex,
            instance: self.instance.unwrap_or(1),
            extensions: self.extensions,
        };
        let base = book.due(&self.rule, self.from, &circumstances)?;
        let quick = book.due_day(&self.rule, self.from, &circumstances)?;
        let mut clock = Clock::start(&base, circumstances);
        let mut derivation = base;
        for event in &self.events {
            let calendar = book.calendar();
            let next = match event {
                EventEntry::Extend { day, days } => clock.extend(*day, Term::days(*days), "1/QĐ", calendar),
                EventEntry::Complex { day } => {
                    circumstances.complex = true;
                    let base = book.due(&self.rule, self.from, &circumstances)?;
                    clock.regrade(*day, &base, circumstances, "2/BC", calendar)
                }
                EventEntry::Pause { day } => clock.pause(*day, "3/QĐ", calendar),
                EventEntry::Resume { day, how } => clock.resume(*day, "4/QĐ", *how, calendar),
            };
            clock = match next {
                Ok(clock) => clock,
                Err(ClockRefusal::Beyond(beyond)) => return Err(book.beyond(beyond)),
                Err(refusal) => return Ok((Expected::Refused(refusal.to_string()), None)),
            };
            derivation = book.explain(&clock)?;
        }
        let consistent = derivation.due == clock.due && (!self.events.is_empty() || quick.0 == clock.due);
        let expected = if !consistent {
            Expected::Refused(format!("{} / {} / {}", derivation.due, clock.due, quick.0))
        } else if derivation.provisional {
            Expected::Provisional(derivation.due)
        } else {
            Expected::Due(derivation.due)
        };
        Ok((expected, Some(derivation.reference)))
    }
}
