use jiff::civil::Date;

use super::{BodyRow, CellTrouble};
use crate::bodies::{BodyName, Valid};

/// The word of a closed list.
pub(super) fn word<T>(cell: &str, from_word: impl Fn(&str) -> Option<T>) -> Result<T, CellTrouble> {
    match cell.trim() {
        "" => Err(CellTrouble::Empty),
        cell => from_word(cell).ok_or_else(|| CellTrouble::UnknownWord(cell.to_owned())),
    }
}

/// A day, or none where the cell is empty.
pub(super) fn day(cell: &str) -> Result<Option<Date>, CellTrouble> {
    match cell.trim() {
        "" => Ok(None),
        cell => cell
            .parse()
            .map(Some)
            .map_err(|_| CellTrouble::NotADay(cell.to_owned())),
    }
}

/// The principal name and the others.
pub(super) fn names(cells: &BodyRow) -> Result<Vec<BodyName>, CellTrouble> {
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
