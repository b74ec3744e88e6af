//! Spoilt files through extraction and reading together: nothing panics, every span fits the text.
//! A longer run: `GANDAN_FUZZ_CASES=2000000 cargo test --release -p gandan spoilt`.

use gandan::documents::intake::{ReadFile, read_file};
use gandan_core::documents::Span;
use std::path::Path;
use std::thread;

/// Cases in an ordinary run, over both cores.
const CASES: u64 = 100_000;
/// Files are cut to this many bytes: spoilt places matter, not length.
const MOST: usize = 1500;

/// A small generator, so that a failure comes back with its seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }
}

/// Words that readers look for, put where they do not belong.
const SCRAPS: [&str; 14] = [
    "Số: ",
    "/CT-UBND",
    "ngày 31 tháng 02 năm 2026",
    "Kính gửi:",
    "Nơi nhận:",
    "Căn cứ ",
    "trước ngày 15/13/2026",
    "hằng quý",
    "\u{301}\u{309}",
    "\u{feff}",
    "1. ",
    "TM. ỦY BAN NHÂN DÂN",
    "\r\n\t\u{a0}",
    "</p><table><td>",
];

fn spoil(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let start = chance.below(seed.len());
    let length = 200 + chance.below(MOST - 200);
    let mut bytes = seed[start..(start + length).min(seed.len())].to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            1 if at < bytes.len() => {
                bytes.remove(at);
            }
            2 => bytes.truncate(at),
            3 => {
                let other = chance.below(bytes.len() + 1);
                let piece = bytes[at.min(other)..at.max(other)].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let scrap = SCRAPS[chance.below(SCRAPS.len())].bytes();
                bytes.splice(at..at, scrap);
            }
        }
    }
    bytes.truncate(2 * MOST);
    bytes
}

fn fits(read: &ReadFile) -> bool {
    let text = &read.source.text;
    let fits = |span: Option<Span>| span.is_none_or(|span| span.of(text).is_some());
    let reading = &read.reading;
    let tasks = reading.tasks.iter().all(|task| {
        fits(Some(task.span))
            && task
                .lead
                .iter()
                .chain(&task.supporting)
                .all(|read| fits(read.span))
            && task.deadlines.iter().all(|read| fits(read.span))
    });
    tasks
        && reading.citations.iter().all(|read| fits(read.span))
        && reading.findings.iter().all(|finding| fits(finding.span))
        && [
            &reading.kind,
            &reading.number,
            &reading.symbol,
            &reading.issuer,
            &reading.subject,
        ]
        .into_iter()
        .flatten()
        .all(|read| fits(read.span))
}

#[test]
fn spoilt_files_are_read_or_refused_and_every_span_fits() {
    let cases: u64 = std::env::var("GANDAN_FUZZ_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(CASES);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let workers = 2;
    thread::scope(|scope| {
        for worker in 0..workers {
            let seeds = &seeds;
            scope.spawn(move || {
                for case in (worker..cases).step_by(workers as usize) {
                    let mut chance = Chance(case.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
                    let bytes = spoil(&seeds[chance.below(seeds.len())], &mut chance);
                    let name = ["a.txt", "a.md", "a.html", "a"][chance.below(4)];
                    if let Ok(read) = read_file(&bytes, name) {
                        assert!(fits(&read), "case {case}: a span does not fit");
                    }
                }
            });
        }
    });
}
