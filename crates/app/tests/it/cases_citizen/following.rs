use super::{Scene, scene, send, to_the_check, track};
use crate::{Client, TestApp};
use gandan::cases::moving::{By, Doing, make};
use gandan::cases::taking::{Matter, take};
use gandan::cases::tracking::RATINGS;
use gandan::web::urls;
use gandan_core::cases::{Channel, ReceiptCode, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::{self, CaseRow, NewMessage, Person};
use gandan_store::journal::Author;
use gandan_store::new_id;
use jiff::ToSpan;
use uuid::Uuid;

fn officer() -> Author {
    Author {
        account: Some(Uuid::from_u128(7)),
        name: "Cán bộ 1".to_owned(),
    }
}

fn nobody() -> Author {
    Author {
        account: None,
        name: String::new(),
    }
}

async fn case_of(app: &TestApp, code: &str) -> (CaseRow, Uuid) {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let hash = ReceiptCode::parse(code).unwrap().hash(&app.app.keys.receipt);
    let petition = cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap();
    (cases::find(&mut tx, petition.case_id).await.unwrap(), petition.id)
}

/// An officer makes a move.
async fn moved(scene: &Scene, code: &str, doing: Doing) {
    let app = &scene.app.app;
    let (row, _) = case_of(&scene.app, code).await;
    let mut tx = app.db.begin_write().await.unwrap();
    let by = By::Officer(officer(), row.body_id);
    make(&mut tx, app, &row, &by, &doing).await.unwrap();
    tx.commit().await.unwrap();
}

async fn answered(scene: &Scene, code: &str) {
    let doing = Doing {
        act: "answer".to_owned(),
        told: "Đã thay bóng đèn.".to_owned(),
        evidence: true,
        ..Doing::default()
    };
    moved(scene, code, doing).await;
}

/// Takes a complaint at the commune; answers its code.
async fn complaint(scene: &Scene) -> String {
    let app = &scene.app.app;
    let matter = Matter {
        regime: Regime::Complaint,
        discipline: false,
        body: scene.commune,
        subject: "land".to_owned(),
        place: Some(scene.commune),
        place_words: String::new(),
        title: String::new(),
        words: "Thu hồi đất sai".to_owned(),
        people: vec![Person {
            name: "Người gửi 1".to_owned(),
            address: "thôn Đông".to_owned(),
            ..Person::default()
        }],
        channel: Channel::Counter,
        lang: "vi".to_owned(),
        idempotency_key: new_id().to_string(),
        registered: app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: true,
        field: false,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    };
    take(app, matter, &officer()).await.unwrap().code.expose()
}

#[tokio::test]
async fn a_slip_of_the_pen_is_told_before_anything_is_looked_up() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn hỏng").await;
    for (typed, told) in [
        ("1234", "Mã có 16 chữ số; Ông/Bà đã gõ 4"),
        ("mã của tôi", "Mã chỉ có chữ số"),
        ("1234 5678 9012 3457", "gõ nhầm hoặc đổi chỗ"),
    ] {
        let wrong = track(&mut client, typed).await.is(422);
        assert!(wrong.text("main").contains(told), "{typed}");
        assert_eq!(wrong.attr("#f-code", "value"), typed);
    }
    for typed in [code.replace(' ', ""), code.replace(' ', "-"), format!(" {code} ")] {
        let mut client = scene.app.visitor();
        let page = track(&mut client, &typed).await.ok();
        assert_eq!(page.address, urls::TRACKING, "the code is in no address");
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.text("main").contains("Đèn hỏng"));
    }
}

#[tokio::test]
async fn a_photographed_code_leaves_the_address_at_once_and_the_browser_when_told() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn hỏng").await;
    let first = client.get_only(&urls::track_code(&code)).await;
    assert_eq!(first.location().as_deref(), Some(urls::TRACKING));
    let cookie = first.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("Path=/tra-cuu") && cookie.contains("Secure"));
    let page = client.get(urls::TRACKING).await.ok();
    assert!(page.text("main").contains("Đèn hỏng"));
    let left = client.submit(&page, "form[action$='roi-di']", &[]).await.ok();
    assert!(left.has("#f-code"));
    assert!(!client.get(urls::TRACKING).await.ok().body().contains("Đèn hỏng"));
}

