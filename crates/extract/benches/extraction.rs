//! How long reading takes: a PDF of a hundred pages beside `pdftotext` in the same run, and a Word file of ten pages.
//!
//! The files are made once by LibreOffice from `fixtures/extract/cong-dien.html` and kept in the target folder.
//! Times differ between machines; the ratio is what counts.

#![expect(
    clippy::unwrap_used,
    reason = "a bench ends where the ground it stands on is missing"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gandan_extract::{Limits, extract};

const RUNS: usize = 7;

fn main() {
    let Some(pdf) = made("hundred-pages", 34, "pdf") else {
        println!("skipped: LibreOffice is needed to make the files");
        return;
    };
    let bytes = std::fs::read(&pdf).unwrap();
    let mut pages = 0;
    let own = best(|| {
        pages = extract(&bytes, "a.pdf", &Limits::default())
            .unwrap()
            .pages
            .unwrap()
    });
    println!("PDF, {pages} pages: {own:?}");
    match pdftotext(&pdf) {
        true => {
            let theirs = best(|| assert!(pdftotext(&pdf)));
            println!("pdftotext on the same file: {theirs:?}");
            println!(
                "ratio to pdftotext: {:.2} (at most 1)",
                own.as_secs_f64() / theirs.as_secs_f64()
            );
        }
        false => println!("skipped: pdftotext is not installed"),
    }
    if let Some(docx) = made("ten-pages", 4, "docx") {
        let bytes = std::fs::read(&docx).unwrap();
        let own = best(|| drop(extract(&bytes, "a.docx", &Limits::default()).unwrap()));
        println!("Word file, about 10 pages: {own:?}");
    }
}

/// The shortest of some runs: what disturbs a run only ever makes it longer.
fn best(mut work: impl FnMut()) -> Duration {
    let times = (0..RUNS).map(|_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    });
    times.min().unwrap()
}

fn pdftotext(file: &Path) -> bool {
    let run = Command::new("pdftotext")
        .arg(file)
        .arg("-")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    run.is_ok_and(|status| status.success())
}

/// A file of the public telegram `times` over, each on pages of its own.
fn made(name: &str, times: usize, kind: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("target/extraction-bench");
    let file = folder.join(format!("{name}.{kind}"));
    if file.is_file() {
        return Some(file);
    }
    std::fs::create_dir_all(&folder).unwrap();
    let page = std::fs::read_to_string(root.join("fixtures/extract/cong-dien.html")).unwrap();
    let (start, rest) = page.split_once("<table").unwrap();
    let body = format!("<table{}", rest.split_once("</body>").unwrap().0);
    let parts = vec![body; times].join("<p style='page-break-before: always'></p>");
    std::fs::write(
        folder.join(format!("{name}.html")),
        format!("{start}{parts}</body></html>"),
    )
    .unwrap();
    let convert = |from: &str, to: &str, filter: Option<&str>| {
        let mut command = Command::new("soffice");
        command.arg(format!(
            "-env:UserInstallation=file://{}",
            folder.canonicalize().unwrap().join("profile").display()
        ));
        command.args(["--headless", "--norestore"]).args(filter);
        command
            .args(["--convert-to", to, "--outdir"])
            .arg(&folder)
            .arg(folder.join(from));
        command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok()
    };
    let opened = convert(
        &format!("{name}.html"),
        "odt:writer8",
        Some("--infilter=HTML (StarWriter)"),
    );
    let saved = opened && convert(&format!("{name}.odt"), kind, None);
    (saved && file.is_file()).then_some(file)
}
