//! One matter from many, many matters in one paper, and where everything went.

use crate::counter_register::web;
use crate::{Client, TestApp};
use gandan::cases::counter;
use gandan::cases::matters::where_it_went;
use gandan::cases::taking::{self, Matter, Receipt};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_store::cases::{self, CaseRow, Person};
use gandan_store::journal::Author;
use gandan_store::testing;
use uuid::Uuid;

const ROAD: &str = "Đoạn đường liên thôn từ nhà văn hóa thôn 3 đến cầu Suối Đá sụt lún, mưa là ngập, học sinh đi học \
    rất nguy hiểm. Bà con đã báo trưởng thôn hai lần mà chưa ai đến xem. Mong xã sớm cho người khảo sát và trả lời.";

async fn sent(app: &TestApp, body: BodyId, key: &str, words: &str) -> Receipt {
    let matter = Matter {
        idempotency_key: key.to_owned(),
        words: words.to_owned(),
        people: vec![Person {
            name: format!("Người gửi {key}"),
            phone: "0900000001".to_owned(),
            notify: true,
            ..Person::default()
        }],
        ..web(body)
    };
    let nobody = Author {
        account: None,
        name: String::new(),
    };
    taking::take(&app.app, matter, &nobody).await.unwrap()
}

/// Two cases alike, for pictures; answers one.
pub async fn to_look_at(app: &TestApp, body: BodyId) -> Uuid {
    sent(app, body, "nhìn 1", ROAD).await;
    let second = sent(app, body, "nhìn 2", ROAD).await;
    (counter::ANCHORS.run)(app.app.clone()).await.unwrap();
    (counter::NUMBERS.run)(app.app.clone()).await.unwrap();
    second.case
}

async fn case(app: &TestApp, id: Uuid) -> CaseRow {
    let mut tx = app.app.db.begin_read().await.unwrap();
    cases::find(&mut tx, id).await.unwrap()
}

async fn acts(app: &TestApp, id: Uuid) -> Vec<String> {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let history = cases::history(&mut tx, id).await.unwrap();
    history.into_iter().map(|made| made.act).collect()
}

async fn later(app: &TestApp) {
    let now = app.app.clock.now();
    app.app.clock.set(now + jiff::SignedDuration::from_secs(60));
}

async fn sort(officer: &mut Client, case: Uuid) -> crate::Seen {
    officer.get(&urls::with_id(urls::CASE_SORT, case)).await.ok()
}

