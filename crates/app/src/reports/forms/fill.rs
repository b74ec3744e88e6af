//! A form filled for a report: one row where a body reports for itself, one for each body below and the whole where
//! others report to it.

use super::answers::{self, Answers};
use super::finding::{Finding, findings, findings_since};
use super::load::{Sheet, facts};
use crate::web::PageError;
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Facts, Filled, Form, complete, fill, typed_below};
use gandan_store::Tx;
use gandan_store::reports::{self, RollRow};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A row.
#[derive(Debug, Clone)]
pub struct Line {
    /// The body; of the whole the one that reports.
    pub body: BodyId,
    /// Its numbers.
    pub filled: Filled,
    /// Words of its columns of words.
    pub words: BTreeMap<u16, String>,
    /// All bodies together.
    pub whole: bool,
}

/// A filled form.
#[derive(Debug, Clone)]
pub struct Table {
    /// Rows by name, the whole last.
    pub lines: Vec<Line>,
    /// Who has not answered a column that is asked, where others report to the body.
    pub missing: BTreeMap<u16, Vec<BodyId>>,
    /// Rules that the last row does not keep.
    pub findings: Vec<Finding>,
    /// What persons gave for the body itself.
    pub answers: Answers,
}

/// What there is to show.
#[derive(Debug, Clone)]
pub enum Counted {
    /// The form.
    Table(Box<Table>, Option<RollRow>),
    /// The records of many bodies have to be counted first: how far that is.
    Waits(Option<RollRow>),
}

impl Table {
    /// The row that stands for the report: the whole, or the one there is.
    pub fn main(&self) -> Option<&Line> {
        self.lines.last()
    }
}

/// Fills a form for a report.
///
/// # Errors
/// The engine's.
pub async fn table(tx: &mut Tx, sheet: &Sheet, form: &Form) -> Result<Counted, PageError> {
    if sheet.lower.is_empty() {
        let facts = facts(tx, &sheet.guarded.known, sheet.body(), sheet.window).await?;
        return Ok(Counted::Table(
            Box::new(alone(tx, sheet, form, &facts).await?),
            None,
        ));
    }
    let roll = reports::roll(tx, sheet.guarded.row.id).await?;
    match roll {
        Some(roll) if roll.finished_at.is_some() => Ok(Counted::Table(
            Box::new(together(tx, sheet, form).await?),
            Some(roll),
        )),
        roll => Ok(Counted::Waits(roll)),
    }
}

/// Of a body that reports for itself.
///
/// # Errors
/// The engine's.
pub async fn alone(tx: &mut Tx, sheet: &Sheet, form: &Form, facts: &Facts) -> Result<Table, PageError> {
    let row = &sheet.guarded.row;
    let answers = answers::of_body(tx, row.body_id, &row.period, form).await?;
    let filled = fill(form, facts, &answers.typed());
    Ok(Table {
        findings: findings(form, &filled, facts),
        lines: vec![Line {
            body: sheet.body(),
            filled,
            words: answers.words(),
            whole: false,
        }],
        missing: BTreeMap::new(),
        answers,
    })
}

async fn together(tx: &mut Tx, sheet: &Sheet, form: &Form) -> Result<Table, PageError> {
    let row = &sheet.guarded.row;
    let typed = answers::of_all(tx, &row.period, form).await?;
    let answers = answers::of_body(tx, row.body_id, &row.period, form).await?;
    let asked: BTreeSet<Uuid> = sheet
        .lower
        .iter()
        .map(|body| body.0)
        .chain([row.body_id])
        .collect();
    let given: Vec<(Uuid, i64, i64)> = typed
        .iter()
        .flat_map(|(body, columns)| columns.iter().map(|(n, value)| (*body, i64::from(*n), *value)))
        .collect();
    let bodies: Vec<Uuid> = asked.iter().copied().collect();
    let (sums, missing) = typed_below(form, &given, &bodies);
    let mut lines = Vec::new();
    let mut found = Vec::new();
    for rolled in reports::rolled(tx, row.id, (&form.set, &form.code)).await? {
        let counts: BTreeMap<u16, i64> = serde_json::from_str(&rolled.counts).map_err(anyhow::Error::from)?;
        let of_body = typed.get(&rolled.body_id).cloned().unwrap_or_default();
        let filled = complete(form, &counts, if rolled.whole { &sums } else { &of_body });
        if rolled.whole {
            let kept: Vec<Finding> = serde_json::from_str(&rolled.findings).map_err(anyhow::Error::from)?;
            found = findings_since(form, &filled, kept);
        } else if !asked.contains(&rolled.body_id)
            && filled.cells.iter().all(|cell| cell.value.unwrap_or(0) == 0)
        {
            // Neither owes a report nor has anything to count.
            continue;
        }
        lines.push(Line {
            body: BodyId(rolled.body_id),
            filled,
            words: if rolled.whole {
                answers.words()
            } else {
                BTreeMap::new()
            },
            whole: rolled.whole,
        });
    }
    let known = &sheet.guarded.known;
    lines.sort_by_cached_key(|line| (line.whole, gandan_core::text::fold(known.name(line.body))));
    let named = |bodies: Vec<Uuid>| bodies.into_iter().map(BodyId).collect();
    Ok(Table {
        lines,
        missing: missing
            .into_iter()
            .map(|(n, bodies)| (n, named(bodies)))
            .collect(),
        findings: found,
        answers,
    })
}
