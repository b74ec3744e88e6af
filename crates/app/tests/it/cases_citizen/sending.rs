use super::{scene, send, to_the_check, track};
use crate::TestApp;
use gandan::cases::intake::DRAFTS;
use gandan::synth::{self, Order};
use gandan::web::urls;
use gandan_core::cases::ReceiptCode;
use gandan_store::cases;
use jiff::ToSpan;

#[tokio::test]
async fn a_lamp_is_reported_without_an_account_and_a_code_is_kept() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let check = to_the_check(&mut client, &scene, "Đèn đường ngõ 5 hỏng đã ba tuần.").await;
    let body = check.text("main");
    assert!(body.contains("Ủy ban nhân dân xã An") && body.contains("Đèn đường, chiếu sáng công cộng"));
    assert!(body.contains("trước hết do UBND xã"), "why it goes there");
    assert!(
        body.contains("Không bao giờ công khai"),
        "what becomes public is said before"
    );
    assert!(
        body.contains("08/12/2026"),
        "ten working days after 23 November, without the 24th: {body}"
    );
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    let code = sent.text(".receipt-code .code");
    let parsed = ReceiptCode::parse(&code).unwrap();
    assert_eq!(sent.header("cache-control"), "no-store");
    assert!(
        sent.text("main")
            .contains("Luật Tiếp công dân 42/2013/QH13 Đ28 k1")
    );
    assert!(sent.has(".slip svg"), "a code to photograph");
    assert!(
        sent.attr("a[href^='sms:']", "href").contains("1"),
        "a text message"
    );
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    let hash = parsed.hash(&scene.app.app.keys.receipt);
    let petition = cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap();
    let case = cases::find(&mut tx, petition.case_id).await.unwrap();
    assert_eq!((case.body_id, case.field), (scene.commune.0, true));
    assert_eq!(case.subject, "lighting");
    assert!(cases::petitioners(&mut tx, petition.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_sent_twice_is_one_petition_and_both_codes_open_it() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let check = to_the_check(&mut client, &scene, "Đèn đường hỏng").await;
    let first = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    let second = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    let codes = [&first, &second].map(|page| page.text(".receipt-code .code"));
    assert_ne!(codes[0], codes[1]);
    let mut petitions = Vec::new();
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    for code in &codes {
        let hash = ReceiptCode::parse(code)
            .unwrap()
            .hash(&scene.app.app.keys.receipt);
        petitions.push(cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap().id);
    }
    drop(tx);
    assert_eq!(petitions[0], petitions[1]);
    assert!(second.text("main").contains("chỉ được nhận một lần"));
    // Somebody else who finds the page in a shared browser a day later gets no code.
    let now = scene.app.app.clock.now();
    scene.app.app.clock.set(now + 24.hours());
    client.submit(&check, "form[action$='/gui']", &[]).await.is(409);
    let mut stranger = scene.app.visitor();
    stranger.get(&check.address).await.is(404);
}

#[tokio::test]
async fn among_very_many_communes_the_name_is_typed() {
    let scene = scene(None).await;
    let order = Order {
        cases: 0,
        seed: 1,
        communes: 205,
    };
    synth::run(&scene.app.app, order, |_| {}).await.unwrap();
    let mut client = scene.app.visitor();
    let page = client.get(urls::SEND).await.ok();
    let words = [("words", "Đèn đường hỏng")];
    let page = client.upload(&page, "main form", &words, &[]).await.ok();
    let place = client
        .submit(&page, "main form", &[("kind", "feedback")])
        .await
        .ok();
    assert!(
        place.has("#f-place_name") && !place.has("select"),
        "{}",
        place.text("main")
    );
    let typed = [("place_name", "xã Không Đâu"), ("place_words", "ngõ 5")];
    let nowhere = client.submit(&place, "main form", &typed).await.is(422);
    assert!(nowhere.text(".errors").contains("Không Đâu"));
    assert_eq!(nowhere.attr("#f-place_words", "value"), "ngõ 5");
    let typed = [("place_name", "thu nghiem")];
    let which = client.submit(&place, "main form", &typed).await.is(422);
    let meant = which.attr("#f-place option:nth-child(3)", "value");
    let chosen = client
        .submit(&which, "main form", &[("place", &meant)])
        .await
        .ok();
    assert!(!chosen.has("#f-place_name"), "on to the subject");
    let back = client.get(&place.address).await.ok();
    assert!(back.attr("#f-place_name", "value").contains("Thử Nghiệm"));
    let typed = [("place_name", "xa an"), ("place_words", "ngõ 5")];
    client.submit(&back, "main form", &typed).await.ok();
    let back = client.get(&place.address).await.ok();
    assert_eq!(back.attr("#f-place_name", "value"), "Ủy ban nhân dân xã An");
}

#[tokio::test]
async fn a_photograph_or_the_place_may_come_first() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let start = client.get(urls::SEND).await.ok();
    let nothing = client
        .upload(&start, "main form", &[("words", " ")], &[])
        .await
        .is(422);
    assert!(nothing.has("#errors"));
    let photograph = gandan_media::testing::photograph();
    let files: [(&str, &str, &[u8]); 1] = [("files", "den.jpg", &photograph)];
    let kind = client.upload(&start, "main form", &[], &files).await.ok();
    assert!(kind.address.ends_with("/loai"), "{}", kind.address);
    let again = client.get(&kind.address.replace("/loai", "/viec")).await.ok();
    assert!(again.text("main").contains("den.jpg"));
    let place = client
        .upload(&start, "main form", &[("go", "place")], &[])
        .await
        .ok();
    assert!(place.address.ends_with("/noi"), "{}", place.address);
}

