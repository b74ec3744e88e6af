//! What the public table and the interface count: one computation for both.

use super::scope::Scope;
use crate::bodies::Known;
use crate::web::App;
use gandan_core::bodies::BodyId;
use gandan_core::cases::figures::{Figure, Sum};
use gandan_store::{StoreError, Tx, cases};

/// About answers, in the order of the table.
pub const ANSWERS: [Figure; 7] = [
    Figure::Received,
    Figure::InTime,
    Figure::Late,
    Figure::Open,
    Figure::Overdue,
    Figure::NoTerm,
    Figure::Ended,
];
/// About what people say of them.
pub const VOICES: [Figure; 6] = [
    Figure::Reopened,
    Figure::Solved,
    Figure::Unsolved,
    Figure::Silent,
    Figure::Rated,
    Figure::Published,
];

/// The figures of a scope.
pub struct Sums {
    /// All rows together.
    pub all: Sum,
    /// The body itself first, then those right under it by name, each with all below it; without those that received
    /// nothing.
    pub rows: Vec<Row>,
    /// Years in which cases came, newest first.
    pub years: Vec<i16>,
    /// As of when (microseconds UTC); nothing before anything was counted.
    pub as_of: Option<i64>,
}

/// A row.
pub struct Row {
    /// The body.
    pub body: BodyId,
    /// What its figures are about, for the address of their lists.
    pub scope: Scope,
    /// It is the body asked for, counted without those below it.
    pub own: bool,
    /// What was counted.
    pub sum: Sum,
}

/// Counts.
///
/// # Errors
/// The database's.
pub async fn sums(app: &App, tx: &mut Tx, known: &Known, scope: Scope) -> Result<Sums, StoreError> {
    let today = app.clock.today();
    let as_of = cases::followed(tx).await?.map(|followed| followed.at);
    let counted = app.cells.sums(tx, scope, known, today).await?;
    let mut all = Sum::default();
    counted.rows.values().for_each(|sum| all.merge(sum));
    let mut rows: Vec<(bool, String, Row)> = counted
        .rows
        .iter()
        .filter(|(_, sum)| sum.count(Figure::Received) > 0)
        .map(|(&body, sum)| {
            // The body itself stands first, and counts without those below it.
            let own = scope.body == Some(body);
            let scope = Scope {
                body: Some(body),
                alone: own,
                ..scope
            };
            let name = gandan_core::text::fold(known.name(body));
            let row = Row {
                body,
                scope,
                own,
                sum: sum.clone(),
            };
            (!own, name, row)
        })
        .collect();
    rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    Ok(Sums {
        all,
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        years: counted.years.clone(),
        as_of,
    })
}
