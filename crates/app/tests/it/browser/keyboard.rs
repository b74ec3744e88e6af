//! Work that people do without a mouse.

use super::chromium::{self, Browser};
use crate::TestApp;
use crate::casework::{matter, received, row};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, Locator};
use gandan::web::{server, urls};
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_store::cases::{self, BookFilter};
use jiff::civil::date;
use tokio::net::TcpListener;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const CONTROL_ENTER: &str = "\u{e009}\u{e007}";

/// Presses Tab until the field of that name has the focus; answers how often.
async fn tab_to(client: &Client, name: &str) -> usize {
    for presses in 0..20 {
        let active = client.active_element().await.unwrap();
        if active.attr("name").await.unwrap().as_deref() == Some(name) {
            return presses;
        }
        active.send_keys(TAB).await.unwrap();
    }
    panic!("{name} is not reached by Tab");
}

async fn keys(client: &Client, keys: &str) {
    client
        .active_element()
        .await
        .unwrap()
        .send_keys(keys)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(gandan_no_browser, ignore = "no Chromium with its driver on this machine")]
async fn a_petition_is_registered_by_keyboard_alone() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let clerk = app
        .password(app.account("Văn thư 1", &[(Role::Clerk, body)]).await)
        .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(server::serve(app.app.clone(), listener, std::future::pending()));
    let Some(browser) = Browser::start(1280).await else {
        chromium::missing();
        return;
    };
    browser.sign_in(&base, Some(&clerk)).await;
    let client = browser.client();
    client.goto(&format!("{base}{}", urls::COUNTER)).await.unwrap();
    for round in 1..=2 {
        // The first field waits for the clerk, also after the first petition was saved.
        assert_eq!(tab_to(client, "channel").await, 0);
        let mut presses = tab_to(client, "name").await;
        keys(client, "Nguoi gui 1").await;
        presses += tab_to(client, "phone").await;
        keys(client, "0900000001").await;
        presses += tab_to(client, "words").await;
        keys(client, "Den duong ngo 5 khong sang.").await;
        assert!(presses <= 8, "{presses} times Tab");
        keys(client, CONTROL_ENTER).await;
        client.wait().for_element(Locator::Css(".receipt")).await.unwrap();
        let number = format!("{round}/2026");
        client
            .wait()
            .for_element(Locator::XPath(&format!(
                "//p[@role='status'][contains(., '{number}')]"
            )))
            .await
            .unwrap_or_else(|error| panic!("{number}: {error}"));
    }
    browser.picture("counter-receipt-1280").await;
    browser.close().await;
    serving.abort();
    let mut tx = app.app.db.begin_read().await.unwrap();
    let filter = BookFilter {
        from: date(2026, 11, 1),
        until: date(2026, 11, 30),
        channel: None,
        regime: None,
    };
    assert_eq!(
        cases::book(&mut tx, body.0, &filter, None, 9)
            .await
            .unwrap()
            .len(),
        2
    );
}

/// Presses Tab until what the selector means has the focus.
async fn tab_until(client: &Client, selector: &str) {
    for _ in 0..60 {
        let there = client
            .execute(
                "return document.activeElement.matches(arguments[0])",
                vec![selector.into()],
            )
            .await
            .unwrap();
        if there == true {
            return;
        }
        // Pressed on the keyboard itself: what is sent to a field for files would be taken for a name.
        let press = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: '\u{e004}' })
            .then(KeyAction::Up { value: '\u{e004}' });
        client.perform_actions(press).await.unwrap();
    }
    panic!("{selector} is not reached by Tab");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(gandan_no_browser, ignore = "no Chromium with its driver on this machine")]
async fn from_the_list_a_case_is_answered_by_keyboard_alone() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let words = "Đề nghị mở thêm giờ làm việc của nhà văn hóa thôn.";
    let case = received(&app, matter(&app, body, Regime::Proposal, words)).await;
    let head = app
        .password(app.account("Lãnh đạo 1", &[(Role::Head, body)]).await)
        .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(server::serve(app.app.clone(), listener, std::future::pending()));
    let Some(browser) = Browser::start(1280).await else {
        chromium::missing();
        return;
    };
    browser.sign_in(&base, Some(&head)).await;
    let client = browser.client();
    let at = async |selector: &str| client.wait().for_element(Locator::Css(selector)).await.unwrap();
    client.goto(&format!("{base}{}", urls::CASES)).await.unwrap();
    keys(client, "j").await;
    at("tr.at").await;
    keys(client, "o").await;
    at(".file").await;
    keys(client, "r").await;
    at("form.step").await;
    tab_until(client, "[name=reply]").await;
    keys(client, "Nha van hoa mo cua den 21 gio tu ngay 01/12/2026.").await;
    tab_until(client, "[name=signer_title]").await;
    keys(client, "CHU TICH").await;
    tab_until(client, "form.step .acts button").await;
    keys(client, ENTER).await;
    at("form.do").await;
    browser.picture("case-follow-by-keyboard-1280").await;
    tab_until(client, "[name=confirm]").await;
    keys(client, " ").await;
    tab_until(client, "form.do button[value=do]").await;
    keys(client, ENTER).await;
    at("p.notice").await;
    tab_until(client, ".crumbs a").await;
    keys(client, ENTER).await;
    client
        .wait()
        .for_url(&url::Url::parse(&format!("{base}{}", urls::CASES)).unwrap())
        .await
        .unwrap();
    browser.close().await;
    serving.abort();
    assert_eq!(row(&app, case).await.state, "answered");
}
