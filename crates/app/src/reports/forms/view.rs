//! A filled form as pages show it.

use super::answers::is_asked;
use super::fill::{Line, Table};
use super::finding::Finding;
use super::freeze::key;
use super::load::Sheet;
use crate::cases::work::number;
use crate::web::urls;
use crate::words::{Word, word, word_of};
use gandan_core::reports::{Column, Form, Frozen, How, Unit, head};
use serde::Serialize;

/// A cell of the head.
#[derive(Debug, Clone, Serialize)]
pub struct HeadView {
    text: String,
    columns: usize,
    rows: usize,
}

/// The head, row by row.
pub fn heads(form: &Form) -> Vec<Vec<HeadView>> {
    let (cells, rows) = head(form);
    let of_row = |row: usize| {
        let of = cells.iter().filter(|cell| cell.row == row);
        of.map(|cell| HeadView {
            text: cell.text.clone(),
            columns: cell.columns,
            rows: cell.rows,
        })
        .collect()
    };
    (0..rows).map(of_row).collect()
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    name: String,
    whole: bool,
    cells: Vec<CellView>,
}

/// A cell of it.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    text: String,
    how: &'static str,
    href: Option<String>,
}

/// Code of where a number comes from.
fn code(how: How) -> &'static str {
    match how {
        How::Counted => "counted",
        How::Summed => "summed",
        How::Typed => "typed",
        How::Missing => "missing",
        How::Words => "words",
    }
}

/// Whether a number opens into records: it is counted, or a sum of such.
fn opens(how: How, value: Option<i64>) -> bool {
    matches!(how, How::Counted | How::Summed) && value.is_some_and(|value| value > 0)
}

impl LineView {
    /// A row with its cells.
    pub fn of(sheet: &Sheet, form: &Form, line: &Line) -> LineView {
        let body = (!line.whole && !sheet.lower.is_empty()).then_some(line.body.0);
        let cells = line.filled.cells.iter().map(|cell| CellView {
            text: match cell.value {
                Some(value) => cell.unit.write(value),
                None => line.words.get(&cell.n).cloned().unwrap_or_default(),
            },
            how: code(cell.how),
            href: opens(cell.how, cell.value)
                .then(|| urls::report_cell(sheet.guarded.row.id, (&form.set, &form.code), cell.n, body)),
        });
        LineView {
            name: sheet.guarded.known.name(line.body).to_owned(),
            whole: line.whole,
            cells: cells.collect(),
        }
    }
}

/// A column with what it says for the report.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    n: u16,
    head: String,
    text: String,
    unit: Option<Word>,
    how: Word,
    tone: &'static str,
    href: Option<String>,
    /// Why it is asked, or of which columns it is the sum.
    why: Option<Word>,
    /// A person can type it here.
    field: bool,
    wide: bool,
    /// What shows it, and who typed it when.
    evidence: String,
    actor: String,
    at: Option<i64>,
    /// Bodies that have not answered it.
    missing: Vec<String>,
    /// It breaks a rule.
    wrong: bool,
    /// As signed, where it has changed since.
    signed: Option<String>,
}

/// At most so many bodies are named with a column; the table names all.
const NAMED: usize = 20;

/// Every column of the row that stands for the report.
pub fn columns(
    sheet: &Sheet,
    form: &Form,
    table: &Table,
    line: &Line,
    signed: &[Frozen],
    writes: bool,
) -> Vec<ColumnView> {
    let rolls = !sheet.lower.is_empty();
    let view = |column: &Column| {
        let cell = line.filled.cells.iter().find(|cell| cell.n == column.n)?;
        let given = table.answers.own.get(&column.n);
        let added = given.is_none() && table.answers.added.contains_key(&column.n);
        let missing = table
            .missing
            .get(&column.n)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let how = match cell.how {
            How::Typed if rolls => word("statform-how-typed-below"),
            How::Typed if added => word("statform-how-added"),
            how => word_of("statform-how-", code(how)),
        };
        let was = signed.iter().find(|one| one.key == key(form, column.n));
        let mut names: Vec<String> = missing
            .iter()
            .map(|body| sheet.guarded.known.name(*body).to_owned())
            .collect();
        names.sort();
        names.truncate(NAMED);
        Some(ColumnView {
            n: column.n,
            head: column.head.join(" – "),
            text: match cell.value {
                Some(value) => cell.unit.write(value),
                None => line.words.get(&column.n).cloned().unwrap_or_default(),
            },
            unit: match column.unit {
                Unit::Count => None,
                Unit::Money => Some(word("statform-unit-money")),
                Unit::Land => Some(word("statform-unit-land")),
            },
            how,
            tone: match cell.how {
                How::Missing => "near",
                How::Typed => "info",
                _ => "plain",
            },
            href: opens(cell.how, cell.value)
                .then(|| urls::report_cell(sheet.guarded.row.id, (&form.set, &form.code), column.n, None)),
            why: match (&column.asked, &column.sum, cell.how) {
                (Some(why), ..) => Some(word("statform-asked-why").with("why", why.as_str())),
                (_, Some(sum), _) => Some(word("statform-sum-of").with("sum", sum.as_str())),
                (_, _, How::Missing) => Some(word("statform-no-records")),
                _ => None,
            },
            field: writes && is_asked(column, cell.how),
            wide: column.note,
            evidence: given.map(|row| row.evidence.clone()).unwrap_or_default(),
            actor: given.map(|row| row.actor.clone()).unwrap_or_default(),
            at: given.map(|row| row.at),
            missing: names,
            wrong: table
                .findings
                .iter()
                .any(|finding| finding.columns.contains(&column.n)),
            signed: was
                .filter(|was| Some(was.share.part) != cell.value)
                .map(|was| cell.unit.write(was.share.part)),
        })
    };
    form.columns.iter().filter_map(view).collect()
}

