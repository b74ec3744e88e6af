//! The citizen's way as one walks it: pages that only open for who began them are looked at on the way.

use super::WIDTHS;
use super::chromium::{self, Browser};
use crate::cases_citizen::scene;
use fantoccini::Locator;
use gandan::web::{server, urls};
use tokio::net::TcpListener;

async fn click(browser: &Browser, selector: &str) {
    // Pages scroll smoothly; the driver does not wait for that.
    let there =
        "document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant', block: 'center' })";
    browser
        .client()
        .execute(there, vec![selector.into()])
        .await
        .unwrap();
    let element = browser.client().find(Locator::Css(selector)).await.unwrap();
    element.click().await.unwrap();
}

async fn write(browser: &Browser, selector: &str, words: &str) {
    let element = browser.client().find(Locator::Css(selector)).await.unwrap();
    element.send_keys(words).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(gandan_no_browser, ignore = "no Chromium with its driver on this machine")]
async fn the_citizens_way_is_open_to_everyone() {
    let scene = scene(None).await;
    let app = &scene.app.app;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(server::serve(app.clone(), listener, std::future::pending()));
    let mut troubles = Vec::new();
    for width in WIDTHS {
        let Some(browser) = Browser::start(width).await else {
            chromium::missing();
            return;
        };
        let mut seen = Vec::new();
        let mut look = async |name: &str| {
            let found = browser.look_here().await;
            seen.extend(
                found
                    .into_iter()
                    .map(|trouble| format!("{name} at {width}: {trouble}")),
            );
            browser.picture(&format!("{name}-{width}")).await;
        };
        let next = ".acts .btn";
        browser
            .client()
            .goto(&format!("{base}{}", urls::SEND))
            .await
            .unwrap();
        click(&browser, next).await;
        look("send-wrong").await;
        write(&browser, "#f-words", "Đèn đường ngõ 5 hỏng ba tuần nay, tối om.").await;
        look("send-draft").await;
        // What is being written survives on this device.
        browser
            .client()
            .goto(&format!("{base}{}", urls::SEND))
            .await
            .unwrap();
        let kept = browser.client().find(Locator::Css("#f-words")).await.unwrap();
        assert!(
            kept.prop("value")
                .await
                .unwrap()
                .unwrap_or_default()
                .contains("ngõ 5")
        );
        click(&browser, next).await;
        look("send-kind").await;
        click(&browser, "input[value=complaint]").await;
        click(&browser, next).await;
        look("send-decision").await;
        write(&browser, "#f-decision", "Quyết định 12").await;
        click(&browser, next).await;
        look("send-place").await;
        write(&browser, "#f-place_words", "ngõ 5").await;
        click(&browser, next).await;
        look("send-subject").await;
        click(&browser, next).await;
        look("send-contact").await;
        click(&browser, next).await;
        look("send-contact-wrong").await;
        write(&browser, "#f-name", "Người gửi 1").await;
        write(&browser, "#f-address", "thôn Đông").await;
        click(&browser, "#f-group-yes").await;
        click(&browser, next).await;
        look("send-group").await;
        write(&browser, "#f-others", "Người gửi 2").await;
        click(&browser, next).await;
        look("send-check").await;
        click(&browser, "form[action$='/gui'] .btn").await;
        look("sent").await;
        let code = browser
            .client()
            .find(Locator::Css(".receipt-code .code"))
            .await
            .unwrap();
        let code = code.text().await.unwrap();
        browser
            .client()
            .goto(&format!("{base}{}", urls::SEND))
            .await
            .unwrap();
        let cleared = browser.client().find(Locator::Css("#f-words")).await.unwrap();
        assert_eq!(cleared.prop("value").await.unwrap().as_deref(), Some(""));
        browser
            .client()
            .goto(&format!("{base}{}", urls::TRACKING))
            .await
            .unwrap();
        write(&browser, "#f-code", "1234 5678 9012 3457").await;
        click(&browser, "main .btn").await;
        look("tracking-wrong").await;
        browser
            .client()
            .goto(&format!("{base}{}", urls::track_code(&code)))
            .await
            .unwrap();
        look("tracking").await;
        click(&browser, "details summary").await;
        look("tracking-why").await;
        troubles.extend(seen);
        browser.close().await;
    }
    serving.abort();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}
