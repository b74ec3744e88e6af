//! Files past their time: what goes, what stays, who says so.

mod dump;

use crate::public::fixture::{answer, nobody, publish, settle};
use crate::{Client, TestApp};
use dump::{everything, files_hold};
use gandan::cases::moving::{self, By, Doing};
use gandan::cases::retention;
use gandan::cases::taking::{self, Matter, TakenFile};
use gandan::search;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_core::outbox::{Channel, Kind};
use gandan_rulebook::Fill;
use gandan_store::cases::{self, NewMessage, Person};
use gandan_store::journal::{self, Author};
use gandan_store::outbox::Notice;
use gandan_store::{new_id, outbox, testing};
use uuid::Uuid;

const NAME: &str = "Trần Thị Mẫu Riêng";
const PHONE: &str = "0912345678";
const IDENTITY: &str = "001099000777";
const SECRET: &str = "chiếc xe lam màu tím";
const FILED: &str = "noi dung tep rieng cua nguoi gui";

/// A year for petitions, and one for complaints, by a paper of the installation.
async fn filled(database: Option<String>) -> TestApp {
    let fill = |rule: &str| Fill {
        rule: rule.to_owned(),
        days: None,
        years: Some(1),
        unit: gandan_rulebook::LocalUnit::Calendar,
        times: None,
        per: None,
        ground: "Bảng thời hạn 05/QĐ-UBND".to_owned(),
    };
    let app = TestApp::set_up(database, |config| {
        config.law.fill = vec![fill("retention.petition"), fill("retention.complaint")];
    })
    .await;
    app.app.clock.set("2025-09-10T02:00:00Z".parse().unwrap());
    app
}

fn matter(app: &TestApp, body: BodyId, regime: Regime, words: &str) -> Matter {
    Matter {
        people: vec![Person {
            name: NAME.to_owned(),
            address: "thôn Đông".to_owned(),
            phone: PHONE.to_owned(),
            identity_number: IDENTITY.to_owned(),
            ..Person::default()
        }],
        ..crate::casework::matter(app, body, regime, words)
    }
}

/// Another day has come; whoever works has signed in anew.
async fn later(app: &TestApp, account: Uuid, at: &str) -> Client {
    app.app.clock.set(at.parse().unwrap());
    app.signed_in(account).await
}

/// Any move, with all that may be wanted.
async fn act(app: &TestApp, case: Uuid, doing: Doing) {
    let mut tx = app.app.db.begin_write().await.unwrap();
    let row = cases::find(&mut tx, case).await.unwrap();
    let author = Author {
        account: Some(new_id()),
        name: "Cán bộ 1".to_owned(),
    };
    let by = By::Officer(author, row.body_id);
    moving::make(&mut tx, &app.app, &row, &by, &doing).await.unwrap();
    tx.commit().await.unwrap();
}

async fn withdrawn(app: &TestApp, case: Uuid) {
    let doing = Doing {
        act: "withdraw".to_owned(),
        reason: "Người gửi rút đơn".to_owned(),
        ..Doing::default()
    };
    act(app, case, doing).await;
}

async fn is_there(app: &TestApp, case: Uuid) -> bool {
    let mut tx = app.app.db.begin_read().await.unwrap();
    cases::find(&mut tx, case).await.unwrap().disposed_day.is_none()
}

async fn cells(app: &TestApp) -> Vec<String> {
    gandan::cases::public::count_up(&app.app).await.unwrap();
    let mut tx = app.app.db.begin_read().await.unwrap();
    let cells = cases::cells(&mut tx, 0, i64::MAX).await.unwrap();
    let mut lines: Vec<String> = cells
        .iter()
        .map(|row| format!("{} {} {} {:?}", row.body, row.month, row.regime.code(), row.cell))
        .collect();
    lines.sort();
    lines
}

/// Signs the list that the page shows.
async fn sign(head: &mut Client, more: &[(&str, &str)]) -> crate::Seen {
    let page = head.get(urls::RETENTION).await.ok();
    let mut fields = vec![("seen", "yes")];
    fields.extend(more);
    head.submit(&page, "form.sign", &fields).await
}

