//! What persons type: read with what was typed for the quarters of a longer period, and saved column by column.

use super::load::Sheet;
use super::page;
use crate::web::{Form, FormState, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reports::{Column, How, Period, added_up, quarters_of};
use gandan_rulebook::Reports;
use gandan_store::Tx;
use gandan_store::reports::{self, AnswerRow, NewAnswer};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Longest words of an answer, in letters.
const LONG: usize = 2_000;

/// What persons gave for a form.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// As typed, by column.
    pub own: BTreeMap<u16, AnswerRow>,
    /// What was typed for the quarters of the period, added up: not asked again.
    pub added: BTreeMap<u16, i64>,
}

impl Answers {
    /// The numbers, by column.
    pub fn typed(&self) -> BTreeMap<u16, i64> {
        let own = self.own.iter().filter_map(|(n, row)| Some((*n, row.value?)));
        self.added
            .iter()
            .map(|(n, value)| (*n, *value))
            .chain(own)
            .collect()
    }

    /// Words of columns of words.
    pub fn words(&self) -> BTreeMap<u16, String> {
        let said = self
            .own
            .iter()
            .filter(|(_, row)| row.value.is_none() && !row.words.is_empty());
        said.map(|(n, row)| (*n, row.words.clone())).collect()
    }
}

/// Of one body.
///
/// # Errors
/// The engine's.
pub async fn of_body(
    tx: &mut Tx,
    body: Uuid,
    period: &str,
    form: &gandan_core::reports::Form,
) -> Result<Answers, PageError> {
    let name = (&*form.set, &*form.code);
    let by_column = |rows: Vec<AnswerRow>| -> BTreeMap<u16, AnswerRow> {
        rows.into_iter()
            .filter_map(|row| Some((u16::try_from(row.number).ok()?, row)))
            .collect()
    };
    let own = by_column(reports::form_answers(tx, body, period, name).await?);
    let mut quarters = Vec::new();
    for quarter in period.parse::<Period>().map(quarters_of).unwrap_or_default() {
        let given = by_column(reports::form_answers(tx, body, &quarter.to_string(), name).await?);
        quarters.push(
            given
                .into_iter()
                .filter_map(|(n, row)| Some((n, row.value?)))
                .collect(),
        );
    }
    Ok(Answers {
        own,
        added: added_up(form, &quarters),
    })
}

/// Of every body: the numbers alone.
///
/// # Errors
/// The engine's.
pub async fn of_all(
    tx: &mut Tx,
    period: &str,
    form: &gandan_core::reports::Form,
) -> Result<BTreeMap<Uuid, BTreeMap<u16, i64>>, PageError> {
    type Given = BTreeMap<Uuid, BTreeMap<u16, i64>>;
    let name = (&*form.set, &*form.code);
    let by_body = |rows: Vec<(Uuid, i64, i64)>| -> Given {
        let mut given = Given::new();
        for (body, n, value) in rows {
            if let Ok(n) = u16::try_from(n) {
                given.entry(body).or_default().insert(n, value);
            }
        }
        given
    };
    let mut quarters: Vec<Given> = Vec::new();
    for quarter in period.parse::<Period>().map(quarters_of).unwrap_or_default() {
        quarters.push(by_body(
            reports::all_form_answers(tx, &quarter.to_string(), name).await?,
        ));
    }
    let mut all = Given::new();
    for body in quarters.first().into_iter().flat_map(Given::keys) {
        let each: Vec<BTreeMap<u16, i64>> = quarters
            .iter()
            .map(|quarter| quarter.get(body).cloned().unwrap_or_default())
            .collect();
        all.insert(*body, added_up(form, &each));
    }
    for (body, own) in by_body(reports::all_form_answers(tx, period, name).await?) {
        all.entry(body).or_default().extend(own);
    }
    Ok(all)
}

/// Whether a person is asked for a column: it says so, or the program holds no such records, or it is for words.
pub fn is_asked(column: &Column, how: How) -> bool {
    column.note || (column.sum.is_none() && matches!(how, How::Typed | How::Missing))
}

