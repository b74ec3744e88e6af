//! Made-up documents with the habits of other provinces. No such place, person or number is meant.

use super::examples::{labels, some, tasks};

#[test]
fn labelled_lines_tell_who_leads_and_who_helps() {
    let found = labels(
        "ỦY BAN NHÂN DÂN\nXÃ VÍ DỤ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Số: 12/KH-UBND\n\nVí Dụ, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nRà soát thủ tục hành chính\n\n\
         I. NỘI DUNG ĐỢT THI ĐUA\n\n1. Thi đua làm tốt việc tiếp dân.\n\nII. NHIỆM VỤ\n\n\
         1. Rà soát văn bản\n\na) Nhiệm vụ: phối hợp với Sở Tư pháp rà soát văn bản của xã.\n\n\
         - Cơ quan chủ trì: Phòng Kinh tế; Văn phòng HĐND và UBND xã.\n\n- Cơ quan phối hợp: Công an xã.\n\n\
         III. TỔ CHỨC THỰC HIỆN\n\n1. Nếu có vướng mắc các cơ quan, đơn vị kịp thời phản ánh về Ủy ban nhân dân xã.\n\n\
         Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu\n",
    );
    assert_eq!(
        tasks(&found),
        [
            "1: Phòng Kinh tế | Văn phòng HĐND và UBND xã",
            "1: các cơ quan, đơn vị"
        ]
    );
    assert_eq!(found.tasks[0].supporting, ["Công an xã"]);
}

#[test]
fn a_notice_that_lost_head_and_tail_is_of_the_body_that_gives_it() {
    let found = labels(
        "THÔNG BÁO\nLịch tiếp công dân năm 2026\nCăn cứ Quyết định số 168a/QĐ-UBND ngày 06/9/2025 của UBND xã;\n\
         Ủy ban nhân dân xã Ví Dụ thông báo lịch tiếp công dân như sau:\n1. Thời gian: thứ Tư hằng tuần.\n",
    );
    assert_eq!(found.issuer, some("Ủy ban nhân dân xã Ví Dụ"));
    assert_eq!(found.citations[0].id, some("168a/QĐ-UBND"));
}

#[test]
fn an_annex_of_a_guidance_without_head_cites_nothing_by_naming_it() {
    let found = labels(
        "HƯỚNG\nDẪN\nXây dựng đội ngũ cán bộ mẫu\n\nCăn cứ Quy định số 29-QĐ/TW, ngày 26/5/2025 của Ban Bí thư;\n\n\
         Ban Dân vận Tỉnh ủy hướng dẫn như sau:\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Các chi bộ tổ chức học tập.\n\n\
         Nơi nhận:\n- Lưu.\n\nTRƯỞNG BAN\n\nTrần Văn Mẫu\n\nPHỤ LỤC\n(Kèm theo Hướng dẫn số 40-HD/BDVTU, ngày 27/11/2025 của Ban)\n",
    );
    assert_eq!(found.kind, some("HD"));
    let ids: Vec<_> = found.citations.iter().map(|c| c.id.clone()).collect();
    assert_eq!(ids, [some("29-QĐ/TW")]);
}

#[test]
fn a_law_before_a_numbered_decree_is_cited_too() {
    let found = labels(
        "KẾ HOẠCH\nTriển khai công việc\n\nI. NHIỆM VỤ\n\n1. Bảo đảm các điều kiện theo Điều 59 Luật Ban hành văn bản quy phạm pháp luật \
         và Nghị định số 80/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ.\n\nNơi nhận:\n- Lưu: VT.\n",
    );
    let ids: Vec<_> = found.citations.iter().map(|c| c.id.as_deref()).collect();
    assert_eq!(ids, [None, Some("80/2025/NĐ-CP")]);
}

#[test]
fn numbered_items_of_a_letter_are_no_addressees() {
    let found = labels(
        "|\n**Kính\ngửi:**\n|\n- Sở Nội vụ tỉnh Ví Dụ;\n- Ủy ban nhân dân các xã.\n|\n\n1. Sở Tài chính thông báo việc thẩm định.\n\n\
         2. Đề nghị Ủy ban nhân dân các xã gửi báo cáo về Sở Tài chính.\n\nNơi nhận:\n- Như trên;\n- Thanh tra tỉnh (để\np/h);\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu\n",
    );
    assert_eq!(found.recipients[1], "Thanh tra tỉnh (để p/h)");
    assert_eq!(found.kind, some("CV"));
    assert_eq!(
        found.addressees,
        ["Sở Nội vụ tỉnh Ví Dụ", "Ủy ban nhân dân các xã"]
    );
}

#[test]
fn a_letter_that_gives_an_account_orders_nothing() {
    let found = labels(
        "Kính gửi: Ủy ban nhân dân tỉnh.\n\nSở Tài chính đã nhận được công văn của Văn phòng Ủy ban nhân dân tỉnh.\n\n\
         Sở Tài chính xin báo cáo nội dung tiếp thu, chỉnh lý dự thảo như sau:\n\n1. Về mức hỗ trợ\n\nSở Tài chính đã rà soát.\n\n\
         2. Về đối tượng\n\nDự thảo giữ nguyên.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu\n",
    );
    assert_eq!(found.issuer, some("Sở Tài chính"));
    assert_eq!(found.tasks, []);
}

#[test]
fn a_head_of_two_columns_in_one_line_keeps_the_place_of_its_issuer() {
    let found = labels(
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH VÍ DỤ Độc Lập - Tự Do - Hạnh Phúc\n\n\
         Số: 454/UBND-NC Ví Dụ, ngày 6 tháng 4 năm 2021\n\nV/v phối hợp tuyên truyền\n\nKính gửi: Sở Nội vụ.\n\n\
         Giao Sở Nội vụ phối hợp tuyên truyền theo Bộ luật Lao động.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn Mẫu\n",
    );
    assert_eq!(found.issuer, some("Ủy ban nhân dân tỉnh Ví Dụ"));
    assert_eq!(found.citations[0].title, some("Bộ luật Lao động"));
}

#[test]
fn an_assessment_that_ends_with_orders_opens_them() {
    let found = labels(
        "THÔNG BÁO\nKết luận tại buổi làm việc\n\nI. ĐÁNH GIÁ CHUNG\n\nKết quả tích cực.\n\n\
         Để tiếp tục phát huy, xã cần tập trung thực hiện tốt một số nhiệm vụ, giải pháp sau đây:\n\n\
         1. Nâng cao năng lực cán bộ cấp xã.\n\n2. Đẩy mạnh chuyển đổi số.\n\nII. VỀ CÁC ĐỀ XUẤT, KIẾN NGHỊ CỦA XÃ\n\n\
         1. Về trụ sở: Giao Sở Xây dựng xem xét.\n\nNơi nhận:\n- Lưu: VT.\n\nCHÁNH VĂN PHÒNG\n\nTrần Văn Mẫu\n",
    );
    assert_eq!(tasks(&found), ["1: ", "2: ", "1: Sở Xây dựng"]);
}

#[test]
fn a_day_before_which_something_was_is_no_deadline() {
    let found = labels(
        "KẾ HOẠCH\nTriển khai công việc\n\nI. NHIỆM VỤ\n\n1. Sở Y tế chuyển hồ sơ của các cơ sở trước 01/01/2025 là tuyến huyện.\n\n\
         2. Sở Nội vụ báo cáo trước ngày 15/3/2026.\n\nNơi nhận:\n- Lưu: VT.\n",
    );
    assert_eq!(found.tasks[0].due, None);
    assert_eq!(found.tasks[1].due, some("2026-03-15"));
}
