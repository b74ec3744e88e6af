use std::collections::BTreeMap;

use super::cell::{day, names, word};
use super::{BodyRow, CellTrouble, RowFault};
use crate::bodies::{Body, BodyId, Branch, Place, Tier, Valid};

/// A row that is sound by itself, its parent not yet looked up.
struct Draft<'a> {
    row: usize,
    parent_code: &'a str,
    body: Body,
}

/// Bodies from rows. `known` gives the ids of bodies that exist already (empty at first), whose codes are taken;
/// `new_id` is asked once for each row that is sound so far, with its code. Parents may stand on later rows.
pub fn bodies(
    rows: &[BodyRow],
    known: &BTreeMap<String, BodyId>,
    new_id: impl FnMut(&str) -> BodyId,
) -> (Vec<Body>, Vec<RowFault>) {
    let mut faults = Vec::new();
    let drafts = drafts(rows, known, known, new_id, &mut faults);
    let ids = codes(known, &drafts);
    let mut bodies = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        match parent(&draft, &ids) {
            Ok(parent) => draft.body.parent = parent,
            Err(fault) => faults.push(fault),
        }
        bodies.push(draft.body);
    }
    faults.sort_by_key(|fault| fault.row);
    (bodies, faults)
}

/// Bodies from the rows of a file that is laid over what is there: a row of a known code gives that body anew, with its
/// id; each with the number of its row. A row whose parent stands on a row that fails is left out with it.
pub fn merged(
    rows: &[BodyRow],
    known: &BTreeMap<String, BodyId>,
    new_id: impl FnMut(&str) -> BodyId,
) -> (Vec<(usize, Body)>, Vec<RowFault>) {
    let mut faults = Vec::new();
    let mut drafts = drafts(rows, known, &BTreeMap::new(), new_id, &mut faults);
    loop {
        let ids = codes(known, &drafts);
        let before = drafts.len();
        drafts.retain_mut(|draft| match parent(draft, &ids) {
            Ok(parent) => {
                draft.body.parent = parent;
                true
            }
            Err(fault) => {
                faults.push(fault);
                false
            }
        });
        if drafts.len() == before {
            break;
        }
    }
    faults.sort_by_key(|fault| fault.row);
    (
        drafts.into_iter().map(|draft| (draft.row, draft.body)).collect(),
        faults,
    )
}

fn drafts<'a>(
    rows: &'a [BodyRow],
    known: &BTreeMap<String, BodyId>,
    taken: &BTreeMap<String, BodyId>,
    mut new_id: impl FnMut(&str) -> BodyId,
    faults: &mut Vec<RowFault>,
) -> Vec<Draft<'a>> {
    let mut taken = taken.clone();
    let mut drafts = Vec::new();
    for (row, cells) in (1..).zip(rows) {
        let before = faults.len();
        let mut fault = |column, trouble| faults.push(RowFault { row, column, trouble });
        let code = cells.code.trim();
        if code.is_empty() {
            fault("code", CellTrouble::Empty);
        } else if taken.contains_key(code) {
            fault("code", CellTrouble::CodeTaken(code.to_owned()));
        }
        if cells.name.trim().is_empty() {
            fault("name", CellTrouble::Empty);
        }
        let branch = word(&cells.branch, Branch::from_word)
            .map_err(|t| fault("branch", t))
            .ok();
        let tier = word(&cells.tier, Tier::from_word)
            .map_err(|t| fault("tier", t))
            .ok();
        let from = day(&cells.valid_from).map_err(|t| fault("valid_from", t)).ok();
        let until = day(&cells.valid_until).map_err(|t| fault("valid_until", t)).ok();
        let names = names(cells).map_err(|t| fault("other_names", t)).ok();
        let valid = Valid {
            from: from.flatten(),
            until: until.flatten(),
        };
        if valid.is_reversed() {
            fault("valid_until", CellTrouble::Reversed);
        }
        if let (Some(branch), Some(tier), Some(names), true) = (branch, tier, names, faults.len() == before) {
            let id = known.get(code).copied().unwrap_or_else(|| new_id(code));
            taken.insert(code.to_owned(), id);
            drafts.push(Draft {
                row,
                parent_code: cells.parent_code.trim(),
                body: Body {
                    id,
                    code: code.to_owned(),
                    branch,
                    tier,
                    parent: None,
                    names,
                    place: Place::new(&cells.place),
                    valid,
                    note: cells.note.trim().to_owned(),
                },
            });
        }
    }
    drafts
}

/// Every code that a parent can be named by.
fn codes(known: &BTreeMap<String, BodyId>, drafts: &[Draft<'_>]) -> BTreeMap<String, BodyId> {
    let mut ids = known.clone();
    ids.extend(
        drafts
            .iter()
            .map(|draft| (draft.body.code.clone(), draft.body.id)),
    );
    ids
}

fn parent(draft: &Draft<'_>, ids: &BTreeMap<String, BodyId>) -> Result<Option<BodyId>, RowFault> {
    if draft.parent_code.is_empty() {
        return Ok(None);
    }
    match ids.get(draft.parent_code) {
        Some(parent) => Ok(Some(*parent)),
        None => Err(RowFault {
            row: draft.row,
            column: "parent_code",
            trouble: CellTrouble::UnknownCode(draft.parent_code.to_owned()),
        }),
    }
}
