//! The cells of a report's forms as they are signed, and as they would be now.

use super::fill::{Counted, alone, table};
use super::load::{Sheet, facts, lower, of_report};
use crate::bodies::Known;
use crate::reports::Guarded;
use crate::reports::guard::window;
use crate::web::{App, PageError};
use gandan_core::reports::{Form, Frozen, How, Share};
use gandan_store::Tx;
use gandan_store::reports::{self, ReportRow};
use std::sync::Arc;

/// The key of a column: `tt-02-2021/01-tcd/4`.
pub fn key(form: &Form, n: u16) -> String {
    format!("{}/{}/{n}", form.set, form.code)
}

/// Every cell that has a number, of every form of a report whose columns are known; nothing where the records of the bodies
/// below are not counted yet.
///
/// # Errors
/// The engine's.
pub async fn frozen(
    app: &App,
    tx: &mut Tx,
    known: &Arc<Known>,
    row: &ReportRow,
) -> Result<Option<Vec<Frozen>>, PageError> {
    let sheet = Sheet {
        window: window(row)?,
        lower: lower(app, known, row),
        guarded: Guarded {
            state: row.state()?,
            row: row.clone(),
            known: known.clone(),
            today: app.clock.today(),
        },
    };
    let own = match sheet.lower.is_empty() {
        true => Some(facts(tx, known, sheet.body(), sheet.window).await?),
        false => None,
    };
    let as_of = reports::as_of(tx).await?;
    let mut cells = Vec::new();
    for listed in of_report(app, row, sheet.window).0 {
        let form = listed.form;
        if form.unknown.is_some() {
            continue;
        }
        let (table, seen) = match &own {
            Some(facts) => (alone(tx, &sheet, form, facts).await?, as_of),
            None => match table(tx, &sheet, form).await? {
                Counted::Table(table, roll) => (*table, roll.map_or(as_of, |roll| roll.as_of)),
                Counted::Waits(_) => return Ok(None),
            },
        };
        let Some(line) = table.main() else { continue };
        for cell in &line.filled.cells {
            let Some(value) = cell.value else { continue };
            let typed = (cell.how == How::Typed).then(|| {
                let given = table.answers.own.get(&cell.n);
                given.map_or_else(String::new, |row| row.evidence.clone())
            });
            cells.push(Frozen {
                key: key(form, cell.n),
                version: 0,
                body: row.body_id,
                window: sheet.window,
                share: Share {
                    part: value,
                    whole: None,
                },
                other: None,
                typed,
                as_of: seen,
            });
        }
    }
    Ok(Some(cells))
}

/// What a frozen cell would be now, of the cells that [`frozen`] gives today.
pub fn now(today: &[Frozen], one: &Frozen) -> Option<Share> {
    today
        .iter()
        .find(|other| other.key == one.key)
        .map(|other| other.share)
}
