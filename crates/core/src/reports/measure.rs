use super::facts::{Facts, Petition, Visit};
use super::predicate::{Predicate, PredicateError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// Số đơn: each petition once, however many matters it has and bodies held it.
    Petitions,
    /// Số vụ việc của đơn: each matter once, however many petitions are about it and bodies held part of it.
    Cases,
    /// Số lượt tiếp.
    Visits,
    /// Số người được tiếp.
    People,
    /// Số kỳ tiếp: each session once.
    Sittings,
    /// Số vụ việc tiếp: each matter that visits were about, once; a visit about none that is known is one of its own.
    Matters,
}

impl Counting {
    /// All, with the names that data writes.
    pub const ALL: [(Counting, &'static str); 6] = [
        (Counting::Petitions, "petitions"),
        (Counting::Cases, "cases"),
        (Counting::Visits, "visits"),
        (Counting::People, "people"),
        (Counting::Sittings, "sittings"),
        (Counting::Matters, "matters"),
    ];

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Counting> {
        Counting::ALL
            .into_iter()
            .find(|(_, code)| *code == name)
            .map(|(counting, _)| counting)
    }

    /// All records of the kind.
    pub(super) fn of_all(self) -> Tally {
        Tally {
            counting: self,
            predicate: Predicate::ALWAYS,
        }
    }

    /// Whether it counts over visits rather than petitions.
    pub fn is_of_visits(self) -> bool {
        !matches!(self, Counting::Petitions | Counting::Cases)
    }
}

/// A count of records, as data: `{count: petitions, where: "regime = complaint"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What is counted.
    pub count: Counting,
    /// Which of them; all where nothing is written.
    #[serde(default, rename = "where")]
    pub condition: String,
}

/// A measure made ready to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    counting: Counting,
    predicate: Predicate,
}

impl Measure {
    /// Makes it ready.
    ///
    /// # Errors
    /// [`PredicateError`].
    pub fn ready(&self) -> Result<Tally, PredicateError> {
        Ok(Tally {
            counting: self.count,
            predicate: Predicate::parse(&self.condition, self.count)?,
        })
    }
}

impl Tally {
    /// How many; nothing where the program does not hold such records.
    pub fn count(&self, facts: &Facts) -> Option<i64> {
        let mut ids = self.ids(facts)?;
        if self.counting == Counting::People {
            let people: i64 = self.visits(facts)?.map(|visit| i64::from(visit.people)).sum();
            return Some(people);
        }
        ids.sort_unstable();
        ids.dedup();
        i64::try_from(ids.len()).ok()
    }

    /// The records behind: ids of petitions, matters, visits or sessions, each once, ascending. Nothing where the
    /// program does not hold such records.
    pub fn behind(&self, facts: &Facts) -> Option<Vec<Uuid>> {
        let mut ids = self.ids(facts)?;
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    }

    fn petitions<'f>(&'f self, facts: &'f Facts) -> Option<impl Iterator<Item = &'f Petition>> {
        Some(
            facts
                .petitions
                .as_ref()?
                .iter()
                .filter(|one| self.predicate.holds(*one)),
        )
    }

    fn visits<'f>(&'f self, facts: &'f Facts) -> Option<impl Iterator<Item = &'f Visit>> {
        Some(
            facts
                .visits
                .as_ref()?
                .iter()
                .filter(|one| self.predicate.holds(*one)),
        )
    }

    fn ids(&self, facts: &Facts) -> Option<Vec<Uuid>> {
        Some(match self.counting {
            Counting::Petitions => self.petitions(facts)?.map(|one| one.petition).collect(),
            Counting::Cases => self.petitions(facts)?.map(|one| one.case).collect(),
            Counting::Visits | Counting::People => self.visits(facts)?.map(|one| one.visit).collect(),
            Counting::Sittings => self.visits(facts)?.map(|one| one.sitting).collect(),
            Counting::Matters => self
                .visits(facts)?
                .map(|one| one.case.unwrap_or(one.visit))
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::sample;
    use super::*;
    use proptest::prelude::*;

    fn count(count: Counting, condition: &str, facts: &Facts) -> Option<i64> {
        let measure = Measure {
            count,
            condition: condition.to_owned(),
        };
        measure.ready().unwrap().count(facts)
    }

    #[test]
    fn a_matter_of_two_petitions_held_by_two_bodies_is_one() {
        let mut passed = sample::petition(1, 7);
        passed.body = Uuid::from_u128(2);
        let facts = Facts {
            petitions: Some(vec![
                sample::petition(1, 7),
                passed,
                sample::petition(2, 7),
                sample::petition(1, 8),
            ]),
            visits: None,
        };
        assert_eq!(count(Counting::Petitions, "", &facts), Some(2));
        assert_eq!(count(Counting::Cases, "", &facts), Some(2));
        assert_eq!(
            count(Counting::Visits, "", &facts),
            None,
            "what is not held is not nought"
        );
    }

    #[test]
    fn people_are_added_and_sessions_counted_once() {
        let crowd = Visit {
            people: 8,
            crowd: true,
            case: None,
            ..sample::visit(2)
        };
        let facts = Facts {
            petitions: None,
            visits: Some(vec![sample::visit(1), crowd]),
        };
        assert_eq!(count(Counting::People, "", &facts), Some(9));
        assert_eq!(count(Counting::People, "crowd", &facts), Some(8));
        assert_eq!(count(Counting::Sittings, "session = regular", &facts), Some(1));
        assert_eq!(count(Counting::Matters, "", &facts), Some(2));
        assert_eq!(count(Counting::Matters, "matter", &facts), Some(1));
    }

    proptest! {
        #[test]
        fn the_list_behind_is_as_long_as_the_count(rows in prop::collection::vec((0u128..9, 0u128..9), 0..40)) {
            let petitions: Vec<Petition> = rows.iter().map(|(one, case)| sample::petition(*one, *case)).collect();
            let facts = Facts { petitions: Some(petitions), visits: None };
            for counting in [Counting::Petitions, Counting::Cases] {
                let tally = Measure { count: counting, condition: String::new() }.ready().unwrap();
                let behind = tally.behind(&facts).unwrap();
                prop_assert_eq!(tally.count(&facts), Some(i64::try_from(behind.len()).unwrap()));
            }
        }
    }
}
