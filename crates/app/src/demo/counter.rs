//! What the clerk registered at the counter in the last days: letters, two of them alike, and a denunciation of which
//! the database holds a line and nothing else. The people and the matters are made up and say so.

use super::people::Cast;
use crate::cases::taking::{Matter, Ready};
use crate::web::App;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::{self, Person};

/// How it came, what it is, who sent it, what it says; days ago.
const LETTERS: [(Channel, Regime, &str, &str, i64); 4] = [
    (
        Channel::Post,
        Regime::Proposal,
        "Người gửi A (trình diễn)",
        "Đề nghị tỉnh sửa cầu treo ở thôn Suối Đá: ván cầu mục, mùa mưa học sinh phải lội qua suối, bà con đã báo hai lần \
         mà chưa có người đến khảo sát.",
        6,
    ),
    (
        Channel::Forwarded,
        Regime::Proposal,
        "Người gửi B (trình diễn)",
        "Đề nghị tỉnh sửa cầu treo ở thôn Suối Đá: ván cầu mục, mùa mưa học sinh phải lội qua suối, bà con đã báo nhiều \
         lần mà chưa có người đến khảo sát.",
        5,
    ),
    (
        Channel::Counter,
        Regime::Feedback,
        "Người gửi C (trình diễn)",
        "Bến xe trung tâm thu phí gửi xe cao hơn giá niêm yết, nhân viên không đưa vé cho người gửi xe.",
        2,
    ),
    (Channel::Post, Regime::Denunciation, "", "", 1),
];

/// Registers them, each on its day.
pub(super) async fn play(app: &App, cast: &Cast) -> anyhow::Result<()> {
    let (clerk, body) = (cast.who("vanthu")?, cast.body("mau.ubnd")?);
    for (number, (channel, regime, name, words, ago)) in LETTERS.into_iter().enumerate() {
        let then = app.days_ago(ago)?;
        let sealed = regime == Regime::Denunciation;
        let people = (!name.is_empty()).then(|| Person {
            name: name.to_owned(),
            address: "tỉnh Mẫu (không có thật)".to_owned(),
            ..Person::default()
        });
        let matter = Matter {
            regime,
            discipline: false,
            body,
            subject: String::new(),
            place: None,
            place_words: String::new(),
            title: if sealed {
                "Tố cáo (nội dung và danh tính không lưu trong hệ thống)".to_owned()
            } else {
                String::new()
            },
            words: words.to_owned(),
            people: people.into_iter().collect(),
            channel,
            lang: "vi".to_owned(),
            idempotency_key: format!("demo-counter:{number}"),
            registered: then.clock.today(),
            forwarded_by: if channel == Channel::Forwarded {
                "Ban Tiếp công dân tỉnh Mẫu (trình diễn)".to_owned()
            } else {
                String::new()
            },
            helper: None,
            read_back: false,
            field: false,
            circumstances: Circumstances::default(),
            files: Vec::new(),
            joins: None,
            sealed,
            earlier: None,
        };
        let registered = matter.registered;
        let ready = Ready::of(&then, matter)?;
        let mut tx = app.db.begin_write().await?;
        let taken = ready.store(&mut tx, &then.keys, clerk).await?;
        let receipt = ready.receipt_of(taken);
        cases::enter(&mut tx, receipt.petition, body.0, registered, "[]", "").await?;
        cases::anchor_waiting(&mut tx, 10).await?;
        tx.commit().await?;
    }
    Ok(())
}