#[tokio::test]
async fn guessing_is_stopped_and_who_holds_a_code_goes_on() {
    let app = TestApp::new().await;
    let mut guesser = app.visitor();
    let mut seen = Vec::new();
    for number in 0..8_u64 {
        let bytes: Vec<u8> = (0..32)
            .map(|place| ((number * 31 + place * 7) % 250) as u8)
            .collect();
        let guess = ReceiptCode::from_random(&bytes).unwrap().expose();
        seen.push(track(&mut guesser, &guess).await.status);
    }
    assert_eq!(seen, [422, 422, 422, 422, 422, 429, 429, 429]);
    app.app.clock.set(app.app.clock.now() + 1.minutes());
    assert_eq!(track(&mut guesser, "1234 5678 9012 3452").await.status, 422);
}

#[tokio::test]
async fn an_answer_is_confirmed_or_the_matter_opened_again() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn đường hỏng").await;
    answered(&scene, &code).await;
    let page = track(&mut client, &code).await.ok();
    assert!(page.text("main").contains("Đã thay bóng đèn."));
    assert!(page.text("ol.steps li.now").contains("xác nhận"));
    let not_yet = "form:has(textarea[name=reason])";
    let wrong = client.submit(&page, not_yet, &[]).await.is(422);
    assert!(wrong.has("#errors"));
    let page = client
        .submit(&wrong, not_yet, &[("reason", "Vẫn còn một bóng")])
        .await
        .ok();
    assert!(page.text(".notice").contains("mở lại"));
    assert!(
        page.texts("ol.steps li")
            .iter()
            .any(|line| line.contains("Mở lại"))
    );
    let (row, _) = case_of(&scene.app, &code).await;
    assert_eq!(
        (row.open, row.reopened, row.solved.as_deref()),
        (true, 1, Some("no"))
    );
    answered(&scene, &code).await;
    let page = client.get(urls::TRACKING).await.ok();
    let page = client
        .submit(&page, "form:has(input[value=confirm])", &[])
        .await
        .ok();
    assert!(page.text(".notice").contains("đã xong"));
    let (row, _) = case_of(&scene.app, &code).await;
    assert_eq!(
        (row.state.as_str(), row.solved.as_deref()),
        ("confirmed", Some("yes"))
    );
}

#[tokio::test]
async fn late_is_shown_as_late_with_its_article_and_its_days() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn đường hỏng").await;
    scene.app.app.clock.set("2026-12-09T02:00:00Z".parse().unwrap());
    let page = track(&mut client, &code).await.ok();
    let late = page
        .texts(".terms li")
        .into_iter()
        .find(|line| line.contains("Quá hạn"))
        .unwrap();
    assert!(
        late.contains("Luật Tiếp công dân 42/2013/QH13 Đ28") && late.contains("08/12/2026"),
        "{late}"
    );
    assert!(
        late.contains("10 ngày làm việc") && late.contains("24/11/2026"),
        "{late}"
    );
}

