//! What deriving due days costs beside bare additions of days in the same run, on one core:
//! `cargo bench -p gandan-rulebook`.
#![expect(clippy::unwrap_used, reason = "a rule that is not there ends the bench")]

use gandan_core::clock::{Circumstances, Clock};
use gandan_rulebook::Rulebook;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rules that a case starts, with their usual circumstances.
const RULES: [(&str, bool, bool, u8); 8] = [
    ("complaint.acceptance", false, false, 1),
    ("complaint.resolution", false, false, 1),
    ("complaint.resolution", true, true, 2),
    ("denunciation.initial-check", false, false, 1),
    ("denunciation.resolution", false, false, 1),
    ("reception.answer", false, false, 1),
    ("disclosure.posting", false, false, 1),
    ("complaint.decision-sending", false, false, 1),
];

fn main() {
    let book = Rulebook::shipped();
    // The days of two years, so that weekends, Tết and swapped days come up as they do.
    let days: Vec<Date> = (0..600)
        .map(|n| date(2025, 1, 1).checked_add(n.days()).unwrap())
        .collect();
    let each = days.len() * RULES.len();
    let rounds = 50;
    let bare = best(rounds, || {
        days.iter()
            .flat_map(|day| RULES.iter().map(move |_| *day))
            .map(|day| day.checked_add(30.days()).unwrap().day() as usize)
            .sum()
    });
    let quick = best(rounds, || {
        for_each(&days, |rule, day, circumstances| {
            let (due, citation) = book.due_day(rule, day, circumstances).unwrap();
            due.day() as usize + citation.len()
        })
    });
    let steps = best(rounds, || {
        for_each(&days, |rule, day, circumstances| {
            book.due(rule, day, circumstances).unwrap().steps.len()
        })
    });
    let clocks: Vec<Clock> = days
        .iter()
        .map(|day| {
            let circumstances = Circumstances::default();
            let derived = book.due("complaint.resolution", *day, &circumstances).unwrap();
            Clock::start(&derived, circumstances)
        })
        .collect();
    let recomputed = best(rounds, || {
        clocks
            .iter()
            .map(|clock| clock.due_by(book.calendar()).unwrap().day() as usize)
            .sum()
    });
    println!("{:<42} {:>12} {:>12} {:>8}", "", "each", "a second", "ratio");
    row("adding 30 days to a day (bare)", bare, each, bare, each);
    row("a due day with its article", quick, each, bare, each);
    row("a derivation with all its steps", steps, each, bare, each);
    row(
        "a running clock against a calendar",
        recomputed,
        clocks.len(),
        bare,
        each,
    );
}

fn for_each(days: &[Date], work: impl Fn(&str, Date, &Circumstances) -> usize) -> usize {
    let mut sum = 0;
    for day in days {
        for (rule, remote, complex, instance) in RULES {
            let circumstances = Circumstances {
                remote,
                complex,
                instance,
                extensions: 0,
            };
            sum += work(rule, *day, &circumstances);
        }
    }
    sum
}

fn best(times: usize, mut work: impl FnMut() -> usize) -> Duration {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn row(name: &str, took: Duration, count: usize, bare: Duration, bare_count: usize) {
    let one = took.as_secs_f64() / count as f64;
    let limit = bare.as_secs_f64() / bare_count as f64;
    println!(
        "{name:<42} {:>9.0} ns {:>12.0} {:>8.1}",
        one * 1e9,
        1.0 / one,
        one / limit
    );
}
