use crate::book::Rulebook;
use crate::cases::WorkedCase;
use crate::files::LawFiles;
use crate::reception::Reception;
use crate::reports::Reports;
use crate::rule::{Confidence, Rule, Value, Version};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt::Display;

/// What is wrong with the files under `law/`, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, the rule, or the rule and the entry.
    pub place: String,
    /// What.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// It does not parse, or does not say what a rule has to: the reader's message.
    Unreadable(String),
    /// Two rules bear one name.
    Twice,
    /// A rule without entries.
    Empty,
    /// An entry begins on or before the last day of the one before it.
    Overlap(Date),
    /// An entry ends before it begins.
    Backwards,
    /// It begins before its text was signed, and says nothing of being retroactive.
    BeforeItsText(Date),
    /// The words of the rule, or its article, are missing in one of the two languages.
    NoWords,
    /// A value without which nothing can be applied is said to be unknown, or the other way round.
    Confidence,
    /// No worked case.
    NoCase,
    /// A worked case gives something else: what was expected, and what was found.
    Case(String, String),
}

impl Fault {
    pub(crate) fn unreadable(place: &str, error: &dyn Display) -> Fault {
        Fault {
            place: place.to_owned(),
            kind: FaultKind::Unreadable(error.to_string()),
        }
    }

    pub(crate) fn at(place: &str, kind: FaultKind) -> Fault {
        Fault {
            place: place.to_owned(),
            kind,
        }
    }
}

/// Checks everything: the files parse, entries ascend without overlap, each has its source and its words, every rule
/// has a worked case, every case gives what a person has counted, and what is reported hangs together. Empty where all is well.
pub fn check(files: &LawFiles) -> Vec<Fault> {
    let book = match Rulebook::parse(files) {
        Ok(book) => book,
        Err(faults) => return faults,
    };
    let mut faults: Vec<Fault> = book.rules().iter().flat_map(check_rule).collect();
    let cases = match WorkedCase::all(files) {
        Ok(cases) => cases,
        Err(more) => {
            faults.extend(more);
            return faults;
        }
    };
    let mut covered: BTreeSet<&str> = BTreeSet::new();
    for case in &cases {
        if let Ok(rule) = book.named(&case.rule) {
            covered.insert(&rule.name);
        }
        let (found, id) = case.found(&book);
        let right_entry = case.id.is_none() || case.id == id;
        if found != case.expect || !right_entry {
            let expected = format!("{:?} {}", case.expect, case.id.as_deref().unwrap_or_default());
            let found = format!("{found:?} {}", id.unwrap_or_default());
            faults.push(Fault::at(
                &format!("{} {} \"{}\"", case.rule, case.from, case.facts),
                FaultKind::Case(expected, found),
            ));
        }
    }
    let bare = book
        .rules()
        .iter()
        .filter(|rule| !covered.contains(rule.name.as_str()));
    faults.extend(bare.map(|rule| Fault::at(&rule.name, FaultKind::NoCase)));
    match Reception::parse(files) {
        Ok(reception) => faults.extend(reception.faults(&book)),
        Err(more) => faults.extend(more),
    }
    match Reports::parse(files) {
        Ok(reports) => faults.extend(reports.faults(&book)),
        Err(more) => faults.extend(more),
    }
    faults
}

fn check_rule(rule: &Rule) -> Vec<Fault> {
    let mut faults = Vec::new();
    let wordless = |said: &gandan_core::clock::Said| said.vi.trim().is_empty() || said.en.trim().is_empty();
    if wordless(&rule.title) || rule.event.as_ref().is_some_and(wordless) {
        faults.push(Fault::at(&rule.name, FaultKind::NoWords));
    }
    if rule.versions.is_empty() {
        faults.push(Fault::at(&rule.name, FaultKind::Empty));
    }
    for pair in rule.versions.windows(2) {
        let begins = pair[1].from.unwrap_or(Date::MIN);
        let ended = pair[0].to.unwrap_or(Date::MAX);
        if begins <= ended {
            let place = format!("{} {}", rule.name, pair[1].id);
            faults.push(Fault::at(&place, FaultKind::Overlap(ended)));
        }
    }
    for version in &rule.versions {
        let place = format!("{} {}", rule.name, version.id);
        faults.extend(
            check_version(rule, version)
                .into_iter()
                .map(|kind| Fault::at(&place, kind)),
        );
    }
    faults
}

fn check_version(rule: &Rule, version: &Version) -> Vec<FaultKind> {
    let mut kinds = Vec::new();
    if let (Some(from), Some(to)) = (version.from, version.to)
        && to < from
    {
        kinds.push(FaultKind::Backwards);
    }
    if let (Some(from), Some(issued)) = (version.from, version.source.issued)
        && from < issued
        && version.note.is_none()
    {
        kinds.push(FaultKind::BeforeItsText(issued));
    }
    let unknown = matches!(version.value, Value::Unknown(_));
    if unknown != (version.confidence == Confidence::Unknown) {
        kinds.push(FaultKind::Confidence);
    }
    let timed = matches!(version.value, Value::Term(_));
    if version.citation.trim().is_empty() || (timed && rule.event.is_none()) {
        kinds.push(FaultKind::NoWords);
    }
    kinds
}
