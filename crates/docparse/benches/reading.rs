//! What reading costs beside bringing the same text from NFD to NFC, at growing lengths:
//! `cargo bench -p gandan-docparse`.
#![expect(clippy::unwrap_used, reason = "a fixture that is not there ends the bench")]

use gandan_core::documents::SourceText;
use gandan_docparse::read;
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_normalization::UnicodeNormalization;

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<String> = paths
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap().nfc().collect())
        .collect();
    read(&SourceText::from_plain(texts[0].as_str()));
    println!(
        "{:>10} {:>12} {:>12} {:>7} {:>9}",
        "bytes", "normalising", "reading", "ratio", "MB/s"
    );
    let all: usize = texts.iter().map(String::len).sum();
    let one_by_one = (
        best(5, || texts.iter().map(|t| normalise(t)).sum()),
        best(5, || {
            texts
                .iter()
                .map(|t| read(&SourceText::from_plain(t.as_str())).findings.len())
                .sum()
        }),
    );
    row("corpus", all, one_by_one);
    for length in [20_000, 100_000, 500_000, 1_000_000, 5_000_000] {
        let mut long = String::new();
        for text in texts.iter().cycle() {
            if long.len() >= length {
                break;
            }
            long.push_str(text);
            long.push_str("\n\n");
        }
        let source = SourceText::from_plain(long.as_str());
        let times = (
            best(3, || normalise(&long)),
            best(3, || read(&source).findings.len()),
        );
        row("", long.len(), times);
    }
}

fn normalise(text: &str) -> usize {
    let decomposed: String = text.nfd().collect();
    let start = Instant::now();
    let composed: String = decomposed.nfc().collect();
    SPENT.with(|spent| spent.set(spent.get() + start.elapsed()));
    composed.len()
}

thread_local! {
    /// Time spent composing alone: decomposing is only the preparation.
    static SPENT: std::cell::Cell<Duration> = const { std::cell::Cell::new(Duration::ZERO) };
}

fn best(times: usize, mut work: impl FnMut() -> usize) -> Duration {
    (0..times)
        .map(|_| {
            SPENT.with(|spent| spent.set(Duration::ZERO));
            let start = Instant::now();
            black_box(work());
            let composing = SPENT.with(std::cell::Cell::get);
            if composing.is_zero() {
                start.elapsed()
            } else {
                composing
            }
        })
        .min()
        .unwrap_or_default()
}

fn row(name: &str, bytes: usize, (normalising, reading): (Duration, Duration)) {
    let ratio = reading.as_secs_f64() / normalising.as_secs_f64();
    let speed = bytes as f64 / reading.as_secs_f64() / 1e6;
    println!("{bytes:>10} {normalising:>12.2?} {reading:>12.2?} {ratio:>7.2} {speed:>9.1}  {name}");
}
