//! Rows of bodies and successions, as files and forms give them: plain strings in, valid bodies and named faults out.

mod bodies;
mod cell;
mod export;
mod successions;

pub use bodies::{bodies, merged};
pub use export::{body_row, succession_row};
pub use successions::{numbered_successions, successions};

use serde::{Deserialize, Serialize};

/// One line of `bodies.csv`. Days are `2025-06-30`; other names are parted by `|`, and each may end in
/// `[from..until]` with either day left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyRow {
    /// Unique short code.
    pub code: String,
    /// Principal name.
    pub name: String,
    /// Other names and abbreviations.
    #[serde(default)]
    pub other_names: String,
    /// Word of a [`Branch`].
    pub branch: String,
    /// Word of a [`Tier`].
    pub tier: String,
    /// Code of the parent, in the same rows or known already; may be empty.
    #[serde(default)]
    pub parent_code: String,
    /// Place, from the inside out; empty for the whole country.
    #[serde(default)]
    pub place: String,
    /// First day; empty where unknown.
    #[serde(default)]
    pub valid_from: String,
    /// Last day; empty where it lives or the day is unknown.
    #[serde(default)]
    pub valid_until: String,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

/// One line of `successions.csv`. Codes are parted by blanks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessionRow {
    /// First day of the new state.
    pub day: String,
    /// Word of a [`SuccessionKind`].
    pub kind: String,
    /// Codes of the bodies before.
    pub from_codes: String,
    /// Codes of the bodies after.
    #[serde(default)]
    pub to_codes: String,
    /// The document it rests on.
    #[serde(default)]
    pub basis: String,
    /// Remark.
    #[serde(default)]
    pub note: String,
}

/// What is wrong in one cell. The row is left out; the others go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, column {column}: {trouble}")]
pub struct RowFault {
    /// Counted from 1, the heading not counted.
    pub row: usize,
    /// The name of the column.
    pub column: &'static str,
    /// What is wrong with it.
    pub trouble: CellTrouble,
}

/// What can be wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CellTrouble {
    /// Nothing stands where something must.
    #[error("nothing is written")]
    Empty,
    /// A word outside the closed list of the column.
    #[error("{0:?} is none of the words allowed")]
    UnknownWord(String),
    /// Not a day such as 2025-06-30.
    #[error("{0:?} is not a day such as 2025-06-30")]
    NotADay(String),
    /// The code stands on an earlier row or is known already.
    #[error("the code {0:?} is taken")]
    CodeTaken(String),
    /// No body of this code.
    #[error("no body has the code {0:?}")]
    UnknownCode(String),
    /// The last day lies before the first.
    #[error("the last day lies before the first")]
    Reversed,
}

#[cfg(test)]
mod tests;
