use gandan_core::cases::figures::{Cell, Month, Period};
use gandan_store::{StoreError, Tx, cases};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// The cells as last read; what was written since is read before they are used, so several nodes agree.
#[derive(Debug, Clone, Default)]
pub struct Cells(Arc<RwLock<Known>>);

/// By month, body and regime.
#[derive(Debug, Default)]
pub struct Known {
    stamp: i64,
    months: BTreeMap<Month, BTreeMap<Uuid, BTreeMap<String, Cell>>>,
}

impl Cells {
    /// Reads what is new and answers what `look` makes of all.
    ///
    /// # Errors
    /// The database's.
    pub async fn look<T>(&self, tx: &mut Tx, look: impl FnOnce(&Known) -> T) -> Result<T, StoreError> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).stamp;
        let stamp = cases::stamp(tx).await?;
        if stamp != known {
            // A database that was put back is read from its beginning.
            let since = if stamp < known { 0 } else { known };
            let newer = cases::cells(tx, since).await?;
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if since == 0 {
                *known = Known::default();
            }
            for row in newer {
                known.stamp = known.stamp.max(row.stamp);
                let month = known.months.entry(row.month).or_default();
                month.entry(row.body).or_default().insert(row.regime, row.cell);
            }
        }
        Ok(look(&self.0.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl Known {
    /// Cells of a period and, where one is given, a regime, newest month first.
    pub fn of<'a>(
        &'a self,
        period: Period,
        regime: Option<&'a str>,
    ) -> impl Iterator<Item = (Month, Uuid, &'a Cell)> {
        let (first, last) = period.months();
        self.months
            .range(first..=last)
            .rev()
            .flat_map(move |(month, bodies)| {
                bodies.iter().flat_map(move |(body, cells)| {
                    let wanted = cells
                        .iter()
                        .filter(move |(code, _)| regime.is_none_or(|regime| regime == *code));
                    wanted.map(move |(_, cell)| (*month, *body, cell))
                })
            })
    }

    /// The years in which cases came, newest first.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.months.keys().rev().map(|month| month.year).collect();
        years.dedup();
        years
    }

    /// All bodies that hold or held cases.
    pub fn bodies(&self) -> Vec<Uuid> {
        let bodies: std::collections::BTreeSet<Uuid> = self
            .months
            .values()
            .flat_map(|bodies| bodies.keys().copied())
            .collect();
        bodies.into_iter().collect()
    }
}