/// A rule that does not hold.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    rule: String,
    text: Word,
    columns: Vec<ColumnName>,
    records: Vec<RecordLink>,
    more: usize,
}

#[derive(Debug, Clone, Serialize)]
struct ColumnName {
    n: u16,
    head: String,
}

#[derive(Debug, Clone, Serialize)]
struct RecordLink {
    number: String,
    href: String,
}

/// So many records are shown with a finding.
const RECORDS: usize = 10;

/// The rules that do not hold, with their columns in words and where to look. Whether somebody may open a record is
/// decided where it leads.
pub fn finding_views(form: &Form, found: &[Finding]) -> Vec<FindingView> {
    let view = |one: &Finding| FindingView {
        rule: one.rule.clone(),
        text: word("statform-finding")
            .with("left", one.left.0.as_str())
            .with("left_value", one.left.1.to_string())
            .with("sign", one.sign.as_str())
            .with("right", one.right.0.as_str())
            .with("right_value", one.right.1.to_string()),
        columns: one
            .columns
            .iter()
            .filter_map(|n| form.column(*n))
            .map(|column| ColumnName {
                n: column.n,
                head: column.head.join(" – "),
            })
            .collect(),
        records: one
            .records
            .iter()
            .take(RECORDS)
            .map(|id| RecordLink {
                number: number(*id),
                href: urls::with_id(urls::CASE, id),
            })
            .collect(),
        more: one.all.saturating_sub(RECORDS),
    };
    found.iter().map(view).collect()
}

/// For the tests of templates.
pub fn samples(form: &Form) -> (Vec<LineView>, Vec<ColumnView>, Vec<FindingView>) {
    let cell = |at: usize| CellView {
        text: if at % 3 == 2 {
            String::new()
        } else {
            "12".to_owned()
        },
        how: ["counted", "typed", "missing"][at % 3],
        href: (at.is_multiple_of(3)).then(|| "/".to_owned()),
    };
    let line = |whole| LineView {
        name: "UBND xã Mẫu".to_owned(),
        whole,
        cells: (0..form.columns.len()).map(cell).collect(),
    };
    let column = |(at, column): (usize, &Column)| ColumnView {
        n: column.n,
        head: column.head.join(" – "),
        text: "12".to_owned(),
        unit: (at == 1).then(|| word("statform-unit-money")),
        how: word_of("statform-how-", ["counted", "typed", "missing"][at % 3]),
        tone: ["plain", "info", "near"][at % 3],
        href: (at.is_multiple_of(3)).then(|| "/".to_owned()),
        why: (at % 3 == 2).then(|| word("statform-no-records")),
        field: at % 3 > 0,
        wide: column.note,
        evidence: if at % 3 == 1 {
            "Biên bản".to_owned()
        } else {
            String::new()
        },
        actor: if at % 3 == 1 {
            "Cán bộ 1".to_owned()
        } else {
            String::new()
        },
        at: (at % 3 == 1).then_some(0),
        missing: if at == 2 {
            vec!["UBND xã Khác".to_owned()]
        } else {
            Vec::new()
        },
        wrong: at == 0,
        signed: (at == 0).then(|| "11".to_owned()),
    };
    let finding = Finding {
        rule: "1 = 2 + 3".to_owned(),
        columns: vec![1, 2],
        left: ("1".to_owned(), 3),
        right: ("2 + 3".to_owned(), 2),
        sign: "=".to_owned(),
        records: vec![uuid::Uuid::nil()],
        all: 40,
    };
    (
        vec![line(false), line(true)],
        form.columns.iter().enumerate().map(column).collect(),
        finding_views(form, &[finding]),
    )
}
