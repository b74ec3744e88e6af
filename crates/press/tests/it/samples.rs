//! Papers for tests, benches and pictures: made up, of a province called Mẫu.

#![allow(dead_code, reason = "each user takes the samples it needs")]

use gandan_press::{
    Anchor, Appendix, Authority, Block, Chart, Color, Column, Figure, Head, Image, Issue, Level, Paper,
    Regime, Run, Shape, Signature, Table, paragraphs,
};
use jiff::civil::date;

/// Every sample with its name.
pub fn all() -> Vec<(&'static str, Paper)> {
    vec![
        ("report", report()),
        ("party", party()),
        ("letter", letter()),
        ("minutes", minutes()),
        ("ten-pages", ten_pages()),
    ]
}

const LONG: &str = "Ủy ban nhân dân tỉnh đã chỉ đạo các sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu tiếp \
    tục đổi mới, nâng cao chất lượng, hiệu quả công tác dân vận của chính quyền; gắn việc thực hiện Quy chế dân chủ ở cơ \
    sở với cải cách hành chính, giải quyết kịp thời những kiến nghị, phản ánh chính đáng của Nhân dân, nhất là trong các \
    lĩnh vực đất đai, môi trường, giải phóng mặt bằng và chính sách xã hội.";

/// A chart of how long answers took.
pub fn chart() -> Chart {
    let months = [("Tháng 7", 72.0), ("Tháng 8", 81.0), ("Tháng 9", 90.5)];
    let mut chart = Chart::new(400.0, 170.0);
    for (index, (month, share)) in months.into_iter().enumerate() {
        let left = 60.0 + index as f32 * 110.0;
        chart = chart
            .with(Shape::Bar {
                at: (left, 140.0 - share),
                size: (70.0, share),
                fill: Color(0x1f, 0x5f, 0x8b),
            })
            .with(Shape::Words {
                at: (left + 35.0, 155.0),
                size: 11.0,
                anchor: Anchor::Middle,
                bold: false,
                text: month.to_owned(),
            })
            .with(Shape::Words {
                at: (left + 35.0, 135.0 - share),
                size: 11.0,
                anchor: Anchor::Middle,
                bold: true,
                text: format!("{share}%").replace('.', ","),
            });
    }
    chart.with(Shape::Line {
        points: vec![(40.0, 20.0), (40.0, 140.0), (390.0, 140.0)],
        width: 0.8,
        color: Color::GREY,
    })
}

fn results(rows: usize) -> Table {
    let mut table = Table::new(vec![
        Column::number("TT", 0.6),
        Column::text("Đơn vị", 3.0),
        Column::number("", 1.2),
        Column::number("", 1.2),
        Column::number("", 1.2),
        Column::number("", 1.2),
    ])
    .caption("Bảng 1. Kết quả tiếp nhận, giải quyết kiến nghị, phản ánh")
    .head([
        Head::new("TT").down(2),
        Head::new("Đơn vị").down(2),
        Head::new("Tiếp nhận").across(2),
        Head::new("Đã giải quyết").across(2),
    ])
    .head([
        Head::new("Kỳ trước chuyển sang"),
        Head::new("Trong kỳ"),
        Head::new("Đúng hạn"),
        Head::new("Quá hạn"),
    ]);
    for index in 1..=rows {
        let cells = [
            index.to_string(),
            format!("Ủy ban nhân dân xã Mẫu {index}"),
            (index * 3).to_string(),
            format!("1.{:03}", index * 7 % 1000),
            (index * 5).to_string(),
            (index % 4).to_string(),
        ];
        table = table.row(cells);
    }
    table.total(["", "Tổng cộng", "1.234", "12.345", "11.987", "42"])
}

