use std::collections::BTreeMap;

use super::cell::{day, word};
use super::{CellTrouble, RowFault, SuccessionRow};
use crate::bodies::{BodyId, Succession, SuccessionId, SuccessionKind};

/// Successions from rows; `ids` gives the bodies by code, `new_id` is asked once for each sound row.
pub fn successions(
    rows: &[SuccessionRow],
    ids: &BTreeMap<String, BodyId>,
    new_id: impl FnMut() -> SuccessionId,
) -> (Vec<Succession>, Vec<RowFault>) {
    let (found, faults) = numbered_successions(rows, ids, new_id);
    (
        found.into_iter().map(|(_, succession)| succession).collect(),
        faults,
    )
}

/// As [`successions`], each with the number of its row.
pub fn numbered_successions(
    rows: &[SuccessionRow],
    ids: &BTreeMap<String, BodyId>,
    mut new_id: impl FnMut() -> SuccessionId,
) -> (Vec<(usize, Succession)>, Vec<RowFault>) {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for (row, cells) in (1..).zip(rows) {
        let before = faults.len();
        let mut fault = |column, trouble| faults.push(RowFault { row, column, trouble });
        let on = match day(&cells.day) {
            Ok(Some(on)) => Some(on),
            Ok(None) => {
                fault("day", CellTrouble::Empty);
                None
            }
            Err(trouble) => {
                fault("day", trouble);
                None
            }
        };
        let kind = word(&cells.kind, SuccessionKind::from_word)
            .map_err(|t| fault("kind", t))
            .ok();
        let mut codes = |column, cell: &str| -> Vec<BodyId> {
            let known = cell
                .split_whitespace()
                .map(|code| ids.get(code).copied().ok_or(code));
            let (known, unknown): (Vec<_>, Vec<_>) = known.partition(Result::is_ok);
            for code in unknown.into_iter().filter_map(Result::err) {
                fault(column, CellTrouble::UnknownCode(code.to_owned()));
            }
            known.into_iter().filter_map(Result::ok).collect()
        };
        let from = codes("from_codes", &cells.from_codes);
        let to = codes("to_codes", &cells.to_codes);
        if cells.from_codes.trim().is_empty() {
            fault("from_codes", CellTrouble::Empty);
        }
        if cells.to_codes.trim().is_empty() && kind.is_some_and(|k| k != SuccessionKind::Ended) {
            fault("to_codes", CellTrouble::Empty);
        }
        if let (Some(day), Some(kind), true) = (on, kind, faults.len() == before) {
            let succession = Succession {
                id: new_id(),
                day,
                kind,
                from,
                to,
                basis: cells.basis.trim().to_owned(),
                note: cells.note.trim().to_owned(),
            };
            found.push((row, succession));
        }
    }
    (found, faults)
}
