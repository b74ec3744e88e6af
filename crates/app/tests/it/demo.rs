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
        match person.login {
            "canbo" => {
                let list = client.get(urls::CASES).await.ok().text("tbody");
                assert!(list.contains("Quá hạn") && list.contains("Đang chuyển"), "{list}");
                let incoming = client.get(&format!("{}?xem=den", urls::CASES)).await.ok();
                assert!(incoming.text("tbody").contains("lịch tiếp dân"));
            }
            "lanhdao" => {
                let to_sign = client.get(urls::CASES_TO_SIGN).await.ok();
                assert!(to_sign.text("tbody").contains("thư viện"));
            }
            "kiemsoat" => {
                let journal = client.get(urls::JOURNAL).await.ok();
                let code = |text: &String| {
                    text.chars()
                        .all(|sign| sign.is_ascii_lowercase() || "._-:".contains(sign))
                };
                let mut said = journal.texts("td.head");
                said.extend(journal.texts("td span.soft"));
                said.extend(journal.texts("select option"));
                let codes: Vec<_> = said.into_iter().filter(code).collect();
                assert_eq!(codes, [""; 0], "codes that no word is known for");
            }
            _ => {}
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