/// A matter of which there is something in every corner.
async fn full(app: &TestApp, body: BodyId) -> (Uuid, String) {
    let mut given = matter(
        app,
        body,
        Regime::Feedback,
        &format!("Tôi thấy {SECRET} đỗ chắn đường. {NAME}"),
    );
    given.title = format!("{SECRET} của {NAME}");
    given.place_words = format!("trước nhà {NAME}");
    given.files = vec![TakenFile {
        name: format!("{NAME}.txt"),
        media_type: "text/plain".to_owned(),
        bytes: FILED.as_bytes().to_vec(),
    }];
    let receipt = taking::take(&app.app, given, &nobody()).await.unwrap();
    let (case, petition) = (receipt.case, receipt.petition);
    let mut tx = app.app.db.begin_write().await.unwrap();
    let author = nobody();
    let said = NewMessage {
        id: new_id(),
        case,
        petition,
        from_petitioner: true,
        author: &author,
        body: None,
        words: &format!("Gọi tôi số {PHONE} về {SECRET}"),
        at: app.app.clock.micros(),
    };
    cases::say(&mut tx, &said).await.unwrap();
    cases::raise(&mut tx, case, None, Some(new_id()), NAME, "kin", 1)
        .await
        .unwrap();
    let notice = Notice {
        person: None,
        kind: Kind::ALL[0],
        channel: Channel::Sms,
        address: PHONE,
        lang: "vi",
        object: Some(case),
        dedupe: "một thư",
        not_before: i64::MAX,
        created_at: 1,
    };
    outbox::queue(&mut tx, &notice).await.unwrap();
    cases::anchor_waiting(&mut tx, 10).await.unwrap();
    tx.commit().await.unwrap();
    answer(app, case, &format!("Thưa bà {NAME}, {SECRET} đã được dời.")).await;
    (case, receipt.code.expose())
}

async fn nothing_is_left_but_the_figures(database: Option<String>) {
    let app = filled(database).await;
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Lãnh đạo 1", &[(Role::Head, body)]).await;
    let (past, code) = full(&app, body).await;
    // One that is published: its copy has no name in it and stays.
    let shown = matter(
        &app,
        body,
        Regime::Feedback,
        &format!("Tôi là {NAME}, điện thoại {PHONE}. Đèn đường hỏng."),
    );
    let shown = taking::take(&app.app, shown, &nobody()).await.unwrap().case;
    answer(&app, shown, "Đã thay bóng.").await;
    let copy = publish(&app, shown).await;
    // One that is still worked on.
    let open = matter(&app, body, Regime::Feedback, "Rác chưa được dọn.");
    let open = taking::take(
        &app.app,
        Matter {
            people: Vec::new(),
            ..open
        },
        &nobody(),
    )
    .await
    .unwrap()
    .case;
    settle(&app).await;
    let needles = [NAME, PHONE, IDENTITY, SECRET, FILED];
    let before = everything(&app).await;
    for needle in needles {
        assert!(before.holds(needle), "{needle} is nowhere before");
    }

    // The year of the answer ends, and one more.
    let mut head = later(&app, account, "2026-12-31T02:00:00Z").await;
    let page = head.get(urls::RETENTION).await.ok();
    assert!(!page.has("form.sign"), "its last day is not over");
    let mut head = later(&app, account, "2027-01-04T02:00:00Z").await;
    let figures = cells(&app).await;
    let page = head.get(urls::RETENTION).await.ok();
    let lines = page.texts("table:last-of-type tbody tr");
    let due: Vec<&String> = lines.iter().filter(|line| line.contains("VV-")).collect();
    assert_eq!(due.len(), 2);
    assert!(
        due[0].contains("05/QĐ-UBND") && due[0].contains("31/12/2026"),
        "{due:?}"
    );
    assert!(!page.body().contains(NAME) && !page.body().contains(SECRET));
    let record = sign(&mut head, &[]).await.ok();
    assert!(record.text("h1").contains("1/2027"));
    assert!(is_there(&app, past).await, "the job has not begun");

    assert_eq!(retention::run(&app.app).await.unwrap(), 2);
    search::catch_up(&app.app.db, &app.app.search).await.unwrap();
    assert!(!is_there(&app, past).await && !is_there(&app, shown).await && is_there(&app, open).await);
    let after = everything(&app).await;
    for needle in needles {
        assert!(!after.holds(needle), "{needle} is still there");
    }
    assert!(!files_hold(&app.folder().join("search"), SECRET));
    assert_eq!(cells(&app).await, figures, "every public figure stays");
    let record = head.get(&record.address).await.ok();
    assert_eq!(record.texts("tbody tr").len(), 2);
    assert!(record.text("main").contains("đã hủy 2"));

    // The code still says what became of it, in both languages; a code that never was says nothing of the kind.
    let mut person = app.visitor();
    let told = person.get(&urls::track_code(&code)).await.is(410);
    assert!(told.text("h1").contains("hết thời hạn"));
    let told = person
        .clone()
        .in_english()
        .get(&urls::track_code(&code))
        .await
        .is(410);
    assert!(told.text("h1").contains("past its time"));
    // The public copy stays, the file says what became of it, and nothing more can be done with it.
    let public = person.get(&urls::with_id(urls::PUBLICATION, copy)).await.ok();
    assert!(public.text("main").contains("Đèn đường hỏng"));
    let file = head.get(&urls::with_id(urls::CASE, past)).await.ok();
    assert!(file.text("main").contains("đã được xóa"));
    assert!(!file.has("form.take") && !file.has("form.say"));
    head.get(&urls::with_id(urls::CASE_KEEPING, past)).await.ok();
    // Once is enough.
    assert_eq!(retention::run(&app.app).await.unwrap(), 0);
    let mut tx = app.app.db.begin_read().await.unwrap();
    let filter = journal::Filter {
        act: Some("case.disposed".to_owned()),
        ..journal::Filter::default()
    };
    assert_eq!(journal::list(&mut tx, &filter, 10).await.unwrap().len(), 2);
}