#[tokio::test]
async fn messages_go_both_ways_and_files_only_to_their_owner() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn đường hỏng").await;
    let (row, petition) = case_of(&scene.app, &code).await;
    let app = &scene.app.app;
    let mut tx = app.db.begin_write().await.unwrap();
    let asked = NewMessage {
        id: new_id(),
        case: row.id,
        petition,
        from_petitioner: false,
        author: &officer(),
        body: Some(row.body_id),
        words: "Cột đèn số mấy?",
        at: app.clock.micros(),
    };
    cases::say(&mut tx, &asked).await.unwrap();
    tx.commit().await.unwrap();
    let page = track(&mut client, &code).await.ok();
    assert!(page.text("main").contains("Cột đèn số mấy?"));
    let photograph = gandan_media::testing::photograph();
    let files: [(&str, &str, &[u8]); 1] = [("files", "cot.jpg", &photograph)];
    let form = "form[action$='nhan-tin']";
    client.upload(&page, form, &[("message", "")], &[]).await.is(422);
    let page = client
        .upload(&page, form, &[("message", "Cột số 5")], &files)
        .await
        .ok();
    assert!(page.text("main").contains("Cột số 5"));
    let link = page.attr(".files a", "href");
    let file = client.get(&link).await.ok();
    assert_eq!(file.header("content-type"), "image/jpeg");
    let mut tx = app.db.begin_read().await.unwrap();
    let said = cases::messages(&mut tx, row.id, Some(petition)).await.unwrap();
    drop(tx);
    assert!(said[0].read_at.is_some(), "the body sees that it was read");
    let mut other = scene.app.visitor();
    let (second, _) = send(&mut other, &scene, "Đường hỏng").await;
    track(&mut other, &second).await.ok();
    other.get(&link).await.is(404);
    assert_eq!(scene.app.visitor().get(&link).await.address, urls::TRACKING);
}

/// A petition that joins a case, as the person behind it sees it.
async fn joined(scene: &Scene, case: Uuid) -> (Client, String) {
    let app = &scene.app.app;
    let matter = Matter {
        regime: Regime::Feedback,
        discipline: false,
        body: scene.commune,
        subject: "lighting".to_owned(),
        place: Some(scene.commune),
        place_words: String::new(),
        title: String::new(),
        words: "Tôi cũng bị".to_owned(),
        people: Vec::new(),
        channel: Channel::Web,
        lang: "vi".to_owned(),
        idempotency_key: new_id().to_string(),
        registered: app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: true,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: Some(case),
        sealed: false,
        earlier: None,
    };
    let code = take(app, matter, &nobody()).await.unwrap().code.expose();
    (scene.app.visitor(), code)
}

#[tokio::test]
async fn who_joined_a_case_sees_its_way_and_no_word_of_others() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn trước nhà bà Sáu hỏng").await;
    let page = track(&mut client, &code).await.ok();
    let form = "form[action$='nhan-tin']";
    client
        .upload(&page, form, &[("message", "Nhà tôi cạnh chợ")], &[])
        .await
        .ok();
    let (row, _) = case_of(&scene.app, &code).await;
    let (mut other, second) = joined(&scene, row.id).await;
    let seen = track(&mut other, &second).await.ok();
    let body = seen.text("main");
    assert!(body.contains("Tôi cũng bị") && seen.has("ol.steps"));
    for private in ["bà Sáu", "Nhà tôi cạnh chợ", "ngõ 5"] {
        assert!(!body.contains(private), "{private}");
    }
    answered(&scene, &code).await;
    let seen = other.get(urls::TRACKING).await.ok();
    assert!(
        seen.text("main").contains("Đã thay bóng đèn."),
        "the answer is for all"
    );
    assert!(seen.has("input[value=confirm]"), "each says whether it is solved");
}

#[tokio::test]
async fn rating_comes_two_weeks_later_and_silence_is_silence() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn đường hỏng").await;
    answered(&scene, &code).await;
    let page = track(&mut client, &code).await.ok();
    assert!(!page.has("form[action$='danh-gia']") && page.text("main").contains("07/12/2026"));
    let app = &scene.app.app;
    app.clock.set(app.clock.now() + (14 * 24).hours());
    let page = track(&mut client, &code).await.ok();
    assert_eq!(case_of(&scene.app, &code).await.0.stars, None);
    let form = "form[action$='danh-gia']";
    client.submit(&page, form, &[]).await.is(422);
    client.submit(&page, form, &[("stars", "9")]).await.is(422);
    let page = client.submit(&page, form, &[("stars", "4")]).await.ok();
    assert!(page.text("main").contains("4 trên 5") && !page.has(form));
    assert_eq!(case_of(&scene.app, &code).await.0.stars, Some(4));
    // Nobody can be reached, so nobody is asked, however often the job runs.
    for _ in 0..2 {
        assert_eq!((RATINGS.run)(app.clone()).await.unwrap(), "0");
    }
}

