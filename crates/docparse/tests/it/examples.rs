//! Made-up documents of kinds and bodies that the corpus lacks. No such place, person or number is meant.

use gandan_core::documents::SourceText;
use gandan_docparse::labels::Labels;
use gandan_docparse::read;

pub(super) fn labels(text: &str) -> Labels {
    Labels::from(&read(&SourceText::from_plain(text)))
}

pub(super) fn some(words: &str) -> Option<String> {
    Some(words.to_owned())
}

/// Ordinals and bodies of the tasks, one line for each.
pub(super) fn tasks(labels: &Labels) -> Vec<String> {
    labels
        .tasks
        .iter()
        .map(|task| {
            format!(
                "{}: {}",
                task.ordinal.as_deref().unwrap_or("-"),
                task.lead.join(" | ")
            )
        })
        .collect()
}

#[test]
fn a_submission_of_a_department_orders_nothing() {
    let found = labels(
        "UBND TỈNH VÍ DỤ\nSỞ NỘI VỤ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 145/TTr-SNV\n\n\
         Ví Dụ, ngày 05 tháng 3 năm 2026\n\nTỜ TRÌNH\nVề việc ban hành Kế hoạch cải cách hành chính năm 2026\n\n\
         Kính gửi: Ủy ban nhân dân tỉnh.\n\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n\n\
         Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, ban hành Kế hoạch với các nội dung sau:\n\n\
         1. Mục tiêu\n\n2. Nhiệm vụ\n\nKính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.\n\n\
         Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n\nTrần Văn Mẫu\n",
    );
    assert_eq!(found.kind, some("TTr"));
    assert_eq!(found.number, some("145"));
    assert_eq!(found.symbol, some("TTr-SNV"));
    assert_eq!(found.superior, some("UBND tỉnh Ví Dụ"));
    assert_eq!(found.issuer, some("Sở Nội vụ"));
    assert_eq!(
        found.subject,
        some("Về việc ban hành Kế hoạch cải cách hành chính năm 2026")
    );
    assert_eq!(found.addressees, ["Ủy ban nhân dân tỉnh"]);
    assert_eq!(found.tasks, []);
    let signer = found.signer.unwrap();
    assert_eq!(
        (signer.title, signer.name),
        (some("GIÁM ĐỐC"), some("Trần Văn Mẫu"))
    );
}

#[test]
fn a_resolution_of_a_commune_council_orders_by_its_articles() {
    let found = labels(
        "HỘI ĐỒNG NHÂN DÂN\nXÃ VÍ DỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/NQ-HĐND\n\n\
         Ví Dụ, ngày 20 tháng 12 năm 2025\n\nNGHỊ QUYẾT\nVề nhiệm vụ phát triển kinh tế - xã hội năm 2026\n\n\
         HỘI ĐỒNG NHÂN DÂN XÃ VÍ DỤ\nKHÓA I, KỲ HỌP THỨ 3\n\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n\n\
         QUYẾT NGHỊ:\n\nĐiều 1. Thông qua nhiệm vụ phát triển kinh tế - xã hội năm 2026 với các chỉ tiêu chủ yếu.\n\n\
         Điều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này; báo cáo kết quả với Hội đồng nhân dân xã trước ngày 30/11/2026.\n\n\
         Điều 3. Thường trực Hội đồng nhân dân xã, các Ban của Hội đồng nhân dân xã có trách nhiệm giám sát việc thực hiện.\n\n\
         Nghị quyết này có hiệu lực kể từ ngày thông qua./.\n\nNơi nhận:\n- Thường trực HĐND tỉnh;\n- Lưu: VT.\n\n\
         CHỦ TỊCH\n\nLê Thị Mẫu\n",
    );
    assert_eq!(found.kind, some("NQ"));
    assert_eq!(found.issuer, some("Hội đồng nhân dân xã Ví Dụ"));
    assert_eq!(
        found.subject,
        some("Về nhiệm vụ phát triển kinh tế - xã hội năm 2026")
    );
    assert_eq!(
        tasks(&found),
        [
            "2: Ủy ban nhân dân xã",
            "3: Thường trực Hội đồng nhân dân xã | các Ban của Hội đồng nhân dân xã"
        ]
    );
    assert_eq!(found.tasks[0].due, some("2026-11-30"));
    assert_eq!(found.tasks[0].report_to, some("Hội đồng nhân dân xã"));
}

