use crate::web::{Officer, PageError, urls};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::reports::Facts;
use gandan_store::{Tx, reception};
use serde::Serialize;
use uuid::Uuid;

/// A visit or a sitting behind a cell, without who came.
#[derive(Debug, Clone, Serialize)]
pub struct Met {
    day: String,
    /// Of the register; nothing for a sitting.
    number: Option<String>,
    people: Option<i64>,
    href: Option<String>,
}

impl Met {
    /// One for the tests of templates.
    pub fn sample(visit: bool) -> Met {
        Met {
            day: "2026-07-20".to_owned(),
            number: visit.then(|| "12/2026".to_owned()),
            people: visit.then_some(3),
            href: visit.then(|| "/".to_owned()),
        }
    }

    /// Whether it leads further.
    pub fn opens(&self) -> bool {
        self.href.is_some()
    }
}

/// Which of these ids are of visits and sittings of a body, in that order. They lead further for whoever reads its register.
///
/// # Errors
/// The engine's.
pub async fn met(
    tx: &mut Tx,
    officer: &Officer,
    body: BodyId,
    facts: &Facts,
    ids: &[Uuid],
) -> Result<Vec<Met>, PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let reads = may(&officer.actor, Act::ReadVisits, Object::Body(body), &tree).is_ok();
    let visits = || facts.visits.iter().flatten();
    let mut found = Vec::new();
    for id in ids {
        if visits().any(|one| one.visit == *id) {
            let row = reception::visit(tx, *id).await?;
            found.push(Met {
                number: row
                    .number
                    .zip(row.year)
                    .map(|(number, year)| format!("{number}/{year}")),
                people: Some(row.people),
                href: reads.then(|| urls::with_id(urls::VISIT, id)),
                day: row.day,
            });
        } else if visits().any(|one| one.sitting == *id) {
            found.push(Met {
                number: None,
                people: None,
                href: reads.then(|| urls::with_id(urls::SITTING, id)),
                day: reception::sitting(tx, *id).await?.day,
            });
        }
    }
    Ok(found)
}
