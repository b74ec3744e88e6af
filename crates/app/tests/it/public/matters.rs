use super::fixture::{LAMP, answer, matter, settle, take};
use crate::{Client, TestApp};
use gandan::cases::public::similar;
use gandan::web::urls;
use gandan::words::Lang;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use uuid::Uuid;

/// An answered matter with a head who may publish it.
async fn answered(app: &TestApp) -> (BodyId, Uuid, Client) {
    let body = app.body("UBND xã Mẫu").await;
    let case = take(app, matter(app, body, LAMP)).await;
    answer(
        app,
        case,
        "Đã thay bóng đèn ngõ 5 ngày 23/11/2026. Cảm ơn ông Nguyễn Văn Mẫu.",
    )
    .await;
    let head = app.officer("Lãnh đạo 1", Role::Head, body).await;
    (body, case, head)
}

/// Goes over the suggestions, hides own words, signs; answers the address of the public page.
async fn publish(head: &mut Client, case: Uuid, own: &str) -> String {
    let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
    let action = urls::with_id(urls::CASE_PUBLISH, case);
    let form = format!("form[action='{action}']");
    let saved = head
        .submit(&page, &form, &[("tu", own), ("ly-do", "name")])
        .await
        .ok();
    let sign = urls::with_id(urls::CASE_PUBLISH_SIGN, case);
    let signed = head
        .submit(&saved, &format!("form[action='{sign}']"), &[])
        .await
        .ok();
    signed.attr("main p.notice a", "href")
}

