//! All bodies and what became of them; `check` names what cannot be right, `view` is one day of it.

mod check;
mod fault;
mod view;

pub use fault::Fault;
pub use view::View;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Body, BodyId, Succession};

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
}

#[cfg(test)]
mod tests;
