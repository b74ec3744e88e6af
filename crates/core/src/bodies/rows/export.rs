use jiff::civil::Date;

use super::{BodyRow, SuccessionRow};
use crate::bodies::{Body, BodyId, Succession, Valid};

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
