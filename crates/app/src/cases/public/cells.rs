use super::scope::Scope;
use crate::bodies;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::{Backlog, Cell, Month, Period, Sum};
use gandan_store::cases::CellRow;
use gandan_store::{StoreError, Tx, cases};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use uuid::Uuid;

/// The cells as last read; what was written since is read before they are used, so several nodes agree.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    known: Arc<RwLock<Known>>,
    reading: Arc<tokio::sync::Mutex<()>>,
    kept: Arc<Mutex<Kept>>,
}

/// The sums of the rows of a scope, and the years in which cases came, newest first.
#[derive(Debug, Default)]
pub struct Counted {
    /// By the body of the row.
    pub rows: BTreeMap<BodyId, Sum>,
    /// For the filter.
    pub years: Vec<i16>,
}

/// Sums that were asked for: they hold as long as no cell, no body and no day is another.
#[derive(Debug, Default)]
struct Kept {
    of: (i64, i64, Date),
    sums: Vec<(Scope, Arc<Counted>)>,
}

/// So many scopes are kept; more than people look at within the seconds between two countings.
const SCOPES: usize = 64;
/// Cells are read of so many stamps at once.
const AT_ONCE: i64 = 1_000;

/// By month, body and regime.
#[derive(Debug, Default)]
pub struct Known {
    stamp: i64,
    months: BTreeMap<Month, BTreeMap<Uuid, Vec<(Regime, Cell)>>>,
}

impl Cells {
    /// Reads what is new and answers what `look` makes of all.
    ///
    /// # Errors
    /// The database's.
    pub async fn look<T>(&self, tx: &mut Tx, look: impl FnOnce(&Known) -> T) -> Result<T, StoreError> {
        self.refresh(tx).await?;
        Ok(look(&self.known.read().unwrap_or_else(PoisonError::into_inner)))
    }

    /// The sums of a scope on a day.
    ///
    /// # Errors
    /// The database's.
    pub async fn sums(
        &self,
        tx: &mut Tx,
        scope: Scope,
        bodies: &bodies::Known,
        today: Date,
    ) -> Result<Arc<Counted>, StoreError> {
        let stamp = self.refresh(tx).await?;
        let of = (stamp, bodies.version(), today);
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.of != of {
                *kept = Kept { of, sums: Vec::new() };
            }
            if let Some((_, sums)) = kept.sums.iter().find(|(kept, _)| *kept == scope) {
                return Ok(sums.clone());
            }
        }
        let sums = Arc::new(
            self.known
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .sums(scope, bodies, today),
        );
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of == of {
            if kept.sums.len() >= SCOPES {
                kept.sums.remove(0);
            }
            kept.sums.push((scope, sums.clone()));
        }
        Ok(sums)
    }

    /// What is not answered of all that a scope ever received, whatever its period.
    ///
    /// # Errors
    /// The database's.
    pub async fn backlog(
        &self,
        tx: &mut Tx,
        scope: Scope,
        bodies: &bodies::Known,
        today: Date,
    ) -> Result<Backlog, StoreError> {
        self.look(tx, |known| known.backlog(scope, bodies, today)).await
    }

    fn stamp(&self) -> i64 {
        self.known.read().unwrap_or_else(PoisonError::into_inner).stamp
    }

    /// Reads what is newer than what is known; answers how new that is.
    async fn refresh(&self, tx: &mut Tx) -> Result<i64, StoreError> {
        let stamp = cases::stamp(tx).await?;
        if stamp == self.stamp() {
            return Ok(stamp);
        }
        // One after the other: nobody looks at cells of which another has read half.
        let _alone = self.reading.lock().await;
        let known = self.stamp();
        if stamp != known {
            // A database that was put back is read from its beginning. Piece by piece: all cells as the database gives them
            // take many times the memory that they are kept in.
            let mut from = if stamp < known { 0 } else { known };
            if from == 0 {
                *self.known.write().unwrap_or_else(PoisonError::into_inner) = Known::default();
            }
            while from < stamp {
                let until = stamp.min(from + AT_ONCE);
                let newer = cases::cells(tx, from, until).await?;
                let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
                known.take(newer);
                known.stamp = known.stamp.max(until);
                from = until;
            }
        }
        Ok(stamp)
    }
}

impl Known {
    /// Puts cells in the place of what was known of them.
    fn take(&mut self, cells: Vec<CellRow>) {
        for row in cells {
            let of_body = self
                .months
                .entry(row.month)
                .or_default()
                .entry(row.body)
                .or_default();
            match of_body.iter_mut().find(|(regime, _)| *regime == row.regime) {
                Some((_, cell)) => *cell = row.cell,
                None => {
                    of_body.reserve_exact(1);
                    of_body.push((row.regime, row.cell));
                }
            }
        }
    }

    fn sums(&self, scope: Scope, bodies: &bodies::Known, today: Date) -> Counted {
        let mut rows: BTreeMap<Uuid, Option<BodyId>> = BTreeMap::new();
        let mut sums: BTreeMap<BodyId, Sum> = BTreeMap::new();
        for (_, body, cell) in self.of(scope.period, scope.regime) {
            let row = rows
                .entry(body)
                .or_insert_with(|| scope.row_of(bodies, body, today));
            if let Some(row) = row {
                sums.entry(*row).or_default().add(cell, today);
            }
        }
        Counted {
            rows: sums,
            years: self.years(),
        }
    }

    fn backlog(&self, scope: Scope, bodies: &bodies::Known, today: Date) -> Backlog {
        let mut within: BTreeMap<Uuid, bool> = BTreeMap::new();
        let mut backlog = Backlog::default();
        for (month, of_bodies) in &self.months {
            for (body, cells) in of_bodies {
                let within = within
                    .entry(*body)
                    .or_insert_with(|| scope.row_of(bodies, *body, today).is_some());
                let wanted = cells
                    .iter()
                    .filter(|(of, _)| scope.regime.is_none_or(|regime| regime == *of));
                for (_, cell) in wanted.filter(|_| *within) {
                    backlog.add(*month, cell, today);
                }
            }
        }
        backlog
    }

    /// Cells of a period and, where one is given, a regime, newest month first.
    pub fn of(&self, period: Period, regime: Option<Regime>) -> impl Iterator<Item = (Month, Uuid, &Cell)> {
        let (first, last) = period.months();
        self.months
            .range(first..=last)
            .rev()
            .flat_map(move |(month, bodies)| {
                bodies.iter().flat_map(move |(body, cells)| {
                    let wanted = cells
                        .iter()
                        .filter(move |(of, _)| regime.is_none_or(|regime| regime == *of));
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
