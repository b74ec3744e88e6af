//! The register of petitions, and what enters it without words.

use crate::TestApp;
use crate::counter_taking::{petition, some};
use gandan::cases::counter;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_store::{cases, testing};

async fn a_denunciation(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let form = clerk.get(urls::COUNTER_DENUNCIATION).await.ok();
    assert!(
        form.body().contains("không có chỗ ghi họ tên"),
        "the page says so and why"
    );
    assert!(!form.has("textarea") && !form.has("[name=name]") && !form.has("[type=file]"));
    let smuggled = [
        ("signed", "yes"),
        ("words", "Ông A nhận tiền"),
        ("name", "Người tố cáo 1"),
    ];
    let done = clerk.submit(&form, "form.denunciation", &smuggled).await.ok();
    assert!(done.text(".notice").contains("1/2026"));
    let taken = petition(&app, &done).await;
    let mut tx = app.app.db.begin_read().await.unwrap();
    let case = cases::find(&mut tx, taken.case_id).await.unwrap();
    assert!(case.sealed && taken.words.is_empty() && !case.title.contains("Ông A"));
    assert!(cases::petitioners(&mut tx, taken.id).await.unwrap().is_empty());
    // Its first check is due within seven working days; the 24th is a holiday.
    assert_eq!(case.next_due, "2026-12-03");
    drop(tx);
    // Nobody known has signed the second one: no case, no code, no clock.
    let form = clerk.get(urls::COUNTER_DENUNCIATION).await.ok();
    let anonymous = [
        ("signed", "no"),
        ("channel", "box"),
        ("clear", "yes"),
        ("evidence", "yes"),
    ];
    let done = clerk.submit(&form, "form.denunciation", &anonymous).await.ok();
    assert!(done.text("main").contains("Chưa đủ ba điều kiện") && !done.has(".code"));
    let form = clerk.get(urls::COUNTER_DENUNCIATION).await.ok();
    let worth = [
        ("signed", "no"),
        ("clear", "yes"),
        ("evidence", "yes"),
        ("checkable", "yes"),
    ];
    clerk.submit(&form, "form.denunciation", &worth).await.ok();
    let register = clerk.get(urls::INFORMATION_REGISTER).await.ok();
    assert_eq!(register.texts("tbody tr").len(), 2);
    assert_eq!(
        register.texts("form.settle").len(),
        1,
        "only what is worth checking is passed on"
    );
    let passed = clerk
        .submit(&register, "form.settle", &[("to", "Thanh tra tỉnh Mẫu")])
        .await
        .ok();
    assert!(passed.text("tbody").contains("Thanh tra tỉnh Mẫu") && !passed.has("form.settle"));
}

#[test]
fn a_denunciation_leaves_a_number_and_nothing_else_on_sqlite() {
    testing::block_on(async { a_denunciation(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_denunciation_leaves_a_number_and_nothing_else_on_postgres() {
    testing::block_on(async { a_denunciation(TestApp::over(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn the_register_tells_numbers_days_and_states_and_nobodys_name_or_words() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = some(&app, body).await;
    let book = clerk.get(urls::PETITION_REGISTER).await.ok();
    assert_eq!(book.texts("tbody tr").len(), 2);
    assert!(!book.body().contains("Người gửi 1") && !book.body().contains("Đèn đường ngõ"));
    let address = urls::with_query(urls::PETITION_REGISTER, &[("nguon", "post")]);
    assert_eq!(clerk.get(&address).await.ok().texts("tbody tr").len(), 1);
    let file = clerk.get(urls::PETITION_REGISTER_FILE).await.ok();
    assert!(file.header("content-disposition").contains("so-don"));
    let mut sheet = calamine_rows(&file.bytes);
    assert_eq!(sheet.remove(2)[0], "1/2026");
    // Another body's clerk does not read it.
    let other = app.body("UBND xã Bên").await;
    let mut stranger = app.officer("Văn thư 2", Role::Clerk, other).await;
    let theirs = urls::with_query(urls::PETITION_REGISTER, &[("co-quan", &body.0.to_string())]);
    stranger.get(&theirs).await.is(403);
    stranger
        .get(&theirs.replace("so-don", "so-don.xlsx"))
        .await
        .is(403);
}

fn calamine_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    use calamine::Reader;
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

#[tokio::test]
async fn petitions_from_the_web_are_numbered_soon_and_once() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = some(&app, body).await;
    let author = gandan_store::journal::Author {
        account: None,
        name: String::new(),
    };
    for n in 0..3 {
        let matter = gandan::cases::taking::Matter {
            idempotency_key: format!("web:{n}"),
            ..web(body)
        };
        gandan::cases::taking::take(&app.app, matter, &author)
            .await
            .unwrap();
    }
    for _ in 0..2 {
        (counter::NUMBERS.run)(app.app.clone()).await.unwrap();
        (counter::ANCHORS.run)(app.app.clone()).await.unwrap();
    }
    let book = clerk.get(urls::PETITION_REGISTER).await.ok();
    let numbers = book.texts("tbody td:first-child");
    assert_eq!(numbers, ["1/2026", "2/2026", "3/2026", "4/2026", "5/2026"]);
}

/// A matter as the public form brings it.
pub fn web(body: gandan_core::bodies::BodyId) -> gandan::cases::taking::Matter {
    gandan::cases::taking::Matter {
        regime: gandan_core::cases::Regime::Feedback,
        discipline: false,
        body,
        subject: String::new(),
        place: None,
        place_words: String::new(),
        title: String::new(),
        words: "Đèn đường ngõ 5 không sáng.".to_owned(),
        people: Vec::new(),
        channel: gandan_core::cases::Channel::Web,
        lang: "vi".to_owned(),
        idempotency_key: String::new(),
        registered: jiff::civil::date(2026, 11, 23),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: true,
        circumstances: gandan_core::clock::Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    }
}
