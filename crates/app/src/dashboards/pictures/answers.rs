//! Time to answer: how many answers took how many days.

use super::Picture;
use crate::dashboards::say::Say;
use crate::words::word;
use gandan_core::cases::figures::{SPANS, Sum};
use gandan_press::plot::{Columns, Group, Scale, Series, Tone, Value};

pub(super) fn picture(say: Say<'_>, sum: &Sum) -> Picture {
    let counts = SPANS.map(|(first, last)| sum.answered_within(first, last));
    let all: u64 = counts.iter().sum();
    let names = SPANS.map(|(first, last)| {
        let named = match last {
            Some(last) => word("dashboards-days")
                .with("first", first.to_string())
                .with("last", last.to_string()),
            None => word("dashboards-days-more").with("days", (first - 1).to_string()),
        };
        say.word(&named)
    });
    let part = |count: u64| match all {
        0 => "–".to_owned(),
        all => say.percent(i64::try_from(count * 1000 / all).unwrap_or(0)),
    };
    let days = |days: Option<u32>| days.map_or("–".to_owned(), |days| say.count(u64::from(days)));
    let chart = Columns {
        up: say.word(&word("dashboards-answers-up")),
        across: say.word(&word("dashboards-answers-across")),
        scale: Scale::counts(counts.into_iter().max().unwrap_or(0), |mark| say.count(mark)),
        series: vec![Series::new("", Tone::Dark)],
        groups: names
            .iter()
            .zip(counts)
            .map(|(name, count)| Group {
                name: name.clone(),
                values: vec![Some(Value {
                    at: count,
                    words: say.count(count),
                })],
                total: String::new(),
            })
            .collect(),
        stacked: false,
    };
    let says = word("dashboards-answers-says")
        .with("all", say.count(all))
        .with("median", days(sum.percentile(50)))
        .with("ninety", days(sum.percentile(90)));
    let mut rows: Vec<Vec<String>> = names
        .into_iter()
        .zip(counts)
        .map(|(name, count)| vec![name, say.count(count), part(count)])
        .collect();
    rows.push(vec![say.word(&word("dashboards-all")), say.count(all), part(all)]);
    Picture {
        id: "tra-loi",
        title: say.word(&word("dashboards-answers-title")),
        how: format!(
            "{} {}",
            say.word(&says),
            say.word(&word("dashboards-answers-how"))
        ),
        says: say.word(&says),
        chart: (all > 0).then(|| chart.chart()),
        heads: vec![
            say.word(&word("dashboards-answers-head")),
            say.word(&word("dashboards-cases")),
            say.word(&word("dashboards-part")),
        ],
        rows,
        more: None,
    }
}