async fn over(app: TestApp) {
    let (body, case, mut head) = answered(&app).await;
    let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
    let proposed = page.texts("fieldset label b");
    assert!(
        proposed.iter().any(|words| words.contains("0912 345 678")),
        "{proposed:?}"
    );
    assert!(
        !page.has("form[action$='/ky']"),
        "nothing is signed before it was looked at"
    );
    let address = publish(&mut head, case, "Nguyễn Văn Mẫu\nngõ 5").await;
    settle(&app).await;
    let mut visitor = app.visitor();
    let public = visitor.get(&address).await.ok();
    let text = public.text("main");
    assert!(
        text.contains("Đã thay bóng đèn") && text.contains("Số điện thoại: 1 chỗ"),
        "{text}"
    );
    for hidden in ["Nguyễn", "0912345678", "0912 345 678", "ngõ 5"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    // It stands in the register, is found without marks, and is like what somebody else is about to write.
    let list = visitor.get(urls::PUBLICATIONS).await.ok();
    assert_eq!(list.attr("main ol a", "href"), address);
    let found = visitor.get("/cong-khai?q=thay+bong+den").await.ok();
    assert_eq!(found.attr("main ol a", "href"), address);
    assert!(!visitor.get("/cong-khai?q=0912").await.ok().has("main ol a"));
    let alike = similar(
        &app.app,
        Lang::Vi,
        "den duong khong sang",
        Some(body),
        "lighting",
        3,
    )
    .await
    .unwrap();
    assert_eq!(alike.len(), 1);
    assert_eq!(alike[0].href, address);
    // Somebody else follows.
    let followed = visitor.submit(&public, "main form", &[]).await.ok();
    assert_eq!(
        followed
            .text(".code")
            .chars()
            .filter(char::is_ascii_digit)
            .count(),
        16
    );
    assert!(
        visitor
            .get(&address)
            .await
            .ok()
            .text("main")
            .contains("1 người nói mình cũng bị")
    );
    // Feed and table.
    let feed = visitor.get("/cong-khai.atom?linh-vuc=lighting").await.ok();
    assert!(feed.body().contains("<entry>") && !feed.body().contains("0912 345 678"));
    assert!(
        !visitor
            .get("/cong-khai.atom?linh-vuc=land")
            .await
            .ok()
            .body()
            .contains("<entry>")
    );
    let csv = visitor.get(urls::PUBLICATIONS_CSV).await.ok();
    assert!(csv.body().starts_with("\u{feff}id,regime,") && csv.body().contains("Đã thay bóng"));
    assert!(!csv.body().contains("Nguyễn"));
    // Taken back, the page says so and nothing else is left.
    let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
    let form = format!(
        "form[action='{}']",
        urls::with_id(urls::CASE_PUBLISH_WITHDRAW, case)
    );
    head.submit(&page, &form, &[("vi-sao", "")]).await.is(422);
    head.submit(&page, &form, &[("vi-sao", "còn lộ nơi ở")])
        .await
        .ok();
    settle(&app).await;
    let gone = visitor.get(&address).await.is(410);
    assert!(gone.text("main").contains("còn lộ nơi ở") && !gone.text("main").contains("bóng"));
    assert!(!visitor.get(urls::PUBLICATIONS).await.ok().has("main ol a"));
    assert!(
        !visitor
            .get("/cong-khai?q=thay+bong+den")
            .await
            .ok()
            .has("main ol a")
    );
}

#[tokio::test]
async fn an_answer_is_gone_over_published_found_followed_and_taken_back_on_sqlite() {
    over(TestApp::new().await).await;
}

#[tokio::test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
async fn an_answer_is_gone_over_published_found_followed_and_taken_back_on_postgres() {
    over(TestApp::over(Some(gandan_store::testing::postgres_url())).await).await;
}

#[tokio::test]
async fn an_officer_chooses_and_only_the_head_publishes() {
    let app = TestApp::new().await;
    let (body, case, _) = answered(&app).await;
    let mut officer = app.officer("Cán bộ 2", Role::Officer, body).await;
    let address = urls::with_id(urls::CASE_PUBLISH, case);
    let page = officer.get(&address).await.ok();
    let saved = officer.submit(&page, "main form", &[]).await.ok();
    assert!(saved.text("main").contains("Người đứng đầu ký"));
    let sign = urls::with_id(urls::CASE_PUBLISH_SIGN, case);
    let token = saved.attr("input[name=csrf]", "value");
    let refused = officer
        .post(&sign, &[("csrf", &token), ("version", "1")])
        .await
        .is(403);
    assert!(!refused.text("main").is_empty());
    assert!(!app.visitor().get(urls::PUBLICATIONS).await.ok().has("main ol a"));
    let elsewhere = app.body("UBND xã Khác").await;
    let mut stranger = app.officer("Cán bộ 3", Role::Officer, elsewhere).await;
    stranger.get(&address).await.is(403);
    app.visitor().get_only(&address).await.is(303);
}

#[tokio::test]
async fn what_has_no_answer_and_what_is_denounced_is_never_published() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let open = take(&app, matter(&app, body, LAMP)).await;
    let mut denounced = matter(&app, body, "");
    denounced.regime = Regime::Denunciation;
    denounced.sealed = true;
    let denounced = take(&app, denounced).await;
    let mut head = app.officer("Lãnh đạo 1", Role::Head, body).await;
    for case in [open, denounced] {
        let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
        assert!(!page.has("main form"));
        let sign = urls::with_id(urls::CASE_PUBLISH_SIGN, case);
        let token = page.attr("input[name=csrf]", "value");
        head.post(&sign, &[("csrf", &token), ("version", "0")])
            .await
            .is(409);
    }
}

#[tokio::test]
async fn a_choice_made_on_other_words_is_not_signed() {
    let app = TestApp::new().await;
    let (_, case, mut head) = answered(&app).await;
    let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
    let saved = head.submit(&page, "main form", &[]).await.ok();
    assert!(saved.has("form[action$='/ky']"));
    super::fixture::act(&app, case, "reopen", "", "xem lại").await;
    super::fixture::answer(&app, case, "Trả lời khác hẳn.").await;
    let token = saved.attr("input[name=csrf]", "value");
    let sign = urls::with_id(urls::CASE_PUBLISH_SIGN, case);
    head.post(&sign, &[("csrf", &token), ("version", "1")])
        .await
        .is(409);
    assert!(
        !head
            .get(&urls::with_id(urls::CASE_PUBLISH, case))
            .await
            .ok()
            .has("form[action$='/ky']")
    );
}

#[tokio::test]
async fn words_that_stand_nowhere_are_told_beside_their_field() {
    let app = TestApp::new().await;
    let (_, case, mut head) = answered(&app).await;
    let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
    let again = head
        .submit(&page, "main form", &[("tu", "không có ở đây")])
        .await
        .is(422);
    assert!(again.text(".errors").contains("không có ở đây"));
}
