//! Rows of bodies and successions, as files and forms give them: plain strings in, valid bodies and named faults out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Body, BodyId, BodyName, Branch, Place, Succession, SuccessionId, SuccessionKind, Tier, Valid};

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

/// Bodies from rows. `known` gives the ids of bodies that exist already (empty at first); `new_id` is asked once for
/// each row that is sound so far, with its code. Parents may stand on later rows.
pub fn bodies(
    rows: &[BodyRow],
    known: &BTreeMap<String, BodyId>,
    mut new_id: impl FnMut(&str) -> BodyId,
) -> (Vec<Body>, Vec<RowFault>) {
    let mut faults = Vec::new();
    let mut ids = known.clone();
    let mut drafts: Vec<(usize, &BodyRow, Body)> = Vec::new();
    for (row, cells) in (1..).zip(rows) {
        let before = faults.len();
        let mut fault = |column, trouble| faults.push(RowFault { row, column, trouble });
        let code = cells.code.trim();
        if code.is_empty() {
            fault("code", CellTrouble::Empty);
        } else if ids.contains_key(code) {
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
            let id = new_id(code);
            ids.insert(code.to_owned(), id);
            let body = Body {
                id,
                code: code.to_owned(),
                branch,
                tier,
                parent: None,
                names,
                place: Place::new(&cells.place),
                valid,
                note: cells.note.trim().to_owned(),
            };
            drafts.push((row, cells, body));
        }
    }
    let mut bodies = Vec::with_capacity(drafts.len());
    for (row, cells, mut body) in drafts {
        match cells.parent_code.trim() {
            "" => {}
            code => match ids.get(code) {
                Some(parent) => body.parent = Some(*parent),
                None => faults.push(RowFault {
                    row,
                    column: "parent_code",
                    trouble: CellTrouble::UnknownCode(code.to_owned()),
                }),
            },
        }
        bodies.push(body);
    }
    faults.sort_by_key(|fault| fault.row);
    (bodies, faults)
}

/// Successions from rows; `ids` gives the bodies by code, `new_id` is asked once for each sound row.
pub fn successions(
    rows: &[SuccessionRow],
    ids: &BTreeMap<String, BodyId>,
    mut new_id: impl FnMut() -> SuccessionId,
) -> (Vec<Succession>, Vec<RowFault>) {
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
            found.push(Succession {
                id: new_id(),
                day,
                kind,
                from,
                to,
                basis: cells.basis.trim().to_owned(),
                note: cells.note.trim().to_owned(),
            });
        }
    }
    (found, faults)
}

/// The row of a body, for export. `code_of` gives the code of its parent.
pub fn body_row(body: &Body, code_of: impl Fn(BodyId) -> Option<String>) -> BodyRow {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let others: Vec<String> = body
        .names
        .iter()
        .skip(1)
        .map(|name| match name.valid {
            Valid {
                from: None,
                until: None,
            } => name.text.clone(),
            Valid { from, until } => format!("{} [{}..{}]", name.text, day(from), day(until)),
        })
        .collect();
    BodyRow {
        code: body.code.clone(),
        name: body.name().to_owned(),
        other_names: others.join(" | "),
        branch: body.branch.word().to_owned(),
        tier: body.tier.word().to_owned(),
        parent_code: body.parent.and_then(code_of).unwrap_or_default(),
        place: body.place.text().to_owned(),
        valid_from: day(body.valid.from),
        valid_until: day(body.valid.until),
        note: body.note.clone(),
    }
}

/// The row of a succession, for export. `code_of` gives the codes of its bodies.
pub fn succession_row(succession: &Succession, code_of: impl Fn(BodyId) -> Option<String>) -> SuccessionRow {
    let codes = |ids: &[BodyId]| -> String {
        let codes: Vec<String> = ids.iter().filter_map(|id| code_of(*id)).collect();
        codes.join(" ")
    };
    SuccessionRow {
        day: succession.day.to_string(),
        kind: succession.kind.word().to_owned(),
        from_codes: codes(&succession.from),
        to_codes: codes(&succession.to),
        basis: succession.basis.clone(),
        note: succession.note.clone(),
    }
}