#[test]
fn a_party_programme_counts_with_dashes() {
    let found = labels(
        "TỈNH ỦY VÍ DỤ\n*\nSố 15-CTr/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nVí Dụ, ngày 02 tháng 02 năm 2026\n\n\
         CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị\n-----\n\n\
         I- MỤC ĐÍCH, YÊU CẦU\n\n1- Quán triệt sâu sắc Nghị quyết.\n\n2- Xác định rõ trách nhiệm.\n\n\
         II- NHIỆM VỤ, GIẢI PHÁP\n\n1- Nâng cao nhận thức, đổi mới tư duy.\n\n2- Hoàn thiện thể chế.\n\n\
         III- TỔ CHỨC THỰC HIỆN\n\n1- Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo xây dựng kế hoạch, hoàn thành trong quý I/2026.\n\n\
         2- Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan tuyên truyền.\n\n\
         3- Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ 6 tháng báo cáo Ban Thường vụ Tỉnh ủy.\n\n\
         Nơi nhận:\n- Ban Bí thư Trung ương Đảng (để báo cáo),\n- Các đảng ủy trực thuộc,\n- Lưu Văn phòng Tỉnh ủy.\n\n\
         T/M TỈNH ỦY\nBÍ THƯ\n\nPhạm Văn Mẫu\n",
    );
    assert_eq!(found.kind, some("CTr"));
    assert_eq!(found.symbol, some("CTr/TU"));
    assert_eq!(found.issuer, some("Tỉnh ủy Ví Dụ"));
    assert_eq!(
        tasks(&found),
        [
            "1: ",
            "2: ",
            "1: Đảng ủy Ủy ban nhân dân tỉnh",
            "2: Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "3: Văn phòng Tỉnh ủy"
        ]
    );
    assert_eq!(found.tasks[2].due, some("2026-03-31"));
    assert_eq!(found.tasks[4].report_to, some("Ban Thường vụ Tỉnh ủy"));
    assert_eq!(found.tasks[3].supporting, ["các cơ quan liên quan"]);
}

#[test]
fn minutes_and_invitations_have_no_tasks() {
    let invitation = labels(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG VÍ DỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 31/GM-UBND\n\n\
         Ví Dụ, ngày 9 tháng 01 năm 2026\n\nGIẤY MỜI\nDự Hội nghị đối thoại với Nhân dân năm 2026\n\n\
         Kính gửi:\n- Thường trực Đảng ủy phường;\n- Trưởng các khu phố.\n\nỦy ban nhân dân phường trân trọng kính mời:\n\n\
         1. Thời gian: 08 giờ 00, ngày 15/01/2026.\n\n2. Địa điểm: Hội trường phường.\n\n\
         Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐỗ Thị Mẫu\n",
    );
    assert_eq!(invitation.kind, some("GM"));
    assert_eq!(invitation.issuer, some("Ủy ban nhân dân phường Ví Dụ"));
    assert_eq!(
        invitation.addressees,
        ["Thường trực Đảng ủy phường", "Trưởng các khu phố"]
    );
    assert_eq!(invitation.tasks, []);
    let minutes = labels(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBIÊN BẢN\nHội nghị thôn bàn mức đóng góp làm đường\n\n\
         Hôm nay, ngày 12 tháng 4 năm 2026, tại nhà văn hóa thôn.\n\nI. THÀNH PHẦN\n\n1. Ông Trưởng thôn chủ trì.\n\n\
         II. NỘI DUNG\n\n1. Trưởng thôn báo cáo.\n\n2. Nhân dân thảo luận.\n",
    );
    assert_eq!(minutes.kind, some("BB"));
    assert_eq!(minutes.date, None);
}

#[test]
fn a_letter_without_numbers_orders_in_its_sentences() {
    let found = labels(
        "ỦY BAN NHÂN DÂN\nTỈNH VÍ DỤ\n\nSố: 2210/UBND-NC\nV/v tăng cường tiếp công dân\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
         Độc lập - Tự do - Hạnh phúc\n\nVí Dụ, ngày 11 tháng 5 năm 2026\n\nKính gửi:\n\n- Thanh tra tỉnh;\n\n- UBND các xã, phường.\n\n\
         Thực hiện Công văn số 455/TTCP-BTCDTW ngày 04/5/2026 của Thanh tra Chính phủ, Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:\n\n\
         Giao Thanh tra tỉnh chủ trì, phối hợp với Ban Tiếp công dân tỉnh rà soát, tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/5/2026./.\n\n\
         Nơi nhận:\n- Như trên;\n- Lưu: VT, NC.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nVõ Văn Mẫu\n",
    );
    assert_eq!(found.kind, some("CV"));
    assert_eq!(found.symbol, some("UBND-NC"));
    assert_eq!(found.subject, some("tăng cường tiếp công dân"));
    assert_eq!(tasks(&found), ["-: Thanh tra tỉnh"]);
    assert_eq!(found.tasks[0].due, some("2026-05-30"));
    assert_eq!(found.tasks[0].report_to, some("Ủy ban nhân dân tỉnh"));
    assert_eq!(found.signer.and_then(|s| s.name), some("Võ Văn Mẫu"));
}

