use gandan_core::cases::Regime;

/// What becomes of a matter, in order; each with how many days ago.
pub(super) enum Then {
    /// Given to an officer.
    Given(i64, &'static str),
    /// A move of the procedure by whoever signs: its name, what the person is told.
    Move(i64, &'static str, &'static str, &'static str),
    /// The person says: `confirm` or `deny`, and why.
    Said(i64, &'static str, &'static str),
    /// The person writes.
    Asks(i64, &'static str),
    /// An answer is written; it waits for a signature or not.
    Draft(i64, &'static str, &'static str, bool),
    /// Sent to another body by an officer, with the reason.
    Sent(i64, &'static str, &'static str, &'static str),
}

/// A matter: days ago, body, regime, subject, words, what becomes of it.
pub(super) struct Scene(
    pub(super) i64,
    pub(super) &'static str,
    pub(super) Regime,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static [Then],
);

/// What lies there.
pub(super) const SCENES: [Scene; 12] = [
    Scene(
        16,
        "mau.ubnd",
        Regime::Complaint,
        "land",
        "Tôi khiếu nại Quyết định số 12/QĐ-UBND (trình diễn) về việc không cấp giấy chứng nhận quyền sử dụng thửa đất 15: \
         gia đình tôi sử dụng ổn định từ năm 1990, không có tranh chấp. Đề nghị xem xét lại.",
        &[
            Then::Given(15, "canbo"),
            Then::Move(9, "lanhdao", "accept", ""),
            Then::Move(7, "lanhdao", "verify", ""),
        ],
    ),
    Scene(
        18,
        "mau.ubnd",
        Regime::Complaint,
        "clearance",
        "Tôi khiếu nại việc tính bồi thường cây trồng khi thu hồi đất làm đường (trình diễn): kiểm đếm thiếu 40 cây cà phê.",
        &[
            Then::Given(17, "canbo"),
            Then::Asks(
                2,
                "Đơn của tôi gửi đã hơn hai tuần, không biết đã được thụ lý chưa?",
            ),
        ],
    ),
    Scene(
        6,
        "mau.ubnd",
        Regime::Proposal,
        "culture",
        "Đề nghị thư viện tỉnh mở cửa thêm buổi tối thứ bảy, chủ nhật để học sinh có chỗ học. (Dữ liệu trình diễn)",
        &[
            Then::Given(5, "canbo"),
            Then::Draft(
                1,
                "canbo",
                "UBND tỉnh đồng ý cho thư viện mở thêm buổi tối thứ bảy từ tháng sau, làm thử ba tháng rồi đánh giá.",
                true,
            ),
        ],
    ),
    Scene(
        4,
        "mau.ubnd",
        Regime::Feedback,
        "traffic",
        "Ngã tư trước bệnh viện tỉnh đèn tín hiệu sai chu kỳ, người đi bộ không kịp sang đường. (Dữ liệu trình diễn)",
        &[
            Then::Given(4, "canbo"),
            Then::Draft(
                2,
                "canbo",
                "Sở Xây dựng đã kiểm tra ngày {{ngày}} và chỉnh lại chu kỳ đèn.",
                false,
            ),
        ],
    ),
    Scene(
        2,
        "mau.ubnd",
        Regime::Regulation,
        "civil-status",
        "Mẫu tờ khai cấp lại giấy phép hỏi hai lần cùng một thông tin, đề nghị bỏ bớt một mục. (Dữ liệu trình diễn)",
        &[],
    ),
    Scene(
        0,
        "mau.ubnd",
        Regime::Feedback,
        "lighting",
        "Đèn trong công viên cạnh trụ sở xã không sáng, tối các cháu không dám ra chơi. (Dữ liệu trình diễn)",
        &[],
    ),
    Scene(
        14,
        "mau.ubnd",
        Regime::Feedback,
        "order",
        "Tôi là Trần Thị Mẫu, điện thoại 0900 000 077. Quán karaoke cạnh nhà tôi ở số 9 đường Mẫu 3 hát quá 23 giờ mỗi đêm.",
        &[
            Then::Given(13, "canbo"),
            Then::Move(
                8,
                "lanhdao",
                "answer",
                "Đoàn kiểm tra đã lập biên bản, quán cam kết dừng hát trước 22 giờ. Cảm ơn bà Trần Thị Mẫu đã báo.",
            ),
        ],
    ),
    Scene(
        40,
        "mau.ubnd",
        Regime::Feedback,
        "schools",
        "Cổng trường tiểu học giờ tan học xe đỗ kín lòng đường. (Dữ liệu trình diễn)",
        &[
            Then::Move(
                35,
                "lanhdao",
                "answer",
                "Đã kẻ vạch cấm đỗ và phân công dân phòng giờ tan học.",
            ),
            Then::Said(30, "confirm", ""),
        ],
    ),
    Scene(
        30,
        "mau.ubnd",
        Regime::Feedback,
        "noise",
        "Xưởng cơ khí trong khu dân cư gò hàn cả buổi trưa. (Dữ liệu trình diễn)",
        &[
            Then::Given(29, "canbo"),
            Then::Move(
                22,
                "lanhdao",
                "answer",
                "Đã nhắc nhở chủ xưởng không làm việc từ 11 giờ 30 đến 13 giờ 30.",
            ),
            Then::Said(12, "deny", "Xưởng vẫn gò hàn buổi trưa, hôm nay cũng vậy."),
        ],
    ),
    Scene(
        3,
        "mau.snv",
        Regime::Proposal,
        "officers",
        "Đề nghị công khai lịch tiếp dân của lãnh đạo tỉnh trên bảng tin các xã. (Dữ liệu trình diễn)",
        &[Then::Sent(
            2,
            "snv",
            "mau.ubnd",
            "Lịch tiếp công dân của lãnh đạo tỉnh do UBND tỉnh quyết định.",
        )],
    ),
    Scene(
        5,
        "mau.ubnd",
        Regime::Feedback,
        "health",
        "Trạm y tế hết vắc-xin cho trẻ đã hai tuần, không báo bao giờ có. (Dữ liệu trình diễn)",
        &[
            Then::Given(4, "canbo"),
            Then::Sent(
                1,
                "canbo",
                "mau.syt",
                "Việc cung ứng vắc-xin do Sở Y tế phụ trách.",
            ),
        ],
    ),
    Scene(
        11,
        "mau.snv",
        Regime::Complaint,
        "merit",
        "Tôi khiếu nại việc chậm trả lời hồ sơ trợ cấp của bố tôi. (Dữ liệu trình diễn)",
        &[Then::Given(10, "snv")],
    ),
];