async fn joined_and_parted(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let first = sent(&app, body, "1", ROAD).await;
    later(&app).await;
    let second = sent(&app, body, "2", &ROAD.replace("thôn 3", "thôn ba")).await;
    (counter::ANCHORS.run)(app.app.clone()).await.unwrap();
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    // The later one is opened; the earlier one is found, and goes on.
    let page = sort(&mut officer, second.case).await;
    assert!(
        page.text(".duplicates").contains("rất giống"),
        "{}",
        page.text("main")
    );
    let fields = [
        ("case", first.case.to_string()),
        ("reason", "Cùng một đoạn đường".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
    let confirm = officer.submit(&page, "form.join", &fields).await.ok();
    assert!(
        confirm.text(".confirm").contains("1 người gửi"),
        "{}",
        confirm.text(".confirm")
    );
    let before = case(&app, second.case).await;
    let form = confirm.form("form.sure");
    let pairs: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    officer.post(form.action.as_deref().unwrap(), &pairs).await.ok();
    let (main, gone) = (case(&app, first.case).await, case(&app, second.case).await);
    assert_eq!((main.open, main.people), (true, 2));
    assert_eq!(
        (gone.open, gone.outcome.as_deref(), gone.merged_id),
        (false, Some("merged"), Some(main.id))
    );
    assert_eq!(gone.next_due, cases::NEVER);
    assert_eq!(acts(&app, main.id).await, ["merge-in"]);
    assert_eq!(acts(&app, gone.id).await, ["merge"]);
    // Whoever sent the second one sees where it went, and reads why.
    let mut tx = app.app.db.begin_read().await.unwrap();
    let petition = cases::petition(&mut tx, second.petition).await.unwrap();
    let went = where_it_went(&mut tx, &petition).await.unwrap();
    assert_eq!(
        (went.len(), went[0].now.id, went[0].opened.id),
        (1, main.id, gone.id)
    );
    assert!(went[0].joined.is_some());
    let told = &cases::history(&mut tx, gone.id).await.unwrap()[0].told;
    assert!(told.contains("Cùng một đoạn đường"), "{told}");
    drop(tx);
    // Undone, its clocks run as if they had never ended.
    let page = sort(&mut officer, gone.id).await;
    officer.submit(&page, "form.undo", &[]).await.ok();
    let again = case(&app, gone.id).await;
    assert_eq!(
        (again.open, &again.clocks, &again.next_due),
        (true, &before.clocks, &before.next_due)
    );
    assert_eq!((again.outcome, again.merged_id), (None, None));
    assert_eq!(case(&app, main.id).await.people, 1);
    assert_eq!(acts(&app, gone.id).await, ["merge", "unmerge"]);
}

#[test]
fn one_matter_is_joined_told_and_parted_again_on_sqlite() {
    testing::block_on(async { joined_and_parted(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn one_matter_is_joined_told_and_parted_again_on_postgres() {
    testing::block_on(async { joined_and_parted(TestApp::over(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn of_another_bodys_file_only_body_and_day_are_told_and_a_clerk_sees_none() {
    let app = TestApp::new().await;
    let (body, other) = (app.body("UBND xã Mẫu").await, app.body("UBND xã Bên").await);
    let mine = sent(&app, body, "1", ROAD).await;
    let theirs = sent(&app, other, "2", ROAD).await;
    (counter::ANCHORS.run)(app.app.clone()).await.unwrap();
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let page = sort(&mut officer, mine.case).await;
    let said = page.text(".duplicates");
    assert!(said.contains("UBND xã Bên đã nhận ngày 23/11/2026"), "{said}");
    assert!(
        !page.body().contains(&theirs.case.to_string()),
        "no way leads there"
    );
    // It cannot be joined either, whatever is posted.
    let fields = [
        ("case", theirs.case.to_string()),
        ("reason", "Cùng việc".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
    officer.submit(&page, "form.join", &fields).await.is(403);
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    clerk
        .get(&urls::with_id(urls::CASE_SORT, mine.case))
        .await
        .is(403);
    clerk
        .get(&urls::with_id(urls::CASE_SPLIT, mine.case))
        .await
        .is(403);
}

#[tokio::test]
async fn a_case_that_a_wall_keeps_from_an_officer_is_no_candidate() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mine = sent(&app, body, "1", ROAD).await;
    let walled = sent(&app, body, "2", ROAD).await;
    (counter::ANCHORS.run)(app.app.clone()).await.unwrap();
    let account = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
    let mut tx = app.app.db.begin_write().await.unwrap();
    cases::raise(
        &mut tx,
        walled.case,
        None,
        Some(account),
        "Cán bộ 1",
        "respondent",
        1,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut officer = app.signed_in(account).await;
    let page = sort(&mut officer, mine.case).await;
    assert!(!page.has(".duplicates"), "not even that it is there");
    let mut other = app.officer("Cán bộ 2", Role::Officer, body).await;
    assert!(
        sort(&mut other, mine.case)
            .await
            .text(".duplicates")
            .contains("cùng lời đơn")
    );
}

async fn split_by_content(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let words = "Tôi kiến nghị sửa đường liên thôn. Tôi khiếu nại quyết định thu hồi đất số 1 của xã.";
    let sent = sent(&app, body, "1", words).await;
    app.app.clock.set("2026-11-30T02:00:00Z".parse().unwrap());
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let page = officer
        .get(&urls::with_id(urls::CASE_SPLIT, sent.case))
        .await
        .ok();
    let one = [
        ("title0", "Sửa đường"),
        ("words0", "Tôi kiến nghị sửa đường liên thôn."),
    ];
    let wrong = officer.submit(&page, "form.split", &one).await.is(422);
    assert!(wrong.text(".errors").contains("từ hai đến sáu"));
    let two = [
        ("title0", "Sửa đường"),
        ("words0", "Tôi kiến nghị sửa đường liên thôn."),
        ("regime1", "complaint"),
        ("title1", "Quyết định thu hồi đất"),
        ("words1", "Tôi khiếu nại quyết định thu hồi đất số 1 của xã."),
    ];
    let done = officer.submit(&wrong, "form.split", &two).await.ok();
    assert_eq!(done.texts("ol li").len(), 2);
    let mut tx = app.app.db.begin_read().await.unwrap();
    let petition = cases::petition(&mut tx, sent.petition).await.unwrap();
    let went = where_it_went(&mut tx, &petition).await.unwrap();
    assert_eq!(went.len(), 2, "one receipt shows all");
    let complaint = &went[1].now;
    // Counted from the day on which the petition was registered, not from the day of splitting: seven working days.
    assert_eq!(
        (&*complaint.regime, &*complaint.next_due),
        ("complaint", "2026-12-03")
    );
    assert_eq!(complaint.received_day, "2026-11-23");
    let shown = cases::petitions(&mut tx, complaint.id).await.unwrap();
    assert!(shown[0].words.starts_with("Tôi khiếu nại") && !shown[0].words.contains("sửa đường"));
    assert!(
        !cases::petitions(&mut tx, sent.case).await.unwrap()[0]
            .words
            .contains("khiếu nại")
    );
    assert_eq!(petition.words, words, "the paper stays as it came");
    drop(tx);
    assert_eq!(acts(&app, sent.case).await, ["split"]);
    assert_eq!(acts(&app, complaint.id).await, ["split-from"]);
    assert_eq!(Regime::from_code(&complaint.regime), Some(Regime::Complaint));
}

#[test]
fn a_petition_with_two_matters_becomes_two_cases_on_sqlite() {
    testing::block_on(async { split_by_content(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_petition_with_two_matters_becomes_two_cases_on_postgres() {
    testing::block_on(async { split_by_content(TestApp::over(Some(testing::postgres_url())).await).await });
}
