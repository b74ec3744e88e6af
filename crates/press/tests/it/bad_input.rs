//! Papers that cannot be printed say why; odd ones are printed right; nothing panics.

use crate::samples;
use crate::sheets::pages;
use gandan_extract::{Limits, extract};
use gandan_press::{
    Appendix, Block, Chart, Column, Fault, Figure, Head, Image, Issue, Level, Paper, Place, Regime, Run,
    Shape, Signature, Table, docx, pdf, print,
};
use proptest::prelude::*;

fn paper(block: Block) -> Paper {
    Paper::new(
        Regime::State,
        "Ủy ban nhân dân xã Mẫu",
        Issue::new("BC-UBND", "Mẫu"),
    )
    .titled("Báo cáo", "thử")
    .with(block)
    .signed(Signature::new("Chủ tịch"))
}

#[track_caller]
fn refused(paper: &Paper, fault: Fault) {
    assert_eq!(docx(paper).unwrap_err(), fault);
    assert_eq!(pdf(paper).unwrap_err(), fault);
    assert_eq!(print(paper).unwrap_err(), fault);
}

const FIRST: Place = Place {
    appendix: None,
    block: 1,
};

#[test]
fn what_is_missing_is_named() {
    let good = || paper(Block::text("x"));
    refused(
        &Paper {
            body: " \u{7}".to_owned(),
            ..good()
        },
        Fault::Empty("body"),
    );
    refused(
        &Paper {
            subject: String::new(),
            ..good()
        },
        Fault::Empty("subject"),
    );
    refused(
        &Paper {
            blocks: Vec::new(),
            ..good()
        },
        Fault::Blank,
    );
    refused(&good().signed(Signature::new("")), Fault::Empty("title"));
    refused(
        &good().appendix(Appendix::upright("Tên")),
        Fault::Empty("appendix"),
    );
    refused(
        &paper(Block::title(Level::Part, "\n\t")),
        Fault::EmptyBlock(FIRST),
    );
    let within = Place {
        appendix: Some(1),
        block: 2,
    };
    let appendix = Appendix::upright("Tên")
        .with(Block::text("x"))
        .with(Block::text(""));
    refused(&good().appendix(appendix), Fault::EmptyBlock(within));
}

#[test]
fn a_table_that_does_not_add_up_is_named() {
    let two = || Table::new(vec![Column::text("a", 1.0), Column::text("b", 1.0)]);
    refused(
        &paper(Block::Table(Table::new(Vec::new()))),
        Fault::EmptyBlock(FIRST),
    );
    refused(
        &paper(Block::Table(two().row(["1", "2"]).row(["1"]))),
        Fault::Row { place: FIRST, row: 2 },
    );
    refused(
        &paper(Block::Table(two().head([Head::new("a").across(3)]))),
        Fault::Head(FIRST),
    );
    for width in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let table = Table::new(vec![Column::text("a", width)]);
        refused(&paper(Block::Table(table)), Fault::Measure(FIRST));
    }
}

#[test]
fn a_picture_that_is_none_is_named() {
    let figure = |image| paper(Block::Figure(Figure::new(image, "hình")));
    refused(
        &figure(Image::Png(b"not a picture".to_vec())),
        Fault::Picture(FIRST),
    );
    refused(&figure(Image::Jpeg(Vec::new())), Fault::Picture(FIRST));
    refused(&figure(Image::Chart(Chart::new(0.0, 5.0))), Fault::Measure(FIRST));
    let endless = Chart::new(10.0, 10.0).with(Shape::Line {
        points: vec![(f32::NAN, 1.0)],
        width: 1.0,
        color: gandan_press::Color::BLACK,
    });
    refused(&figure(Image::Chart(endless)), Fault::Measure(FIRST));
    let unspoken = Figure::new(Image::Chart(samples::chart()), " ");
    refused(&paper(Block::Figure(unspoken)), Fault::Unspoken(FIRST));
}

#[test]
fn ten_thousand_rows_are_printed() {
    let mut table = Table::new(
        (0..8)
            .map(|column| Column::number(format!("Cột {column}"), 1.0))
            .collect(),
    );
    for row in 0..10_000 {
        table = table.row((0..8).map(|column| (row * column).to_string()));
    }
    let paper = paper(Block::Table(table));
    assert!(docx(&paper).unwrap().len() > 100_000);
    let sheets = pdf(&paper).unwrap();
    assert!(sheets.pages > 200, "{}", sheets.pages);
    assert!(
        print(&paper)
            .unwrap()
            .contains("<td class=\"cell number-cell\">69993</td>")
    );
}

