//! What lies on the officers' desks: cases in every state between the receipt and the answer, one that waits for a
//! signature, one that came from another body and one that is on its way. People and matters are made up and say so.

use super::people::Cast;
use super::story::on;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::intake::nobody;
use crate::cases::moving::{self, By, Doing};
use crate::cases::taking::{Matter, Receipt, take};
use crate::cases::work::prepared::Given;
use crate::cases::work::transfer::{self, Wanted};
use crate::web::App;
use crate::words::Lang;
use anyhow::{Context, anyhow};
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::{self, CaseRow, Moved, NewMessage, Person};
use gandan_store::casework::{self, NewDraft};
use gandan_store::journal::Author;
use gandan_store::{Tx, access, new_id};
use serde_json::json;
use uuid::Uuid;

/// What becomes of a matter, in order; each with how many days ago.
enum Then {
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
struct Scene(
    i64,
    &'static str,
    Regime,
    &'static str,
    &'static str,
    &'static [Then],
);

const SCENES: [Scene; 12] = [
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

/// Plays the scenes up to today.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    for (number, scene) in SCENES.iter().enumerate() {
        let receipt = speak(app, cast, number, scene).await.context(scene.4)?;
        for then in scene.5 {
            happen(app, cast, &receipt, then).await.context(scene.4)?;
        }
    }
    Ok(())
}

async fn speak(app: &App, cast: &Cast, number: usize, scene: &Scene) -> anyhow::Result<Receipt> {
    let Scene(ago, code, regime, subject, words, _) = *scene;
    let then = on(app, ago)?;
    let matter = Matter {
        regime,
        discipline: false,
        body: cast.body(code)?,
        subject: subject.to_owned(),
        place: Some(cast.body("mau.x01.ubnd")?),
        place_words: String::new(),
        title: String::new(),
        words: words.to_owned(),
        people: vec![Person {
            name: format!("Người gửi {} (trình diễn)", number + 31),
            address: "xã Mẫu 1, tỉnh Mẫu (không có thật)".to_owned(),
            ..Person::default()
        }],
        channel: if number.is_multiple_of(3) {
            Channel::Counter
        } else {
            Channel::Web
        },
        lang: "vi".to_owned(),
        idempotency_key: format!("demo-desk:{number}"),
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
    Ok(take(&then, matter, &nobody()).await?)
}

async fn happen(app: &App, cast: &Cast, receipt: &Receipt, then: &Then) -> anyhow::Result<()> {
    let ago = match then {
        Then::Given(ago, ..)
        | Then::Move(ago, ..)
        | Then::Said(ago, ..)
        | Then::Asks(ago, ..)
        | Then::Draft(ago, ..)
        | Then::Sent(ago, ..) => *ago,
    };
    let app = on(app, ago)?;
    let mut tx = app.db.begin_write().await?;
    let row = cases::find(&mut tx, receipt.case).await?;
    match *then {
        Then::Given(_, login) => give(&mut tx, &app, cast, &row, login).await?,
        Then::Move(_, login, act, told) => {
            let by = By::Officer(cast.who(login)?.clone(), row.body_id);
            let doing = doing(act, told, "");
            moving::make(&mut tx, &app, &row, &by, &doing).await?;
        }
        Then::Said(_, act, why) => {
            let doing = doing(act, "", why);
            moving::make(&mut tx, &app, &row, &By::Petitioner, &doing).await?;
        }
        Then::Asks(_, words) => {
            let message = NewMessage {
                id: new_id(),
                case: receipt.case,
                petition: receipt.petition,
                from_petitioner: true,
                author: &nobody(),
                body: None,
                words,
                at: app.clock.micros(),
            };
            cases::say(&mut tx, &message).await?;
        }
        Then::Draft(_, login, reply, ready) => {
            let given = json!({
                "reply": [reply], "symbol": ["UBND"], "place": ["Mẫu"], "signer_title": ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"],
            });
            let draft = NewDraft {
                case: row.id,
                act: "answer",
                given: &given.to_string(),
                body: row.body_id,
                author: cast.who(login)?,
                ready,
                at: app.clock.micros(),
            };
            casework::keep_draft(&mut tx, &draft).await?;
        }
        Then::Sent(_, login, to, reason) => send(&mut tx, &app, cast, row.id, (login, to, reason)).await?,
    }
    Ok(tx.commit().await?)
}

fn doing(act: &str, told: &str, reason: &str) -> Doing {
    Doing {
        act: act.to_owned(),
        told: told.to_owned(),
        reason: reason.to_owned(),
        eligible: true,
        evidence: true,
        ..Doing::default()
    }
}

async fn give(tx: &mut Tx, app: &App, cast: &Cast, row: &CaseRow, login: &str) -> anyhow::Result<()> {
    let author: &Author = cast.who("theodoi")?;
    let after = CaseRow {
        officer_id: Some(cast.account(login)?),
        ..row.clone()
    };
    let moved = Moved {
        before: row,
        after: &after,
        act: "assign",
        reason: "",
        basis: "",
        told: "",
        detail: json!({"officer": after.officer_id, "before": row.officer_id}),
        author,
        body: Some(row.body_id),
        at: app.clock.micros(),
        day: app.clock.today(),
    };
    cases::make(tx, &moved).await?;
    Ok(())
}

async fn send(
    tx: &mut Tx,
    app: &App,
    cast: &Cast,
    case: Uuid,
    (login, to, reason): (&str, &str, &str),
) -> anyhow::Result<()> {
    let today = app.clock.today().to_string();
    let actor = access::actor(tx, cast.account(login)?, &today).await?;
    let actor = actor.with_context(|| login.to_owned())?;
    let acting = Acting {
        app,
        actor: &actor,
        lang: Lang::Vi,
    };
    let fields = [("place", "Mẫu"), ("signer_title", "TL. CHỦ TỊCH")];
    let given: Given = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), vec![value.to_owned()]))
        .collect();
    let wanted = Wanted {
        to,
        reason,
        basis: "Luật Tiếp công dân 42/2013/QH13 Đ26 k2 điểm b",
        given: &given,
    };
    let guarded = Guarded::open(tx, app, case)
        .await
        .map_err(|error| anyhow!("{error:?}"))?;
    let body = cast.body(to)?;
    let sent = transfer::send(tx, acting, &guarded, body, &wanted).await;
    sent.map(drop).map_err(|error| anyhow!("{error:?}"))
}
