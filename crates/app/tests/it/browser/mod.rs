//! Pages in a real browser: axe finds nothing at 360 and 1280 pixels, lists are on the paper too, and pictures are left in
//! `target/screenshots`.
//!
//! A page joins by a line in [`pages::all`].

mod chromium;
mod citizen;
mod keyboard;
mod pages;

use crate::TestApp;
use chromium::Browser;
use gandan::web::server;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Widths at which pages are looked at.
const WIDTHS: [u32; 2] = [360, 1280];
/// The one from which they are printed.
const PRINTED: u32 = 1280;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(gandan_no_browser, ignore = "no Chromium with its driver on this machine")]
async fn every_page_is_open_to_everyone() {
    let (app, fresh) = (TestApp::new().await, TestApp::new().await);
    let (base, serving) = served(&app).await;
    let (empty, beginning) = served(&fresh).await;
    let pages = pages::all(&app).await;
    let begin = format!("{empty}{}", pages::begin(&fresh).await);
    let mut troubles = Vec::new();
    for width in WIDTHS {
        let Some(browser) = Browser::start(width).await else {
            chromium::missing();
            return;
        };
        let found = browser.look(&begin, 200).await;
        troubles.extend(
            found
                .into_iter()
                .map(|trouble| format!("begin at {width}: {trouble}")),
        );
        browser.picture(&format!("begin-{width}")).await;
        let mut now = &None;
        for page in &pages {
            if *now != page.who {
                browser.sign_in(&base, page.who.as_ref()).await;
                now = &page.who;
            }
            let mut found = browser
                .look(&format!("{base}{}", page.address), page.status())
                .await;
            if width == PRINTED {
                found.extend(browser.not_printed().await);
            }
            troubles.extend(
                found
                    .into_iter()
                    .map(|trouble| format!("{} at {width}: {trouble}", page.name)),
            );
            browser.picture(&format!("{}-{width}", page.name)).await;
        }
        browser.close().await;
    }
    serving.abort();
    beginning.abort();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}

/// Where an application answers, and what answers there.
async fn served(app: &TestApp) -> (String, JoinHandle<anyhow::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(server::serve(app.app.clone(), listener, std::future::pending()));
    (base, serving)
}