#[test]
fn a_commune_front_plan_and_a_unit_under_it() {
    let found = labels(
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH VÍ DỤ\nBAN THƯỜNG TRỰC\n\nSố: 08/KH-MTTQ-BTT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
         Độc lập - Tự do - Hạnh phúc\n\nVí Dụ, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\nGiám sát việc thực hiện dân chủ ở cơ sở năm 2026\n\n\
         I. MỤC ĐÍCH, YÊU CẦU\n\n1. Phát huy vai trò của Mặt trận.\n\nII. NỘI DUNG GIÁM SÁT\n\n1. Công khai ở xã.\n\n\
         III. TỔ CHỨC THỰC HIỆN\n\n1. Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh\n\n- Ban hành kế hoạch.\n\n\
         2. Ủy ban MTTQ Việt Nam các xã, phường\n\n- Báo cáo kết quả về Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh trước ngày 15 tháng 11 hằng năm.\n\n\
         Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu: VT.\n\nTM. BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH\n\nHồ Thị Mẫu\n",
    );
    assert_eq!(found.superior, some("Mặt trận Tổ quốc Việt Nam tỉnh Ví Dụ"));
    assert_eq!(
        found.issuer,
        some("Ban Thường trực Mặt trận Tổ quốc Việt Nam tỉnh Ví Dụ")
    );
    assert_eq!(
        tasks(&found),
        [
            "1: Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
            "2: Ủy ban MTTQ Việt Nam các xã, phường"
        ]
    );
    assert_eq!(found.tasks[1].every, Some(gandan_core::documents::Period::Year));
    assert_eq!(found.tasks[1].due, None);
}

#[test]
fn a_conclusion_notice_binds_bodies_item_by_item() {
    let found = labels(
        "ĐẢNG BỘ TỈNH VÍ DỤ\nĐẢNG ỦY XÃ MẪU\n*\nSố 27-TB/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nMẫu, ngày 18 tháng 3 năm 2026\n\n\
         THÔNG BÁO\nKết luận của đồng chí Bí thư Đảng ủy tại hội nghị giao ban tháng 3\n\n\
         Sau khi nghe báo cáo, đồng chí Bí thư Đảng ủy kết luận như sau:\n\n\
         1. Giao Ủy ban nhân dân xã rà soát hộ nghèo, hoàn thành trước ngày 10/4/2026.\n\n\
         2. Đề nghị Ủy ban MTTQ Việt Nam xã tăng cường giám sát.\n\n\
         3. Văn phòng Đảng ủy theo dõi, đôn đốc, hằng tháng báo cáo Thường trực Đảng ủy.\n\n\
         Nơi nhận:\n- Ban Thường vụ Đảng ủy,\n- Lưu VPĐU.\n\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nBùi Văn Mẫu\n",
    );
    assert_eq!(found.kind, some("TB"));
    assert_eq!(found.symbol, some("TB/ĐU"));
    assert_eq!(found.issuer, some("Đảng ủy xã Mẫu"));
    assert_eq!(
        tasks(&found),
        [
            "1: Ủy ban nhân dân xã",
            "2: Ủy ban MTTQ Việt Nam xã",
            "3: Văn phòng Đảng ủy"
        ]
    );
    assert_eq!(found.tasks[0].due, some("2026-04-10"));
    assert_eq!(found.tasks[2].every, Some(gandan_core::documents::Period::Month));
}

#[test]
fn a_news_item_is_no_document() {
    let found = labels(
        "Sôi nổi ngày hội đoàn kết\n\nSáng 12/11, lãnh đạo tỉnh dự ngày hội tại thôn. Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 \
         của Bộ Chính trị, bà con đã đóng góp ngày công.\n\nTác giả: PV\n",
    );
    assert_eq!((found.kind, found.issuer, found.subject), (None, None, None));
    assert_eq!(found.citations.len(), 1);
    assert_eq!(found.tasks, []);
}

