//! What people write is shown as they wrote it and does nothing: markup in every field, on every page that shows it.

use crate::{Client, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use serde_json::json;
use std::collections::{BTreeSet, VecDeque};

/// Ways in which markup begins to act.
const MARKS: [&str; 5] = [
    "<script>alert(7)",
    "<img src=x onerror",
    "<svg onload",
    "\" onmouseover=\"alert(7)",
    "<a href=\"javascript:",
];
const WRITTEN: &str = "Đèn <script>alert(7)</script> <img src=x onerror=alert(7)> <svg onload=alert(7)> \
     \" onmouseover=\"alert(7) <a href=\"javascript:alert(7)\">đây</a> </textarea></title>]]>";

/// All pages that can be reached from `start`, at most 150.
async fn crawl(client: &mut Client, start: &[&str]) -> usize {
    let mut waiting: VecDeque<String> = start.iter().map(|one| (*one).to_owned()).collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut showing = 0;
    while let Some(address) = waiting.pop_front() {
        let page = client.get(&address).await;
        assert!(page.status < 500, "{address}: {}", page.status);
        let kind = page.header("content-type").to_owned();
        if kind.starts_with("text/html") {
            let text = page.body();
            for mark in MARKS {
                assert!(!text.contains(mark), "{address} shows {mark}: {text}");
            }
            showing += usize::from(text.contains("alert(7)"));
            for link in page.attrs("a[href]", "href") {
                let link = link.split('#').next().unwrap_or_default().to_owned();
                let ours = link.starts_with('/') && !link.contains("dang-xuat");
                if ours && known.len() < 150 && known.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
        } else {
            assert!(
                !kind.contains("svg") && !kind.contains("xhtml"),
                "{address}: {kind}"
            );
        }
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{address}");
    }
    showing
}

#[tokio::test]
async fn markup_in_every_field_does_nothing_on_any_page() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã <script>alert(7)</script>").await;
    let mut program = app.visitor();
    let matter = json!({
        "regime": "complaint",
        "words": WRITTEN,
        "title": WRITTEN,
        "subject": "lighting",
        "body": body.0.to_string(),
        "place_words": WRITTEN,
        "people": [{"name": WRITTEN, "address": WRITTEN, "phone": WRITTEN, "mail": WRITTEN}],
        "idempotency_key": WRITTEN,
    });
    for regime in ["complaint", "feedback", "proposal", "regulation"] {
        let mut matter = matter.clone();
        matter["regime"] = json!(regime);
        let receipt = program
            .post_json(urls::API_PETITIONS, &matter)
            .await
            .is(201)
            .json();
        let mut holder = app.visitor();
        holder.header("receipt-code", receipt["receipt_code"].as_str().unwrap());
        let status = holder.get(urls::API_STATUS).await.ok();
        assert_eq!(status.header("content-type"), "application/json");
        assert_eq!(status.header("x-content-type-options"), "nosniff");
        let compact = receipt["receipt_code"].as_str().unwrap().replace(' ', "");
        crawl(&mut app.visitor(), &[&format!("/tra-cuu/{compact}"), "/tra-cuu"]).await;
    }
    crawl(&mut app.visitor(), &["/"]).await;
    let mut showing = 0;
    for role in [Role::Clerk, Role::Officer, Role::Head, Role::Desk] {
        let mut officer = app.officer(WRITTEN, role, body).await;
        showing += crawl(&mut officer, &[urls::WORK]).await;
    }
    assert!(showing > 0, "nobody saw anything of it");
}
