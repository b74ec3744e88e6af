//! What denounces is cut out of a petition about several things: nothing of it is left in the database.

use crate::casework::{matter, received};
use crate::{Client, Seen, TestApp};
use gandan::cases::taking::TakenFile;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_store::cases;
use gandan_store::testing;
use uuid::Uuid;

const LAMP: &str = "Đèn đường ngõ 5 thôn Đông không sáng đã ba tuần nay.";
const SECRET: &str = "Ông Phạm Văn Kín nhận tiền của hộ kinh doanh.";

async fn cut(client: &mut Client, page: &Seen, fields: &[(&str, &str)]) -> Seen {
    client.submit(page, "form.cut", fields).await
}

/// All words of the story's database that a case could show, and what is found by search.
async fn everything(app: &TestApp, case: Uuid) -> String {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let row = cases::find(&mut tx, case).await.unwrap();
    let petitions = cases::petitions(&mut tx, case).await.unwrap();
    let history = cases::history(&mut tx, case).await.unwrap();
    format!("{row:?} {petitions:?} {history:?}")
}

async fn cut_out(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let mut brought = matter(&app, body, Regime::Feedback, &format!("{SECRET} {LAMP}"));
    brought.files = vec![
        TakenFile {
            name: "den.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: b"%PDF den".to_vec(),
        },
        TakenFile {
            name: "don.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: b"%PDF don kin".to_vec(),
        },
    ];
    let case = received(&app, brought).await;
    assert!(everything(&app, case).await.contains("Phạm Văn Kín"));
    app.app.clock.set("2026-11-30T02:00:00Z".parse().unwrap());
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let split = officer.get(&urls::with_id(urls::CASE_SPLIT, case)).await.ok();
    let page = officer.get(&split.attr("p.law a", "href")).await.ok();
    assert_eq!(page.attr("select[name=signed] option[selected]", "value"), "yes");
    // Nothing is done before the original is put away, without a cut, or with words of another's.
    for (fields, told) in [
        (vec![("words", LAMP)], "In và cất bản gốc"),
        (vec![("printed", "yes")], "Chưa bỏ phần nào"),
        (
            vec![("words", "Đèn đã sửa."), ("printed", "yes")],
            "không phải của đơn",
        ),
        (vec![("words", ""), ("printed", "yes")], "Không còn gì"),
        (vec![("words", LAMP), ("printed", "yes"), ("signed", "x")], ""),
    ] {
        let wrong = cut(&mut officer, &page, &fields).await.is(422);
        assert!(wrong.text(".errors").contains(told), "{}", wrong.text(".errors"));
    }
    assert!(
        everything(&app, case).await.contains("Phạm Văn Kín"),
        "nothing was done yet"
    );
    let labels = page.texts("fieldset label");
    let at = labels.iter().position(|label| label == "don.pdf").unwrap();
    let scan = page.attrs("input[name=file]", "value").remove(at);
    let fields = [("words", LAMP), ("printed", "yes"), ("file", &*scan)];
    let done = cut(&mut officer, &page, &fields).await.ok();
    assert!(done.text(".notice").contains("1/2026"), "{}", done.text("main"));
    // The open case: the lamp, its file, and no word of the rest, for nobody.
    let left = everything(&app, case).await;
    assert!(
        left.contains("ngõ 5") && !left.contains("Kín") && !left.contains("nhận tiền"),
        "{left}"
    );
    let mut tx = app.app.db.begin_read().await.unwrap();
    let files = cases::attachments(&mut tx, case).await.unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].name, "den.pdf");
    let gone = gandan_store::blobs::name_of(b"%PDF don kin");
    assert!(
        gandan_store::blobs::get(&mut tx, &gone).await.is_err(),
        "the bytes are gone too"
    );
    let history = cases::history(&mut tx, case).await.unwrap();
    assert_eq!(
        (history.len(), &*history[0].act, &*history[0].detail),
        (1, "split", "{}")
    );
    drop(tx);
    gandan::search::catch_up(&app.app.db, &app.app.search)
        .await
        .unwrap();
    let search = officer.get("/lam-viec/tim?q=Pham+Van+Kin").await.ok();
    assert!(
        !search.text("main").contains("nhận tiền"),
        "{}",
        search.text("main")
    );
    let file = officer.get(&urls::with_id(urls::CASE, case)).await.ok();
    assert!(!file.body().contains("Kín"));
    // The line: no name, no word, no way back; its terms run from the day on which the petition was registered.
    let line = crate::counter_taking::petition(&app, &done).await;
    let mut tx = app.app.db.begin_read().await.unwrap();
    let sealed = cases::find(&mut tx, line.case_id).await.unwrap();
    assert!(sealed.sealed && line.words.is_empty());
    assert!(cases::petitioners(&mut tx, line.id).await.unwrap().is_empty());
    assert_eq!(
        (&*sealed.received_day, &*sealed.next_due),
        ("2026-11-23", "2026-12-03")
    );
    let journal = gandan_store::journal::export(&mut tx, 0, 200).await.unwrap();
    let said = format!("{journal:?}");
    assert!(!said.contains("Kín") && !said.contains("nhận tiền"));
    drop(tx);
    // Sent again, there is nothing left to cut.
    cut(&mut officer, &page, &fields).await.is(422);
}

#[test]
fn a_denunciation_in_a_petition_leaves_the_database_on_sqlite() {
    testing::block_on(async { cut_out(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_denunciation_in_a_petition_leaves_the_database_on_postgres() {
    testing::block_on(async { cut_out(TestApp::over(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn of_nobody_known_it_is_information_and_others_may_not_cut() {
    let app = TestApp::new().await;
    let (body, other) = (app.body("UBND xã Mẫu").await, app.body("UBND xã Bên").await);
    let mut brought = matter(&app, body, Regime::Feedback, &format!("{LAMP} {SECRET}"));
    brought.people = Vec::new();
    let case = received(&app, brought).await;
    let address = urls::with_id(urls::CASE_CUT, case);
    for (name, role, at) in [
        ("Văn thư 1", Role::Clerk, body),
        ("Cán bộ 2", Role::Officer, other),
        ("Quản trị 1", Role::Administrator, body),
    ] {
        let mut client = app.officer(name, role, at).await;
        client.get(&address).await.is(403);
    }
    assert_eq!(app.visitor().get_only(&address).await.status, 303);
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let page = officer.get(&address).await.ok();
    assert_eq!(page.attr("select[name=signed] option[selected]", "value"), "no");
    let fields = [("words", LAMP), ("printed", "yes"), ("clear", "yes")];
    let done = cut(&mut officer, &page, &fields).await.ok();
    assert!(done.text(".notice").contains("thông tin") && !done.has(".receipt"));
    assert!(!everything(&app, case).await.contains("Kín"));
}
