//! From the petition to the message on the telephone, and how it is stopped.

use super::{Scene, scene_with, to_the_check, track};
use crate::casework::{SIGNING, prepare};
use crate::outbox::servers::{Gateway, MailServer};
use crate::outbox::{ways, work};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::ReceiptCode;
use gandan_store::{cases, outbox, testing};
use uuid::Uuid;

const SAID: &str = "Đèn đường ngõ 5 hỏng, tối om";

/// Somebody sends a lamp and leaves both addresses; answers the code.
async fn told_of(scene: &Scene) -> String {
    let mut client = scene.app.visitor();
    let check = to_the_check(&mut client, scene, SAID).await;
    let contact = client
        .get(&check.attr("dd a[href$='/lien-he']", "href"))
        .await
        .ok();
    let fields = [
        ("phone", "0912 345 678"),
        ("mail", "dan1@example.com"),
        ("notify", "yes"),
    ];
    let check = client.submit(&contact, "main form", &fields).await.ok();
    let sent = client.submit(&check, "form[action$='/gui']", &[]).await.ok();
    assert!(sent.text("main").contains("Ông/Bà sẽ được báo khi có tin"));
    sent.text(".receipt-code .code")
}

async fn case_of(scene: &Scene, code: &str) -> (Uuid, Uuid) {
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    let hash = ReceiptCode::parse(code)
        .unwrap()
        .hash(&scene.app.app.keys.receipt);
    let petition = cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap();
    (petition.case_id, petition.id)
}

async fn answer(scene: &Scene, case: Uuid) {
    let mut officer = scene.app.officer("Cán bộ 1", Role::Officer, scene.commune).await;
    let mut fields = SIGNING.to_vec();
    fields.push(("reply", "Đã thay bóng đèn."));
    let preview = prepare(&mut officer, case, "answer", &fields, true).await;
    let fields = [("confirm", "yes"), ("what", "do")];
    officer.submit(&preview, "form.do", &fields).await.ok();
}

/// The address in a text that begins like that.
fn address(text: &str, begins: &str) -> String {
    let at = text
        .find(begins)
        .unwrap_or_else(|| panic!("no {begins} in {text}"));
    text[at..].split_whitespace().next().unwrap().to_owned()
}

async fn from_the_petition_to_the_telephone(database: Option<String>) {
    let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
    let scene = scene_with(database, ways(Some(mail.port), Some(gateway.port))).await;
    let code = told_of(&scene).await;
    let (case, petition) = case_of(&scene, &code).await;
    assert_eq!(
        work(&scene.app, "one").await,
        2,
        "received: by mail and by message"
    );
    answer(&scene, case).await;
    assert_eq!(
        work(&scene.app, "one").await,
        2,
        "answered: by mail and by message"
    );
    let (mails, messages) = (mail.taken(), gateway.taken());
    assert_eq!((mails.len(), messages.len()), (2, 2));
    let text = mails[1].text();
    let sms = messages[1].1["text"].as_str().unwrap().to_owned();
    for told in [&text, &sms, &mails[1].subject()] {
        for private in ["bóng", "bong den", "Đèn", "den duong", "ngõ 5", "Đã thay", &code] {
            assert!(!told.contains(private), "{private} in {told}");
        }
    }
    // The link asks for the code and shows nothing before.
    let link = address(&text, "https://mau.example/tra-cuu");
    let mut phone = scene.app.visitor();
    let page = phone
        .get(link.trim_start_matches("https://mau.example"))
        .await
        .ok();
    assert!(page.has("#f-code") && !page.text("main").contains("bóng"));
    assert_eq!(address(&sms, "https://mau.example/tra-cuu"), link);
    assert!(
        track(&mut phone, &code)
            .await
            .ok()
            .text("main")
            .contains("Đã thay bóng đèn.")
    );
    // The other link stops them, after a question, without the code and without a word of the matter.
    let stop = address(&text, "https://mau.example/thoi/");
    assert_eq!(address(&sms, "https://mau.example/thoi/"), stop);
    assert_eq!(mails[1].header("List-Unsubscribe"), format!("<{stop}>"));
    let stop = stop.trim_start_matches("https://mau.example").to_owned();
    let mut other = scene.app.visitor();
    let page = other.get(&stop).await.ok();
    assert!(!page.text("main").contains("Đèn") && page.has("main form"));
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    assert!(
        cases::petitioners(&mut tx, petition).await.unwrap()[0].notify,
        "looking stops nothing"
    );
    drop(tx);
    let done = other.submit(&page, "main form", &[]).await.ok();
    assert!(done.text("h1").contains("Đã thôi") && !done.has("main form"));
    // Used again it says the same, and a wrong one is none.
    assert!(!other.get(&stop).await.ok().has("main form"));
    other.get("/thoi/000000000000").await.is(404);
    other.get("/thoi/%00").await.is(404);
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    assert!(!cases::petitioners(&mut tx, petition).await.unwrap()[0].notify);
    drop(tx);
    // What is done from now on is told to nobody; no address is left in the outbox.
    let page = phone.get(urls::TRACKING).await.ok();
    assert!(page.text("main").contains("Không báo tin đến ai"));
    let fields = [("reason", "Vẫn tối")];
    phone
        .submit(&page, "form:has(textarea[name=reason])", &fields)
        .await
        .ok();
    answer(&scene, case).await;
    assert_eq!(work(&scene.app, "one").await, 0);
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    let now = scene.app.app.clock.micros();
    assert_eq!(
        outbox::tallies(&mut tx, now, 0).await.unwrap().sent,
        0,
        "no address is left"
    );
}

#[test]
fn a_person_is_told_reads_by_code_and_stops_it_by_link_on_sqlite() {
    testing::block_on(from_the_petition_to_the_telephone(None));
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_person_is_told_reads_by_code_and_stops_it_by_link_on_postgres() {
    testing::block_on(from_the_petition_to_the_telephone(Some(testing::postgres_url())));
}

#[tokio::test]
async fn a_button_on_the_page_stops_them_too_and_what_waits_is_dropped() {
    let mail = MailServer::start().await;
    let scene = scene_with(None, ways(Some(mail.port), None)).await;
    let code = told_of(&scene).await;
    let mut client = scene.app.visitor();
    let page = track(&mut client, &code).await.ok();
    let body = page.text("main");
    assert!(
        body.contains("•••••••678") && body.contains("d•••@example.com"),
        "{body}"
    );
    assert!(!page.body().contains("0912 345 678") && !page.body().contains("dan1@"));
    let stop = "form[action*='thoi-nhan-tin']";
    // Somebody who did not sign stops nobody.
    client.submit(&page, stop, &[("position", "7")]).await.ok();
    client.submit(&page, stop, &[("position", "x")]).await.ok();
    let page = client.get(urls::TRACKING).await.ok();
    assert!(page.has(stop));
    let page = client.submit(&page, stop, &[]).await.ok();
    assert!(page.text(".notice").contains("không báo tin") && !page.has(stop));
    assert_eq!(work(&scene.app, "one").await, 0, "what waited is dropped");
    assert!(mail.taken().is_empty());
}
