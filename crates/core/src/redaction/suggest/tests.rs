use crate::redaction::{Reason, Redaction, suggest};
use proptest::prelude::*;

/// What is proposed in a text, as words and codes.
fn found(text: &str) -> Vec<(&str, &'static str)> {
    suggest(text)
        .iter()
        .map(|omission| (omission.span.of(text).unwrap(), omission.reason.code()))
        .collect()
}

#[test]
fn telephone_numbers_however_they_are_written() {
    for number in [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "091-234-5678",
        "+84 912 345 678",
        "+84912345678",
        "(024) 3825 1234",
        "02438251234",
    ] {
        let text = format!("Liên hệ {number} buổi tối.");
        assert_eq!(found(&text), [(number, "phone")], "{text}");
    }
    assert_eq!(found("SĐT: 38251234."), [("38251234", "phone")]);
}

#[test]
fn numbers_of_cards_and_accounts() {
    assert_eq!(
        found("CCCD số 001085012345 cấp ngày 12/3/2021"),
        [("001085012345", "identity_number")]
    );
    assert_eq!(
        found("căn cước 001 085 012 345,"),
        [("001 085 012 345", "identity_number")]
    );
    assert_eq!(found("CMND: 012345678"), [("012345678", "identity_number")]);
    assert_eq!(
        found("số tài khoản 19034567890123 tại ngân hàng"),
        [("19034567890123", "bank_account")]
    );
    assert_eq!(
        found("STK 0123456789 Vietcombank"),
        [("0123456789", "bank_account")]
    );
    assert_eq!(
        found("gửi ve.mau_1@thu.example.vn."),
        [("ve.mau_1@thu.example.vn", "email")]
    );
}

#[test]
fn a_receipt_code_in_a_text_is_a_secret() {
    let code = crate::cases::ReceiptCode::from_random(&[7; 15]).unwrap().expose();
    assert_eq!(found(&format!("mã {code} ạ")), [(&*code, Reason::Secret.code())]);
}

#[test]
fn plates_of_cars_and_motorcycles() {
    for plate in [
        "29A-123.45",
        "30E 12345",
        "29-H1 234.56",
        "29H1-234.56",
        "80A-1234",
    ] {
        let text = format!("Xe {plate} đỗ trên vỉa hè");
        assert_eq!(found(&text), [(plate, "plate")], "{text}");
    }
}

#[test]
fn names_after_the_words_that_lead_to_them() {
    assert_eq!(
        found("Tôi là Nguyễn Thị Mẫu, ở xã Mẫu."),
        [("Nguyễn Thị Mẫu", "name")]
    );
    assert_eq!(found("Nhà ông Lê Văn Bình lấn đường."), [("Lê Văn Bình", "name")]);
    assert_eq!(
        found("Họ và tên: TRẦN VĂN MẪU\nĐịa chỉ"),
        [("TRẦN VĂN MẪU", "name")]
    );
    assert_eq!(found("người tố cáo: Phạm Mẫu"), [("Phạm Mẫu", "denouncer")]);
    assert_eq!(found("bà Tư bán nước"), [("Tư", "name")]);
}

#[test]
fn houses_and_plots_but_not_the_commune() {
    assert_eq!(
        found("Tôi ở số nhà 12, ngõ 34 đường Lê Lợi, xã Mẫu, tỉnh Mẫu bị ngập."),
        [("số nhà 12, ngõ 34 đường Lê Lợi", "address")]
    );
    assert_eq!(
        found("rác trước nhà số 5A phố Hàng Mẫu bốc mùi"),
        [("nhà số 5A phố Hàng Mẫu", "address")]
    );
    assert_eq!(found("ngõ 12/5 ngập nước"), [("ngõ 12/5", "address")]);
    assert_eq!(
        found("thửa đất số 15, tờ bản đồ số 7 xã Mẫu"),
        [("thửa đất số 15", "address"), ("tờ bản đồ số 7", "address")]
    );
    assert_eq!(found("số 5 Lê Lợi có hàng quán"), [("số 5 Lê Lợi", "address")]);
}

#[test]
fn what_everybody_may_know_is_not_proposed() {
    for text in [
        "Kính gửi ông Chủ tịch Ủy ban nhân dân xã Mẫu",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Bà con thôn 3 đã báo hai lần từ ngày 12/3/2026.",
        "Quyết định số 125/QĐ-UBND ngày 05-06-2026",
        "được đền bù 1.500.000.000 đồng và 350.000.000",
        "diện tích 1.200 m2, dài 12.5 km, từ 2019 đến 2025",
        "theo Nghị định số 10 của Chính phủ",
        "gọi 1900 1234 hoặc tổng đài 1022",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_is_proposed_and_confirmed_is_gone() {
    let text = "Tôi là Nguyễn Thị Mẫu, số nhà 12 ngõ 3, CCCD 001085012345, điện thoại 0912 345 678, \
        thư mau@thu.example: đề nghị sửa đường.";
    let public = Redaction { spans: suggest(text) }.apply(text).unwrap();
    assert_eq!(
        public.get().plain(),
        "Tôi là […], […], CCCD […], điện thoại […], thư […]: đề nghị sửa đường."
    );
}

proptest! {
    #[test]
    fn proposals_always_fit_their_text(text in "(\\PC|[0-9. ]{1,4}|ông |số nhà |@|ngõ 1){0,30}") {
        let spans = suggest(&text);
        prop_assert!(spans.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        let redaction = Redaction { spans };
        prop_assert!(redaction.apply(&text).is_ok());
    }
}
