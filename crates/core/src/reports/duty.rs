use super::form::FormHole;
use super::period::{Part, Window};
use crate::bodies::{Body, BodyId, Branch, Registry, Tier};
use crate::clock::Said;
use crate::tasks::Recurrence;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A duty to report, as data (`law/reports/duties.yaml`). Duties of a directive are not here: they are the rounds of its
/// recurring tasks (`core::tasks`), and are owed like these (see [`super::Expected`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Duty {
    /// Under which it is stored: `statistics-commune`.
    pub code: String,
    /// What is reported.
    pub title: Said,
    /// Code of the cut-off ([`super::CutOff`]).
    pub cut_off: String,
    /// Who owes it.
    pub who: Owner,
    /// To whom.
    pub to: Receiver,
    /// Kinds of period: `quarter`, `first-half` … A kind that the cut-off does not have is a fault.
    pub periods: Vec<String>,
    /// By when.
    pub due: DueRule,
    /// The statistical forms in force at the end of the period belong to it.
    #[serde(default)]
    pub forms: bool,
    /// Code of the outline of its words (`outlines/`).
    #[serde(default)]
    pub outline: Option<String>,
    /// First day on which a period may end.
    pub from: Date,
    /// The last one.
    #[serde(default)]
    pub to_day: Option<Date>,
    /// Article and clause.
    pub citation: String,
    /// Where it was read (`law/sources.yaml`).
    pub source: String,
    /// What else is to be known.
    #[serde(default)]
    pub note: Option<Said>,
}

/// Which bodies owe a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// Hệ.
    pub branch: Branch,
    /// Cấp.
    pub tier: Tier,
    /// How one of their names begins: "Ủy ban nhân dân". All of the tier where nothing is written.
    #[serde(default)]
    pub named: Vec<String>,
}

/// To whom a report goes: the nearest such body above, or else the one of that name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// Cấp.
    pub tier: Tier,
    /// How one of its names begins.
    pub named: Vec<String>,
}

/// By when a report is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueRule {
    /// A rule of the rule book, counted from the day on which the figures close.
    Rule(String),
    /// As the words of a paper say it: "trước ngày 05 tháng đầu quý sau".
    Words(Recurrence),
    /// Nobody knows.
    Unknown(FormHole),
}

impl Owner {
    /// Whether a body is one of them.
    pub fn is(&self, body: &Body) -> bool {
        body.branch == self.branch && body.tier == self.tier && begins(body, &self.named)
    }
}

fn begins(body: &Body, named: &[String]) -> bool {
    named.is_empty()
        || body
            .names
            .iter()
            .any(|name| named.iter().any(|start| name.text.starts_with(start)))
}

impl Duty {
    /// Whether it is owed for a window.
    pub fn covers(&self, window: Window) -> bool {
        self.from <= window.last && self.to_day.is_none_or(|last| window.last <= last)
    }

    /// Whether a part of the year is reported on.
    pub fn asks(&self, part: Part) -> bool {
        self.periods.iter().any(|kind| kind == part.kind())
    }

    /// Who owes it for a window, in the order of the register: the body, and who answers for it at the end: itself, or
    /// whoever took its place. Bodies made later and those that had ended before are not among them.
    pub fn owners(&self, registry: &Registry, window: Window) -> Vec<(BodyId, BodyId)> {
        let owes = |body: &&Body| {
            let valid = body.valid;
            self.who.is(body)
                && valid.from.is_none_or(|from| from <= window.last)
                && valid.until.is_none_or(|until| window.first <= until)
        };
        registry
            .bodies()
            .iter()
            .filter(owes)
            .filter_map(|body| Some((body.id, *registry.successors(body.id, window.last).first()?)))
            .collect()
    }

    /// To whom a body sends it on a day; nothing where there is no such body.
    pub fn receiver(&self, registry: &Registry, body: BodyId, on: Date) -> Option<BodyId> {
        let view = registry.as_of(on);
        let is = |body: &&Body| body.tier == self.to.tier && begins(body, &self.to.named);
        let above = view
            .ancestors(body)
            .into_iter()
            .find(|id| view.get(*id).as_ref().is_some_and(is));
        above.or_else(|| {
            view.bodies()
                .find(is)
                .map(|body| body.id)
                .filter(|id| *id != body)
        })
    }
}

/// The file of duties.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duties {
    /// All of them.
    pub duties: Vec<Duty>,
}

impl Duties {
    /// What is wrong with the data by itself, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut codes = BTreeSet::new();
        for duty in &self.duties {
            if !codes.insert(&duty.code) {
                faults.push(format!("two duties are called {}", duty.code));
            }
            for kind in duty
                .periods
                .iter()
                .filter(|kind| !Part::KINDS.contains(&kind.as_str()))
            {
                faults.push(format!("{}: no kind of period is called {kind}", duty.code));
            }
            if duty.periods.is_empty() || duty.citation.is_empty() {
                faults.push(format!("{}: for which periods, and by which article?", duty.code));
            }
            if !duty.forms && duty.outline.is_none() {
                faults.push(format!("{}: neither forms nor an outline", duty.code));
            }
        }
        faults
    }
}
