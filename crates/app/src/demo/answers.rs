//! Matters of people that were answered, with public copies, so that register and table have something to show. The
//! people in them are made up, and their names say so.

use super::people::Cast;
use crate::cases::moving::{self, By, Doing};
use crate::cases::public::{self, publish_as_suggested};
use crate::cases::taking::{self, Matter};
use crate::web::App;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::{self, Person};
use gandan_store::journal::Author;

/// A matter: days ago, code of the body, subject, words, days until the answer, the answer, and whether it is published.
pub(super) type Scene = (
    i64,
    &'static str,
    &'static str,
    &'static str,
    Option<(i64, &'static str)>,
    bool,
);

/// What people said.
const SCENES: [Scene; 10] = [
    (
        60,
        "mau.mg1.ubnd",
        "lighting",
        "Tôi là Nguyễn Văn Mẫu, số điện thoại 0900 000 001. Đèn đường đầu ngõ 5 không sáng đã ba tuần, buổi tối trẻ con đi học về rất sợ.",
        Some((
            4,
            "Đã thay hai bóng đèn và một bộ hẹn giờ ở đầu ngõ 5. Cảm ơn ông Nguyễn Văn Mẫu đã báo.",
        )),
        true,
    ),
    (
        52,
        "mau.mg1.ubnd",
        "rubbish",
        "Rác đổ trộm ven kênh sau chợ, mùi rất khó chịu. Đề nghị xã cho dọn và đặt biển cấm.",
        Some((
            6,
            "Đã dọn xong, đặt hai biển cấm đổ rác và giao thôn kiểm tra hằng tuần.",
        )),
        true,
    ),
    (
        45,
        "mau.mg2.ubnd",
        "roads",
        "Đường liên thôn có nhiều ổ gà, xe máy hay ngã khi trời mưa.",
        Some((25, "Đã vá 12 ổ gà. Xin lỗi bà con vì trả lời muộn do chờ vật tư.")),
        true,
    ),
    (
        40,
        "mau.mg2.ubnd",
        "lighting",
        "Cột đèn trước nhà văn hóa nghiêng, sợ đổ.",
        None,
        false,
    ),
    (
        33,
        "mau.mg2.ubnd",
        "drainage",
        "Cống tắc, nước thải tràn ra đường mỗi khi mưa.",
        None,
        false,
    ),
    (
        20,
        "mau.mg1.ubnd",
        "lighting",
        "Đèn đường ngõ 9 chập chờn.",
        Some((3, "Đã thay dây và cầu chì.")),
        true,
    ),
    (
        18,
        "mau.mg1.ubnd",
        "lighting",
        "Ngõ 11 tối om, chưa có đèn.",
        None,
        false,
    ),
    (
        12,
        "mau.mg1.ubnd",
        "lighting",
        "Bóng đèn ngõ 7 hỏng.",
        None,
        false,
    ),
    (
        8,
        "mau.mg1.ubnd",
        "lighting",
        "Đèn đường cạnh trường mầm non không sáng.",
        None,
        false,
    ),
    (
        5,
        "mau.mg1.ubnd",
        "lighting",
        "Đèn ngõ 3 bật cả ban ngày.",
        None,
        false,
    ),
];

/// Plays the scenes up to today.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    for (at, scene) in SCENES.iter().enumerate() {
        one(app, cast, at, scene).await?;
    }
    public::count_up(app).await?;
    public::look_around(app).await?;
    Ok(())
}

pub(super) async fn one(app: &App, cast: &Cast, number: usize, scene: &Scene) -> anyhow::Result<()> {
    let (ago, code, subject, words, answer, published) = *scene;
    let then = app.days_ago(ago)?;
    let body = cast.body(code)?;
    let matter = Matter {
        regime: Regime::Feedback,
        discipline: false,
        body,
        subject: subject.to_owned(),
        place: Some(body),
        place_words: String::new(),
        title: String::new(),
        words: words.to_owned(),
        people: vec![Person {
            name: format!("Người gửi {} (trình diễn)", number + 1),
            phone: format!("09000000{:02}", number + 1),
            ..Person::default()
        }],
        channel: Channel::Web,
        lang: "vi".to_owned(),
        idempotency_key: format!("demo answers {number}"),
        registered: then.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: false,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    };
    let nobody = Author {
        account: None,
        name: String::new(),
    };
    let case = taking::take(&then, matter, &nobody).await?.case;
    let Some((days, told)) = answer else { return Ok(()) };
    let later = app.days_ago(ago - days)?;
    let author = cast.who("lanhdao")?.clone();
    let mut tx = later.db.begin_write().await?;
    let row = cases::find(&mut tx, case).await?;
    let doing = Doing {
        act: "answer".to_owned(),
        told: told.to_owned(),
        ..Doing::default()
    };
    moving::make(
        &mut tx,
        &later,
        &row,
        &By::Officer(author.clone(), body.0),
        &doing,
    )
    .await?;
    if published {
        let row = cases::find(&mut tx, case).await?;
        publish_as_suggested(&mut tx, &later, &row, &author).await?;
    }
    Ok(tx.commit().await?)
}
