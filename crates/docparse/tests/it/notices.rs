//! Made-up notices without a printed head, letters whose list lost its title, orders in several clauses.

use super::examples::{labels, some, tasks};

#[test]
fn a_notice_titled_in_ordinary_letters_is_a_document() {
    let found = labels(
        "Thông báo treo cờ Tổ quốc nhân dịp Quốc khánh năm 2026\n\nUBND xã Ví Dụ thông báo thời gian treo cờ như sau:\n\n\
         1. Ban nhân dân các thôn có trách nhiệm thông báo đến từng hộ gia đình.\n\n\
         2. Các cơ quan, đơn vị trên địa bàn xã thực hiện treo cờ tại trụ sở.\n",
    );
    assert_eq!(found.kind, some("TB"));
    assert_eq!(found.issuer, some("UBND xã Ví Dụ"));
    assert_eq!(
        found.subject,
        some("treo cờ Tổ quốc nhân dịp Quốc khánh năm 2026")
    );
    assert_eq!(
        tasks(&found),
        [
            "1: Ban nhân dân các thôn",
            "2: Các cơ quan, đơn vị trên địa bàn xã"
        ]
    );
}

#[test]
fn a_notice_named_by_its_number_keeps_number_and_day() {
    let found = labels(
        "Thông báo số 21/TB-UBND ngày 08/5/2026 của UBND xã Ví Dụ V/v treo cờ Tổ quốc\n\nUBND xã thông báo:\n\n\
         1. Ủy ban nhân dân các phường chỉ đạo đài truyền thanh tiếp âm.\n",
    );
    assert_eq!((found.number, found.symbol), (some("21"), some("TB-UBND")));
    assert_eq!(found.date, some("2026-05-08"));
    assert_eq!(found.issuer, some("UBND xã Ví Dụ"));
    assert_eq!(found.subject, some("treo cờ Tổ quốc"));
}

#[test]
fn a_news_item_on_a_notice_is_no_document() {
    let found = labels(
        "Thông báo lịch tiếp công dân của Chủ tịch xã\n\nSáng 5/5, UBND xã Ví Dụ cho biết lịch tiếp công dân tháng 5 \
         đã được niêm yết tại trụ sở.\n",
    );
    assert_eq!(found.kind, None);
    assert_eq!(found.tasks, []);
}

#[test]
fn a_timetable_orders_nobody_and_its_closing_order_does() {
    let found = labels(
        "ỦY BAN NHÂN DÂN\nXÃ VÍ DỤ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Số: 12/TB-UBND\n\nVí Dụ, ngày 05 tháng 3 năm 2026\n\nTHÔNG BÁO\nLịch tiếp công dân năm 2026\n\n\
         Ủy ban nhân dân xã Ví Dụ thông báo như sau:\n\n\
         1. Lịch tiếp công dân định kỳ\n\n- Chủ tịch Ủy ban nhân dân xã tiếp công dân ngày 10 hằng tháng.\n\n\
         2. Giao Văn phòng UBND xã niêm yết lịch tại trụ sở.\n\n\
         Đề nghị Đài truyền thanh xã thông báo trên hệ thống truyền thanh để nhân dân biết./.\n\n\
         Nơi nhận:\n- Lưu: VT.\n",
    );
    assert_eq!(tasks(&found), ["2: Văn phòng UBND xã", "-: Đài truyền thanh xã"]);
}

#[test]
fn a_list_that_lost_its_title_is_still_one() {
    let found = labels(
        "UBND TỈNH VÍ DỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ Độc lập – Tự do – Hạnh phúc\n\
         Số: 32/SNV-VP Ví Dụ, ngày 29 tháng 4 năm 2026\nKính gửi: Các phòng chuyên môn\n\
         Sở Nội vụ đề nghị các phòng chuyên môn báo cáo kết quả trước ngày 12/05/2026.\n\
         - Như trên;\n- Lưu VT.\nGIÁM ĐỐC\n(đã ký)\nTrần Văn Mẫu\n",
    );
    assert_eq!(found.superior, some("UBND tỉnh Ví Dụ"));
    assert_eq!(found.issuer, some("Sở Nội vụ"));
    assert_eq!(found.recipients, ["Như trên", "Lưu VT"]);
}

#[test]
fn who_is_entrusted_who_reviews_and_who_receives_are_told_apart() {
    let found = labels(
        "ỦY BAN NHÂN DÂN\nTỈNH VÍ DỤ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Số: 12/KH-UBND\n\nVí Dụ, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\n\
         I. TỔ CHỨC THỰC HIỆN\n\n\
         1. Các cơ quan, đơn vị được giao chủ trì có trách nhiệm báo cáo Bộ Nội vụ, UBND tỉnh theo quy định.\n\n\
         2. Giao Hội đồng thẩm định nhà nước thẩm định báo cáo trong quý II/2026.\n\n\
         3. Rà soát văn bản\n\n- Cơ quan thực hiện: Sở Nội vụ rà soát văn bản của mình; các sở, ngành liên quan rà soát \
         văn bản do cơ quan mình tham mưu.\n\n\
         4. Công an tỉnh báo cáo Ban Chỉ đạo tỉnh về phòng, chống tội phạm và hướng dẫn cơ sở.\n",
    );
    assert_eq!(
        tasks(&found),
        [
            "1: Các cơ quan, đơn vị được giao chủ trì",
            "2: Hội đồng thẩm định nhà nước",
            "3: Sở Nội vụ | các sở, ngành liên quan",
            "4: Công an tỉnh",
        ]
    );
    let receivers: Vec<_> = found.tasks.iter().map(|t| t.report_to.as_deref()).collect();
    assert_eq!(receivers[0], Some("Bộ Nội vụ, UBND tỉnh"));
}

#[test]
fn a_tax_office_that_answers_a_question_orders_nothing() {
    let letter = |office: &str| {
        labels(&format!(
            "Kính gửi: Công ty Ví Dụ.\n\n{office} nhận được công văn của Công ty Ví Dụ. Về vấn đề này, {office} có ý kiến như sau:\n\n\
             1. Về chính sách mặt hàng\n\nĐề nghị Công ty căn cứ quy định của pháp luật để xác định mặt hàng.\n\n\
             2. Về chính sách thuế\n\nĐề nghị Công ty kê khai theo quy định.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        ))
    };
    assert!(tasks(&letter("Cục Thuế")).is_empty());
    // The same words of a people's committee are its directions.
    assert!(!tasks(&letter("Ủy ban nhân dân tỉnh")).is_empty());
}
