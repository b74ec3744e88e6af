//! What lies: open cases by how long ago they came, and what of them is overdue.

use super::Picture;
use crate::dashboards::say::Say;
use crate::words::{word, word_of};
use gandan_core::cases::figures::{Age, Backlog};
use gandan_press::plot::{Columns, Group, Scale, Series, Tone, Value};

pub(super) fn picture(say: Say<'_>, backlog: &Backlog) -> Picture {
    let open: u64 = Age::ALL.into_iter().map(|age| backlog.open(age)).sum();
    let overdue: u64 = Age::ALL.into_iter().map(|age| backlog.overdue(age)).sum();
    let most = Age::ALL.into_iter().map(|age| backlog.open(age)).max();
    let name = |age: Age| say.word(&word_of("dashboards-age-", age.code()));
    let value = |count: u64| {
        Some(Value {
            at: count,
            words: say.count(count),
        })
    };
    let chart = Columns {
        up: say.word(&word("dashboards-backlog-up")),
        across: say.word(&word("dashboards-backlog-across")),
        scale: Scale::counts(most.unwrap_or(0), |mark| say.count(mark)),
        series: vec![
            Series::new(say.word(&word("dashboards-overdue")), Tone::Alert),
            Series::new(say.word(&word("dashboards-not-overdue")), Tone::Half),
        ],
        groups: Age::ALL
            .into_iter()
            .map(|age| {
                let (open, overdue) = (backlog.open(age), backlog.overdue(age));
                Group {
                    name: name(age),
                    values: vec![value(overdue), value(open.saturating_sub(overdue))],
                    total: say.count(open),
                }
            })
            .collect(),
        stacked: true,
    };
    let says = word("dashboards-backlog-says")
        .with("open", say.count(open))
        .with("overdue", say.count(overdue));
    let row = |name: String, open: u64, overdue: u64| {
        vec![
            name,
            say.count(open),
            say.count(overdue),
            say.count(open.saturating_sub(overdue)),
        ]
    };
    let mut rows: Vec<Vec<String>> = Age::ALL
        .into_iter()
        .map(|age| row(name(age), backlog.open(age), backlog.overdue(age)))
        .collect();
    rows.push(row(say.word(&word("dashboards-all")), open, overdue));
    Picture {
        id: "ton-dong",
        title: say.word(&word("dashboards-backlog-title")),
        how: format!(
            "{} {}",
            say.word(&says),
            say.word(&word("dashboards-backlog-how"))
        ),
        says: say.word(&says),
        chart: (open > 0).then(|| chart.chart()),
        heads: vec![
            say.word(&word("dashboards-backlog-across")),
            say.word(&word("dashboards-open")),
            say.word(&word("dashboards-overdue")),
            say.word(&word("dashboards-not-overdue")),
        ],
        rows,
        more: None,
    }
}
