//! How far a directive reaches over the tree of bodies.

use super::Tally;
use crate::bodies::{BodyId, Tier, View};
use std::collections::BTreeMap;

/// How a body stands to a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cover {
    /// All it was given is done.
    Done,
    /// Something is open, nothing overdue.
    Underway,
    /// Something is overdue.
    Overdue,
    /// It was given nothing.
    NotGiven,
}

impl Cover {
    /// All, in the order in which pictures show them.
    pub const ALL: [Cover; 4] = [Cover::Done, Cover::Underway, Cover::Overdue, Cover::NotGiven];

    /// The name under which words know it.
    pub fn code(self) -> &'static str {
        match self {
            Cover::Done => "done",
            Cover::Underway => "underway",
            Cover::Overdue => "overdue",
            Cover::NotGiven => "not-given",
        }
    }

    /// How a body with these assignments stands.
    pub fn of(tally: &Tally) -> Cover {
        match tally.total() {
            0 => Cover::NotGiven,
            _ if tally.overdue > 0 => Cover::Overdue,
            all if tally.done == all => Cover::Done,
            _ => Cover::Underway,
        }
    }
}

/// The bodies of one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The tier.
    pub tier: Tier,
    /// Its bodies by how they stand, each ascending by id.
    pub bodies: BTreeMap<Cover, Vec<BodyId>>,
}

impl Covered {
    /// How many stand so.
    pub fn count(&self, cover: Cover) -> usize {
        self.bodies.get(&cover).map_or(0, Vec::len)
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.bodies.values().map(Vec::len).sum()
    }
}

/// How the bodies below `top` of its own branch, and every other body that was given something, stand on the day of the
/// view; by tier, from the centre outwards. What a body held that has ended is counted with its successor.
pub fn coverage(view: View<'_>, top: BodyId, held: &[(BodyId, Tally)]) -> Vec<Covered> {
    let branch = view.registry().get(top).map(|body| body.branch);
    let mut tallies: BTreeMap<BodyId, Tally> = view
        .descendants(top)
        .into_iter()
        .filter(|body| view.get(*body).map(|body| body.branch) == branch)
        .map(|body| (body, Tally::default()))
        .collect();
    for (body, tally) in held {
        let stands = match view.get(*body) {
            Some(_) => *body,
            None => {
                let after = view.registry().successors(*body, view.day());
                after.first().copied().unwrap_or(*body)
            }
        };
        tallies.entry(stands).or_default().merge(tally);
    }
    let mut tiers: BTreeMap<Tier, BTreeMap<Cover, Vec<BodyId>>> = BTreeMap::new();
    for (body, tally) in tallies {
        let Some(known) = view.registry().get(body) else {
            continue;
        };
        let covers = tiers.entry(known.tier).or_default();
        covers.entry(Cover::of(&tally)).or_default().push(body);
    }
    tiers
        .into_iter()
        .map(|(tier, bodies)| Covered { tier, bodies })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::{Body, BodyName, Branch, Place, Registry, Valid};
    use jiff::civil::date;
    use uuid::Uuid;

    fn body(id: u128, tier: Tier, parent: Option<u128>, branch: Branch) -> Body {
        Body {
            id: BodyId(Uuid::from_u128(id)),
            code: id.to_string(),
            branch,
            tier,
            parent: parent.map(|parent| BodyId(Uuid::from_u128(parent))),
            names: vec![BodyName {
                text: format!("Cơ quan {id}"),
                valid: Valid::default(),
            }],
            place: Place::new(""),
            valid: Valid::default(),
            note: String::new(),
        }
    }

    #[test]
    fn who_was_given_nothing_is_counted_too() {
        let registry = Registry::new(
            &[
                body(1, Tier::Province, None, Branch::Government),
                body(2, Tier::Province, Some(1), Branch::Government),
                body(3, Tier::Commune, Some(1), Branch::Government),
                body(4, Tier::Commune, Some(1), Branch::Government),
                body(5, Tier::Commune, Some(1), Branch::Service),
                body(6, Tier::Province, None, Branch::Front),
            ],
            &[],
        );
        let id = |id| BodyId(Uuid::from_u128(id));
        let tally = |done, behind, overdue| Tally {
            done,
            behind,
            overdue,
            ..Tally::default()
        };
        let held = [
            (id(2), tally(2, 0, 0)),
            (id(3), tally(1, 1, 1)),
            (id(6), tally(0, 1, 0)),
        ];
        let found = coverage(registry.as_of(date(2026, 11, 23)), id(1), &held);
        let counts = |covered: &Covered| Cover::ALL.map(|cover| covered.count(cover));
        assert_eq!(found.len(), 2);
        // The Front is not below, but was given something.
        assert_eq!((found[0].tier, counts(&found[0])), (Tier::Province, [1, 1, 0, 0]));
        // A school below was given nothing and is of another branch.
        assert_eq!((found[1].tier, counts(&found[1])), (Tier::Commune, [0, 0, 1, 1]));
        assert_eq!(found[1].bodies[&Cover::NotGiven], [id(4)]);
        assert_eq!(found[1].total(), 2);
    }
}
