//! How long files of cases are kept, and which may be disposed of on a day (`law/retention.yaml`). The periods are rules
//! of the rule book; nothing here knows a number.

use super::{Outcome, Regime};
use crate::clock::{Term, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The records schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// In the order in which they are tried: the first that fits is the class of a file.
    pub classes: Vec<Class>,
}

/// A class of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Under which it is stored and named: `ineligible`.
    pub key: String,
    /// Its Vietnamese name.
    pub vi: String,
    /// Its English name.
    pub en: String,
    /// Files of these regimes …
    pub regimes: Vec<Regime>,
    /// … that ended so; however they ended where none is named.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// The rule that says for how long.
    pub rule: String,
    /// From when.
    pub begins: Begins,
    /// What happens then.
    pub then: Then,
}

/// From when the time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Begins {
    /// The day on which nothing was owed any more.
    Closed,
    /// The end of that year.
    YearEnd,
}

/// What happens to a file whose time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// Everything that tells who it was and what they said is erased; days, clocks, outcome and figures stay.
    Anonymise,
    /// The same, after the file was handed to the archive: the number of the paper that says so is demanded.
    Archive,
}

impl Then {
    /// The code it is stored and worded with.
    pub fn code(self) -> &'static str {
        match self {
            Then::Anonymise => "anonymise",
            Then::Archive => "archive",
        }
    }
}

impl Schedule {
    /// The class of a file; nothing where the schedule does not know it, which keeps it.
    pub fn class_of(&self, regime: Regime, outcome: Option<Outcome>) -> Option<&Class> {
        self.classes.iter().find(|class| {
            let ended =
                class.outcomes.is_empty() || outcome.is_some_and(|outcome| class.outcomes.contains(&outcome));
            class.regimes.contains(&regime) && ended
        })
    }
}

impl Class {
    /// Its name in a language: `vi`, anything else is English.
    pub fn name(&self, lang: &str) -> &str {
        if lang == "vi" { &self.vi } else { &self.en }
    }

    /// The day after which the time runs, for a file closed on that day.
    pub fn begins_on(&self, closed: Date) -> Date {
        match self.begins {
            Begins::Closed => closed,
            Begins::YearEnd => date(closed.year(), 12, 31),
        }
    }
}

/// The last day on which a file is kept; nothing for a time that is not counted on the calendar, which keeps it. A month
/// without such a day ends on its last one (Bộ luật Dân sự 91/2015/QH13 Đ148 k3).
pub fn last_day(begins: Date, term: Term) -> Option<Date> {
    let amount = i64::from(term.amount);
    let span = match term.unit {
        Unit::Years => amount.years(),
        Unit::Months => amount.months(),
        Unit::CalendarDays => amount.days(),
        Unit::WorkingDays | Unit::DayOfMonth => return None,
    };
    begins.checked_add(span).ok()
}

/// What a day means for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its time is over.
    Due,
    /// Something is still owed.
    Open,
    /// Somebody holds it for a dispute.
    Held,
    /// Nobody knows for how long it is kept: so it is.
    Unknown,
    /// It is kept until the end of that day.
    Until(Date),
}

impl Fate {
    /// Why it is kept, as a code; empty for one that is due.
    pub fn code(self) -> &'static str {
        match self {
            Fate::Due => "",
            Fate::Open => "open",
            Fate::Held => "held",
            Fate::Unknown => "unknown",
            Fate::Until(_) => "until",
        }
    }
}

/// Decides on one file. `last` is nothing where no period is known.
pub fn fate(open: bool, held: bool, last: Option<Date>, on: Date) -> Fate {
    match last {
        _ if open => Fate::Open,
        _ if held => Fate::Held,
        None => Fate::Unknown,
        Some(last) if on <= last => Fate::Until(last),
        Some(_) => Fate::Due,
    }
}

/// Those of the files that may go: all that are due, but for those that belong to one that is kept. `fates` names every
/// file that `links` does; a link holds both ways.
pub fn may_go(fates: &BTreeMap<Uuid, Fate>, links: &[(Uuid, Uuid)]) -> BTreeSet<Uuid> {
    let mut going: BTreeSet<Uuid> = fates
        .iter()
        .filter(|(_, fate)| **fate == Fate::Due)
        .map(|(id, _)| *id)
        .collect();
    loop {
        let kept: Vec<Uuid> = links
            .iter()
            .flat_map(|(one, other)| [(one, other), (other, one)])
            .filter(|(one, other)| going.contains(one) && !going.contains(other))
            .map(|(one, _)| *one)
            .collect();
        if kept.is_empty() {
            return going;
        }
        for id in kept {
            going.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn class(key: &str, outcomes: Vec<Outcome>, begins: Begins) -> Class {
        Class {
            key: key.to_owned(),
            vi: "Loại".to_owned(),
            en: "Class".to_owned(),
            regimes: vec![Regime::Feedback],
            outcomes,
            rule: "retention.petition".to_owned(),
            begins,
            then: Then::Anonymise,
        }
    }

    #[test]
    fn the_first_class_that_fits_is_the_class_of_a_file() {
        let schedule = Schedule {
            classes: vec![
                class("refused", vec![Outcome::Refused], Begins::Closed),
                class("all", Vec::new(), Begins::YearEnd),
            ],
        };
        let key = |regime, outcome| schedule.class_of(regime, outcome).map(|class| class.key.as_str());
        assert_eq!(key(Regime::Feedback, Some(Outcome::Refused)), Some("refused"));
        assert_eq!(key(Regime::Feedback, Some(Outcome::Answered)), Some("all"));
        assert_eq!(key(Regime::Feedback, None), Some("all"));
        assert_eq!(key(Regime::Complaint, None), None, "what no class names is kept");
        assert_eq!(
            schedule.classes[1].begins_on(date(2026, 3, 5)),
            date(2026, 12, 31)
        );
    }

    #[test]
    fn a_file_is_kept_through_its_last_day() {
        let year = Term {
            amount: 1,
            unit: Unit::Years,
        };
        let last = last_day(date(2024, 2, 29), year);
        assert_eq!(last, Some(date(2025, 2, 28)));
        assert_eq!(
            fate(false, false, last, date(2025, 2, 28)),
            Fate::Until(date(2025, 2, 28))
        );
        assert_eq!(fate(false, false, last, date(2025, 3, 1)), Fate::Due);
        assert_eq!(fate(false, true, last, date(2025, 3, 1)), Fate::Held);
        assert_eq!(fate(false, false, None, date(2099, 1, 1)), Fate::Unknown);
        assert_eq!(fate(true, true, last, date(2025, 3, 1)), Fate::Open);
        assert_eq!(last_day(date(2024, 2, 29), Term::working(5)), None);
    }

    #[test]
    fn what_belongs_together_goes_together() {
        let fates = BTreeMap::from([
            (id(1), Fate::Due),
            (id(2), Fate::Due),
            (id(3), Fate::Held),
            (id(4), Fate::Due),
            (id(5), Fate::Unknown),
        ]);
        // A complaint (1), its second instance (2), and what was joined with that (3), which is under dispute.
        let going = may_go(&fates, &[(id(1), id(2)), (id(3), id(2))]);
        assert_eq!(going, BTreeSet::from([id(4)]));
        assert_eq!(may_go(&fates, &[]), BTreeSet::from([id(1), id(2), id(4)]));
    }
}
