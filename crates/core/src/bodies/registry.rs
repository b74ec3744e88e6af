use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Body, BodyId, Succession, SuccessionId, SuccessionKind};

/// All bodies and what became of them. Built once from what is stored; odd data is named in [`Registry::faults`]
/// and never makes a question hang or fail.
#[derive(Debug, Clone)]
pub struct Registry {
    bodies: Vec<Body>,
    successions: Vec<Succession>,
    by_id: BTreeMap<BodyId, usize>,
    by_code: BTreeMap<String, usize>,
    faults: Vec<Fault>,
}

/// Something in the registry that cannot be right. A person mends it; work goes on meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The later of the two is left out.
    #[error("two bodies share the id {0}")]
    SameId(BodyId),
    /// Looking up the code gives the earlier of the two.
    #[error("two bodies share the code {0:?}")]
    SameCode(String),
    /// The body counts as having no parent.
    #[error("the parent of {0:?} is not in the registry")]
    UnknownParent(String),
    /// Walking up stops where the circle closes.
    #[error("{0:?} is its own ancestor")]
    ParentCircle(String),
    /// The body is alive on no day.
    #[error("{0:?} ends before it begins")]
    EndsBeforeBeginning(String),
    /// The unknown body is passed over.
    #[error("a succession of {day} names a body that is not in the registry")]
    UnknownInSuccession {
        /// Which succession.
        id: SuccessionId,
        /// Its day.
        day: Date,
    },
    /// Only bodies that ended may have nobody after them.
    #[error("a succession of {day} leads to no body and does not say that the bodies ended")]
    NobodyAfter {
        /// Which succession.
        id: SuccessionId,
        /// Its day.
        day: Date,
    },
    /// The circle is walked once.
    #[error("the successions of {0:?} lead back to itself")]
    SuccessionCircle(String),
    /// It has successors and yet lives on, so that it stands for itself.
    #[error("{code:?} was succeeded on {day} and is still valid then")]
    OutlivesSuccession {
        /// The code of the body.
        code: String,
        /// The day of the succession.
        day: Date,
    },
    /// The successor is not alive on the day it succeeds.
    #[error("{code:?} succeeds on {day} and is not valid then")]
    NotThereToSucceed {
        /// The code of the body.
        code: String,
        /// The day of the succession.
        day: Date,
    },
}

impl Registry {
    /// A registry of these bodies and successions, in the order given.
    pub fn new(bodies: &[Body], successions: &[Succession]) -> Self {
        let mut registry = Self {
            bodies: Vec::with_capacity(bodies.len()),
            successions: successions.to_vec(),
            by_id: BTreeMap::new(),
            by_code: BTreeMap::new(),
            faults: Vec::new(),
        };
        for body in bodies {
            let at = registry.bodies.len();
            if registry.by_id.contains_key(&body.id) {
                registry.faults.push(Fault::SameId(body.id));
                continue;
            }
            registry.by_id.insert(body.id, at);
            if registry.by_code.contains_key(&body.code) {
                registry.faults.push(Fault::SameCode(body.code.clone()));
            } else {
                registry.by_code.insert(body.code.clone(), at);
            }
            registry.bodies.push(body.clone());
        }
        registry.successions.sort_by_key(|succession| succession.day);
        registry.check_bodies();
        registry.check_successions();
        registry
    }

    /// What cannot be right in it.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Every body of every time, in the order given.
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// Every succession, the earliest first.
    pub fn successions(&self) -> &[Succession] {
        &self.successions
    }

    /// The body of that id.
    pub fn get(&self, id: BodyId) -> Option<&Body> {
        self.by_id.get(&id).map(|at| &self.bodies[*at])
    }

    /// The body of that code.
    pub fn by_code(&self, code: &str) -> Option<&Body> {
        self.by_code.get(code).map(|at| &self.bodies[*at])
    }

