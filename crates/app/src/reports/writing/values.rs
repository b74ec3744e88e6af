//! What the figures of a report come to: counted while it is written, as signed afterwards.

use crate::reports::Counted;
use crate::reports::guard::Guarded;
use crate::web::PageError;
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Figure, Frozen, Marker, Share, Side, differences};
use gandan_rulebook::Reports;
use gandan_store::{Tx, reports};
use std::collections::{BTreeMap, BTreeSet};

/// A figure of a report.
#[derive(Debug, Clone)]
pub struct Valued {
    /// Its definition.
    pub figure: &'static Figure,
    /// What it comes to.
    pub share: Share,
    /// By the other usual definition.
    pub other: Option<Share>,
    /// Of a signed report: what it would be today, where that is something else.
    pub since: Option<Share>,
}

/// The figures of a report by id, and what they are counted from while it is written.
pub struct Values {
    by_id: BTreeMap<String, Valued>,
    counted: Option<Counted>,
}

impl Values {
    /// Counts `wanted`, and takes what was frozen where the report is signed.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(tx: &mut Tx, guarded: &Guarded, wanted: BTreeSet<String>) -> Result<Values, PageError> {
        let window = guarded.window()?;
        let figures = Reports::shipped().figures();
        let wanted: Vec<&'static Figure> = wanted
            .iter()
            .filter_map(|id| figures.on(id, window.last).ok())
            .collect();
        let of = (BodyId(guarded.row.body_id), window);
        let (known, today) = (&guarded.known, guarded.today);
        if guarded.state.is_open() {
            let counted = Counted::load(tx, known, of, today, wanted.iter().copied()).await?;
            let by_id = wanted
                .iter()
                .filter_map(|figure| {
                    let found = counted.evaluate(figure)?;
                    let valued = Valued {
                        figure,
                        share: found.share,
                        other: found.other,
                        since: None,
                    };
                    Some((figure.id.clone(), valued))
                })
                .collect();
            return Ok(Values {
                by_id,
                counted: Some(counted),
            });
        }
        let frozen = reports::frozen(tx, guarded.row.id, guarded.row.edition).await?;
        let defined = |one: &Frozen| figures.version(&one.key, one.version);
        let counted = Counted::load(tx, known, of, today, frozen.iter().filter_map(defined)).await?;
        let now = |one: &Frozen| counted.evaluate(defined(one)?).map(|found| found.share);
        let changed: BTreeMap<&str, Option<Share>> = differences(&frozen, now)
            .into_iter()
            .map(|difference| (difference.frozen.key.as_str(), difference.today))
            .collect();
        let by_id = frozen
            .iter()
            .filter_map(|one| {
                let valued = Valued {
                    figure: defined(one)?,
                    share: one.share,
                    other: one.other,
                    since: changed.get(one.key.as_str()).copied().flatten(),
                };
                Some((one.key.clone(), valued))
            })
            .collect();
        Ok(Values { by_id, counted: None })
    }

    /// The figure of that id.
    pub fn get(&self, id: &str) -> Option<&Valued> {
        self.by_id.get(id)
    }

    /// All of them, by id.
    pub fn all(&self) -> impl Iterator<Item = &Valued> {
        self.by_id.values()
    }

    /// What stands where a marker is; nothing for a figure that is not known.
    pub fn say(&self, marker: Marker<'_>) -> Option<String> {
        marker.shows.say(self.get(marker.figure)?.share)
    }

    /// Counts body by body, while the report is written.
    pub fn counted(&self) -> Option<&Counted> {
        self.counted.as_ref()
    }

    /// Every figure as it is signed.
    pub fn frozen(&self) -> Vec<Frozen> {
        let Some(counted) = &self.counted else {
            return Vec::new();
        };
        self.by_id
            .values()
            .filter_map(|valued| counted.freeze(valued.figure))
            .collect()
    }
}

/// Whether a definition is made of the counts of bodies, which are at hand, and not of petitions read one by one.
pub fn at_hand(figure: &str) -> bool {
    let figures = Reports::shipped().figures();
    figures
        .version(figure, 1)
        .is_some_and(|figure| matches!(figure.part, Side::Sum(_)))
}