#[tokio::test]
async fn a_file_that_is_no_picture_is_refused_beside_its_field() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let start = client.get(urls::SEND).await.ok();
    let files: [(&str, &str, &[u8]); 1] = [("files", "x.jpg", b"<html><script>alert(1)</script>")];
    let refused = client
        .upload(&start, "main form", &[("words", "a")], &files)
        .await
        .is(422);
    assert!(refused.text("main").contains("x.jpg"));
    assert_eq!(refused.text("#f-words"), "a", "the words are kept");
}

#[tokio::test]
async fn a_complaint_needs_a_name_and_goes_to_whoever_decided() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let page = client.get(urls::SEND).await.ok();
    let page = client
        .upload(&page, "main form", &[("words", "Thu hồi đất sai diện tích")], &[])
        .await
        .ok();
    let page = client
        .submit(&page, "main form", &[("kind", "complaint")])
        .await
        .ok();
    assert!(page.address.ends_with("/quyet-dinh"));
    let health = scene.health.0.to_string();
    let fields = [
        ("body", health.as_str()),
        ("decision", "Quyết định 12 ngày 1/11/2026"),
    ];
    let page = client.submit(&page, "main form", &fields).await.ok();
    let page = client.submit(&page, "main form", &[]).await.ok();
    let page = client.submit(&page, "main form", &[]).await.ok();
    let wrong = client.submit(&page, "main form", &[]).await.is(422);
    assert!(
        wrong.text("main").contains("Đ6 k2"),
        "the article that demands it"
    );
    let named = [("name", "Người gửi 1"), ("address", "thôn Đông")];
    let check = client.submit(&wrong, "main form", &named).await.ok();
    assert!(check.text("main").contains("Sở Y tế tỉnh Mẫu"));
    assert!(check.text("main").contains("Luật Khiếu nại 02/2011 Đ7 k1"));
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    assert!(sent.text("main").contains("chữ ký hoặc điểm chỉ"));
}