    /// The registry as it is on that day.
    pub fn as_of(&self, day: Date) -> View<'_> {
        View { registry: self, day }
    }

    /// Who stands in the body's place on that day: itself if it is alive, otherwise those its successions lead to,
    /// followed as often as needed. Empty where nobody is known.
    pub fn successors(&self, body: BodyId, day: Date) -> Vec<BodyId> {
        self.follow(body, day, |succession| {
            (succession.day <= day).then_some((&succession.from, &succession.to))
        })
    }

    /// Whose place the body took: those alive on that earlier day from whom it descends; itself if it was alive.
    pub fn predecessors(&self, body: BodyId, day: Date) -> Vec<BodyId> {
        self.follow(body, day, |succession| {
            (succession.day > day).then_some((&succession.to, &succession.from))
        })
    }

    /// The successions the body went into or came from, the earliest first: what a page shows of its history.
    pub fn history(&self, body: BodyId) -> Vec<&Succession> {
        self.successions
            .iter()
            .filter(|succession| succession.from.contains(&body) || succession.to.contains(&body))
            .collect()
    }

    fn follow<'a>(
        &'a self,
        body: BodyId,
        day: Date,
        step: impl Fn(&'a Succession) -> Option<(&'a Vec<BodyId>, &'a Vec<BodyId>)>,
    ) -> Vec<BodyId> {
        let mut seen = BTreeSet::from([body]);
        let mut waiting = std::collections::VecDeque::from([body]);
        let mut found = Vec::new();
        while let Some(id) = waiting.pop_front() {
            let Some(body) = self.get(id) else { continue };
            if body.is_alive(day) {
                found.push(id);
                continue;
            }
            for (before, after) in self.successions.iter().filter_map(&step) {
                if before.contains(&id) {
                    waiting.extend(after.iter().copied().filter(|next| seen.insert(*next)));
                }
            }
        }
        found
    }

    fn parent(&self, body: &Body) -> Option<&Body> {
        body.parent.and_then(|parent| self.get(parent))
    }

    fn check_bodies(&mut self) {
        let mut faults = Vec::new();
        for body in &self.bodies {
            if body.valid.is_reversed() {
                faults.push(Fault::EndsBeforeBeginning(body.code.clone()));
            }
            if body.parent.is_some() && self.parent(body).is_none() {
                faults.push(Fault::UnknownParent(body.code.clone()));
            }
            let mut seen = BTreeSet::new();
            let mut at = self.parent(body);
            while let Some(above) = at.filter(|above| seen.insert(above.id)) {
                if above.id == body.id {
                    faults.push(Fault::ParentCircle(body.code.clone()));
                }
                at = self.parent(above);
            }
        }
        self.faults.extend(faults);
    }

    fn check_successions(&mut self) {
        let mut faults = Vec::new();
        for succession in &self.successions {
            let Succession { id, day, .. } = *succession;
            let named = succession.from.iter().chain(&succession.to);
            if named.into_iter().any(|body| self.get(*body).is_none()) {
                faults.push(Fault::UnknownInSuccession { id, day });
            }
            if succession.to.is_empty() && succession.kind != SuccessionKind::Ended {
                faults.push(Fault::NobodyAfter { id, day });
            }
            for body in succession.from.iter().filter_map(|body| self.get(*body)) {
                let code = body.code.clone();
                if succession.to.contains(&body.id) {
                    faults.push(Fault::SuccessionCircle(code));
                } else if body.is_alive(day) && succession.kind != SuccessionKind::Split {
                    // A body may be split and go on with what is left to it.
                    faults.push(Fault::OutlivesSuccession { code, day });
                }
            }
            for body in succession.to.iter().filter_map(|body| self.get(*body)) {
                if !body.is_alive(day) {
                    let code = body.code.clone();
                    faults.push(Fault::NotThereToSucceed { code, day });
                }
            }
        }
        for body in &self.bodies {
            if self.leads_back(body.id) {
                faults.push(Fault::SuccessionCircle(body.code.clone()));
            }
        }
        self.faults.extend(faults);
    }

    fn leads_back(&self, body: BodyId) -> bool {
        let mut seen = BTreeSet::from([body]);
        let mut waiting = vec![body];
        while let Some(id) = waiting.pop() {
            for succession in self.successions.iter().filter(|s| s.from.contains(&id)) {
                for next in &succession.to {
                    if *next == body && id != body {
                        return true;
                    }
                    if seen.insert(*next) {
                        waiting.push(*next);
                    }
                }
            }
        }
        false
    }
}

/// The registry on one day: only bodies alive then are seen.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    registry: &'a Registry,
    day: Date,
}

impl<'a> View<'a> {
    /// The day of the view.
    pub fn day(self) -> Date {
        self.day
    }

