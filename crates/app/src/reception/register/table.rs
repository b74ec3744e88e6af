use crate::reception::duty::written;
use crate::web::Officer;
use crate::words::word;
use gandan_core::reception::{Handling, RegisterForm, RegisterLine};
use gandan_rulebook::Reception;
use gandan_store::reception::RegisterRow;
use jiff::civil::Date;

/// Lines of the register that have one template.
pub struct Table {
    /// The template; nothing for days whose template was not read.
    pub form: Option<&'static RegisterForm>,
    /// The rows, cell by cell; each with the visit.
    pub rows: Vec<(uuid::Uuid, Vec<String>)>,
}

/// Cuts the register where its template changes.
pub fn tables(officer: &Officer, rows: &[RegisterRow]) -> Vec<Table> {
    let reception = Reception::shipped();
    let mut tables: Vec<Table> = Vec::new();
    for row in rows {
        let day: Option<Date> = row.day.parse().ok();
        let form = day.and_then(|day| reception.register_on(day));
        // A day without a template is shown as the next one would: nothing is left out.
        let shown = form.or_else(|| reception.registers().first());
        let cells = shown.map_or_else(Vec::new, |form| form.row(&line(officer, reception, row)));
        match tables.last_mut() {
            Some(last) if last.form == form => last.rows.push((row.id, cells)),
            _ => tables.push(Table {
                form,
                rows: vec![(row.id, cells)],
            }),
        }
    }
    tables
}

/// A visit as the register tells of it. The words are Vietnamese: the register is a Vietnamese paper.
fn line(officer: &Officer, reception: &Reception, row: &RegisterRow) -> RegisterLine {
    let say = |key| officer.app.words.say(crate::words::Lang::Vi, &key);
    let kind = reception.kind(&row.regime);
    let sealed = row.regime == "denunciation";
    let (person, identity, matter) = match (row.walled, sealed) {
        (true, _) => (say(word("visit-walled")), String::new(), String::new()),
        (_, true) => (say(word("visit-sealed")), String::new(), String::new()),
        _ => (
            [row.name.as_str(), row.address.as_str()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
            row.identity_number.clone(),
            row.matter.clone(),
        ),
    };
    let kept = |words: &str| {
        if row.walled {
            String::new()
        } else {
            words.to_owned()
        }
    };
    let mut note = kept(&row.note);
    if row.state == "refused" {
        let refused = say(word("visit-refused-note"));
        note = if note.is_empty() {
            refused
        } else {
            format!("{refused}. {note}")
        };
    }
    RegisterLine {
        number: row.number,
        day: written(&row.day),
        person,
        identity,
        matter,
        kind: kind.map(|kind| kind.short.clone()).unwrap_or_default(),
        people: u32::try_from(row.people).unwrap_or(1),
        settled_by: kept(&row.settled_by),
        handling: Handling::from_code(&row.handling),
        handled: kept(&row.handled),
        result: kept(&row.result),
        note,
    }
}
