//! What figures of a body and all below it are made of, loaded once for a report or a page.

use crate::bodies::Known;
use crate::web::PageError;
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Count, Counts, Evaluated, Facts, Figure, Frozen, Measure, Side, Window, below};
use gandan_rulebook::Reports;
use gandan_store::{Tx, reception, reports, tasks};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Counts of a body and all below it over a window, as they stand on a day.
pub struct Counted {
    /// The body at the top.
    pub body: BodyId,
    /// The days covered.
    pub window: Window,
    /// Of each body that has any, itself alone.
    pub by_body: BTreeMap<Uuid, Counts>,
    all: Counts,
    facts: Facts,
    as_of: i64,
}

impl Counted {
    /// Counts cases and tasks. Petitions are read only where one of `figures` counts them: that is work for one body or
    /// for a report that is asked for them, not for every page.
    ///
    /// # Errors
    /// The database's.
    pub async fn load<'f>(
        tx: &mut Tx,
        known: &Known,
        (body, window): (BodyId, Window),
        today: Date,
        figures: impl IntoIterator<Item = &'f Figure>,
    ) -> Result<Counted, PageError> {
        let whole: BTreeSet<Uuid> = below(&known.registry, body, window)
            .into_iter()
            .map(|body| body.0)
            .collect();
        let mut by_body: BTreeMap<Uuid, Counts> = BTreeMap::new();
        for (body, cases) in reports::case_counts(tx, window, today, None).await? {
            if whole.contains(&body) {
                by_body.entry(body).or_default().cases = cases;
            }
        }
        for row in tasks::tally_due(tx, window.first, window.last, today).await? {
            if whole.contains(&row.body) {
                by_body.entry(row.body).or_default().tasks = row.tally;
            }
        }
        let mut all = Counts::default();
        for counts in by_body.values() {
            all.merge(counts);
        }
        let mut counted = Counted {
            body,
            window,
            by_body,
            all,
            facts: Facts::default(),
            as_of: reports::as_of(tx).await?,
        };
        if figures.into_iter().any(reads_records) {
            let areas = Reports::shipped().areas();
            let mut petitions = match whole.len() {
                1 => reports::petitions_of(tx, body.0, window, areas).await?,
                _ => reports::petitions(tx, window, areas).await?,
            };
            petitions.retain(|one| whole.contains(&one.body));
            let visits = match whole.len() {
                1 => reception::kept_visits_of(tx, body.0, window).await?,
                _ => {
                    let mut all = reception::visits(tx, window).await?;
                    all.retain(|one| whole.contains(&one.body));
                    Some(all).filter(|all| !all.is_empty())
                }
            };
            let facts = Facts {
                petitions: Some(petitions),
                visits,
            };
            counted.facts = facts.together();
        }
        Ok(counted)
    }

    /// What a figure comes to; nothing where it counts records that were not loaded.
    pub fn evaluate(&self, figure: &Figure) -> Option<Evaluated> {
        figure.evaluate(&self.all, &self.facts)
    }

    /// One of the counts, of all bodies together.
    pub fn get(&self, count: Count) -> i64 {
        self.all.get(count)
    }

    /// The records behind a count of records; nothing where they were not loaded.
    pub fn behind(&self, measure: &Measure) -> Option<Vec<Uuid>> {
        measure.ready().ok()?.behind(&self.facts)
    }

    /// The case of a petition that was loaded; a case is its own.
    pub fn case_of(&self, id: Uuid) -> Uuid {
        let mut petitions = self.facts.petitions.iter().flatten();
        petitions
            .find(|one| one.petition == id)
            .map_or(id, |one| one.case)
    }

    /// The figure as it is signed.
    pub fn freeze(&self, figure: &Figure) -> Option<Frozen> {
        let found = self.evaluate(figure)?;
        Some(Frozen {
            key: figure.id.clone(),
            version: figure.version,
            body: self.body.0,
            window: self.window,
            share: found.share,
            other: found.other,
            typed: None,
            as_of: self.as_of,
        })
    }
}

/// Whether a definition counts petitions or visits and not the counts of bodies.
fn reads_records(figure: &Figure) -> bool {
    let others = figure
        .other
        .iter()
        .flat_map(|other| std::iter::once(&other.part).chain(&other.whole));
    std::iter::once(&figure.part)
        .chain(&figure.whole)
        .chain(others)
        .any(|side| matches!(side, Side::Records(_)))
}