    /// The registry it looks at.
    pub fn registry(self) -> &'a Registry {
        self.registry
    }

    /// The bodies alive, in the registry's order.
    pub fn bodies(self) -> impl Iterator<Item = &'a Body> {
        self.registry
            .bodies
            .iter()
            .filter(move |body| body.is_alive(self.day))
    }

    /// The body, if it is alive.
    pub fn get(self, id: BodyId) -> Option<&'a Body> {
        self.registry.get(id).filter(|body| body.is_alive(self.day))
    }

    /// The bodies directly under this one.
    pub fn children(self, id: BodyId) -> Vec<BodyId> {
        self.bodies()
            .filter(|body| body.parent == Some(id))
            .map(|body| body.id)
            .collect()
    }

    /// The bodies above this one, the nearest first. Parents no longer alive end the walk.
    pub fn ancestors(self, id: BodyId) -> Vec<BodyId> {
        let mut found = Vec::new();
        let mut at = self.get(id).and_then(|body| body.parent);
        while let Some(parent) = at.and_then(|parent| self.get(parent)) {
            if parent.id == id || found.contains(&parent.id) {
                break;
            }
            found.push(parent.id);
            at = parent.parent;
        }
        found
    }

    /// The bodies under this one at any depth, nearer ones first; never the body itself.
    pub fn descendants(self, id: BodyId) -> Vec<BodyId> {
        let mut children: BTreeMap<BodyId, Vec<BodyId>> = BTreeMap::new();
        for body in self.bodies() {
            if let Some(parent) = body.parent {
                children.entry(parent).or_default().push(body.id);
            }
        }
        let mut seen = BTreeSet::from([id]);
        let mut found: Vec<BodyId> = Vec::new();
        let mut next = 0;
        let mut at = Some(id);
        while let Some(above) = at {
            let below = children.get(&above).into_iter().flatten();
            found.extend(below.copied().filter(|child| seen.insert(*child)));
            at = found.get(next).copied();
            next += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::bodies::{BodyName, Branch, Place, Tier, Valid};

    fn body(number: u128, parent: Option<u128>, from: Option<Date>, until: Option<Date>) -> Body {
        Body {
            id: BodyId(Uuid::from_u128(number)),
            code: format!("b{number}"),
            branch: Branch::Party,
            tier: Tier::Province,
            parent: parent.map(|parent| BodyId(Uuid::from_u128(parent))),
            names: vec![BodyName {
                text: format!("Ban {number}"),
                valid: Valid::default(),
            }],
            place: Place::new("tỉnh Mẫu"),
            valid: Valid { from, until },
            note: String::new(),
        }
    }

    fn became(number: u128, day: Date, from: &[u128], to: &[u128]) -> Succession {
        let ids = |numbers: &[u128]| numbers.iter().map(|n| BodyId(Uuid::from_u128(*n))).collect();
        Succession {
            id: SuccessionId(Uuid::from_u128(number)),
            day,
            kind: SuccessionKind::Merged,
            from: ids(from),
            to: ids(to),
            basis: String::new(),
            note: String::new(),
        }
    }

    fn id(number: u128) -> BodyId {
        BodyId(Uuid::from_u128(number))
    }

    #[test]
    fn successors_are_followed_through_a_renaming_and_a_merger() {
        let bodies = [
            body(1, None, None, Some(date(2019, 12, 31))),
            body(2, None, Some(date(2020, 1, 1)), Some(date(2025, 2, 28))),
            body(3, None, None, Some(date(2025, 2, 28))),
            body(4, None, Some(date(2025, 3, 1)), None),
        ];
        let registry = Registry::new(
            &bodies,
            &[
                became(2, date(2025, 3, 1), &[2, 3], &[4]),
                became(1, date(2020, 1, 1), &[1], &[2]),
            ],
        );
        assert_eq!(registry.faults(), []);
        assert_eq!(registry.successors(id(1), date(2026, 1, 1)), [id(4)]);
        assert_eq!(registry.successors(id(1), date(2021, 1, 1)), [id(2)]);
        assert_eq!(registry.successors(id(1), date(2018, 1, 1)), [id(1)]);
        assert_eq!(registry.predecessors(id(4), date(2018, 1, 1)), [id(3), id(1)]);
        assert_eq!(registry.history(id(2)).len(), 2);
    }

    #[test]
    fn circles_and_gaps_are_named_and_walked_once() {
        let end = Some(date(2020, 1, 1));
        let bodies = [
            body(1, Some(2), None, end),
            body(2, Some(1), None, end),
            body(3, Some(9), None, None),
        ];
        let day = date(2021, 1, 1);
        let registry = Registry::new(
            &bodies,
            &[
                became(1, day, &[1], &[2]),
                became(2, day, &[2], &[1]),
                became(3, day, &[3], &[]),
            ],
        );
        for fault in [
            Fault::ParentCircle("b1".into()),
            Fault::UnknownParent("b3".into()),
            Fault::SuccessionCircle("b1".into()),
            Fault::NobodyAfter {
                id: SuccessionId(Uuid::from_u128(3)),
                day,
            },
            Fault::NotThereToSucceed {
                code: "b2".into(),
                day,
            },
            Fault::OutlivesSuccession {
                code: "b3".into(),
                day,
            },
        ] {
            assert!(registry.faults().contains(&fault), "{fault}");
        }
        assert!(registry.successors(id(1), day).is_empty());
        let then = registry.as_of(date(2019, 1, 1));
        assert_eq!(then.ancestors(id(1)), [id(2)]);
        assert_eq!(then.descendants(id(1)), [id(2)]);
    }

    proptest! {
        #[test]
        fn whatever_the_data_walks_end(
            links in prop::collection::vec((0u128..12, 0u128..12, 0i16..6), 0..40),
            parents in prop::collection::vec(0u128..12, 12),
            spans in prop::collection::vec((0i16..6, 0i16..6), 12),
        ) {
            let year = |n: i16| date(2018 + n, 1, 1);
            let bodies: Vec<Body> = (0..12)
                .map(|n| body(n as u128, Some(parents[n]), Some(year(spans[n].0)), Some(year(spans[n].1))))
                .collect();
            let successions: Vec<Succession> = links
                .iter()
                .map(|(from, to, when)| became(*from, year(*when), &[*from], &[*to]))
                .collect();
            let registry = Registry::new(&bodies, &successions);
            for body in &bodies {
                for day in (0..6).map(year) {
                    for heir in registry.successors(body.id, day) {
                        prop_assert!(registry.as_of(day).get(heir).is_some());
                    }
                    registry.predecessors(body.id, day);
                    registry.as_of(day).descendants(body.id);
                    registry.as_of(day).ancestors(body.id);
                }
            }
        }
    }
}