/// A province's quarterly report.
pub fn report() -> Paper {
    let wide = (1..=12).fold(
        Table::new(
            [Column::text("Đơn vị", 2.4)]
                .into_iter()
                .chain((2..=13).map(|number| Column::number(format!("({number})"), 1.0)))
                .collect(),
        )
        .caption("Tổng hợp kết quả tiếp công dân quý III năm 2026"),
        |table, row| {
            let name = format!("Xã Mẫu {row}");
            table.row(std::iter::once(name).chain((2..=13).map(|column| (row * column).to_string())))
        },
    );
    Paper::new(
        Regime::State,
        "Ủy ban nhân dân tỉnh Mẫu",
        Issue::new("BC-UBND", "Mẫu").numbered(105, date(2026, 10, 5)),
    )
    .titled("Báo cáo", "Kết quả công tác dân vận chính quyền quý III năm 2026")
    .to(["Ban Thường vụ Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"])
    .with(Block::text(
        "Thực hiện Chỉ thị số 06-CT/TU ngày 10 tháng 02 năm 2026 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh báo cáo \
         kết quả công tác dân vận chính quyền quý III năm 2026 như sau:",
    ))
    .with(Block::title(Level::Part, "Kết quả thực hiện"))
    .with(Block::title(Level::Section, "Công tác lãnh đạo, chỉ đạo"))
    .with(Block::text(LONG))
    .with(Block::runs([
        Run::new("Trong quý, đã ban hành "),
        Run::new("12 văn bản").bold(),
        Run::new(" triển khai, trong đó có 03 kế hoạch").note("Các Kế hoạch số 45, 52 và 61/KH-UBND."),
        Run::new("; kiểm tra "),
        Run::new("05 đơn vị").italic(),
        Run::new("."),
    ]))
    .with(Block::title(Level::Section, "Tiếp công dân, đối thoại"))
    .with(Block::numbered(Level::Point, "Tiếp công dân thường xuyên 1.245 lượt, 1.310 người, 986 vụ việc."))
    .with(Block::numbered(Level::Point, "Chủ tịch Ủy ban nhân dân tiếp định kỳ đủ số ngày theo quy định."))
    .with(Block::numbered(Level::Point, "Đối thoại với Nhân dân 02 cuộc, 320 lượt người dự."))
    .with(Block::title(Level::Section, "Giải quyết kiến nghị, phản ánh"))
    .with(Block::Table(results(40)))
    .with(Block::Figure(
        Figure::new(
            Image::Chart(chart()),
            "Tỷ lệ trả lời đúng hạn: tháng 7 là 72%, tháng 8 là 81%, tháng 9 là 90,5%.",
        )
        .caption("Hình 1. Tỷ lệ trả lời đúng hạn theo tháng")
        .width(0.8),
    ))
    .with(Block::title(Level::Part, "Hạn chế và nguyên nhân"))
    .with(Block::item("Một số đơn vị chậm gửi báo cáo (02 xã chưa gửi)."))
    .with(Block::item("Việc công khai kết quả giải quyết có nơi còn hình thức."))
    .with(Block::title(Level::Part, "Nhiệm vụ trọng tâm quý IV năm 2026"))
    .with(Block::title(Level::Section, "Nhiệm vụ"))
    .with(Block::title(Level::Subsection, "Đối với các sở, ban, ngành"))
    .with(Block::text(LONG))
    .with(Block::title(Level::Subsection, "Đối với Ủy ban nhân dân cấp xã"))
    .with(Block::text(LONG))
    .with(Block::title(Level::Section, "Kiến nghị, đề xuất"))
    .with(Block::text("Không./."))
    .recipients(["Như trên", "Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu: VT, NC"])
    .signed(
        Signature::new("Phó Chủ tịch")
            .by(Authority::OnBehalf, "Ủy ban nhân dân")
            .by(Authority::For, "Chủ tịch")
            .name("Nguyễn Văn Mẫu"),
    )
    .appendix(Appendix::landscape("Kết quả tiếp công dân quý III năm 2026").with(Block::Table(wide)))
    .appendix(
        Appendix::upright("Danh sách đơn vị chưa gửi báo cáo")
            .with(Block::numbered(Level::Section, "Ủy ban nhân dân xã Mẫu 7."))
            .with(Block::numbered(Level::Section, "Ủy ban nhân dân xã Mẫu 11.")),
    )
}

