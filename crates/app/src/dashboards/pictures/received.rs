//! Reception days of a head: what the law asks for, and what took place, by month.

use super::Picture;
use crate::cases::public::period_word;
use crate::dashboards::counted::Reception;
use crate::dashboards::say::Say;
use crate::words::word;
use gandan_core::cases::figures::Period;
use gandan_press::plot::{Columns, Group, Scale, Series, Tone, Value};

pub(super) fn picture(say: Say<'_>, reception: &Reception) -> Picture {
    let months = &reception.months;
    let count = |count: u32| say.count(u64::from(count));
    let value = |days: u32| Value {
        at: u64::from(days),
        words: count(days),
    };
    let most = months.iter().map(|one| one.need.unwrap_or(0).max(one.held)).max();
    let chart = Columns {
        up: say.word(&word("dashboards-reception-up")),
        across: say.word(&word("dashboards-month")),
        scale: Scale::counts(u64::from(most.unwrap_or(0)), |mark| say.count(mark)),
        series: vec![
            Series::new(say.word(&word("dashboards-reception-need")), Tone::Blank),
            Series::new(say.word(&word("dashboards-reception-held")), Tone::Dark),
        ],
        groups: months
            .iter()
            .map(|one| Group {
                name: one.month.month.to_string(),
                values: vec![one.need.map(value), Some(value(one.held))],
                total: String::new(),
            })
            .collect(),
        stacked: false,
    };
    let need = |need: Option<u32>| need.map_or("–".to_owned(), count);
    let mut rows: Vec<Vec<String>> = months
        .iter()
        .map(|one| {
            let name = period_word(Period::Month(one.month));
            vec![
                say.word(&name),
                need(one.need),
                count(one.held),
                count(one.missing),
            ]
        })
        .collect();
    let all_need = months
        .iter()
        .map(|one| one.need)
        .try_fold(0, |sum: u32, need| need.map(|need| sum + need));
    let held = months.iter().map(|one| one.held).sum();
    let missing = months.iter().map(|one| one.missing).sum();
    rows.push(vec![
        say.word(&word("dashboards-all")),
        need(all_need),
        count(held),
        count(missing),
    ]);
    let says = word("dashboards-reception-says")
        .with("head", reception.head.as_str())
        .with("need", need(all_need))
        .with("held", count(held))
        .with("missing", count(missing));
    let how = word("dashboards-reception-how").with("citations", reception.citations.join("; "));
    Picture {
        id: "tiep-dan",
        title: say.word(&word("dashboards-reception-title")),
        how: format!("{} {}", say.word(&says), say.word(&how)),
        says: say.word(&says),
        chart: (!months.is_empty()).then(|| chart.chart()),
        heads: vec![
            say.word(&word("dashboards-month")),
            say.word(&word("dashboards-reception-need")),
            say.word(&word("dashboards-reception-held")),
            say.word(&word("dashboards-reception-missing")),
        ],
        rows,
        more: Some((
            say.word(&word("dashboards-reception-more")),
            reception.href.clone(),
        )),
    }
}
