//! What LibreOffice makes of the Word file, and what the pages look like, beside pictures that were looked at.
//!
//! Pages are small grey pictures. They are compared by what a reader would see from afar: the mean of squares of some
//! millimetres, so that another version of a typeface or of a program changes little; and by ink that has none near it on
//! the other page, so that a missing head, a lost column or another margin is seen however little of the page it is.

use crate::{golden, samples};
use gandan_extract::{Limits, extract};
use gandan_press::{Block, Paper, docx, pdf};
use image::GrayImage;
use std::path::Path;
use std::process::{Command, Stdio};

/// Pixels to an inch: a page is 298 × 421.
const DPI: &str = "36";
/// The side of a square that is seen as one, in pixels: 5.6 mm.
const SQUARE: u32 = 8;
/// How far the pages may be apart on the mean, of 255.
const MEAN: f64 = 6.0;
/// How far one square may be apart, and how many may be further, in a thousand.
const SQUARE_APART: f64 = 60.0;
const APART: usize = 30;
/// A square with ink, and one without, by their mean.
const INK: f64 = 240.0;
const BLANK: f64 = 250.0;
/// How many squares may have ink where the other page has none in them or beside them: an edge of a letter here and there.
const LOST: usize = 6;

fn run(program: &str, arguments: &[&str], typefaces: Option<&Path>) -> bool {
    let mut command = Command::new(program);
    if let Some(typefaces) = typefaces {
        command.env("FONTCONFIG_FILE", typefaces);
    }
    command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Our own typeface for Times New Roman, whatever is installed.
fn typefaces(folder: &Path) -> std::path::PathBuf {
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");
    let words = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{fonts}</dir>\
         <alias binding=\"same\"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>\
         <cachedir>{}</cachedir></fontconfig>",
        folder.join("cache").display()
    );
    let path = folder.join("fonts.conf");
    std::fs::write(&path, words).unwrap();
    path
}

/// Whether the program is there; it must be in CI.
fn there(program: &str, ask: &str) -> bool {
    let asked = Command::new(program)
        .arg(ask)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let found = asked.is_ok();
    if !found {
        assert!(std::env::var_os("CI").is_none(), "{program} is missing");
        eprintln!("skipped: {program} is not installed");
    }
    found
}

fn pictures(folder: &Path, file: &Path) -> Vec<GrayImage> {
    let stem = folder.join("page");
    let arguments = [
        "-r",
        DPI,
        "-gray",
        "-png",
        file.to_str().unwrap(),
        stem.to_str().unwrap(),
    ];
    assert!(run("pdftoppm", &arguments, None));
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.retain(|name| name.extension().is_some_and(|ending| ending == "png"));
    names.sort();
    let pages = names
        .iter()
        .map(|name| image::open(name).unwrap().into_luma8())
        .collect();
    for name in names {
        std::fs::remove_file(name).unwrap();
    }
    pages
}

/// The mean of each square.
fn squares(page: &GrayImage) -> Vec<f64> {
    let mut means = Vec::new();
    for top in (0..page.height()).step_by(SQUARE as usize) {
        for left in (0..page.width()).step_by(SQUARE as usize) {
            let (right, bottom) = (
                (left + SQUARE).min(page.width()),
                (top + SQUARE).min(page.height()),
            );
            let mut sum = 0.0;
            for y in top..bottom {
                for x in left..right {
                    sum += f64::from(page.get_pixel(x, y)[0]);
                }
            }
            means.push(sum / f64::from((right - left) * (bottom - top)));
        }
    }
    means
}

/// How many squares of `a` have ink where `b` has none in the same square or in one beside it.
fn lost(a: &[f64], b: &[f64], across: usize) -> usize {
    let down = a.len() / across;
    let blank_near = |at: usize| {
        let (row, column) = (at / across, at % across);
        let rows = row.saturating_sub(1)..(row + 2).min(down);
        rows.flat_map(|row| {
            (column.saturating_sub(1)..(column + 2).min(across)).map(move |column| (row, column))
        })
        .all(|(row, column)| b[row * across + column] > BLANK)
    };
    (0..a.len()).filter(|at| a[*at] < INK && blank_near(*at)).count()
}

/// Why two pages look different; none when they do not.
fn difference(a: &GrayImage, b: &GrayImage) -> Option<String> {
    let apart = |a: u32, b: u32| a.abs_diff(b) > 1;
    if apart(a.width(), b.width()) || apart(a.height(), b.height()) {
        return Some(format!("{:?} and {:?}", a.dimensions(), b.dimensions()));
    }
    let (width, height) = (a.width().min(b.width()), a.height().min(b.height()));
    let cut = |page: &GrayImage| image::imageops::crop_imm(page, 0, 0, width, height).to_image();
    let (a, b) = (squares(&cut(a)), squares(&cut(b)));
    let distances: Vec<f64> = a.iter().zip(&b).map(|(a, b)| (a - b).abs()).collect();
    let mean = distances.iter().sum::<f64>() / distances.len() as f64;
    let far = distances
        .iter()
        .filter(|distance| **distance > SQUARE_APART)
        .count();
    let across = width.div_ceil(SQUARE) as usize;
    let lost = lost(&a, &b, across) + lost(&b, &a, across);
    (mean > MEAN || far * 1000 > APART * distances.len() || lost > LOST).then(|| {
        format!(
            "{mean:.1} on the mean, {far} of {} squares far apart, {lost} with ink on one page only",
            distances.len()
        )
    })
}

