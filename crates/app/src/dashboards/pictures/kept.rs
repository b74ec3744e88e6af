//! The share of answers in time by month of receipt, out of both denominators: all whose answer was due, and those that
//! were answered.

use super::Picture;
use crate::cases::public::period_word;
use crate::dashboards::counted::MonthKept;
use crate::dashboards::say::Say;
use crate::words::word;
use gandan_core::cases::figures::Period;
use gandan_core::reports::Share;
use gandan_press::plot::{Columns, Group, Scale, Series, Tone, Value};

pub(super) fn picture(say: Say<'_>, months: &[MonthKept]) -> Picture {
    let value = |share: Share| {
        let at = u64::try_from(share.per_mille()?).ok()?;
        Some(Value {
            at,
            words: say.share(share),
        })
    };
    let chart = Columns {
        up: say.word(&word("dashboards-kept-up")),
        across: say.word(&word("dashboards-kept-across")),
        scale: Scale::shares(|percent| say.percent(i64::try_from(percent * 10).unwrap_or(0))),
        series: vec![
            Series::new(say.word(&word("dashboards-kept-of-due")), Tone::Dark),
            Series::new(say.word(&word("dashboards-kept-of-answered")), Tone::Blank),
        ],
        groups: months
            .iter()
            .map(|month| Group {
                name: month.month.month.to_string(),
                values: vec![value(month.of_due), value(month.of_answered)],
                total: String::new(),
            })
            .collect(),
        stacked: false,
    };
    let count = |count: i64| say.count(u64::try_from(count).unwrap_or(0));
    let whole = |share: Share| count(share.whole.unwrap_or(0));
    let row = |name: String, due: Share, answered: Share| {
        vec![
            name,
            count(due.part),
            whole(due),
            say.share(due),
            whole(answered),
            say.share(answered),
        ]
    };
    let mut rows: Vec<Vec<String>> = months
        .iter()
        .map(|one| {
            let name = period_word(Period::Month(one.month));
            row(say.word(&name), one.of_due, one.of_answered)
        })
        .collect();
    let (due, answered) = (
        sum(months.iter().map(|one| one.of_due)),
        sum(months.iter().map(|one| one.of_answered)),
    );
    rows.push(row(say.word(&word("dashboards-all")), due, answered));
    let says = word("dashboards-kept-says")
        .with("due", say.share(due))
        .with("answered", say.share(answered));
    Picture {
        id: "dung-han",
        title: say.word(&word("dashboards-kept-title")),
        how: format!("{} {}", say.word(&says), say.word(&word("dashboards-kept-how"))),
        says: say.word(&says),
        chart: due.whole.is_some_and(|whole| whole > 0).then(|| chart.chart()),
        heads: vec![
            say.word(&word("dashboards-kept-across")),
            say.word(&word("dashboards-kept-part")),
            say.word(&word("dashboards-kept-due")),
            say.word(&word("dashboards-kept-of-due")),
            say.word(&word("dashboards-kept-answered")),
            say.word(&word("dashboards-kept-of-answered")),
        ],
        rows,
        more: None,
    }
}

/// Shares of parts that share nothing, together.
fn sum(shares: impl Iterator<Item = Share>) -> Share {
    shares.fold(Share { part: 0, whole: None }, |sum, share| Share {
        part: sum.part + share.part,
        whole: match (sum.whole, share.whole) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(0) + other.unwrap_or(0)),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_add_up_by_their_parts_and_not_by_their_shares() {
        let share = |part, whole| Share {
            part,
            whole: Some(whole),
        };
        let all = sum([share(1, 2), share(99, 100)].into_iter());
        assert_eq!(all, share(100, 102));
        assert_eq!(sum(std::iter::empty()).whole, None);
    }
}
