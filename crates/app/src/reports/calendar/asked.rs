use crate::web::{Officer, Page, PageResult, urls};
use gandan_core::access::Refusal;
use gandan_core::reports::{Form, Part, What, quarters_of};
use gandan_rulebook::Reports;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a commune is still asked for, because no record of the program says it.
#[derive(Serialize)]
pub struct AskedPage {
    sets: Vec<SetLine>,
    asked: Vec<AskedColumn>,
    calendar: &'static str,
}

/// A set of forms, counted by where its columns come from.
#[derive(Debug, Clone, Serialize)]
struct SetLine {
    name: String,
    forms: usize,
    /// Forms of which nobody knows the columns.
    holes: usize,
    columns: usize,
    counted: usize,
    summed: usize,
    asked: usize,
    notes: usize,
    /// How often a year it is asked, and how many fields that are a month.
    times: usize,
    per_month: f64,
}

/// A column that is asked.
#[derive(Debug, Clone, Serialize)]
struct AskedColumn {
    symbol: String,
    n: u16,
    head: String,
    why: String,
}

impl Page for AskedPage {
    const TEMPLATE: &'static str = "pages/reports/calendar/asked.html";

    fn samples() -> Vec<AskedPage> {
        vec![AskedPage {
            sets: sets(),
            asked: columns().into_iter().take(2).collect(),
            calendar: urls::REPORTS,
        }]
    }
}

/// `GET /bao-cao/con-hoi`
pub async fn get(officer: Officer) -> PageResult {
    if officer.actor.posts.is_empty() {
        return Err(Refusal::Role.into());
    }
    officer.show(&AskedPage {
        sets: sets(),
        asked: columns(),
        calendar: urls::REPORTS,
    })
}

/// How often a year a field is asked: the periods that are not made of quarters, whose answers add up.
fn times() -> usize {
    let duty = Reports::shipped()
        .duties()
        .iter()
        .find(|duty| duty.code == "statistics-commune");
    let kinds = duty.map(|duty| duty.periods.as_slice()).unwrap_or_default();
    let parts = kinds.iter().flat_map(|kind| Part::all(kind));
    let asked = |part: &Part| {
        quarters_of(gandan_core::reports::Period {
            year: 2026,
            part: *part,
        })
        .is_empty()
    };
    parts.filter(asked).count()
}

fn sets() -> Vec<SetLine> {
    let forms = Reports::shipped().forms();
    let names: BTreeSet<&str> = forms.iter().map(|form| form.set.as_str()).collect();
    names
        .into_iter()
        .map(|name| {
            let of_set: Vec<&Form> = forms.iter().filter(|form| form.set == name).collect();
            let count = |is: fn(&What<'_>) -> bool| {
                let columns = of_set.iter().flat_map(|form| &form.columns);
                columns
                    .filter(|column| column.what().is_some_and(|what| is(&what)))
                    .count()
            };
            let asked = Reports::asked(of_set.iter().copied());
            let times = times();
            SetLine {
                name: of_set.first().map_or(String::new(), |form| citation(form)),
                forms: of_set.len(),
                holes: of_set.iter().filter(|form| form.unknown.is_some()).count(),
                columns: of_set.iter().map(|form| form.columns.len()).sum(),
                counted: count(|what| matches!(what, What::Measure(_))),
                summed: count(|what| matches!(what, What::Sum(_))),
                asked,
                notes: count(|what| matches!(what, What::Note)),
                times,
                per_month: per_month(asked, times),
            }
        })
        .collect()
}

/// The act without its appendix.
fn citation(form: &Form) -> String {
    form.citation
        .split(" Phụ lục")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn per_month(asked: usize, times: usize) -> f64 {
    (asked * times) as f64 / 12.0
}

fn columns() -> Vec<AskedColumn> {
    let forms = Reports::shipped().forms().iter();
    forms
        .flat_map(|form| {
            form.asked().map(|column| AskedColumn {
                symbol: form.symbol.clone(),
                n: column.n,
                head: column.head.join(" – "),
                why: column.asked.clone().unwrap_or_default(),
            })
        })
        .collect()
}
