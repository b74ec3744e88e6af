use crate::TestApp;
use gandan::cases::moving::{self, By, Doing};
use gandan::cases::public;
use gandan::cases::taking::{self, Matter};
use gandan::search;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::Person;
use gandan_store::journal::Author;
use gandan_store::{cases, new_id};
use uuid::Uuid;

/// Who wrote the words of [`LAMP`].
pub const LAMP: &str = "Tôi là Nguyễn Văn Mẫu, điện thoại 0912 345 678. Đèn đường ngõ 5 không sáng đã ba tuần, trẻ con \
    đi học về rất sợ.";

pub fn nobody() -> Author {
    Author {
        account: None,
        name: String::new(),
    }
}

/// A matter of feedback about a lamp in `body`.
pub fn matter(app: &TestApp, body: BodyId, words: &str) -> Matter {
    Matter {
        regime: Regime::Feedback,
        discipline: false,
        body,
        subject: "lighting".to_owned(),
        place: Some(body),
        place_words: String::new(),
        title: "Đèn đường ngõ 5 không sáng".to_owned(),
        words: words.to_owned(),
        people: vec![Person {
            name: "Nguyễn Văn Mẫu".to_owned(),
            phone: "0912345678".to_owned(),
            ..Person::default()
        }],
        channel: Channel::Counter,
        lang: "vi".to_owned(),
        idempotency_key: new_id().to_string(),
        registered: app.app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: false,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    }
}

pub async fn take(app: &TestApp, matter: Matter) -> Uuid {
    taking::take(&app.app, matter, &nobody()).await.unwrap().case
}

/// Answers a case for its body.
pub async fn answer(app: &TestApp, case: Uuid, told: &str) {
    act(app, case, "answer", told, "").await;
}

/// Any move of an officer.
pub async fn act(app: &TestApp, case: Uuid, act: &str, told: &str, reason: &str) {
    let mut tx = app.app.db.begin_write().await.unwrap();
    let row = cases::find(&mut tx, case).await.unwrap();
    let by = By::Officer(
        Author {
            account: Some(new_id()),
            name: "Cán bộ 1".to_owned(),
        },
        row.body_id,
    );
    let doing = Doing {
        act: act.to_owned(),
        told: told.to_owned(),
        reason: reason.to_owned(),
        eligible: true,
        evidence: true,
        ..Doing::default()
    };
    moving::make(&mut tx, &app.app, &row, &by, &doing).await.unwrap();
    tx.commit().await.unwrap();
}

/// Publishes a case with what the machine proposes left out; answers the id of the copy.
pub async fn publish(app: &TestApp, case: Uuid) -> Uuid {
    let author = Author {
        account: Some(new_id()),
        name: "Lãnh đạo 1".to_owned(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    let row = cases::find(&mut tx, case).await.unwrap();
    public::publish_as_suggested(&mut tx, &app.app, &row, &author)
        .await
        .unwrap();
    let copies = cases::publications_of_case(&mut tx, case).await.unwrap();
    tx.commit().await.unwrap();
    copies[0].id
}

/// Lets figures and search take in what has happened.
pub async fn settle(app: &TestApp) {
    public::count_up(&app.app).await.unwrap();
    search::catch_up(&app.app.db, &app.app.search).await.unwrap();
}
