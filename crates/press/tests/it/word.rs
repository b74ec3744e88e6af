//! The Word file.

use crate::{golden, samples};
use gandan_extract::{Limits, extract};
use gandan_press::{Element, docx};
use std::io::Read;

/// The parts of a file by their names.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.push((file.name().unwrap().into_owned(), bytes));
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(found, _)| found == name);
    String::from_utf8(found.unwrap().1).unwrap()
}

/// One element a line, so that a difference can be read.
fn in_lines(xml: &str) -> String {
    xml.replace("><w:p>", ">\n<w:p>")
        .replace("><w:t", ">\n<w:t")
        .replace("><w:style ", ">\n<w:style ")
}

#[test]
fn every_part_of_every_sample_is_whole_xml() {
    for (name, paper) in samples::all() {
        for (part, bytes) in parts(&docx(&paper).unwrap()) {
            if !part.ends_with(".xml") && !part.ends_with(".rels") && !part.ends_with(".svg") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let mut reader = quick_xml::Reader::from_str(&text);
            reader.config_mut().check_end_names = true;
            let mut depth = 0i32;
            loop {
                match reader
                    .read_event()
                    .unwrap_or_else(|error| panic!("{name} {part}: {error}"))
                {
                    quick_xml::events::Event::Start(_) => depth += 1,
                    quick_xml::events::Event::End(_) => depth -= 1,
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "{name} {part}");
        }
    }
}

#[test]
fn minutes_and_letter_are_written_as_they_were_found_good() {
    for (name, paper) in [("minutes", samples::minutes()), ("letter", samples::letter())] {
        let bytes = docx(&paper).unwrap();
        golden::same(
            &format!("{name}.document.xml"),
            &in_lines(&part(&bytes, "word/document.xml")),
        );
        golden::same(
            &format!("{name}.numbering.xml"),
            &in_lines(&part(&bytes, "word/numbering.xml")),
        );
    }
    golden::same(
        "state.styles.xml",
        &in_lines(&part(&docx(&samples::letter()).unwrap(), "word/styles.xml")),
    );
    golden::same(
        "party.styles.xml",
        &in_lines(&part(&docx(&samples::party()).unwrap(), "word/styles.xml")),
    );
}

#[test]
fn a_report_has_styles_fields_sections_and_heads_that_come_back() {
    let bytes = docx(&samples::report()).unwrap();
    let styles = part(&bytes, "word/styles.xml");
    for element in Element::ALL {
        assert!(
            styles.contains(&format!(r#"w:styleId="{}""#, element.code())),
            "{element:?}"
        );
    }
    assert!(part(&bytes, "word/head.xml").contains(r#"<w:fldSimple w:instr=" PAGE ">"#));
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
    assert_eq!(document.matches(r#"w:orient="landscape""#).count(), 1);
    assert_eq!(document.matches("<w:titlePg/>").count(), 3);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 3);
    assert_eq!(document.matches(r#"<w:vMerge w:val="restart"/>"#).count(), 2);
    assert_eq!(document.matches("<w:footnoteReference").count(), 1);
    assert!(document.contains("asvg:svgBlip"));
    assert!(part(&bytes, "word/footnotes.xml").contains("Các Kế hoạch số 45, 52 và 61/KH-UBND."));
    assert!(part(&bytes, "word/fontTable.xml").contains("Liberation Serif"));
    let core = part(&bytes, "docProps/core.xml");
    assert!(
        core.contains("<dc:title>Báo cáo Kết quả công tác dân vận chính quyền quý III năm 2026</dc:title>")
    );
}

#[test]
fn numbers_are_words_own_and_begin_anew() {
    let numbering = part(&docx(&samples::report()).unwrap(), "word/numbering.xml");
    assert_eq!(numbering.matches(r#"<w:numFmt w:val="upperRoman"/>"#).count(), 1);
    // Sections under parts I and III, subsections under section 1, and the second appendix.
    assert_eq!(numbering.matches(r#"<w:lvlText w:val="%1."/>"#).count(), 4);
    assert_eq!(numbering.matches(r#"<w:lvlText w:val="1.%1."/>"#).count(), 1);
    let party = part(&docx(&samples::party()).unwrap(), "word/numbering.xml");
    assert!(party.contains(r#"<w:lvlText w:val="%1-"/>"#));
}

#[test]
fn what_was_written_is_read_back() {
    for (name, paper) in samples::all() {
        let bytes = docx(&paper).unwrap();
        let read = extract(&bytes, "a.docx", &Limits::default()).unwrap();
        let text = read.source.text;
        assert!(text.contains(&paper.issue.symbol[..2]), "{name}");
        for recipient in &paper.recipients {
            assert!(text.contains(recipient.as_str()), "{name}: {recipient}\n{text}");
        }
        assert!(read.notes.is_empty(), "{name}: {:?}", read.notes);
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(
        docx(&samples::report()).unwrap(),
        docx(&samples::report()).unwrap()
    );
}

/// The order in which the schema of WordprocessingML (ECMA-376 part 1, annex A) wants what we write; Word refuses files
/// that have it otherwise.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:numPr",
            "w:pBdr",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
        ],
    ),
    (
        "w:lvl",
        &["w:start", "w:numFmt", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr"],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:uiPriority",
            "w:semiHidden",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    (
        "w:settings",
        &[
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:footnotePr",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
];

#[test]
fn everything_stands_in_the_order_that_word_asks_for() {
    use quick_xml::events::Event;
    for (name, paper) in samples::all() {
        for (part, bytes) in parts(&docx(&paper).unwrap()) {
            if !part.starts_with("word/") || !part.ends_with(".xml") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let mut reader = quick_xml::Reader::from_str(&text);
            // Each open element with the place of its last child.
            let mut open: Vec<(String, usize)> = Vec::new();
            loop {
                let event = reader.read_event().unwrap();
                let (tag, begins) = match &event {
                    Event::Start(tag) => (tag.name(), true),
                    Event::Empty(tag) => (tag.name(), false),
                    Event::End(_) => {
                        open.pop();
                        continue;
                    }
                    Event::Eof => break,
                    _ => continue,
                };
                let tag = tag.into_inner().to_owned();
                if let Some((parent, last)) = open.last_mut()
                    && let Some((_, order)) = ORDER.iter().find(|(known, _)| known == parent)
                {
                    let place = order.iter().position(|known| *known == tag);
                    let place = place.unwrap_or_else(|| panic!("{name} {part}: {tag} in {parent}"));
                    assert!(place >= *last, "{name} {part}: {tag} comes too late in {parent}");
                    *last = place;
                }
                if begins {
                    open.push((tag, 0));
                }
            }
        }
    }
}
