//! What holds for all pages.

use crate::TestApp;
use gandan::web::urls;

#[tokio::test]
async fn the_language_is_switched_and_remembered() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    let page = client.get("/").await.ok();
    assert_eq!(page.text("h1"), "Ông/Bà muốn làm gì?");
    assert_eq!(page.attr("html", "lang"), "vi");
    let english = client.get(&page.attr("[hreflang=en]", "href")).await.ok();
    assert_eq!(english.text("h1"), "What would you like to do?");
    assert_eq!(client.get("/").await.ok().attr("html", "lang"), "en");
}

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    let page = client.get("/").await.ok();
    let style = client.get(&page.attr("link[rel=stylesheet]", "href")).await.ok();
    for seen in [&page, &style, &client.get("/khong-co").await.is(404)] {
        assert!(
            seen.header("content-security-policy")
                .starts_with("default-src 'none'")
        );
        assert_eq!(seen.header("x-content-type-options"), "nosniff");
    }
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
}

#[tokio::test]
async fn an_unknown_page_says_so_in_words() {
    let app = TestApp::new().await;
    let page = app.visitor().get("/khong-co").await.is(404);
    assert_eq!(page.text("h1"), "Không tìm thấy trang này");
    let english = app.visitor().in_english().get("/khong-co").await.is(404);
    assert_eq!(english.text("h1"), "This page was not found");
    let problem = app.visitor().get("/api/v1/khong-co").await.is(404);
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["type"], "not-found");
}

#[tokio::test]
async fn a_form_without_its_token_is_not_taken() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    client.get(urls::SIGN_IN).await.ok();
    let refused = client
        .post(urls::SIGN_IN, &[("login", "a"), ("password", "b")])
        .await
        .is(403);
    assert!(refused.text("main").contains("tải lại trang"));
    let page = client.get(urls::SIGN_IN).await.ok();
    let mut stranger = app.visitor();
    stranger
        .submit(&page, "main form", &[("login", "a")])
        .await
        .is(403);
}

#[tokio::test]
async fn a_form_on_another_site_is_not_taken() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    let page = client.get(urls::SIGN_IN).await.ok();
    client.header("sec-fetch-site", "cross-site");
    let refused = client.submit(&page, "main form", &[("login", "a")]).await.is(403);
    assert!(refused.text("main").contains("trang khác"));
}

#[tokio::test]
async fn the_wrong_method_and_too_large_a_form_have_their_pages() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    let page = client.get(urls::SIGN_IN).await.ok();
    client.post("/", &[]).await.is(405);
    let large = "a".repeat(2_000_000);
    let refused = client
        .submit(&page, "main form", &[("login", &large)])
        .await
        .is(413);
    assert!(refused.has("h1"));
}

#[tokio::test]
async fn the_watcher_is_told_that_all_is_well() {
    let app = TestApp::new().await;
    assert_eq!(app.visitor().get(urls::HEALTH).await.ok().json()["status"], "ok");
}
