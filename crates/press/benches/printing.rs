//! How long ten pages take, as a Word file and as a PDF, and python-docx for the same ten pages in the same run.
//!
//! python-docx is asked of `PYTHON` (else `python3`); without it only our own figures are shown. Times differ between
//! machines; the ratio is what counts.

#![expect(
    clippy::unwrap_used,
    reason = "a bench ends where the ground it stands on is missing"
)]

#[path = "../tests/it/samples.rs"]
mod samples;

use gandan_press::{Block, Column, Paper, Table};
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 30;

fn main() {
    let paper = samples::ten_pages();
    let pages = gandan_press::pdf(&paper).unwrap().pages;
    let word = best(|| gandan_press::docx(&paper).unwrap().len());
    let sheets = best(|| gandan_press::pdf(&paper).unwrap().bytes.len());
    let page = best(|| gandan_press::print(&paper).unwrap().len());
    println!("{pages} pages with ten tables, the best of {RUNS}:");
    for (name, (time, size)) in [("docx", word), ("pdf", sheets), ("print page", page)] {
        println!(
            "{name}: {time:?}, {size} bytes, {:.0} a second",
            1.0 / time.as_secs_f64()
        );
    }
    match python() {
        Some(theirs) => {
            println!("python-docx, the same ten pages: {theirs:?}");
            let ratio = |time: Duration| theirs.as_secs_f64() / time.as_secs_f64();
            println!(
                "times as fast: docx {:.1} (at least 20), pdf {:.1}",
                ratio(word.0),
                ratio(sheets.0)
            );
        }
        None => println!("skipped: python-docx is not there"),
    }
    let long = province();
    let word = once(|| gandan_press::docx(&long).unwrap().len());
    println!(
        "3,000 bodies in a table of 12 columns: docx {:?} (at most 1 s), {} bytes",
        word.0, word.1
    );
    let sheets = once(|| gandan_press::pdf(&long).unwrap().bytes.len());
    println!(
        "the same as pdf: {:?} (at most 1 s), {} bytes",
        sheets.0, sheets.1
    );
    println!("most memory held: {} (at most 300 MB)", most_memory());
}

/// The shortest time, and what was made.
fn best(mut make: impl FnMut() -> usize) -> (Duration, usize) {
    (0..RUNS).map(|_| once(&mut make)).min().unwrap()
}

fn once(mut make: impl FnMut() -> usize) -> (Duration, usize) {
    let start = Instant::now();
    let size = make();
    (start.elapsed(), size)
}

/// A report over a whole province.
fn province() -> Paper {
    let columns = std::iter::once(Column::text("Đơn vị", 3.0));
    let numbers = (2..=12).map(|column| Column::number(format!("({column})"), 1.0));
    let mut table = Table::new(columns.chain(numbers).collect());
    for body in 0..3_000 {
        let name = std::iter::once(format!("Ủy ban nhân dân xã Mẫu {body}"));
        table = table.row(name.chain((2..=12).map(|column| (body * column % 997).to_string())));
    }
    samples::ten_pages().with(Block::Table(table))
}

fn python() -> Option<Duration> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/ten_pages.py");
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let out = Command::new(python)
        .arg(script)
        .output()
        .ok()
        .filter(|out| out.status.success())?;
    let seconds: f64 = String::from_utf8(out.stdout).ok()?.trim().parse().ok()?;
    Some(Duration::from_secs_f64(seconds))
}

fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("not known here".to_owned(), |line| line.trim().to_owned())
}
