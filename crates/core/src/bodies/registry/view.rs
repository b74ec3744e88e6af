use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Registry;
use crate::bodies::{Body, BodyId};

/// The registry on one day: only bodies alive then are seen.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(super) registry: &'a Registry,
    pub(super) day: Date,
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

    /// The lowest body above all of these, or the one of them that is above all others: who decides where they do not
    /// agree. Nothing where they have no superior in common.
    pub fn common_superior(self, bodies: &[BodyId]) -> Option<BodyId> {
        let (first, others) = bodies.split_first()?;
        let line = |body: BodyId| [body].into_iter().chain(self.ancestors(body));
        line(*first)
            .filter(|_| self.get(*first).is_some())
            .find(|above| others.iter().all(|body| line(*body).any(|over| over == *above)))
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
