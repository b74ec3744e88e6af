//! Words of the demonstration's quarter. All of them are made up.

use super::reports::Letter;

/// Key of a part and its words.
pub(super) type Part = (&'static str, &'static str);

/// A matter: day of the quarter, commune, subject, words, days until the answer and the answer.
pub(super) type Case = (
    i64,
    usize,
    &'static str,
    &'static str,
    Option<(i64, &'static str)>,
);

/// What the province asks of its communes.
pub(super) const LETTER: Letter = Letter {
    kind: "CV",
    number: "912",
    symbol: "UBND-NC",
    subject: "Về việc tăng cường công tác dân vận chính quyền (văn bản trình diễn)",
    keeper: "mau.ubnd",
    signer: "lanhdao",
    items: &[
        (
            "Tổ chức quán triệt công tác dân vận chính quyền tới cán bộ, công chức cấp xã",
            false,
        ),
        (
            "Niêm yết, công khai lịch tiếp công dân của Chủ tịch Ủy ban nhân dân cấp xã",
            false,
        ),
        ("Hằng quý báo cáo kết quả trước ngày 05 tháng đầu quý sau", true),
    ],
};

/// What the Party committee asks of the province.
pub(super) const PARTY_LETTER: Letter = Letter {
    kind: "CV",
    number: "345",
    symbol: "CV/TU",
    subject: "Về báo cáo công tác dân vận chính quyền hằng quý (văn bản trình diễn)",
    keeper: "mau.tu",
    signer: "tinhuy",
    items: &[(
        "Hằng quý báo cáo Thường trực Tỉnh ủy kết quả công tác dân vận chính quyền",
        true,
    )],
};

/// Matters of the quarter: some answered in time, some late, three not at all.
pub(super) const CASES: [Case; 9] = [
    (
        6,
        0,
        "lighting",
        "Đèn đường tổ dân phố 4 không sáng.",
        Some((5, "Đã thay bóng và dây dẫn.")),
    ),
    (
        11,
        0,
        "rubbish",
        "Rác ùn ứ ở bãi tập kết cạnh chợ.",
        Some((6, "Đã thu gom, tăng hai chuyến mỗi ngày.")),
    ),
    (
        15,
        1,
        "roads",
        "Đường ngõ 12 sụt lún sau mưa.",
        Some((28, "Đã vá lại mặt đường. Xin lỗi vì trả lời muộn.")),
    ),
    (
        22,
        1,
        "drainage",
        "Cống thoát nước trước trường học bị tắc.",
        Some((7, "Đã nạo vét, thay nắp cống.")),
    ),
    (
        30,
        2,
        "lighting",
        "Cột đèn cuối thôn bị nghiêng.",
        Some((9, "Đã dựng lại cột.")),
    ),
    (38, 2, "drainage", "Nước thải chảy tràn ra đường thôn.", None),
    (47, 3, "roads", "Cầu dân sinh mất lan can, rất nguy hiểm.", None),
    (55, 4, "rubbish", "Đốt rác cạnh khu dân cư, khói độc.", None),
    (
        63,
        3,
        "lighting",
        "Ngõ 8 chưa có đèn chiếu sáng.",
        Some((8, "Đã lắp ba bóng đèn.")),
    ),
];

/// A commune's report.
pub(super) const COMMUNE: [Part; 9] = [
    (
        "leading",
        "Ủy ban nhân dân xã đã ban hành kế hoạch dân vận chính quyền, tổ chức một hội nghị quán triệt tới toàn thể cán bộ, công chức.",
    ),
    (
        "directives",
        "Đã hoàn thành [[tasks.done]] nhiệm vụ được giao trong quý.",
    ),
    (
        "reception",
        "Chủ tịch tiếp công dân hai ngày mỗi tháng; một cuộc đối thoại với người dân về rác thải và thoát nước.",
    ),
    (
        "cases",
        "Trong quý tiếp nhận [[cases.received]] vụ việc; trả lời đúng hạn [[cases.kept]] vụ việc, còn [[cases.overdue]] vụ việc chưa trả lời và đã quá hạn.",
    ),
    (
        "models",
        "Mô hình “Tổ dân vận khéo đến từng ngõ” hoạt động ở ba thôn.",
    ),
    (
        "limits",
        "Một số phản ánh về hạ tầng trả lời chậm do chờ vật tư và kinh phí.",
    ),
    (
        "ahead",
        "- Giải quyết dứt điểm các phản ánh về đèn đường, cống thoát nước.\n- Đối thoại với người dân ít nhất một lần trong quý.",
    ),
    (
        "proposals",
        "Đề nghị tỉnh bố trí kinh phí sửa chữa nhỏ cho cấp xã.",
    ),
    (
        "openness",
        "Lịch tiếp công dân niêm yết tại trụ sở và trên trang thông tin điện tử.",
    ),
];

/// The province's report of the quarter before.
pub(super) const CARRIED: [Part; 8] = [
    (
        "leading",
        "Ủy ban nhân dân tỉnh thường xuyên chỉ đạo các sở, ngành, địa phương nâng cao nhận thức, trách nhiệm về công tác dân vận chính quyền.",
    ),
    (
        "directives",
        "Các địa phương đã triển khai nhiệm vụ theo văn bản của Thường trực Tỉnh ủy.",
    ),
    (
        "reception",
        "Công tác tiếp công dân, đối thoại với Nhân dân được duy trì nền nếp, đúng quy định của pháp luật.",
    ),
    ("cases", "Đơn thư, phản ánh của người dân cơ bản được giải quyết."),
    (
        "limits",
        "Một số nơi người đứng đầu chưa thật sự quan tâm đến công tác dân vận chính quyền.",
    ),
    (
        "ahead",
        "Tiếp tục quán triệt các văn bản của Trung ương và của tỉnh.",
    ),
    ("proposals", "Không."),
    ("models", "Phong trào thi đua “Dân vận khéo” được duy trì."),
];

/// The province's draft: a sentence that the register belies, two carried over, a number typed by hand, a part left empty.
pub(super) const PROVINCE: [Part; 7] = [
    (
        "leading",
        "Ủy ban nhân dân tỉnh thường xuyên chỉ đạo các sở, ngành, địa phương nâng cao nhận thức, trách nhiệm về công tác dân vận chính quyền. Trong quý đã ban hành Công văn số 912/UBND-NC (văn bản trình diễn).",
    ),
    (
        "directives",
        "Trong số [[tasks.done:all]] nhiệm vụ đến hạn trong quý, đã hoàn thành [[tasks.done]] nhiệm vụ, đạt [[tasks.done:%]]; còn [[tasks.overdue]] nhiệm vụ quá hạn.",
    ),
    (
        "reception",
        "Công tác tiếp công dân, đối thoại với Nhân dân được duy trì nền nếp, đúng quy định của pháp luật.",
    ),
    (
        "cases",
        "Trong quý, toàn tỉnh tiếp nhận [[cases.received]] vụ việc; tỷ lệ giải quyết đúng hạn đạt 95%.\nTrên địa bàn tỉnh không có vụ việc khiếu nại, tố cáo, phản ánh tồn đọng, kéo dài.",
    ),
    (
        "limits",
        "Một số địa phương trả lời người dân còn chậm, nhất là phản ánh về đường ngõ và thoát nước.",
    ),
    (
        "ahead",
        "- Không để vụ việc quá hạn ở cấp xã.\n- Tổ chức đối thoại chuyên đề về môi trường ở các xã có phản ánh nhiều.",
    ),
    (
        "openness",
        "Kết quả trả lời được công khai trên trang của tỉnh: [[cases.published]] vụ việc.",
    ),
];
