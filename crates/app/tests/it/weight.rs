//! What a phone has to load: the first view of every public page, fonts and all, as the server sends it.

use crate::{Client, TestApp};
use gandan::demo;
use gandan::web::urls;

/// The most that a first view may weigh, in bytes.
const MOST: usize = 60_000;

#[tokio::test]
async fn the_first_view_of_every_public_page_is_light() {
    let app = TestApp::new().await;
    demo::fill(&app.app).await.unwrap();
    let mut client = app.visitor();
    let list = client.get(urls::PUBLIC_DOCUMENTS).await.ok();
    let mut pages = vec![urls::HOME.to_owned(), urls::SIGN_IN.to_owned()];
    pages.extend(list.attrs("header nav a", "href"));
    pages.extend(
        list.attrs("main li a", "href")
            .into_iter()
            .filter(|href| !href.contains('?')),
    );
    // What is public of cases: the register, a matter, the table, a list behind a figure, early sight.
    gandan::cases::public::count_up(&app.app).await.unwrap();
    gandan::cases::public::look_around(&app.app).await.unwrap();
    let register = client.get(urls::PUBLICATIONS).await.ok();
    let matters = register.attrs("main a[href^='/cong-khai/']", "href");
    let table = client.get(urls::FIGURES_CASES).await.ok();
    let lists = table.attrs(&format!("main a[href^='{}']", urls::FIGURES_CASES_LIST), "href");
    let lists: Vec<String> = lists
        .into_iter()
        .filter(|href| href.contains("so=received"))
        .collect();
    assert!(
        !matters.is_empty() && !lists.is_empty(),
        "the demonstration has answered matters"
    );
    pages.extend([
        urls::PUBLICATIONS.to_owned(),
        urls::FIGURES_CASES.to_owned(),
        urls::SIGHTINGS.to_owned(),
    ]);
    pages.extend(matters.into_iter().take(3));
    pages.extend(lists.into_iter().take(2));
    pages.sort();
    pages.dedup();
    assert!(pages.len() >= 5, "the list leads to a document: {pages:?}");
    for page in pages {
        let mut client = app.visitor();
        client.header("accept-encoding", "gzip");
        let weight = weigh(&mut client, &app, &page).await;
        println!("first view of {page}: {weight} bytes");
        assert!(weight <= MOST, "{page} weighs {weight} bytes");
    }
}

/// Bytes of `address` with everything it loads, compressed as `client` asks; what to load is read from the plain page.
async fn weigh(client: &mut Client, app: &TestApp, address: &str) -> usize {
    let page = app.visitor().get(address).await.ok();
    let mut addresses = page.attrs("link[href^='/static']", "href");
    addresses.extend(page.attrs("script", "src"));
    let style = page.attr("link[rel=stylesheet]", "href");
    for font in ["latin-400", "latin-600", "vietnamese-400", "vietnamese-600"] {
        addresses.push(format!("{}{font}.woff2", style.trim_end_matches("look.css")));
    }
    addresses.push(address.to_owned());
    addresses.sort();
    addresses.dedup();
    let mut weight = 0;
    for address in &addresses {
        weight += client.get(address).await.ok().bytes.len();
    }
    weight
}