#[tokio::test]
async fn people_who_sign_together_choose_who_speaks() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let page = client.get(urls::SEND).await.ok();
    let page = client
        .upload(&page, "main form", &[("words", "Đường hỏng")], &[])
        .await
        .ok();
    let page = client
        .submit(&page, "main form", &[("kind", "proposal")])
        .await
        .ok();
    let page = client.submit(&page, "main form", &[]).await.ok();
    let page = client
        .submit(&page, "main form", &[("subject", "roads")])
        .await
        .ok();
    let fields = [("name", "Người gửi 1"), ("group", "yes")];
    let page = client.submit(&page, "main form", &fields).await.ok();
    let three = [
        ("representatives", "Người gửi 2\nNgười gửi 3"),
        ("others", "Người gửi 4\nNgười gửi 5\nNgười gửi 6"),
    ];
    let wrong = client.submit(&page, "main form", &three).await.is(422);
    assert!(wrong.text("main").contains("1–2"));
    let two = [("representatives", "Người gửi 2")];
    let check = client.submit(&wrong, "main form", &two).await.ok();
    assert!(check.text("main").contains("5 người, 2 người đại diện"));
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    assert!(sent.has(".receipt-code"));
}

#[tokio::test]
async fn a_denunciation_is_not_kept_and_the_page_says_where_it_is_taken() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let page = client.get(urls::SEND).await.ok();
    let kind = client
        .upload(&page, "main form", &[("words", "Ông A nhận tiền")], &[])
        .await
        .ok();
    let page = client
        .submit(&kind, "main form", &[("kind", "denunciation")])
        .await
        .ok();
    assert_eq!(page.address, urls::SEND_DENUNCIATION);
    assert!(page.text("main").contains("không được lưu lại"));
    client.get(&kind.address).await.is(404);
}

#[tokio::test]
async fn a_draft_is_dropped_by_hand_or_goes_after_three_days() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let check = to_the_check(&mut client, &scene, "Đèn hỏng").await;
    scene.app.visitor().get(&check.address).await.is(404);
    client.submit(&check, "form[action$='/xoa']", &[]).await.ok();
    client.get(&check.address).await.is(404);
    let other = to_the_check(&mut client, &scene, "Đèn hỏng").await;
    let app = &scene.app.app;
    for (hours, gone) in [(71, "0"), (2, "1"), (0, "0")] {
        app.clock.set(app.clock.now() + hours.hours());
        assert_eq!((DRAFTS.run)(app.clone()).await.unwrap(), gone);
    }
    client.get(&other.address).await.is(404);
}

#[tokio::test]
async fn markup_in_words_is_only_words() {
    let scene = scene(None).await;
    let mut client = scene.app.visitor();
    let nasty = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
    let check = to_the_check(&mut client, &scene, nasty).await;
    assert!(!check.body().contains("<script>alert"));
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    let code = sent.text(".receipt-code .code");
    let page = track(&mut client, &code).await.ok();
    assert!(page.body().contains("&lt;script&gt;") && !page.body().contains("<script>alert"));
    assert!(!page.has("main img"));
}

async fn a_feedback_is_sent_and_followed(database: Option<String>) {
    let scene = scene(database).await;
    let mut client = scene.app.visitor();
    let (code, _) = send(&mut client, &scene, "Đèn đường hỏng").await;
    let page = track(&mut client, &code).await.ok();
    assert!(page.text("ol.steps").contains("Đang xem thẩm quyền"));
}

#[tokio::test]
async fn a_feedback_is_sent_and_followed_on_sqlite() {
    a_feedback_is_sent_and_followed(None).await;
}

#[tokio::test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
async fn a_feedback_is_sent_and_followed_on_postgresql() {
    a_feedback_is_sent_and_followed(Some(gandan_store::testing::postgres_url())).await;
}

#[tokio::test]
async fn too_many_drafts_from_one_address_wait() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    let page = client.get(urls::SEND).await.ok();
    let mut last = 0;
    for _ in 0..70 {
        last = client
            .upload(&page, "main form", &[("words", "a")], &[])
            .await
            .status;
    }
    assert_eq!(last, 429);
}
