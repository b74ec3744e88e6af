//! Tables made of the register: on the page and in the paper the same.

use super::loaded::Loaded;
use super::values::{Valued, Values};
use crate::tasks::{round_word, state_word};
use crate::web::{App, PageError};
use crate::words::{Lang, Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Count, Counts, Shows, TableKind, TaskCount, number};
use gandan_core::tasks::State;
use gandan_store::reports::{self, ReportFilter};
use gandan_store::{Tx, tasks};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Clauses of a directive that a table shows at most.
pub const CLAUSES: i64 = 3000;

/// A table of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportTable {
    /// What it is called.
    pub title: String,
    /// Heads of its columns, and whether each holds numbers, and its share of the width.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// It is an appendix.
    pub appendix: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableColumn {
    /// Its head.
    pub name: String,
    /// It holds numbers.
    pub number: bool,
    /// Its share of the width.
    pub width: f32,
}

impl ReportTable {
    /// One for the tests of templates.
    pub fn sample(appendix: bool) -> ReportTable {
        ReportTable {
            title: "Số liệu".to_owned(),
            columns: vec![
                TableColumn {
                    name: "Nội dung".to_owned(),
                    number: false,
                    width: 3.0,
                },
                TableColumn {
                    name: "Số lượng".to_owned(),
                    number: true,
                    width: 1.0,
                },
            ],
            rows: vec![vec!["Vụ việc nhận trong kỳ".to_owned(), "12".to_owned()]],
            appendix,
        }
    }
}

/// Says words of a paper, which is written in Vietnamese whoever looks.
struct Paper<'a>(&'a App);

impl Paper<'_> {
    fn say(&self, word: &Word) -> String {
        self.0.words.say(Lang::Vi, word)
    }

    fn columns<const N: usize>(&self, heads: [(Word, bool, f32); N]) -> Vec<TableColumn> {
        heads
            .map(|(name, number, width)| TableColumn {
                name: self.say(&name),
                number,
                width,
            })
            .to_vec()
    }
}

/// The tables of one part.
///
/// # Errors
/// The database's.
pub async fn of_part(
    tx: &mut Tx,
    app: &App,
    loaded: &Loaded,
    key: &str,
) -> Result<Vec<ReportTable>, PageError> {
    let mut tables = Vec::new();
    let Some(outlined) = loaded.outlined(key) else {
        return Ok(tables);
    };
    for kind in &outlined.tables {
        let table = match kind {
            TableKind::Figures => figures(app, &outlined.figures, &loaded.values),
            TableKind::Bodies => bodies(tx, app, loaded).await?,
            TableKind::Clauses => clauses(tx, app, loaded).await?,
        };
        tables.extend(table.filter(|table| !table.rows.is_empty()));
    }
    Ok(tables)
}

fn figures(app: &App, named: &[String], values: &Values) -> Option<ReportTable> {
    let paper = Paper(app);
    let share = |share: gandan_core::reports::Share| {
        let whole = Shows::Whole.say(share).unwrap_or_default();
        [
            Shows::Part.say(share).unwrap_or_default(),
            whole,
            Shows::Percent.say(share).unwrap_or_default(),
        ]
    };
    let row = |valued: &Valued| {
        let mut cells = vec![valued.figure.title.vi.clone()];
        cells.extend(share(valued.share));
        cells.push(
            valued
                .other
                .and_then(|other| Shows::Percent.say(other))
                .unwrap_or_default(),
        );
        cells
    };
    Some(ReportTable {
        title: paper.say(&word("report-table-figures")),
        columns: paper.columns([
            (word("report-table-what"), false, 4.0),
            (word("report-table-count"), true, 1.3),
            (word("report-table-whole"), true, 1.3),
            (word("report-table-share"), true, 1.3),
            (word("report-table-other"), true, 1.8),
        ]),
        rows: named
            .iter()
            .filter_map(|figure| values.get(figure))
            .map(row)
            .collect(),
        appendix: false,
    })
}

