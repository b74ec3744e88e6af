//! How far a directive reaches over the tree of bodies.

use super::Picture;
use crate::bodies::Known;
use crate::dashboards::counted::Reach;
use crate::dashboards::say::Say;
use crate::words::{word, word_of};
use gandan_core::tasks::{Cover, Covered};
use gandan_press::plot::{Bars, Row, Scale, Series, Tone};

/// So many names of bodies that were given nothing; the page of the directive has all.
const NAMES: usize = 30;

pub(super) fn picture(say: Say<'_>, known: &Known, reach: &Reach) -> Picture {
    let count = |covered: &Covered, cover| covered.count(cover) as u64;
    let total = |covered: &Covered| covered.total() as u64;
    let cover = |cover: Cover| say.word(&word_of("dashboards-cover-", cover.code()));
    let tier = |covered: &Covered| say.word(&word_of("body-tier-", covered.tier.word()));
    let tone = |cover| match cover {
        Cover::Done => Tone::Dark,
        Cover::Underway => Tone::Half,
        Cover::Overdue => Tone::Alert,
        Cover::NotGiven => Tone::Blank,
    };
    let most = reach.tiers.iter().map(total).max().unwrap_or(0);
    let all: u64 = reach.tiers.iter().map(total).sum();
    let chart = Bars {
        across: say.word(&word("dashboards-bodies")),
        scale: Scale::counts(most, |mark| say.count(mark)),
        series: Cover::ALL.map(|one| Series::new(cover(one), tone(one))).to_vec(),
        rows: reach
            .tiers
            .iter()
            .map(|covered| Row {
                name: tier(covered),
                pieces: Cover::ALL.map(|one| count(covered, one)).to_vec(),
                total: say.count(total(covered)),
            })
            .collect(),
    };
    let sum = |cover| {
        reach
            .tiers
            .iter()
            .map(|covered| count(covered, cover))
            .sum::<u64>()
    };
    let says = word("dashboards-reach-says")
        .with("document", reach.name.as_str())
        .with("all", say.count(all))
        .with("given", say.count(all - sum(Cover::NotGiven)))
        .with("done", say.count(sum(Cover::Done)))
        .with("overdue", say.count(sum(Cover::Overdue)));
    let row = |name: String, counts: [u64; 4], total: u64| {
        let counts = counts.into_iter().map(|count| say.count(count));
        std::iter::once(name)
            .chain(counts)
            .chain([say.count(total)])
            .collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = reach
        .tiers
        .iter()
        .map(|covered| {
            let counts = Cover::ALL.map(|one| count(covered, one));
            row(tier(covered), counts, total(covered))
        })
        .collect();
    rows.push(row(say.word(&word("dashboards-all")), Cover::ALL.map(sum), all));
    let heads = [say.word(&word("dashboards-tier"))]
        .into_iter()
        .chain(Cover::ALL.map(cover))
        .chain([say.word(&word("dashboards-all"))]);
    let mut how = format!("{} {}", say.word(&says), say.word(&word("dashboards-reach-how")));
    if let Some(names) = not_given(known, reach) {
        how.push(' ');
        how.push_str(&say.word(&word("dashboards-not-given").with("names", names)));
    }
    Picture {
        id: "do-phu",
        title: say.word(&word("dashboards-reach-title")),
        how,
        says: say.word(&says),
        chart: (all > 0).then(|| chart.chart()),
        heads: heads.collect(),
        rows,
        more: Some((say.word(&word("dashboards-reach-more")), reach.href.clone())),
    }
}

/// Names of bodies that were given nothing, by name.
fn not_given(known: &Known, reach: &Reach) -> Option<String> {
    let bodies = reach
        .tiers
        .iter()
        .filter_map(|covered| covered.bodies.get(&Cover::NotGiven));
    let mut names: Vec<&str> = bodies.flatten().map(|body| known.name(*body)).collect();
    names.sort_by_key(|name| gandan_core::text::fold(name));
    let more = names.len() > NAMES;
    names.truncate(NAMES);
    let mut text = names.join(", ");
    if more {
        text.push_str(", …");
    }
    (!text.is_empty()).then_some(text)
}
