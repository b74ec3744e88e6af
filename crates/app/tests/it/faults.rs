//! What surrounds the program fails while people send and officers work: they are told in plain words, nothing stands
//! half, what was acknowledged is there, and work goes on by itself.

mod away;
mod jumps;
mod room;

use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_core::bodies::BodyId;
use gandan_core::cases::ReceiptCode;
use gandan_store::{cases, journal};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A province where one client may send as much as it likes.
pub async fn app_over(database: Option<String>) -> TestApp {
    TestApp::set_up(database, |config| {
        config.counters = vec![std::net::IpAddr::from([127, 0, 0, 1])];
    })
    .await
}

/// What a program brings for `body`.
pub fn lamp(body: BodyId, key: &str, words: &str) -> Value {
    json!({
        "regime": "feedback",
        "subject": "lighting",
        "body": body.0.to_string(),
        "words": words,
        "idempotency_key": key,
    })
}

/// Brings it; answers the code, or how it was refused.
pub async fn bring(client: &mut Client, body: BodyId, key: &str, words: &str) -> Result<String, Seen> {
    let answer = client
        .post_json(urls::API_PETITIONS, &lamp(body, key, words))
        .await;
    match answer.status {
        200 | 201 => Ok(answer.json()["receipt_code"].as_str().unwrap().to_owned()),
        _ => Err(answer),
    }
}

/// Every acknowledged code opens a petition of its own; every petition has its case and one entry in the journal, and
/// there is no other.
pub async fn nothing_is_lost_and_nothing_half(
    app: &TestApp,
    acknowledged: &BTreeMap<String, String>,
) -> usize {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let mut petitions: BTreeMap<Uuid, &str> = BTreeMap::new();
    for (key, code) in acknowledged {
        let hash = ReceiptCode::parse(code).unwrap().hash(&app.app.keys.receipt);
        let petition = cases::by_receipt(&mut tx, &hash).await.unwrap();
        let petition = petition.unwrap_or_else(|| panic!("{key} was acknowledged and is not there"));
        assert!(
            petitions.insert(petition.id, key).is_none(),
            "{key}: one petition under two keys"
        );
    }
    let entries = journal::follow(&mut tx, journal::Cursor::default(), 1_000_000)
        .await
        .unwrap();
    let mut opened = std::collections::BTreeSet::new();
    for entry in entries.iter().filter(|entry| entry.object_kind == "case") {
        opened.insert(entry.object.unwrap());
    }
    for case in &opened {
        cases::find(&mut tx, *case).await.unwrap();
        assert_eq!(cases::petitions(&mut tx, *case).await.unwrap().len(), 1);
    }
    assert!(opened.len() >= acknowledged.len());
    opened.len()
}