#[test]
fn nothing_of_a_person_is_left_and_every_figure_stays() {
    testing::block_on(nothing_is_left_but_the_figures(None));
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn nothing_of_a_person_is_left_and_every_figure_stays_on_postgres() {
    testing::block_on(async { nothing_is_left_but_the_figures(Some(testing::postgres_url())).await });
}

#[tokio::test]
async fn where_nobody_knows_a_period_nothing_goes_and_what_the_law_knows_does() {
    let app = TestApp::new().await;
    app.app.clock.set("2025-09-10T02:00:00Z".parse().unwrap());
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Lãnh đạo 1", &[(Role::Head, body)]).await;
    let answered = matter(&app, body, Regime::Feedback, "Đèn đường hỏng.");
    let answered = taking::take(&app.app, answered, &nobody()).await.unwrap().case;
    answer(&app, answered, "Đã thay.").await;
    let refused = matter(&app, body, Regime::Feedback, "Đơn không có địa chỉ.");
    let refused = taking::take(&app.app, refused, &nobody()).await.unwrap().case;
    let grounds = app
        .app
        .rulebook
        .list("petition.ineligible", app.app.clock.today())
        .unwrap();
    let doing = Doing {
        act: "refuse".to_owned(),
        ground: grounds[0].key.clone(),
        reason: "Không đủ điều kiện".to_owned(),
        ..Doing::default()
    };
    act(&app, refused, doing).await;
    // Kept through 10 September 2026 (TT 05/2021/TT-TTCP Đ28).
    let mut head = later(&app, account, "2026-09-10T02:00:00Z").await;
    assert!(!head.get(urls::RETENTION).await.ok().has("form.sign"));
    let mut head = later(&app, account, "2030-01-05T02:00:00Z").await;
    let page = head.get(urls::RETENTION).await.ok();
    assert!(page.text("main").contains("Chưa biết thời hạn: không hủy gì"));
    assert!(page.text("main").contains("TT 05/2021/TT-TTCP Đ28"));
    sign(&mut head, &[]).await.ok();
    retention::run(&app.app).await.unwrap();
    assert!(is_there(&app, answered).await && !is_there(&app, refused).await);
}

#[tokio::test]
async fn who_may_not_sign_looks_and_nobody_signs_what_they_did_not_see() {
    let app = filled(None).await;
    let body = app.body("UBND xã Mẫu").await;
    let other_body = app.body("UBND xã Bên").await;
    let accounts = [
        app.account("Lãnh đạo 1", &[(Role::Head, body)]).await,
        app.account("Văn thư 1", &[(Role::Clerk, body)]).await,
        app.account("Lãnh đạo 2", &[(Role::Head, other_body)]).await,
    ];
    let one = matter(&app, body, Regime::Feedback, "Đèn đường hỏng.");
    let one = taking::take(&app.app, one, &nobody()).await.unwrap().case;
    let two = matter(&app, body, Regime::Feedback, "Rác chưa dọn.");
    let two = taking::take(&app.app, two, &nobody()).await.unwrap().case;
    answer(&app, one, "Đã thay.").await;
    let mut head = later(&app, accounts[0], "2027-01-04T02:00:00Z").await;
    let [mut clerk, mut elsewhere] = [app.signed_in(accounts[1]).await, app.signed_in(accounts[2]).await];
    let seen = head.get(urls::RETENTION).await.ok();
    assert!(!clerk.get(urls::RETENTION).await.ok().has("form.sign"));
    let other = urls::with_query(urls::RETENTION, &[("co-quan", &body.0.to_string())]);
    elsewhere.get(&other).await.is(403);
    // Without the tick it comes back; the clerk may not even with the fields of the head.
    head.submit(&seen, "form.sign", &[]).await.is(422);
    let form = seen.form("form.sign");
    let mut fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .filter(|(name, _)| name != "csrf")
        .map(|(name, value)| (&**name, &**value))
        .collect();
    fields.push(("seen", "yes"));
    let own = clerk.get(urls::RETENTION).await.ok();
    let token = own.attr("input[name=csrf]", "value");
    fields.push(("csrf", &token));
    clerk.post(urls::RETENTION, &fields).await.is(403);
    // Another file has come to its end since.
    app.app.clock.set("2025-12-01T02:00:00Z".parse().unwrap());
    answer(&app, two, "Đã dọn.").await;
    app.app.clock.set("2027-01-04T02:00:00Z".parse().unwrap());
    head.submit(&seen, "form.sign", &[("seen", "yes")]).await.is(409);
    assert!(is_there(&app, one).await);
}

#[tokio::test]
async fn a_dispute_holds_a_file_and_a_stopped_disposal_goes_on_where_it_was() {
    let app = filled(None).await;
    let body = app.body("UBND xã Mẫu").await;
    let accounts = [
        app.account("Lãnh đạo 1", &[(Role::Head, body)]).await,
        app.account("Cán bộ 2", &[(Role::Officer, body)]).await,
    ];
    let mut all = Vec::new();
    for n in 0..3 {
        let one = matter(&app, body, Regime::Feedback, &format!("Đèn số {n} hỏng."));
        let one = taking::take(&app.app, one, &nobody()).await.unwrap().case;
        answer(&app, one, "Đã thay.").await;
        all.push(one);
    }
    let mut head = later(&app, accounts[0], "2027-01-04T02:00:00Z").await;
    let mut officer = app.signed_in(accounts[1]).await;
    let keeping = |case: Uuid| urls::with_id(urls::CASE_KEEPING, case);
    let page = officer.get(&keeping(all[0])).await.ok();
    officer
        .submit(&page, "form.hold", &[("what", "hold"), ("reason", " ")])
        .await
        .is(422);
    let page = officer
        .submit(
            &page,
            "form.hold",
            &[("what", "hold"), ("reason", "Đang khởi kiện")],
        )
        .await
        .ok();
    assert!(page.text("main").contains("Đang khởi kiện") && !page.has("form.lift"));
    let page = head.get(urls::RETENTION).await.ok();
    assert!(
        page.text("main")
            .contains("1 hồ sơ đã hết hạn nhưng có người giữ lại")
    );

    let record = sign(&mut head, &[]).await.ok();
    let stopped = head.submit(&record, "form.run", &[("what", "stop")]).await.ok();
    assert_eq!(retention::run(&app.app).await.unwrap(), 0);
    assert!(is_there(&app, all[1]).await);
    // Held after the list was signed.
    let page = officer.get(&keeping(all[1])).await.ok();
    officer
        .submit(
            &page,
            "form.hold",
            &[("what", "hold"), ("reason", "Đang thanh tra")],
        )
        .await
        .ok();
    head.submit(&stopped, "form.run", &[("what", "resume")])
        .await
        .ok();
    assert_eq!(retention::run(&app.app).await.unwrap(), 2);
    let mut there = Vec::new();
    for case in &all {
        there.push(is_there(&app, *case).await);
    }
    assert_eq!(there, [true, true, false]);
    let record = head.get(&record.address).await.ok();
    assert!(record.text("tbody").contains("giữ lại vì tranh chấp"));
    // Lifted by the head, they go with the next list.
    for case in &all[..2] {
        let page = head.get(&keeping(*case)).await.ok();
        head.submit(&page, "form.lift", &[("what", "lift")]).await.ok();
    }
    sign(&mut head, &[]).await.ok();
    assert_eq!(retention::run(&app.app).await.unwrap(), 2);
}

#[tokio::test]
async fn files_of_complaints_go_to_the_archive_first_and_instances_go_together() {
    let app = filled(None).await;
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Lãnh đạo 1", &[(Role::Head, body)]).await;
    let first = matter(&app, body, Regime::Complaint, "Khiếu nại quyết định thu hồi đất.");
    let first = taking::take(&app.app, first, &nobody()).await.unwrap().case;
    withdrawn(&app, first).await;
    let mut second = matter(&app, body, Regime::Complaint, "Khiếu nại lần hai.");
    second.earlier = Some(first);
    second.circumstances.instance = 2;
    let second = taking::take(&app.app, second, &nobody()).await.unwrap().case;
    let mut head = later(&app, account, "2027-01-04T02:00:00Z").await;
    let page = head.get(urls::RETENTION).await.ok();
    assert!(!page.has("form.sign"));
    assert!(page.text("main").contains("cùng vụ với hồ sơ còn phải giữ"));
    app.app.clock.set("2025-12-01T02:00:00Z".parse().unwrap());
    withdrawn(&app, second).await;
    app.app.clock.set("2027-01-04T02:00:00Z".parse().unwrap());
    let back = sign(&mut head, &[]).await.is(422);
    assert!(back.text("#errors").contains("biên bản giao nộp"));
    let record = sign(&mut head, &[("handed_over", "12/BB-LT")]).await.ok();
    assert!(record.text("main").contains("12/BB-LT"));
    assert_eq!(retention::run(&app.app).await.unwrap(), 2);
    assert!(!is_there(&app, first).await && !is_there(&app, second).await);
}
