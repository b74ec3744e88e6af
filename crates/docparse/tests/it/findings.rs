//! Each oddity in a text that shows it.

use gandan_core::documents::{FindingKind, SourceText};
use gandan_docparse::read;

fn kinds(text: &str) -> Vec<FindingKind> {
    read(&SourceText::from_plain(text))
        .findings
        .iter()
        .map(|f| f.kind)
        .collect()
}

const HEAD: &str = "ỦY BAN NHÂN DÂN\nXÃ MẪU\n\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
    Mẫu, ngày 10 tháng 3 năm 2026\n\nKẾ HOẠCH\nTiếp công dân năm 2026\n\n";
const TAIL: &str = "\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu\n";

fn whole(body: &str) -> Vec<FindingKind> {
    kinds(&format!("{HEAD}{body}{TAIL}"))
}

#[test]
fn a_clean_document_has_none() {
    assert_eq!(
        whole("III. TỔ CHỨC THỰC HIỆN\n\n1. Công an xã bảo vệ.\n\n2. Văn phòng chuẩn bị."),
        []
    );
}

#[test]
fn a_text_of_another_kind() {
    assert_eq!(kinds("Hôm nay trời đẹp.\n"), [FindingKind::NotOfficial]);
}

#[test]
fn blanks_in_the_head() {
    let text = format!("{HEAD}Nội dung.{TAIL}");
    let text = text
        .replace("Số: 12/", "Số:    /")
        .replace("ngày 10 tháng", "ngày    tháng");
    assert_eq!(
        kinds(&text),
        [FindingKind::NumberBlank, FindingKind::DateIncomplete]
    );
    let text = format!("{HEAD}Nội dung.{TAIL}").replace("ngày 10 tháng 3", "ngày 30 tháng 2");
    assert_eq!(kinds(&text), [FindingKind::DateImpossible]);
}

#[test]
fn a_lost_head_and_a_lost_signature() {
    let found = kinds("KẾ HOẠCH\nTiếp công dân\n\nCăn cứ Luật Tiếp công dân;\n\n1. Công an xã bảo vệ.\n");
    assert!(found.contains(&FindingKind::HeadMissing), "{found:?}");
    assert!(found.contains(&FindingKind::SignerMissing), "{found:?}");
}

#[test]
fn citations_that_do_not_fit() {
    let found =
        whole("Căn cứ Kế hoạch số 16/KH-MTTQ-BTT ngày 01/3/2026 và Kế hoạch số 16/KH-BTT-MTTQ của tỉnh.");
    assert_eq!(found, [FindingKind::CitationTwoSymbols]);
    let found = whole("Căn cứ Chỉ thị số 05/CT-TTg ngày 18/5/2027 của Thủ tướng Chính phủ.");
    assert_eq!(found, [FindingKind::CitationLater]);
    let found = whole("Thực hiện Kết luận số 120 của Bộ Chính trị.");
    assert_eq!(found, [FindingKind::CitationIncomplete]);
}

#[test]
fn numbers_that_do_not_count_on() {
    let found = whole("III. TỔ CHỨC THỰC HIỆN\n\n1. Công an xã bảo vệ.\n\n3. Văn phòng chuẩn bị.");
    assert_eq!(found, [FindingKind::OrdinalBroken]);
}

#[test]
fn a_text_that_breaks_off() {
    let found = kinds(&format!(
        "{HEAD}Ủy ban nhân dân xã ban hành kế hoạch tiếp công dân năm 2026 với các"
    ));
    assert!(found.contains(&FindingKind::TextCut), "{found:?}");
}

#[test]
fn letters_of_a_bad_scan() {
    let found = whole("Ủy ban nhân dân xã b¬n hành kế ho¦ch tiếp c^ng dân năm 2026 với c¢c nội dung sau.");
    assert_eq!(found, [FindingKind::ScanNoise]);
}