#[test]
fn footnotes_of_a_file_open_no_items() {
    use gandan_core::documents::BlockKind;
    let mut source = SourceText::default();
    for words in [
        "CHỈ THỊ",
        "Về công tác dân vận",
        "Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Sở Nội vụ chủ trì tham mưu.",
    ] {
        source.push(BlockKind::Paragraph, words);
    }
    source.push(
        BlockKind::Footnote,
        "2. Theo Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị.",
    );
    source.push(BlockKind::Paragraph, "2. Sở Tài chính bố trí kinh phí.");
    let found = Labels::from(&read(&source));
    assert_eq!(tasks(&found), ["1: Sở Nội vụ", "2: Sở Tài chính"]);
    assert_eq!(found.citations.len(), 1);
}

#[test]
fn a_decision_that_sets_rules_orders_in_its_last_article() {
    let found = labels(
        "ỦY BAN NHÂN DÂN\nTỈNH VÍ DỤ\n\nSố: 31/2026/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Ví Dụ, ngày 02 tháng 3 năm 2026\n\nQUYẾT\nĐỊNH\nQuy định mức hỗ trợ\n\nCăn cứ Luật Ngân sách nhà nước số 89/2025/QH15;\n\n\
         Điều 1. Phạm vi điều chỉnh\n\n1. Quyết định này quy định mức hỗ trợ.\n\n2. Sở Tài chính thẩm định theo quy định.\n\n\
         Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 3 năm 2026.\n\n\
         Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc Sở Tài chính; Chủ tịch Ủy ban nhân dân các xã, phường \
         chịu trách nhiệm thi hành Quyết định này./.\n\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLý Văn Mẫu\n",
    );
    assert_eq!(found.kind, some("QĐ"));
    assert_eq!(found.number, some("31/2026"));
    assert_eq!(found.subject, some("Quy định mức hỗ trợ"));
    assert_eq!(
        tasks(&found),
        [
            "3: Chánh Văn phòng Ủy ban nhân dân tỉnh | Giám đốc Sở Tài chính | Chủ tịch Ủy ban nhân dân các xã, phường"
        ]
    );
}

#[test]
fn a_party_board_is_called_as_the_text_calls_it() {
    let found = labels(
        "TỈNH ỦY VÍ DỤ\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 88-BC/BTGDVTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nVí Dụ, ngày 20 tháng 6 năm 2026\n\n\
         BÁO CÁO\nKết quả công tác dân vận 6 tháng đầu năm 2026\n\nA. KẾT QUẢ ĐẠT ĐƯỢC\n\nI. CÔNG TÁC THAM MƯU\n\n\
         1. Ban Tuyên giáo và Dân vận Tỉnh ủy đã tham mưu kịp thời.\n\n2. Công tác phối hợp được tăng cường.\n\n\
         B. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM\n\n1. Tiếp tục tham mưu thực hiện Nghị quyết.\n\n2. Tổ chức Ngày hội đại đoàn kết.\n\n\
         Nơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo),\n- Lưu Ban TGDV.\n\nK/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nPhan Thị Mẫu\n",
    );
    assert_eq!(found.kind, some("BC"));
    assert_eq!(found.superior, some("Tỉnh ủy Ví Dụ"));
    assert_eq!(found.issuer, some("Ban Tuyên giáo và Dân vận Tỉnh ủy"));
    assert_eq!(tasks(&found), ["1: ", "2: "]);
    assert!(
        found.tasks[0]
            .text
            .as_deref()
            .is_some_and(|text| text.starts_with("Tiếp tục tham mưu"))
    );
}

#[test]
fn every_law_of_the_list_is_cited_by_its_whole_title() {
    for law in gandan_docparse::patterns::laws() {
        let found = labels(&format!(
            "KẾ HOẠCH\nTriển khai công việc\n\nCăn cứ Luật {law} và các văn bản hướng dẫn thi hành;\n\nNơi nhận:\n- Lưu: VT.\n"
        ));
        let titles: Vec<_> = found
            .citations
            .iter()
            .filter_map(|cite| cite.title.as_deref())
            .collect();
        assert_eq!(titles, [format!("Luật {law}")]);
    }
}
