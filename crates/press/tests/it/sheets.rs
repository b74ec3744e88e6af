//! The PDF.

use crate::samples;
use gandan_extract::{Limits, extract};
use gandan_press::{Block, Column, Issue, Paper, Regime, Signature, Table, pdf};
use std::process::Command;

const LETTERS: &str = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y à á ả ã ạ ằ ắ ẳ ẵ ặ ầ ấ ẩ ẫ ậ è é ẻ ẽ ẹ \
    ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ồ ố ổ ỗ ộ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ";

fn small(blocks: Vec<Block>) -> Paper {
    let mut paper = Paper::new(
        Regime::State,
        "Ủy ban nhân dân xã Mẫu",
        Issue::new("BC-UBND", "Mẫu"),
    )
    .titled("Báo cáo", "thử")
    .signed(Signature::new("Chủ tịch"));
    paper.blocks = blocks;
    paper
}

fn has(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

fn count(bytes: &[u8], words: &str) -> usize {
    bytes
        .windows(words.len())
        .filter(|window| *window == words.as_bytes())
        .count()
}

/// The text of each page, by pdftotext.
pub fn pages(bytes: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, bytes).unwrap();
    let Ok(out) = Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
    else {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is missing");
        eprintln!("skipped: pdftotext is not installed");
        return None;
    };
    let text = String::from_utf8(out.stdout).unwrap();
    Some(
        text.split('\u{c}')
            .map(str::to_owned)
            .filter(|page| !page.is_empty())
            .collect(),
    )
}

#[test]
fn a_report_is_kept_for_good_tagged_and_in_vietnamese() {
    let sheets = pdf(&samples::report()).unwrap();
    let bytes = &sheets.bytes;
    assert_eq!(sheets.pages, 6);
    assert_eq!(sheets.unknown_letters, []);
    for words in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "/Lang(vi-VN)",
        "/MarkInfo<</Marked true",
        "/StructTreeRoot",
        "/MediaBox[0 0 841.8898 595.27563]",
        "/S/H1",
        "/S/H2",
        "/S/Figure",
        "/S/Note",
    ] {
        assert!(has(bytes, words), "{words}");
    }
    assert_eq!(
        count(bytes, "/FontFile2"),
        4,
        "regular, bold, italic, bold italic"
    );
    // Two tables, each with one head for those who listen, however often it is printed.
    assert_eq!(count(bytes, "/S/THead"), 2);
    assert!(
        bytes.len() < 250_000,
        "only the letters used are inside: {}",
        bytes.len()
    );
}

#[test]
fn every_letter_is_read_back_from_the_pdf() {
    let upper = LETTERS.to_uppercase();
    let paper = small(vec![Block::text(LETTERS), Block::text(upper.as_str())]);
    let sheets = pdf(&paper).unwrap();
    assert_eq!(sheets.unknown_letters, []);
    let text = extract(&sheets.bytes, "a.pdf", &Limits::default())
        .unwrap()
        .source
        .text;
    let read: Vec<&str> = text.split_whitespace().collect();
    for letter in LETTERS.split(' ').chain(upper.split(' ')) {
        assert!(read.contains(&letter), "{letter}\n{text}");
    }
}

#[test]
fn words_are_found_whole_and_in_order() {
    let text = extract(
        &pdf(&samples::report()).unwrap().bytes,
        "a.pdf",
        &Limits::default(),
    )
    .unwrap();
    let text = text.source.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for words in [
        "ỦY BAN NHÂN DÂN TỈNH MẪU",
        "Số: 105/BC-UBND",
        "BÁO CÁO",
        "I. KẾT QUẢ THỰC HIỆN",
        "1. Công tác lãnh đạo, chỉ đạo",
        "2. Tiếp công dân, đối thoại",
        "a) Tiếp công dân thường xuyên 1.245 lượt",
        "b) Chủ tịch",
        "3. Giải quyết kiến nghị, phản ánh",
        "II. HẠN CHẾ VÀ NGUYÊN NHÂN",
        "III. NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2026",
        "1.1. Đối với các sở, ban, ngành",
        "1.2. Đối với Ủy ban nhân dân cấp xã",
        "Phụ lục I",
        "Phụ lục II",
        "2. Ủy ban nhân dân xã Mẫu 11.",
    ] {
        let found = text[from..].find(words);
        from += found.unwrap_or_else(|| panic!("{words} is not after what stands before it:\n{text}"));
    }
}

#[test]
fn a_long_table_has_its_head_on_every_page_and_no_row_twice() {
    let mut table = Table::new(vec![
        Column::number("TT", 1.0),
        Column::text("Tên đơn vị báo cáo", 4.0),
    ]);
    for row in 1..=300 {
        table = table.row([row.to_string(), format!("đơn-vị-{row}-x")]);
    }
    let sheets = pdf(&small(vec![Block::Table(table)])).unwrap();
    let Some(pages) = pages(&sheets.bytes) else { return };
    assert_eq!(pages.len(), sheets.pages);
    assert!(pages.len() > 5);
    for (index, page) in pages.iter().enumerate() {
        assert!(
            page.contains("Tên đơn vị báo cáo") || !page.contains("đơn-vị"),
            "page {}",
            index + 1
        );
        let first = page.lines().find(|line| !line.trim().is_empty()).unwrap().trim();
        match index {
            0 => assert!(first.starts_with("ỦY BAN"), "{first}"),
            _ => assert_eq!(first, (index + 1).to_string(), "the page number"),
        }
    }
    let all = pages.concat();
    for row in 1..=300 {
        assert_eq!(all.matches(&format!("đơn-vị-{row}-x")).count(), 1, "row {row}");
    }
}

#[test]
fn a_table_that_begins_on_a_new_page_has_one_head_there() {
    for lines in 20..40 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|line| Block::text(format!("dòng {line}")))
            .collect();
        let table = Table::new(vec![Column::text("Đầu bảng", 1.0)]);
        blocks.push(Block::Table(table.row(["một"]).row(["hai"])));
        let Some(pages) = pages(&pdf(&small(blocks)).unwrap().bytes) else {
            return;
        };
        for page in pages {
            let (heads, rows) = (page.matches("Đầu bảng").count(), page.matches("một").count());
            assert!(
                heads <= 1 && (rows == 0 || heads == 1),
                "with {lines} lines:\n{page}"
            );
        }
    }
}

#[test]
fn pages_of_an_appendix_are_counted_on_their_own() {
    let Some(pages) = pages(&pdf(&samples::report()).unwrap().bytes) else {
        return;
    };
    let first = |page: &str| {
        page.lines()
            .find(|line| !line.trim().is_empty())
            .unwrap()
            .trim()
            .to_owned()
    };
    assert_eq!(first(&pages[3]), "4");
    assert_eq!(first(&pages[4]), "Phụ lục I");
    assert_eq!(first(&pages[5]), "Phụ lục II");
}

#[test]
fn a_signature_is_never_alone_on_a_page() {
    for lines in 1..45 {
        let blocks = (0..lines)
            .map(|line| Block::text(format!("dòng {line}")))
            .collect();
        let sheets = pdf(&small(blocks)).unwrap();
        let text = extract(&sheets.bytes, "a.pdf", &Limits::default()).unwrap();
        let last = text.source.text.find("CHỦ TỊCH").is_some();
        assert!(last, "{lines}");
        if sheets.pages == 2 {
            let Some(pages) = pages(&sheets.bytes) else { return };
            assert!(pages[1].contains("dòng"), "with {lines} lines:\n{}", pages[1]);
        }
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(pdf(&samples::report()).unwrap(), pdf(&samples::report()).unwrap());
}