fn word<T>(cell: &str, from_word: impl Fn(&str) -> Option<T>) -> Result<T, CellTrouble> {
    match cell.trim() {
        "" => Err(CellTrouble::Empty),
        cell => from_word(cell).ok_or_else(|| CellTrouble::UnknownWord(cell.to_owned())),
    }
}

fn day(cell: &str) -> Result<Option<Date>, CellTrouble> {
    match cell.trim() {
        "" => Ok(None),
        cell => cell
            .parse()
            .map(Some)
            .map_err(|_| CellTrouble::NotADay(cell.to_owned())),
    }
}

fn names(cells: &BodyRow) -> Result<Vec<BodyName>, CellTrouble> {
    let mut names = vec![BodyName {
        text: cells.name.trim().to_owned(),
        valid: Valid::default(),
    }];
    for other in cells
        .other_names
        .split('|')
        .map(str::trim)
        .filter(|other| !other.is_empty())
    {
        let dated = other.strip_suffix(']').and_then(|other| other.rsplit_once('['));
        let (text, valid) = match dated.and_then(|(text, days)| Some((text, days.split_once("..")?))) {
            Some((text, (from, until))) => {
                let valid = Valid {
                    from: day(from)?,
                    until: day(until)?,
                };
                if valid.is_reversed() {
                    return Err(CellTrouble::Reversed);
                }
                (text.trim(), valid)
            }
            None => (other, Valid::default()),
        };
        names.push(BodyName {
            text: text.to_owned(),
            valid,
        });
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn row(code: &str, parent: &str) -> BodyRow {
        BodyRow {
            code: code.into(),
            name: "Ban Dân vận Tỉnh ủy Mẫu".into(),
            other_names: "BDVTU | Ban Dân vận [1999-01-01..]".into(),
            branch: "party".into(),
            tier: "province".into(),
            parent_code: parent.into(),
            place: "tỉnh Mẫu".into(),
            valid_until: "2025-01-31".into(),
            ..BodyRow::default()
        }
    }

    fn numbered() -> impl FnMut(&str) -> BodyId {
        let mut number = 0;
        move |_| {
            number += 1;
            BodyId(Uuid::from_u128(number))
        }
    }

    #[test]
    fn rows_make_bodies_and_bodies_make_the_same_rows() {
        let rows = [row("b", "a"), row("a", "")];
        let (bodies, faults) = bodies(&rows, &BTreeMap::new(), numbered());
        assert_eq!(faults, []);
        assert_eq!(bodies[0].parent, Some(bodies[1].id));
        assert_eq!(bodies[0].names.len(), 3);
        let code_of = |id| {
            bodies
                .iter()
                .find(|body| body.id == id)
                .map(|body| body.code.clone())
        };
        assert_eq!(body_row(&bodies[0], code_of), rows[0]);
    }

    #[test]
    fn a_fault_names_its_row_and_column_and_the_rest_goes_on() {
        let mut rows = vec![row("a", ""), row("a", ""), row("c", "zz"), row("d", "")];
        rows[3].tier = "huyện".into();
        rows[3].valid_until = "30/6/2025".into();
        let (bodies, faults) = bodies(&rows, &BTreeMap::new(), numbered());
        let told: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
        assert_eq!(
            told,
            [(2, "code"), (3, "parent_code"), (4, "tier"), (4, "valid_until")]
        );
        assert_eq!(bodies.len(), 2);
    }

    #[test]
    fn a_succession_needs_a_day_and_known_codes() {
        let ids = BTreeMap::from([("a".to_owned(), BodyId(Uuid::from_u128(1)))]);
        let sound = SuccessionRow {
            day: "2025-07-01".into(),
            kind: "ended".into(),
            from_codes: "a".into(),
            ..SuccessionRow::default()
        };
        let odd = SuccessionRow {
            day: String::new(),
            to_codes: "q".into(),
            ..sound.clone()
        };
        let id = || SuccessionId(Uuid::from_u128(7));
        let (found, faults) = successions(&[sound, odd], &ids, id);
        assert_eq!(found.len(), 1);
        let told: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
        assert_eq!(told, [(2, "day"), (2, "to_codes")]);
    }
}