#[test]
fn a_word_longer_than_a_page_goes_on_over_pages() {
    let word: String = (0..4_000).map(|index| format!("đ{index}")).collect();
    let sheets = pdf(&paper(Block::text(word.as_str()))).unwrap();
    assert!(sheets.pages > 3);
    // Not by `extract`: it takes lines that look alike on every page for heads and feet.
    if let Some(pages) = pages(&sheets.bytes) {
        assert_eq!(pages.concat().matches('đ').count(), 4_000);
    }
    let in_cell = Table::new(vec![Column::text("a", 1.0), Column::text("b", 9.0)]).row([word.as_str(), "x"]);
    assert!(pdf(&paper(Block::Table(in_cell))).unwrap().pages > 10);
    let in_head = Table::new(vec![Column::text(word.as_str(), 1.0), Column::text("b", 9.0)]).row(["x", "y"]);
    assert_eq!(pdf(&paper(Block::Table(in_head))).unwrap_err(), Fault::TooTall);
}

#[test]
fn many_recipients_go_on_over_pages() {
    let mut long = paper(Block::text("x"));
    long.recipients = (0..300).map(|index| format!("Xã Mẫu {index}")).collect();
    assert!(pdf(&long).unwrap().pages > 3);
    assert!(docx(&long).is_ok());
}

#[test]
fn a_footnote_stands_on_the_page_of_its_mark_even_when_it_is_long() {
    let blocks = (0..30)
        .map(|index| Block::runs([Run::new(format!("câu {index}")).note("chú thích dài ".repeat(40))]));
    let mut many = paper(Block::text("x"));
    many.blocks = blocks.collect();
    assert!(pdf(&many).unwrap().pages > 2);
}

#[test]
fn letters_that_no_typeface_has_become_boxes_and_are_named() {
    let sheets = pdf(&paper(Block::text("mặt cười \u{1f600} và chữ 漢"))).unwrap();
    assert_eq!(sheets.unknown_letters, ['漢', '\u{1f600}']);
    let text = extract(&sheets.bytes, "a.pdf", &Limits::default())
        .unwrap()
        .source
        .text;
    assert!(text.contains("mặt cười □ và chữ □"), "{text}");
}

#[test]
fn control_characters_and_loose_marks_do_no_harm() {
    let odd = paper(Block::text(
        "a\u{0}b\u{1b}c\u{fffe}d \u{202e}e]]>&amp;<w:p> To\u{302}\u{301}i",
    ));
    let read = |bytes: &[u8], name| extract(bytes, name, &Limits::default()).unwrap().source.text;
    for text in [
        read(&docx(&odd).unwrap(), "a.docx"),
        read(&pdf(&odd).unwrap().bytes, "a.pdf"),
    ] {
        assert!(text.contains("abcd e]]>&amp;<w:p> Tối"), "{text}");
    }
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let run = (
        ".{0,40}",
        any::<bool>(),
        any::<bool>(),
        proptest::option::of(".{0,20}"),
    );
    let run = run.prop_map(|(text, bold, italic, note)| Run {
        text,
        bold,
        italic,
        note,
    });
    proptest::collection::vec(run, 0..4)
}

fn block() -> impl Strategy<Value = Block> {
    let level = prop_oneof![
        Just(Level::Part),
        Just(Level::Article),
        Just(Level::Section),
        Just(Level::Subsection),
        Just(Level::Point)
    ];
    prop_oneof![
        runs().prop_map(Block::Text),
        runs().prop_map(Block::Item),
        (level, any::<bool>(), runs()).prop_map(|(level, title, runs)| Block::Numbered {
            level,
            title,
            runs
        }),
        proptest::collection::vec(".{0,60}", 1..40).prop_map(|cells| {
            let table = Table::new(vec![Column::number("a", 1.0), Column::text("b", 3.0)]);
            Block::Table(
                cells
                    .into_iter()
                    .fold(table, |table, cell| table.row([cell.clone(), cell])),
            )
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_stands_in_a_paper_it_is_printed_or_refused(
        names in proptest::collection::vec(".{0,60}", 6),
        blocks in proptest::collection::vec(block(), 0..12),
        recipients in proptest::collection::vec(".{0,30}", 0..6),
        party in any::<bool>(),
    ) {
        let regime = if party { Regime::Party } else { Regime::State };
        let mut paper = Paper::new(regime, names[0].clone(), Issue::new(names[1].clone(), names[2].clone()))
            .titled(names[3].clone(), names[4].clone())
            .recipients(recipients)
            .signed(Signature::new(names[5].clone()));
        paper.blocks = blocks;
        let checked = paper.check();
        prop_assert_eq!(checked.is_ok(), docx(&paper).is_ok());
        prop_assert_eq!(checked.is_ok(), print(&paper).is_ok());
        match pdf(&paper) {
            Ok(_) => prop_assert!(checked.is_ok()),
            Err(Fault::TooTall) => {}
            Err(fault) => prop_assert_eq!(Err(fault), checked),
        }
    }
}
