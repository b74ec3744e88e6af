//! Whatever an officer hides reaches no public page, feed, table or search: tried with made-up words.

use super::fixture::{answer, matter, settle, take};
use crate::TestApp;
use gandan::web::urls;
use gandan_core::access::Role;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

#[tokio::test]
async fn no_hidden_word_reaches_the_public() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut head = app.officer("Lãnh đạo 1", Role::Head, body).await;
    let mut visitor = app.visitor();
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    // Hidden words are of letters that nothing else on the pages has.
    let words = prop::collection::vec(("[a-zđơư ,.]{0,12}", "[α-ω]{2,8}"), 1..5);
    let mut hidden: Vec<String> = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    for _ in 0..12 {
        let parts = words.new_tree(&mut runner).unwrap().current();
        let text: String = parts
            .iter()
            .map(|(open, closed)| format!("{open} {closed} "))
            .collect();
        let mut one = matter(&app, body, &text);
        one.title = format!("Việc {}", parts[0].1);
        let case = take(&app, one).await;
        answer(&app, case, &format!("Đã làm {}", text.trim())).await;
        let own = parts
            .iter()
            .map(|(_, closed)| closed.as_str())
            .collect::<Vec<_>>()
            .join("\n");
        hidden.extend(parts.iter().map(|(_, closed)| closed.clone()));
        let page = head.get(&urls::with_id(urls::CASE_PUBLISH, case)).await.ok();
        let saved = head
            .submit(&page, "main form", &[("tu", &own), ("ly-do", "secret")])
            .await
            .ok();
        let sign = urls::with_id(urls::CASE_PUBLISH_SIGN, case);
        let signed = head
            .submit(&saved, &format!("form[action='{sign}']"), &[])
            .await
            .ok();
        pages.push(signed.attr("main p.notice a", "href"));
    }
    settle(&app).await;
    pages.extend(
        [
            "/cong-khai",
            "/cong-khai?q=da+lam",
            "/cong-khai.atom",
            "/cong-khai.csv",
            "/tim?q=da+lam",
            "/",
            "/so-lieu/giai-quyet",
            "/so-lieu/giai-quyet/danh-sach?so=published",
        ]
        .map(str::to_owned),
    );
    for address in pages {
        let seen = visitor.get(&address).await.ok();
        let found = seen.body().chars().find(|letter| ('α'..='ω').contains(letter));
        assert_eq!(found, None, "{address}");
    }
    for word in hidden.iter().take(8) {
        let asked = urls::with_query(urls::PUBLICATIONS, &[("q", word)]);
        assert!(!visitor.get(&asked).await.ok().has("main ol a"), "{word}");
    }
}