/// Body by body, while the report is written; afterwards the signed paper has it.
async fn bodies(tx: &mut Tx, app: &App, loaded: &Loaded) -> Result<Option<ReportTable>, PageError> {
    let Some(counted) = loaded.values.counted() else {
        return Ok(None);
    };
    let row = &loaded.guarded.row;
    let filter = ReportFilter {
        to: Some(row.by_id),
        period: Some(&row.period),
        ..ReportFilter::default()
    };
    let sent: BTreeMap<Uuid, String> = reports::list(tx, filter, 5000)
        .await?
        .into_iter()
        .filter_map(|report| Some((report.body_id, report.sent_day?)))
        .collect();
    let paper = Paper(app);
    let mut named: Vec<(&str, Uuid, &Counts)> = counted
        .by_body
        .iter()
        .map(|(body, counts)| (loaded.guarded.known.name(BodyId(*body)), *body, counts))
        .collect();
    named.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let count = |counts: &Counts, name: &str| Count::from_name(name).map_or(0, |count| counts.get(count));
    let rows = named
        .into_iter()
        .map(|(name, body, counts)| {
            let due = TaskCount::ALL[..5]
                .iter()
                .map(|(task, _)| counts.get(Count::Tasks(*task)));
            let cases = ["cases.received", "cases.in-time", "cases.late", "cases.overdue"];
            let mut cells = vec![name.to_owned()];
            cells.extend(cases.map(|name| number(count(counts, name))));
            cells.push(number(due.sum()));
            cells.extend(["tasks.done", "tasks.overdue"].map(|name| number(count(counts, name))));
            cells.push(sent.get(&body).map(|day| said_day(day)).unwrap_or_default());
            cells
        })
        .collect();
    Ok(Some(ReportTable {
        title: paper.say(&word("report-table-bodies")),
        columns: paper.columns([
            (word("report-table-body"), false, 4.0),
            (word("report-table-received"), true, 1.2),
            (word("report-table-in-time"), true, 1.2),
            (word("report-table-late"), true, 1.2),
            (word("report-table-overdue"), true, 1.2),
            (word("report-table-tasks"), true, 1.2),
            (word("report-table-done"), true, 1.2),
            (word("report-table-tasks-overdue"), true, 1.2),
            (word("report-table-sent"), false, 1.6),
        ]),
        rows,
        appendix: true,
    }))
}

/// Clause by clause of the directive that asks for the report.
async fn clauses(tx: &mut Tx, app: &App, loaded: &Loaded) -> Result<Option<ReportTable>, PageError> {
    // What was signed stands in the paper; the page of the directive shows how it is today.
    let Some(directive) = loaded
        .directive
        .as_ref()
        .filter(|_| loaded.guarded.state.is_open())
    else {
        return Ok(None);
    };
    let row = &loaded.guarded.row;
    // Whoever gave the work shows all of it, whoever does it shows their own.
    let (window, own) = (loaded.guarded.window()?, Some(row.by_id));
    let gives = tasks::tasks_of_document(tx, directive.id).await?;
    let body = own.filter(|own| gives.iter().all(|task| task.issuer_id != *own));
    let (rows, shown) = reports::clauses(tx, directive.id, Some(window), body, CLAUSES).await?;
    let paper = Paper(app);
    let cells = |row: &reports::ClauseRow| {
        let task = gives.iter().find(|task| task.id == row.task_id);
        let clause = task.map_or_else(String::new, |task| match &task.ordinal {
            Some(ordinal) => format!("{ordinal}. {}", task.title),
            None => task.title.clone(),
        });
        let state = State::from_code(&row.state).map(|state| paper.say(&state_word(state)));
        let round = row.label.parse().ok().map(|round| paper.say(&round_word(round)));
        let titles: Vec<&str> = shown
            .iter()
            .filter(|one| one.assignment_id == row.id)
            .map(|one| one.title.as_str())
            .collect();
        vec![
            clause,
            row.body_name.clone(),
            row.due.as_deref().map(said_day).or(round).unwrap_or_default(),
            state.unwrap_or_default(),
            row.done_day.as_deref().map(said_day).unwrap_or_default(),
            row.words.clone(),
            titles.join("; "),
        ]
    };
    Ok(Some(ReportTable {
        title: paper.say(&word("report-table-clauses")),
        columns: paper.columns([
            (word("report-table-clause"), false, 3.2),
            (word("report-table-body"), false, 2.0),
            (word("report-table-due"), false, 1.2),
            (word("report-table-state"), false, 1.3),
            (word("report-table-done-day"), false, 1.2),
            (word("report-table-words"), false, 3.0),
            (word("report-table-evidence"), false, 2.0),
        ]),
        rows: rows.iter().map(cells).collect(),
        appendix: true,
    }))
}

/// `20/11/2026`, as papers write days.
pub fn said_day(iso: &str) -> String {
    iso.parse()
        .map(|day| crate::law::day(Lang::Vi, day))
        .unwrap_or_else(|_| iso.to_owned())
}
