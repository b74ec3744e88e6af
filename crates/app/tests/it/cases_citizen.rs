//! A citizen says something, keeps a code, follows it, answers.

mod alike;
mod following;
mod fuzz;
mod sending;
mod together;
mod told;

use crate::{Client, Seen, TestApp};
use gandan::outbox::config::OutboxConfig;
use gandan::web::urls;
use gandan_core::bodies::{Body, BodyId, BodyName, Branch, Place, Tier, Valid};
use gandan_store::{bodies, new_id};

/// A province with a commune and a department.
pub struct Scene {
    pub app: TestApp,
    pub province: BodyId,
    pub commune: BodyId,
    pub health: BodyId,
}

pub async fn scene(database: Option<String>) -> Scene {
    scene_with(database, OutboxConfig::default()).await
}

/// The same, where people can be told.
pub async fn scene_with(database: Option<String>, outbox: OutboxConfig) -> Scene {
    let app = TestApp::set_up(database, |config| {
        config.outbox = outbox;
        config.public_url = Some("https://mau.example".to_owned());
        config.counters = vec![std::net::IpAddr::from([127, 0, 0, 1])];
    })
    .await;
    let province = body(&app, "Ủy ban nhân dân tỉnh Mẫu", Tier::Province, None, "tỉnh Mẫu").await;
    let commune = body(
        &app,
        "Ủy ban nhân dân xã An",
        Tier::Commune,
        Some(province),
        "xã An, tỉnh Mẫu",
    )
    .await;
    let health = body(
        &app,
        "Sở Y tế tỉnh Mẫu",
        Tier::Province,
        Some(province),
        "tỉnh Mẫu",
    )
    .await;
    Scene {
        app,
        province,
        commune,
        health,
    }
}

async fn body(app: &TestApp, name: &str, tier: Tier, parent: Option<BodyId>, place: &str) -> BodyId {
    let id = BodyId(new_id());
    let body = Body {
        id,
        code: id.0.simple().to_string(),
        branch: Branch::Government,
        tier,
        parent,
        names: vec![BodyName {
            text: name.to_owned(),
            valid: Valid::default(),
        }],
        place: Place::new(place),
        valid: Valid::default(),
        note: String::new(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    bodies::body_insert(&mut tx, &body).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Goes through the form up to the check: a lamp in the commune, nobody named.
pub async fn to_the_check(client: &mut Client, scene: &Scene, words: &str) -> Seen {
    let page = client.get(urls::SEND).await.ok();
    let page = client
        .upload(&page, "main form", &[("words", words)], &[])
        .await
        .ok();
    let page = client
        .submit(&page, "main form", &[("kind", "feedback")])
        .await
        .ok();
    let commune = scene.commune.0.to_string();
    let page = client
        .submit(
            &page,
            "main form",
            &[("place", &commune), ("place_words", "ngõ 5")],
        )
        .await
        .ok();
    let page = client.submit(&page, "main form", &[]).await.ok();
    client.submit(&page, "main form", &[]).await.ok()
}

/// Sends a lamp; answers the code and the page of the receipt.
pub async fn send(client: &mut Client, scene: &Scene, words: &str) -> (String, Seen) {
    let check = to_the_check(client, scene, words).await;
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    (sent.text(".receipt-code .code"), sent)
}

/// Opens a matter by its code.
pub async fn track(client: &mut Client, code: &str) -> Seen {
    let page = client.get(urls::TRACKING).await.ok();
    if page.has("#f-code") {
        return client.submit(&page, "main form", &[("code", code)]).await;
    }
    page
}
