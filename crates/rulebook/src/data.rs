//! What the files look like, and how they become rules. Every key that is not known is a fault, so that nothing in a
//! file is silently without effect.

use crate::period::Ends;
use crate::rule::{
    Case, CaseHole, Circumstance, Confidence, Each, Extension, Hole, Item, Number, Rule, Share, Source,
    TermValue, Value, Version,
};
use gandan_core::clock::{Bound, Count, Direction, Said, Term, Unit};
use jiff::civil::Date;
use serde::Deserialize;

/// `law/rules/<family>.yaml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Family {
    pub(crate) family: String,
    pub(crate) rules: Vec<RuleEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleEntry {
    name: String,
    title: Said,
    #[serde(default)]
    event: Option<Said>,
    versions: Vec<VersionEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct VersionEntry {
    id: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    from: Option<Date>,
    #[serde(default)]
    to: Option<Date>,
    #[serde(default)]
    term: Option<TermEntry>,
    #[serde(default)]
    before: bool,
    #[serde(default)]
    at_least: bool,
    #[serde(default)]
    cases: Vec<CaseEntry>,
    #[serde(default)]
    extensions: Vec<ExtensionEntry>,
    #[serde(default)]
    each: Option<Each>,
    #[serde(default)]
    number: Option<Number>,
    #[serde(default)]
    share: Option<Share>,
    #[serde(default)]
    items: Option<Vec<Item>>,
    #[serde(default)]
    holds: Option<bool>,
    #[serde(default)]
    window: Option<Ends>,
    #[serde(default)]
    says: Option<Said>,
    #[serde(default)]
    unknown: Option<Hole>,
    citation: String,
    source: String,
    confidence: Confidence,
    #[serde(default)]
    note: Option<Said>,
}

/// `{working-days: 7}`, `{days: 30}`, `{months: 3}`, `{years: 1}`, `{day-of-month: 17}`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) enum TermEntry {
    WorkingDays(u32),
    Days(u32),
    Months(u32),
    Years(u32),
    DayOfMonth(u32),
}

impl From<TermEntry> for Term {
    fn from(entry: TermEntry) -> Term {
        let (amount, unit) = match entry {
            TermEntry::WorkingDays(amount) => (amount, Unit::WorkingDays),
            TermEntry::Days(amount) => (amount, Unit::CalendarDays),
            TermEntry::Months(amount) => (amount, Unit::Months),
            TermEntry::Years(amount) => (amount, Unit::Years),
            TermEntry::DayOfMonth(amount) => (amount, Unit::DayOfMonth),
        };
        Term { amount, unit }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseEntry {
    when: Vec<Circumstance>,
    #[serde(default)]
    term: Option<TermEntry>,
    #[serde(default)]
    unknown: Option<Hole>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    citation: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExtensionEntry {
    term: TermEntry,
    id: String,
    citation: String,
}

impl RuleEntry {
    /// The rule it means; what is wrong with it otherwise.
    pub(crate) fn rule(self, family: &str, sources: &[Source]) -> Result<Rule, String> {
        let name = self.name;
        let mut versions = Vec::new();
        for entry in self.versions {
            let id = entry.id.clone();
            let version = entry
                .version(sources)
                .map_err(|what| format!("{name} {id}: {what}"))?;
            versions.push(version);
        }
        Ok(Rule {
            name,
            family: family.to_owned(),
            title: self.title,
            event: self.event,
            versions,
        })
    }
}

impl VersionEntry {
    fn version(mut self, sources: &[Source]) -> Result<Version, String> {
        let source = sources
            .iter()
            .find(|source| source.key == self.source)
            .ok_or_else(|| format!("the source {} is not listed in sources.yaml", self.source))?;
        let value = self.value()?;
        Ok(Version {
            id: self.id,
            also: self.also,
            from: self.from,
            to: self.to,
            value,
            citation: self.citation,
            source: source.clone(),
            confidence: self.confidence,
            note: self.note,
        })
    }

    fn value(&mut self) -> Result<Value, String> {
        let term = self.term.take();
        let cases = !self.cases.is_empty();
        let mut values: Vec<Value> = Vec::new();
        if let Some(term) = term {
            values.push(Value::Term(self.term_value(Ok(term.into()))?));
        }
        values.extend(self.each.take().map(Value::Each));
        values.extend(self.number.take().map(Value::Number));
        values.extend(self.share.take().map(Value::Share));
        values.extend(self.items.take().map(Value::Items));
        values.extend(self.holds.take().map(Value::Holds));
        values.extend(self.window.take().map(Value::Window));
        values.extend(self.says.take().map(Value::Says));
        match self.unknown.take() {
            // The ordinary case is not known, others are.
            Some(hole) if cases => values.push(Value::Term(self.term_value(Err(hole))?)),
            Some(hole) => values.push(Value::Unknown(hole)),
            None => {}
        }
        // What a term takes with it is gone by now.
        if !self.cases.is_empty() || !self.extensions.is_empty() {
            return Err("cases and extensions belong to a term".to_owned());
        }
        match (values.pop(), values.is_empty()) {
            (Some(value), true) => Ok(value),
            (None, _) => Err("no value".to_owned()),
            (Some(_), false) => Err("more than one value".to_owned()),
        }
    }

    fn term_value(&mut self, ordinary: Result<Term, Hole>) -> Result<TermValue, String> {
        let direction = if self.before {
            Direction::Before
        } else {
            Direction::After
        };
        let bound = if self.at_least {
            Bound::Earliest
        } else {
            Bound::Latest
        };
        let count = |term| Count {
            term,
            direction,
            bound,
        };
        let mut cases: Vec<Case> = Vec::new();
        let mut holes: Vec<CaseHole> = Vec::new();
        let entries = std::mem::take(&mut self.cases).into_iter().map(|entry| {
            let what = match (entry.term, entry.unknown) {
                (Some(term), None) => Ok(Term::from(term)),
                (None, Some(hole)) => Err(hole),
                _ => return Err("a case needs a term or what is unknown about it"),
            };
            let id = entry.id.unwrap_or_else(|| self.id.clone());
            let citation = entry.citation.unwrap_or_else(|| self.citation.clone());
            Ok((entry.when, what, id, citation))
        });
        let ordinary = (Vec::new(), ordinary, self.id.clone(), self.citation.clone());
        for entry in entries.chain(std::iter::once(Ok(ordinary))) {
            match entry? {
                (when, Ok(term), id, citation) => cases.push(Case {
                    when,
                    count: count(term),
                    id,
                    citation,
                    shorter: None,
                }),
                (when, Err(hole), id, citation) => holes.push(CaseHole {
                    when,
                    hole,
                    id,
                    citation,
                }),
            }
        }
        // The most particular first: whoever adds one need not think of the order.
        cases.sort_by_key(|case| std::cmp::Reverse(case.when.len()));
        holes.sort_by_key(|hole| std::cmp::Reverse(hole.when.len()));
        Ok(TermValue {
            cases,
            holes,
            extensions: std::mem::take(&mut self.extensions)
                .into_iter()
                .map(|extension| Extension {
                    term: extension.term.into(),
                    id: extension.id,
                    citation: extension.citation,
                })
                .collect(),
            filled: None,
        })
    }
}