#[tokio::test]
async fn a_decided_complaint_leads_to_the_next_instance_prefilled() {
    let scene = scene(None).await;
    let code = complaint(&scene).await;
    let mut client = scene.app.visitor();
    let page = track(&mut client, &code).await.ok();
    assert!(!page.has("form[action$='khieu-nai-lan-hai']"));
    let accept = Doing {
        act: "accept".to_owned(),
        eligible: true,
        ..Doing::default()
    };
    moved(&scene, &code, accept).await;
    let decide = Doing {
        act: "decide".to_owned(),
        told: "Bác khiếu nại.".to_owned(),
        ..Doing::default()
    };
    moved(&scene, &code, decide).await;
    let page = client.get(urls::TRACKING).await.ok();
    assert!(
        page.text("main").contains("Ủy ban nhân dân tỉnh Mẫu"),
        "the body above"
    );
    let page = client
        .submit(&page, "form[action$='khieu-nai-lan-hai']", &[])
        .await
        .ok();
    assert_eq!(page.text("#f-words"), "Thu hồi đất sai");
    let page = client.upload(&page, "main form", &[], &[]).await.ok();
    assert_eq!(page.attr("#f-name", "value"), "Người gửi 1");
    let check = client.submit(&page, "main form", &[]).await.ok();
    assert!(check.text("main").contains("Ủy ban nhân dân tỉnh Mẫu"));
    assert!(check.text("main").contains("cấp trên trực tiếp"));
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    let (first, _) = case_of(&scene.app, &code).await;
    let (second, _) = case_of(&scene.app, &sent.text(".receipt-code .code")).await;
    assert_eq!(second.earlier_id, Some(first.id));
    assert_eq!(
        (second.procedure.as_str(), second.body_id),
        ("complaint-second", scene.province.0)
    );
}

#[tokio::test]
async fn a_transfer_is_told_with_its_reason_and_who_opened_the_file_too() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn đường hỏng").await;
    let (row, _) = case_of(&scene.app, &code).await;
    let app = &scene.app.app;
    let mut tx = app.db.begin_write().await.unwrap();
    let sending = cases::Sending {
        case: row.id,
        hop: 1,
        from: scene.commune.0,
        to: scene.health.0,
        reason: "Thuộc trạm y tế",
        basis: "Luật Tiếp công dân 42/2013 Đ26",
        author: &officer(),
        at: app.clock.micros() + 1,
    };
    cases::send(&mut tx, &sending).await.unwrap();
    let day = app.clock.today();
    let body = Some(scene.commune.0);
    cases::opened(
        &mut tx,
        row.id,
        Uuid::from_u128(7),
        "Cán bộ 1",
        body,
        day,
        app.clock.micros(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let page = track(&mut client, &code).await.ok();
    let steps = page.texts("ol.steps li");
    assert!(
        steps
            .iter()
            .any(|line| line.contains("Đã chuyển") && line.contains("Thuộc trạm y tế")),
        "{steps:?}"
    );
    assert!(page.text("main").contains("Cán bộ 1, Ủy ban nhân dân xã An"));
}

/// For the browser: a receipt page cannot be opened by its address, the others can.
#[tokio::test]
async fn in_english_the_same_way_is_open() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor().in_english();
    let check = to_the_check(&mut client, &scene, "The street lamp is broken").await;
    assert!(check.text("main").contains("Street lighting"));
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    let page = track(&mut client, &sent.text(".receipt-code .code")).await.ok();
    assert!(page.text("main").contains("Why this day"));
}