#[track_caller]
fn same_pages(name: &str, got: &[GrayImage]) {
    for (index, page) in got.iter().enumerate() {
        let path = golden::folder().join(format!("{name}-{}.png", index + 1));
        if golden::blessing() {
            std::fs::create_dir_all(golden::folder()).unwrap();
            page.save(&path).unwrap();
            continue;
        }
        let good = image::open(&path)
            .unwrap_or_else(|_| panic!("{} is missing", path.display()))
            .into_luma8();
        if let Some(difference) = difference(&good, page) {
            panic!("page {} of {name} looks different: {difference}", index + 1);
        }
    }
    let beyond = golden::folder().join(format!("{name}-{}.png", got.len() + 1));
    assert!(!beyond.exists(), "{name} has lost a page");
}

fn seen() -> [(&'static str, Paper); 4] {
    [
        ("report", samples::report()),
        ("party", samples::party()),
        ("letter", samples::letter()),
        ("minutes", samples::minutes()),
    ]
}

#[test]
fn the_pdf_looks_as_it_was_found_good() {
    if !there("pdftoppm", "-v") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, paper) in seen() {
        let file = folder.path().join("a.pdf");
        std::fs::write(&file, pdf(&paper).unwrap().bytes).unwrap();
        same_pages(&format!("{name}-pdf"), &pictures(folder.path(), &file));
    }
}

#[test]
fn libreoffice_opens_the_word_file_and_loses_nothing() {
    if !there("pdftoppm", "-v") || !there("soffice", "--version") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let out = folder.path().to_str().unwrap();
    let typefaces = typefaces(folder.path());
    for (name, paper) in seen() {
        let word = folder.path().join("a.docx");
        std::fs::write(&word, docx(&paper).unwrap()).unwrap();
        let arguments = [
            &profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            out,
            word.to_str().unwrap(),
        ];
        assert!(run("soffice", &arguments, Some(&typefaces)), "{name}");
        let file = folder.path().join("a.pdf");
        same_pages(&format!("{name}-word"), &pictures(folder.path(), &file));
        // Every word of our own PDF is on the pages that LibreOffice made.
        let words = |bytes: &[u8]| extract(bytes, "a.pdf", &Limits::default()).unwrap().source.text;
        let theirs = words(&std::fs::read(&file).unwrap());
        let theirs: std::collections::BTreeSet<&str> = theirs.split_whitespace().collect();
        // The words of a chart are drawn there.
        let mut paper = paper;
        paper.blocks.retain(|block| !matches!(block, Block::Figure(_)));
        let ours = words(&pdf(&paper).unwrap().bytes);
        let lost: Vec<&str> = ours
            .split_whitespace()
            .filter(|word| !theirs.contains(word))
            .collect();
        assert!(lost.is_empty(), "{name} lost {lost:?}");
    }
}

#[test]
fn a_lost_column_is_seen_and_a_moved_dot_is_not() {
    let mut page = GrayImage::from_pixel(298, 421, image::Luma([255]));
    for (x, y, pixel) in page.enumerate_pixels_mut() {
        if y % 7 < 3 && (40..260).contains(&x) && (40..380).contains(&y) {
            pixel.0[0] = 60;
        }
    }
    let mut dot = page.clone();
    dot.put_pixel(100, 200, image::Luma([255]));
    assert_eq!(difference(&page, &dot), None);
    let mut column = page.clone();
    for y in 40..380 {
        for x in 150..260 {
            column.put_pixel(x, y, image::Luma([255]));
        }
    }
    assert!(difference(&page, &column).is_some());
}

/// A page that was found good, moved by so many pixels.
fn moved(page: &GrayImage, right: i64, down: i64) -> GrayImage {
    let mut blank = GrayImage::from_pixel(page.width(), page.height(), image::Luma([255]));
    image::imageops::replace(&mut blank, page, right, down);
    blank
}

/// A page with a part taken out: left, top, width, height, each as a share.
fn without(page: &GrayImage, part: (f32, f32, f32, f32)) -> GrayImage {
    let of = |share: f32, side: u32| (share * side as f32) as u32;
    let (left, top) = (of(part.0, page.width()), of(part.1, page.height()));
    let (right, bottom) = (left + of(part.2, page.width()), top + of(part.3, page.height()));
    let mut page = page.clone();
    for y in top..bottom.min(page.height()) {
        for x in left..right.min(page.width()) {
            page.put_pixel(x, y, image::Luma([255]));
        }
    }
    page
}

#[test]
fn on_every_page_found_good_a_missing_head_or_column_or_another_margin_is_seen() {
    for name in [
        "report-word-1",
        "report-word-2",
        "report-word-5",
        "letter-word-1",
        "party-word-1",
        "minutes-word-1",
    ] {
        let path = golden::folder().join(format!("{name}.png"));
        let page = image::open(&path).unwrap().into_luma8();
        assert_eq!(difference(&page, &page), None, "{name}");
        // Another version of a typeface moves a line by less than a millimetre.
        assert_eq!(difference(&page, &moved(&page, 1, 0)), None, "{name}");
        for (what, spoilt) in [
            ("the head", without(&page, (0.0, 0.0, 1.0, 0.22))),
            ("the right column", without(&page, (0.6, 0.0, 0.4, 1.0))),
            ("a margin of 10 mm", moved(&page, 14, 0)),
        ] {
            assert!(difference(&page, &spoilt).is_some(), "{name}: {what} is missed");
        }
    }
}
