//! What is public already about the same, before somebody sends it again.

use super::{Scene, scene};
use crate::public::fixture::{answer, matter, publish, settle, take};
use crate::{Client, Seen};
use gandan::web::urls;
use gandan_core::cases::ReceiptCode;
use gandan_store::cases;
use gandan_store::testing;

/// A lamp that was answered and made public.
async fn public_lamp(scene: &Scene) -> uuid::Uuid {
    let lamp = matter(
        &scene.app,
        scene.commune,
        "Đèn đường ngõ 5 không sáng đã ba tuần.",
    );
    let case = take(&scene.app, lamp).await;
    answer(&scene.app, case, "Đã thay bóng đèn ngõ 5.").await;
    let copy = publish(&scene.app, case).await;
    settle(&scene.app).await;
    copy
}

/// Goes through the form until after the page about contacts.
async fn written(client: &mut Client, scene: &Scene, words: &str, kind: &str) -> Seen {
    let page = client.get(urls::SEND).await.ok();
    let page = client
        .upload(&page, "main form", &[("words", words)], &[])
        .await
        .ok();
    let mut page = client.submit(&page, "main form", &[("kind", kind)]).await.ok();
    if kind == "complaint" {
        let fields = [("decision", "Quyết định số 1")];
        page = client.submit(&page, "main form", &fields).await.ok();
    }
    let commune = scene.commune.0.to_string();
    let page = client
        .submit(&page, "main form", &[("place", &*commune)])
        .await
        .ok();
    let page = client.submit(&page, "main form", &[]).await.ok();
    let fields: &[(&str, &str)] = match kind {
        "complaint" => &[("name", "Người gửi 1"), ("address", "thôn Đông")],
        _ => &[],
    };
    client.submit(&page, "main form", fields).await.ok()
}

async fn followed_instead(scene: Scene) {
    let copy = public_lamp(&scene).await;
    let mut client = scene.app.visitor();
    let page = written(
        &mut client,
        &scene,
        "Ngõ 5 nhà tôi đèn đường không sáng",
        "feedback",
    )
    .await;
    assert!(page.address.ends_with("/tuong-tu"), "{}", page.address);
    assert!(
        page.text("main")
            .contains("Ủy ban nhân dân xã An trả lời ngày 23/11/2026")
    );
    let noted = client.submit(&page, "section.card form", &[]).await.ok();
    let code = noted.text(".receipt-code .code");
    let hash = ReceiptCode::parse(&code)
        .unwrap()
        .hash(&scene.app.app.keys.receipt);
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    assert_eq!(
        cases::followed_publication(&mut tx, &hash).await.unwrap(),
        Some(copy)
    );
    assert_eq!(cases::publication(&mut tx, copy).await.unwrap().followers, 1);
    drop(tx);
    // The code leads to the public copy, and to nothing that is not public.
    let mut phone = scene.app.visitor();
    let seen = super::track(&mut phone, &code).await.ok();
    assert_eq!(seen.address, urls::with_id(urls::PUBLICATION, copy));
    assert!(!seen.text("main").contains("0912"));
    // What was written is still there; sent all the same, it is not asked again.
    let again = client.get(&noted.attr("p[data-screen] a", "href")).await.ok();
    let check = client.submit(&again, "form[action$='/tuong-tu']", &[]).await.ok();
    assert!(check.address.ends_with("/kiem-tra"));
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    assert!(sent.has(".receipt-code"));
}

#[test]
fn who_finds_their_matter_public_follows_it_or_sends_all_the_same_on_sqlite() {
    testing::block_on(async { followed_instead(scene(None).await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn who_finds_their_matter_public_follows_it_or_sends_all_the_same_on_postgres() {
    testing::block_on(async { followed_instead(scene(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn where_nothing_is_alike_nothing_is_asked_and_never_of_a_complaint() {
    let scene = scene(None).await;
    public_lamp(&scene).await;
    let mut client = scene.app.visitor();
    let page = written(
        &mut client,
        &scene,
        "Trạm bơm xả nước thải xuống kênh",
        "feedback",
    )
    .await;
    assert!(page.address.ends_with("/kiem-tra"), "{}", page.address);
    // What it is about was changed: what is like it is looked for again.
    let words = client.get(&page.attr("dd a[href$='/viec']", "href")).await.ok();
    let fields = [("words", "Đèn đường ngõ 5 không sáng")];
    client.upload(&words, "main form", &fields, &[]).await.ok();
    let check = page.address.replace("/kiem-tra", "/linh-vuc");
    let subject = client.get(&check).await.ok();
    let page = client
        .submit(&subject, "main form", &[("subject", "lighting")])
        .await
        .ok();
    assert!(page.address.ends_with("/tuong-tu"), "{}", page.address);
    let mut other = scene.app.visitor();
    let page = written(&mut other, &scene, "Đèn đường ngõ 5 không sáng", "complaint").await;
    assert!(page.address.ends_with("/kiem-tra"), "{}", page.address);
    // A draft of somebody else opens nothing.
    let address = page.address.replace("/kiem-tra", "/tuong-tu");
    client.get(&address).await.is(404);
    // Of a complaint the page leads on by itself.
    assert!(other.get(&address).await.ok().address.ends_with("/kiem-tra"));
}