/// The fields come with numbers in their names; they are read from the state.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// `POST /bao-cao/{id}/bieu/{set}/{code}`: all that changed is saved together, or nothing.
pub async fn post(
    officer: Officer,
    Path((id, set, code)): Path<(Uuid, String, String)>,
    form: Form<Nothing>,
) -> PageResult {
    let app = &officer.app;
    let mut state = form.state;
    let mut tx = app.db.begin_write().await?;
    let sheet = Sheet::load(&mut tx, &officer, id, Act::WriteReport).await?;
    let of = Reports::shipped()
        .form(&set, &code)
        .ok_or_else(PageError::not_found)?;
    if !sheet.guarded.state.is_open() {
        return Err(PageError::Conflict(word("statform-closed")));
    }
    let row = &sheet.guarded.row;
    let answers = of_body(&mut tx, row.body_id, &row.period, of).await?;
    let at = app.clock.micros();
    let mut saved = 0;
    for column in of.columns.iter().filter(|column| column.sum.is_none()) {
        let field = format!("o-{}", column.n);
        if !state.values.contains_key(&field) {
            continue;
        }
        let given = Given::read(&mut state, column);
        let before = answers.own.get(&column.n);
        let Some(given) = given.filter(|given| !given.is(before)) else {
            continue;
        };
        if before.map_or(0, |row| row.version) != given.seen {
            let now = before.map(|row| shown(column, row)).unwrap_or_default();
            state.error(&field, word("statform-changed").with("now", now));
            state.values.insert(
                format!("v-{}", column.n),
                vec![before.map_or(0, |row| row.version).to_string()],
            );
            continue;
        }
        let answer = NewAnswer {
            body: row.body_id,
            period: &row.period,
            form: (&of.set, &of.code),
            number: i64::from(column.n),
            value: given.value,
            words: &given.words,
            evidence: &given.evidence,
            seen: given.seen,
        };
        reports::save_form_answer(&mut tx, answer, &officer.author(), at).await?;
        saved += 1;
    }
    if !state.is_right() {
        drop(tx);
        return page::again(&officer, id, of, state).await;
    }
    if saved > 0 {
        tx.commit().await?;
    }
    let address = urls::report_form(id, &of.set, &of.code);
    Ok(go::with_notice(&address, notice("statform-saved")))
}

/// An answer as typed.
struct Given {
    value: Option<i64>,
    words: String,
    evidence: String,
    seen: i64,
}

impl Given {
    fn read(state: &mut FormState, column: &Column) -> Option<Given> {
        let field = format!("o-{}", column.n);
        let evidence: String = state
            .value(&format!("m-{}", column.n))
            .chars()
            .take(LONG)
            .collect();
        let seen = state.value(&format!("v-{}", column.n)).parse().unwrap_or(0);
        let text = state.value(&field).to_owned();
        if column.note {
            return Some(Given {
                value: None,
                words: text.chars().take(LONG).collect(),
                evidence,
                seen,
            });
        }
        let value = match text.as_str() {
            "" => None,
            text => match column.unit.read(text) {
                Some(value) => Some(value),
                None => {
                    let wrong = match column.unit.scale() {
                        1 => word("statform-no-count"),
                        _ => word("statform-no-amount"),
                    };
                    state.error(&field, wrong);
                    return None;
                }
            },
        };
        Some(Given {
            value,
            words: String::new(),
            evidence,
            seen,
        })
    }

    /// The same as it is stored.
    fn is(&self, before: Option<&AnswerRow>) -> bool {
        match before {
            None => self.value.is_none() && self.words.is_empty() && self.evidence.is_empty(),
            Some(row) => (row.value, &row.words, &row.evidence) == (self.value, &self.words, &self.evidence),
        }
    }
}

fn shown(column: &Column, row: &AnswerRow) -> String {
    row.value
        .map_or_else(|| row.words.clone(), |value| column.unit.write(value))
}
