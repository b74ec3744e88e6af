//! What citizens said before the visitor came: a lamp reported today, a drain answered and waiting for the person who
//! reported it. People and places are made up; their codes are the same in every demonstration.

use super::people::Cast;
use crate::cases::intake::nobody;
use crate::cases::moving::{By, Doing, make};
use crate::cases::taking::{Matter, take};
use crate::web::App;
use anyhow::Context;
use gandan_core::cases::{Channel, ReceiptCode, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::{self, NewMessage, Person};
use gandan_store::journal::Author;
use gandan_store::new_id;

/// A scene: what is said, and the seed of its code.
struct Scene {
    /// What the terminal calls it: `cli-demo-code-…`.
    name: &'static str,
    seed: u8,
    subject: &'static str,
    place: &'static str,
    words: &'static str,
    days: i64,
}

const SCENES: [Scene; 2] = [
    Scene {
        name: "new",
        seed: 11,
        subject: "lighting",
        place: "ngõ 5, tổ dân phố 3 (trình diễn)",
        words: "Đèn đường đầu ngõ 5 không sáng từ thứ hai, tối đi lại rất nguy hiểm. (Dữ liệu trình diễn)",
        days: 0,
    },
    Scene {
        name: "answered",
        seed: 23,
        subject: "drainage",
        place: "đường Mẫu 2, trước số 14 (trình diễn)",
        words: "Cống trước số 14 tắc, mưa là nước thải tràn vào nhà. (Dữ liệu trình diễn)",
        days: 20,
    },
];

/// The codes of the scenes, for the terminal.
pub fn codes() -> Vec<(&'static str, String)> {
    SCENES
        .iter()
        .filter_map(|scene| Some((scene.name, code(scene.seed)?.expose())))
        .collect()
}

fn code(seed: u8) -> Option<ReceiptCode> {
    let bytes: Vec<u8> = (0..32_u8)
        .map(|place| place.wrapping_mul(37).wrapping_add(seed))
        .collect();
    ReceiptCode::from_random(&bytes)
}

/// Plays the scenes.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    for scene in &SCENES {
        let then = app.days_ago(scene.days)?;
        speak(&then, cast, scene).await.context(scene.name)?;
    }
    Ok(())
}

async fn speak(app: &App, cast: &Cast, scene: &Scene) -> anyhow::Result<()> {
    let commune = cast.body("mau.x01.ubnd")?;
    let matter = Matter {
        regime: Regime::Feedback,
        discipline: false,
        body: commune,
        subject: scene.subject.to_owned(),
        place: Some(commune),
        place_words: scene.place.to_owned(),
        title: String::new(),
        words: scene.words.to_owned(),
        people: vec![Person {
            name: "Người gửi (trình diễn)".to_owned(),
            ..Person::default()
        }],
        channel: Channel::Web,
        lang: "vi".to_owned(),
        idempotency_key: format!("demo-{}", scene.name),
        registered: app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: true,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    };
    let receipt = take(app, matter, &nobody()).await?;
    let code = code(scene.seed).context("a code")?;
    let mut tx = app.db.begin_write().await?;
    let hash = code.hash(&app.keys.receipt);
    cases::copy_receipt(&mut tx, receipt.petition, &hash, app.clock.micros()).await?;
    tx.commit().await?;
    if scene.name == "answered" {
        answer(app, &receipt, commune.0).await?;
    }
    Ok(())
}

/// An officer of the commune asks, the person answers, the drain is cleared.
async fn answer(
    app: &App,
    receipt: &crate::cases::taking::Receipt,
    commune: uuid::Uuid,
) -> anyhow::Result<()> {
    let officer = Author {
        account: Some(new_id()),
        name: "Cán bộ phường (trình diễn)".to_owned(),
    };
    let body = Some(commune);
    let asked = app.days_ago(-2)?;
    say(
        &asked,
        receipt,
        &officer,
        body,
        "Cống nằm bên chẵn hay bên lẻ của đường?",
    )
    .await?;
    say(
        &app.days_ago(-3)?,
        receipt,
        &nobody(),
        None,
        "Bên chẵn, ngay trước cổng.",
    )
    .await?;
    let done = app.days_ago(-6)?;
    let mut tx = done.db.begin_write().await?;
    let (today, now) = (done.clock.today(), done.clock.micros());
    cases::opened(&mut tx, receipt.case, new_id(), &officer.name, body, today, now).await?;
    let row = cases::find(&mut tx, receipt.case).await?;
    let doing = Doing {
        act: "answer".to_owned(),
        told: "Đội môi trường đã nạo vét cống trước số 14 và thay nắp. (Dữ liệu trình diễn)".to_owned(),
        evidence: true,
        ..Doing::default()
    };
    make(&mut tx, &done, &row, &By::Officer(officer, commune), &doing).await?;
    Ok(tx.commit().await?)
}

async fn say(
    app: &App,
    receipt: &crate::cases::taking::Receipt,
    author: &Author,
    body: Option<uuid::Uuid>,
    words: &str,
) -> anyhow::Result<()> {
    let mut tx = app.db.begin_write().await?;
    let message = NewMessage {
        id: new_id(),
        case: receipt.case,
        petition: receipt.petition,
        from_petitioner: body.is_none(),
        author,
        body,
        words,
        at: app.clock.micros(),
    };
    cases::say(&mut tx, &message).await?;
    Ok(tx.commit().await?)
}