/// A Party committee's report.
pub fn party() -> Paper {
    let mut paper = Paper::new(
        Regime::Party,
        "Đảng ủy xã Mẫu",
        Issue::new("BC/ĐU", "Mẫu").numbered(7, date(2026, 2, 3)),
    )
    .under("Đảng bộ tỉnh Mẫu")
    .titled(
        "Báo cáo",
        "sơ kết 05 năm thực hiện Nghị quyết về công tác dân vận trong tình hình mới",
    )
    .resting_on(["Căn cứ Điều lệ Đảng", "Căn cứ Quy chế làm việc của Đảng ủy xã"])
    .with(Block::text("Ban Thường vụ Đảng ủy xã báo cáo kết quả như sau:"))
    .with(Block::title(Level::Part, "Kết quả đạt được"));
    for (index, title) in [
        "Công tác tuyên truyền",
        "Xây dựng lực lượng",
        "Phong trào thi đua",
    ]
    .into_iter()
    .enumerate()
    {
        paper = paper
            .with(Block::title(Level::Section, title))
            .with(Block::text(LONG));
        if index == 1 {
            paper = paper
                .with(Block::item("Củng cố tổ dân vận ở 12/12 thôn."))
                .with(Block::item("Bồi dưỡng nghiệp vụ cho 96 lượt cán bộ."));
        }
    }
    paper
        .with(Block::title(Level::Part, "Phương hướng"))
        .with(Block::text(LONG))
        .with(Block::text("Trên đây là báo cáo của Ban Thường vụ Đảng ủy xã."))
        .recipients(["Ban Thường vụ Tỉnh ủy", "Các chi bộ trực thuộc", "Lưu Đảng ủy"])
        .signed(
            Signature::new("Phó Bí thư")
                .by(Authority::OnBehalf, "Ban Thường vụ")
                .name("Trần Thị Mẫu"),
        )
}

/// A letter that is not signed yet.
pub fn letter() -> Paper {
    let mut paper = Paper::new(Regime::State, "Sở Nội vụ", Issue::new("SNV-XDCQ", "Mẫu"))
        .under("Ủy ban nhân dân tỉnh Mẫu")
        .letter("đôn đốc gửi báo cáo công tác dân vận chính quyền quý III năm 2026")
        .to(["Ủy ban nhân dân các xã, phường"]);
    paper.blocks = paragraphs(
        "Theo quy định, các đơn vị gửi báo cáo trước ngày 05 tháng đầu quý sau.\nĐề nghị:\n- Các đơn vị chưa gửi hoàn \
         thành trước ngày 08/10/2026\n- Đầu mối liên hệ: Phòng Xây dựng chính quyền./.",
    );
    paper
        .recipients(["Như trên", "Giám đốc Sở (để báo cáo)", "Lưu: VT, XDCQ"])
        .signed(Signature::new("Phó Giám đốc").by(Authority::For, "Giám đốc"))
}

/// Minutes that two people sign.
pub fn minutes() -> Paper {
    Paper::new(
        Regime::State,
        "Ủy ban nhân dân xã Mẫu",
        Issue::new("BB-UBND", "Mẫu").numbered(3, date(2026, 9, 15)),
    )
    .titled("Biên bản", "Đối thoại với Nhân dân quý III năm 2026")
    .resting_on([
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở",
        "Căn cứ Kế hoạch số 12/KH-UBND",
    ])
    .with(Block::title(Level::Article, "Thành phần"))
    .with(Block::numbered(
        Level::Section,
        "Chủ trì: Chủ tịch Ủy ban nhân dân xã.",
    ))
    .with(Block::numbered(
        Level::Section,
        "Đại diện các hộ dân thôn 1, thôn 2.",
    ))
    .with(Block::title(Level::Article, "Nội dung"))
    .with(Block::numbered(
        Level::Section,
        "Hộ dân đề nghị sửa đường thôn 2; xã hứa xong trước 30/11/2026.",
    ))
    .recipients(["Đảng ủy, HĐND xã", "Lưu: VT"])
    .signed(Signature::new("Người ghi biên bản").name("Lê Thị Mẫu"))
    .signed(Signature::new("Chủ trì").name("Phạm Văn Mẫu"))
}

/// Ten pages with ten tables, as in the peers' figures.
pub fn ten_pages() -> Paper {
    let mut paper = Paper::new(
        Regime::State,
        "Ủy ban nhân dân tỉnh Mẫu",
        Issue::new("BC-UBND", "Mẫu").numbered(106, date(2026, 10, 6)),
    )
    .titled("Báo cáo", "Tổng hợp mười trang");
    for part in 1..=10 {
        let mut table = results(11);
        table.caption = Some(format!("Bảng {part}. Kết quả"));
        paper = paper
            .with(Block::title(Level::Part, format!("Phần thứ {part}")))
            .with(Block::text(LONG))
            .with(Block::text(LONG))
            .with(Block::Table(table));
    }
    paper.recipients(["Lưu: VT"]).signed(
        Signature::new("Chủ tịch")
            .by(Authority::OnBehalf, "Ủy ban nhân dân")
            .name("Nguyễn Văn Mẫu"),
    )
}
