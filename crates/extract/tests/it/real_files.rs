use gandan_core::documents::BlockKind;
use gandan_extract::{Extracted, Format, Legacy, Limits, Refusal, extract};

use crate::fixtures;

fn read(name: &str) -> Extracted {
    extract(&fixtures::read(name), name, &Limits::default()).unwrap()
}

fn blocks(read: &Extracted) -> Vec<&str> {
    read.source
        .blocks
        .iter()
        .map(|block| block.span.of(&read.source.text).unwrap())
        .collect()
}

/// The words alone, for formats that cut blocks differently.
fn words(read: &Extracted) -> String {
    read.source.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn one_document_reads_the_same_from_every_format() {
    let docx = read("cong-dien.docx");
    assert_eq!(docx.format, Format::Docx);
    assert_eq!(blocks(&docx)[0], "THỦ TƯỚNG CHÍNH PHỦ");
    assert_eq!(blocks(&docx)[1], "Số: 217/CĐ-TTg");
    assert_eq!(
        blocks(&docx)[2],
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    );
    for name in ["cong-dien.odt", "cong-dien.html", "cong-dien.pdf"] {
        assert_eq!(words(&read(name)), words(&docx), "{name}");
    }
    assert_eq!(read("cong-dien.odt").source, docx.source);
    assert_eq!(read("cong-dien.pdf").pages, Some(3));
}

#[test]
fn automatic_numbers_are_part_of_the_words() {
    for name in ["cong-dien.docx", "cong-dien.odt", "cong-dien.html"] {
        let read = read(name);
        let items: Vec<char> = read
            .source
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::ListItem)
            .map(|block| read.source.text[block.span.start..].chars().next().unwrap())
            .collect();
        assert_eq!(items, ['1', '2', '3', '4', '5', '6', '7', '8', '9'], "{name}");
    }
}

#[test]
fn signer_and_recipients_of_a_pdf_stand_apart() {
    let read = read("cong-dien.pdf");
    let cells: Vec<&str> = read
        .source
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Cell)
        .map(|block| block.span.of(&read.source.text).unwrap())
        .collect();
    assert_eq!(cells.len(), 4);
    assert!(cells[2].starts_with("Nơi nhận:\n- Như trên;\n"), "{:?}", cells[2]);
    assert_eq!(cells[3], "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Hồng Hà");
}

#[test]
fn old_word_files_read_as_the_new_ones_do() {
    if !gandan_extract::has_office(&Limits::default()) {
        assert!(std::env::var_os("CI").is_none(), "LibreOffice is missing");
        eprintln!("skipped: LibreOffice is not installed");
        return;
    }
    let docx = read("cong-dien.docx");
    for name in ["cong-dien.doc", "cong-dien.rtf"] {
        assert_eq!(read(name).source, docx.source, "{name}");
    }
}

#[test]
fn a_ministry_of_2002_reads_as_vietnamese() {
    let read = read("tcvn3.txt");
    assert_eq!(read.legacy, Some(Legacy::Tcvn3));
    assert!(
        read.source
            .text
            .contains("Căn cứ Nghị định số 178/CP ngày 28/10/1994 của Chính phủ")
    );
    assert!(
        read.source
            .text
            .contains("thuế nhập khẩu ưu đãi của mặt hàng phôi thép")
    );
}

#[test]
fn unicode_comes_out_as_it_went_in() {
    for name in ["cong-dien.docx", "cong-dien.pdf"] {
        let once = read(name);
        let again = extract(once.source.text.as_bytes(), "a.txt", &Limits::default()).unwrap();
        assert_eq!(again.source.text, once.source.text);
        assert_eq!(again.legacy, None);
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let limits = Limits {
        bytes: 10,
        ..Limits::default()
    };
    assert_eq!(extract(b"", "a.docx", &limits), Err(Refusal::Empty));
    assert_eq!(
        extract(b"mot hai ba bon", "a.txt", &limits),
        Err(Refusal::TooLarge { limit: 10 })
    );
    assert_eq!(
        extract(&fixtures::read("locked.pdf"), "a.pdf", &Limits::default()),
        Err(Refusal::Encrypted)
    );
    assert_eq!(
        extract(&fixtures::read("locked.doc"), "a.doc", &Limits::default()),
        Err(Refusal::Encrypted)
    );
    assert_eq!(
        extract(&fixtures::read("locked.odt"), "a.odt", &Limits::default()),
        Err(Refusal::Encrypted)
    );
    let picture = extract(&fixtures::read("picture.pdf"), "a.pdf", &Limits::default()).unwrap_err();
    assert_eq!(picture, Refusal::ImageOnly { pages: Some(1) });
    assert!(picture.to_string().contains("OCR"));
}
