//! Search as people meet it: what it finds does not depend on the engine that holds the data.

use crate::documents::take_in;
use crate::{Client, TestApp};
use gandan::search;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_store::testing;
use std::time::Duration;

const DIRECTIVE: &str = include_str!("../../../../fixtures/corpus/seed-000.txt");
const LETTER: &str = include_str!("../../../../fixtures/corpus/tnt-cv-5680.txt");
/// With and without marks, in capitals, a symbol, what one of them holds, and what none does.
const QUERIES: [&str; 8] = [
    "dân vận",
    "dan van",
    "DÂN VẬN",
    "thực hiện",
    "thuc hien",
    "1213-CV/TU",
    "chính quyền nhân dân",
    "không đâu có từ này",
];

/// What the page of results lists, once the index holds what was looked for: other transactions of a busy server may
/// hold it up.
pub async fn found(client: &mut Client, words: &str) -> Vec<String> {
    for _ in 0..600 {
        let page = client.get(&urls::with_query(urls::SEARCH, &[("q", words)])).await;
        let hits = page.ok().texts("main ol[data-keys] > li");
        if !hits.is_empty() {
            return hits;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{words:?} is not found");
}

/// Two documents taken in, and all that each query then lists.
async fn hits(app: TestApp) -> Vec<Vec<String>> {
    let body = app.body("UBND tỉnh Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let follow = tokio::spawn(search::run(app.app.db.clone(), app.app.search.clone()));
    let files = [
        ("chi-thi-thu-nhat.txt", DIRECTIVE.as_bytes()),
        ("cong-van-thu-hai.txt", LETTER.as_bytes()),
    ];
    take_in(&app, &mut clerk, &files).await;
    for name in ["chi-thi-thu-nhat", "cong-van-thu-hai"] {
        found(&mut clerk, name).await;
    }
    let mut lists = Vec::new();
    for words in QUERIES {
        let page = clerk.get(&urls::with_query(urls::SEARCH, &[("q", words)])).await;
        lists.push(page.ok().texts("main ol[data-keys] > li"));
    }
    follow.abort();
    lists
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn the_same_hits_in_the_same_order_whichever_engine_holds_the_data() {
    testing::block_on(async {
        let sqlite = hits(TestApp::new().await).await;
        let postgres = hits(TestApp::over(Some(testing::postgres_url())).await).await;
        for (words, (one, other)) in QUERIES.iter().zip(sqlite.iter().zip(&postgres)) {
            assert_eq!(one, other, "{words}");
        }
        let [marked, plain, capitals] = [0, 1, 2].map(|query| {
            let mut list = sqlite[query].clone();
            list.sort();
            list
        });
        assert!(
            !marked.is_empty() && marked == plain && marked == capitals,
            "marks lose nothing"
        );
        assert_eq!(
            sqlite.iter().map(Vec::len).collect::<Vec<_>>(),
            [2, 2, 2, 2, 2, 1, 1, 0]
        );
    });
}
