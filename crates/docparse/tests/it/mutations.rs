//! Whatever is done to a text, reading it neither panics nor points outside it, and its work grows with the length.

use crate::texts;
use gandan_core::documents::{Reading, SourceText, Span};
use gandan_docparse::read;
use proptest::prelude::*;
use std::sync::LazyLock;

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    texts::corpus()
        .into_iter()
        .map(|(_, source, _)| source.text)
        .collect()
});

fn spans(reading: &Reading) -> Vec<Span> {
    let mut all = Vec::new();
    for field in [
        &reading.kind,
        &reading.number,
        &reading.symbol,
        &reading.place,
        &reading.superior,
        &reading.issuer,
        &reading.subject,
    ] {
        all.extend(field.as_ref().and_then(|read| read.span));
    }
    all.extend(reading.date.as_ref().and_then(|read| read.span));
    all.extend(reading.signer.as_ref().and_then(|read| read.span));
    all.extend(
        reading
            .addressees
            .iter()
            .chain(&reading.recipients)
            .filter_map(|read| read.span),
    );
    all.extend(reading.citations.iter().filter_map(|read| read.span));
    all.extend(reading.findings.iter().filter_map(|finding| finding.span));
    for task in &reading.tasks {
        all.push(task.span);
        all.extend(
            task.lead
                .iter()
                .chain(&task.supporting)
                .chain(&task.report_to)
                .filter_map(|r| r.span),
        );
        all.extend(task.deadlines.iter().filter_map(|read| read.span));
    }
    all
}

fn holds(text: &str) -> Result<Reading, TestCaseError> {
    let reading = read(&SourceText::from_plain(text));
    for span in spans(&reading) {
        prop_assert!(span.start <= span.end, "{span:?}");
        prop_assert!(span.of(text).is_some(), "{span:?} of {} bytes", text.len());
    }
    Ok(reading)
}

/// A piece of a text of the corpus, on character boundaries.
fn piece(text: usize, from: usize, len: usize) -> String {
    let text = &TEXTS[text % TEXTS.len()];
    let letters = text.chars().count();
    text.chars().skip(from % letters).take(len).collect()
}

const ODDITIES: [&str; 24] = [
    "\n",
    "\n\n",
    "|",
    "**",
    "_",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "“",
    "”",
    "(",
    "1.",
    "a)",
    "- ",
    "Điều 1.",
    "Số: ",
    "Nơi nhận:",
    "TM. ",
    "ngày 31/02/2026",
    "\u{301}",
    "🙂",
    "\t",
    "\u{0}",
    "16/CT-TTg",
];

/// How many texts each property sees: `PROPTEST_CASES` for a longer run.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(17_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_in_any_order_are_read(
        parts in prop::collection::vec((any::<usize>(), any::<usize>(), 1_usize..180, 0_usize..ODDITIES.len()), 1..5),
    ) {
        let mut text = String::new();
        for (which, from, len, odd) in parts {
            text.push_str(&piece(which, from, len));
            text.push_str(ODDITIES[odd]);
        }
        holds(&text)?;
    }

    #[test]
    fn letters_changed_anywhere_are_read(
        which in any::<usize>(),
        from in any::<usize>(),
        changes in prop::collection::vec((any::<usize>(), any::<char>()), 0..12),
    ) {
        let mut letters: Vec<char> = piece(which, from, 400).chars().collect();
        for (at, letter) in changes {
            if !letters.is_empty() {
                let at = at % letters.len();
                letters[at] = letter;
            }
        }
        holds(&letters.into_iter().collect::<String>())?;
    }

    #[test]
    fn any_signs_are_read(text in "\\PC{0,200}|[\\sa-zđA-ZĐ0-9.,;:()/|*_“”-]{0,200}") {
        holds(&text)?;
    }
}

#[test]
fn texts_cut_anywhere_are_read() {
    for text in TEXTS.iter() {
        let count = text.chars().count();
        for part in 1..8 {
            let cut: String = text.chars().take(count * part / 8).collect();
            holds(&cut).unwrap();
            let rest: String = text.chars().skip(count * part / 8).collect();
            holds(&rest).unwrap();
        }
    }
}

/// Repeats a text until it has a given length.
fn repeated(words: &str, length: usize) -> String {
    words.repeat(length / words.len() + 1)
}

#[test]
fn texts_that_invite_going_back_are_read_in_one_go() {
    for words in [
        "(",
        "“",
        "1. ",
        "1.\n",
        "- ",
        "a) ",
        "Điều 1.\n",
        "Số: ",
        "số 1/",
        "1-A",
        "1/2024-QĐ",
        "Luật ",
        "Luật sửa đổi, bổ sung một số điều của ",
        "Sở, ",
        "các cơ quan, ",
        "ngày 1 tháng ",
        "Nơi nhận:\n",
        "TM. ỦY BAN\n",
        "| ",
        "*_",
        "\u{a0}",
        "I. NHIỆM VỤ\n",
        "trong quá trình khó khăn, vướng mắc ",
        "báo cáo kết quả ",
        "phối hợp với ",
        "hằng tháng, quý, ",
        ";",
        "giao ",
        "Luật Đất đai, ",
        "số 12/QĐ-UBND ngày 1/2/2026, ",
        "CHỈ THỊ\nyêu cầu:\n1. Sở Y tế trước ngày 25 hằng tháng, ",
        "- phối hợp với Sở Y tế\n",
        "Điều 1. Giao Sở Y tế\n",
    ] {
        // Long enough that work growing with the square of the length would never end in a debug build.
        let text = repeated(words, 300_000);
        let reading = read(&SourceText::from_plain(text.as_str()));
        assert!(
            spans(&reading).iter().all(|span| span.of(&text).is_some()),
            "{words}"
        );
    }
}
