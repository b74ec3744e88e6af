//! The demonstration: the whole first loop, from five real documents to the public page, on both engines.

use crate::TestApp;
use gandan::demo::{self, PASSWORD, PEOPLE};
use gandan::web::urls;
use gandan_store::testing;
use jiff::ToSpan;

async fn tour(app: TestApp) {
    demo::fill(&app.app).await.unwrap();
    for person in PEOPLE {
        // Signing in is limited for each address; here a minute passes between two people.
        app.app.clock.set(app.app.clock.now() + 1.minute());
        let mut client = app.visitor();
        let page = client.get(urls::SIGN_IN).await.ok();
        let work = client
            .submit(
                &page,
                "main form",
                &[("login", person.login), ("password", PASSWORD)],
            )
            .await
            .ok();
        assert_eq!(work.address, urls::WORK, "{}", person.login);
        // Wherever the navigation leads them, a page opens.
        for address in work.attrs("nav a", "href") {
            client.get(&address).await.ok();
        }
    }
    for (_, code) in demo::codes() {
        let mut citizen = app.visitor();
        let matter = citizen.get(&urls::track_code(&code)).await.ok();
        assert!(matter.has("ol.steps"), "a citizen follows what they said");
    }
    let public = app.visitor().get(urls::PUBLIC_DOCUMENTS).await.ok();
    assert!(
        public.body().contains("công tác dân vận"),
        "the signed letter is public"
    );
}

#[test]
fn everybody_finds_their_pages_on_sqlite() {
    testing::block_on(async { tour(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn everybody_finds_their_pages_on_postgres() {
    testing::block_on(async { tour(TestApp::over(Some(testing::postgres_url())).await).await });
}
