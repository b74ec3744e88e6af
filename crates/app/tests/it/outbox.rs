//! Notices: told once, by one node, never at night, never of anything but that there is news.

mod care;
mod nodes;
pub(crate) mod servers;

use crate::TestApp;
use gandan::outbox::config::{MailConfig, OutboxConfig, SmsConfig, Tls};
use gandan::outbox::{self, Contact, Hidden};
use gandan::words::Lang;
use gandan_core::outbox::{Channel, Kind, MOST_ATTEMPTS, QuietHours};
use gandan_store::new_id;
use gandan_store::outbox::Leased;
use jiff::ToSpan;
use servers::{Gateway, MailServer};

pub(crate) const MAIL: &str = "dan1@example.com";
pub(crate) const PHONE: &str = "0912 345 678";

/// Settings for the ways that are given, disturbing nobody from nine until six.
pub(crate) fn ways(mail: Option<u16>, sms: Option<u16>) -> OutboxConfig {
    OutboxConfig {
        mail: mail.map(|port| MailConfig {
            host: "127.0.0.1".to_owned(),
            port,
            login: None,
            from: "bao-tin@mau.gov.vn".parse().unwrap(),
            tls: Tls::None,
        }),
        sms: sms.map(|port| SmsConfig {
            url: format!("http://127.0.0.1:{port}/gui?loai=cskh").parse().unwrap(),
            token: Some(("x-api-key".parse().unwrap(), Hidden::new("rat-kin"))),
            body: serde_json::json!({"to": "{phone}", "text": "{text}"}),
        }),
        quiet_hours: QuietHours::default(),
    }
}

pub(crate) async fn app_with(database: Option<String>, outbox: OutboxConfig) -> TestApp {
    let settings = |config: &mut gandan::config::Config| {
        config.outbox = outbox;
        config.public_url = Some("https://mau.example".to_owned());
    };
    TestApp::set_up(database, settings).await
}

pub(crate) fn someone() -> Contact {
    Contact::read(Some(MAIL), Some(PHONE), Lang::Vi)
}

/// Tells someone as an act does.
pub(crate) async fn tell(app: &TestApp, kind: Kind, dedupe: &str) -> Vec<Channel> {
    let mut tx = app.app.db.begin_write().await.unwrap();
    let told = outbox::tell(&mut tx, &app.app, &someone(), kind, Some(new_id()), dedupe)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    told
}

/// Sends all that is due now; answers how many were handled.
pub(crate) async fn work(app: &TestApp, node: &str) -> usize {
    let mut handled = 0;
    loop {
        match outbox::step(&app.app, node, || false).await.unwrap() {
            0 => return handled,
            more => handled += more,
        }
    }
}

/// Leases what is due for `node`, as one that is about to send it.
async fn take(app: &TestApp, node: &str) -> Vec<Leased> {
    let (now, mut tx) = (app.app.clock.now(), app.app.db.begin_write().await.unwrap());
    let until = (now + 5.minutes()).as_microsecond();
    let rows = gandan_store::outbox::lease(&mut tx, node, now.as_microsecond(), until, 20)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    rows
}

#[tokio::test]
async fn a_person_is_told_by_mail_and_by_short_message() {
    let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
    let app = app_with(None, ways(Some(mail.port), Some(gateway.port))).await;
    let told = tell(&app, Kind::Answered, "ho-so-bi-mat:1").await;
    assert_eq!(told, [Channel::Mail, Channel::Sms]);
    assert_eq!(work(&app, "one").await, 2);

    let taken = mail.taken();
    assert_eq!(taken.len(), 1);
    assert!(taken[0].to.contains(MAIL));
    assert_eq!(taken[0].subject(), "UBND tỉnh Mẫu: có tin mới về việc của bạn");
    let text = taken[0].text();
    assert!(text.contains("https://mau.example/tra-cuu"), "{text}");
    assert!(
        text.contains("UBND tỉnh Mẫu") && text.contains("thôi nhận tin"),
        "{text}"
    );
    assert_eq!(taken[0].header("Auto-Submitted"), "auto-generated");
    assert!(taken[0].header("From").contains("bao-tin@mau.gov.vn"));

    let (head, body) = gateway.taken().remove(0);
    assert!(head.starts_with("post /gui?loai=cskh http/1.1"), "{head}");
    assert!(head.contains("x-api-key: rat-kin"), "{head}");
    assert_eq!(body["to"], "+84912345678");
    let text = body["text"].as_str().unwrap();
    assert!(text.is_ascii() && text.len() <= 160, "{text}");
    assert!(text.starts_with("UBND tinh Mau: co tin moi"), "{text}");
}

#[tokio::test]
async fn a_message_says_nothing_of_the_matter_whatever_it_tells() {
    let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
    let app = app_with(None, ways(Some(mail.port), Some(gateway.port))).await;
    for kind in Kind::ALL {
        tell(&app, kind, "nap-cong-vo-7777-8888").await;
    }
    work(&app, "one").await;
    let mut said: Vec<String> = Vec::new();
    for taken in mail
        .taken()
        .iter()
        .filter(|taken| !taken.subject().contains("thử"))
    {
        said.push(format!("{}\n{}", taken.subject(), taken.text()));
        assert!(
            !taken.raw.contains("8888") && !taken.raw.contains("nap-cong"),
            "{}",
            taken.raw
        );
    }
    assert_eq!(said.len(), Kind::ALL.len() - 1);
    // A received petition, a question and an answer cannot be told apart by whoever looks over a shoulder.
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    for (head, body) in gateway.taken() {
        let all = format!("{head}{body}");
        assert!(!all.contains("8888") && !all.contains("nap-cong"), "{all}");
    }
}

#[tokio::test]
async fn an_act_that_is_done_twice_tells_once_and_one_that_fails_tells_nothing() {
    let mail = MailServer::start().await;
    let app = app_with(None, ways(Some(mail.port), None)).await;
    for _ in 0..3 {
        assert_eq!(tell(&app, Kind::News, "1").await, [Channel::Mail]);
    }
    let mut tx = app.app.db.begin_write().await.unwrap();
    outbox::tell(&mut tx, &app.app, &someone(), Kind::News, None, "2")
        .await
        .unwrap();
    drop(tx);
    assert_eq!(work(&app, "one").await, 1);
    assert_eq!(mail.taken().len(), 1);
}

#[tokio::test]
async fn where_no_way_is_set_up_nothing_is_queued_and_the_caller_knows() {
    let app = TestApp::new().await;
    assert!(app.app.outbox.channels().is_empty());
    assert!(tell(&app, Kind::Received, "1").await.is_empty());
    let mut tx = app.app.db.begin_read().await.unwrap();
    assert!(gandan_store::outbox::latest(&mut tx, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_was_sent_by_a_node_that_died_before_it_wrote_so_is_sent_again_under_the_same_id() {
    let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
    let app = app_with(None, ways(Some(mail.port), Some(gateway.port))).await;
    tell(&app, Kind::News, "1").await;
    // It sends, and is killed before the commit: nothing is written of it.
    for row in take(&app, "dead").await {
        outbox::send(&app.app, &row).await.unwrap();
    }
    assert_eq!(work(&app, "other").await, 0, "still held by the dead node");
    app.app.clock.set(app.app.clock.now() + 301.seconds());
    assert_eq!(work(&app, "other").await, 2);
    assert_eq!(work(&app, "other").await, 0);

    let ids: Vec<String> = mail
        .taken()
        .iter()
        .map(|taken| taken.header("Message-ID"))
        .collect();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
    assert!(ids[0].ends_with("@mau.gov.vn>"), "{ids:?}");
    let raw: Vec<String> = mail.taken().into_iter().map(|taken| taken.raw).collect();
    assert_eq!(raw[0], raw[1], "the very same message");
    let key = |(head, _): (String, serde_json::Value)| {
        let line = head.lines().find(|line| line.starts_with("idempotency-key: "));
        line.unwrap().to_owned()
    };
    let keys: Vec<String> = gateway.taken().into_iter().map(key).collect();
    assert_eq!((keys.len(), &keys[0]), (2, &keys[1]));
}

#[tokio::test]
async fn nobody_is_disturbed_at_night() {
    let mail = MailServer::start().await;
    let app = app_with(None, ways(Some(mail.port), None)).await;
    let at = |time: &str| app.app.clock.set(format!("{time}+07:00").parse().unwrap());
    at("2026-11-23T20:59:00");
    tell(&app, Kind::News, "evening").await;
    at("2026-11-23T21:00:00");
    tell(&app, Kind::News, "night").await;
    assert_eq!(work(&app, "one").await, 0, "not even what was queued before");
    at("2026-11-24T05:59:59");
    assert_eq!(work(&app, "one").await, 0);
    at("2026-11-24T06:00:00");
    assert_eq!(work(&app, "one").await, 2);
    assert_eq!(mail.taken().len(), 2);
}

#[tokio::test]
async fn a_server_that_is_down_is_tried_five_times_and_then_left_alone() {
    let mail = MailServer::start().await;
    let closed = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let app = app_with(None, ways(Some(port), Some(mail.port))).await;
    let contact = Contact::read(Some(MAIL), None, Lang::Vi);
    let mut tx = app.app.db.begin_write().await.unwrap();
    outbox::tell(&mut tx, &app.app, &contact, Kind::News, None, "1")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut attempts = 0;
    // Every minute for a day, the night left out.
    for _ in 0..24 * 60 {
        attempts += work(&app, "one").await;
        app.app.clock.set(app.app.clock.now() + 1.minute());
    }
    assert_eq!(attempts, usize::try_from(MOST_ATTEMPTS).unwrap());
    let mut tx = app.app.db.begin_read().await.unwrap();
    let row = gandan_store::outbox::troubled(&mut tx, 9)
        .await
        .unwrap()
        .remove(0);
    assert!(row.failed_at.is_some());
    assert_eq!(row.last_error.as_deref(), Some("unreachable"));
}

#[tokio::test]
async fn an_answer_decides_whether_it_is_tried_again() {
    let (mail, gateway) = (MailServer::start().await, Gateway::start().await);
    let app = app_with(None, ways(Some(mail.port), Some(gateway.port))).await;
    let reasons = async || {
        let mut tx = app.app.db.begin_read().await.unwrap();
        let rows = gandan_store::outbox::troubled(&mut tx, 9).await.unwrap();
        let mut reasons: Vec<(bool, String)> = rows
            .into_iter()
            .map(|row| (row.failed_at.is_some(), row.last_error.unwrap()))
            .collect();
        reasons.sort();
        reasons
    };
    let known = |failed: bool, code: &str| (failed, code.to_owned());
    mail.answer("450 4.7.1 <dan1@example.com> greylisted, come back");
    gateway.answer(503);
    tell(&app, Kind::News, "1").await;
    work(&app, "one").await;
    assert_eq!(
        reasons().await,
        [known(false, "answer:450"), known(false, "answer:503")]
    );
    mail.answer("250 gladly");
    gateway.answer(200);
    app.app.clock.set(app.app.clock.now() + 6.minutes());
    assert_eq!(work(&app, "one").await, 2);
    assert!(reasons().await.is_empty());

    mail.answer("550 5.1.1 <dan1@example.com> unknown");
    gateway.answer(422);
    tell(&app, Kind::News, "2").await;
    work(&app, "one").await;
    assert_eq!(
        reasons().await,
        [known(true, "answer:422"), known(true, "answer:550")]
    );
    gateway.answer(401);
    tell(&app, Kind::News, "3").await;
    work(&app, "one").await;
    assert!(reasons().await.contains(&known(false, "sign-in")));
}

#[tokio::test]
async fn nothing_is_said_in_the_clear_to_a_server_that_should_keep_it_secret() {
    let mail = MailServer::start().await;
    for (tls, code) in [(Tls::Tls, "tls"), (Tls::Starttls, "mismatch")] {
        let mut set = ways(Some(mail.port), None);
        set.mail.as_mut().unwrap().tls = tls;
        let app = app_with(None, set).await;
        tell(&app, Kind::News, "1").await;
        assert_eq!(work(&app, "one").await, 1);
        let mut tx = app.app.db.begin_read().await.unwrap();
        let row = gandan_store::outbox::troubled(&mut tx, 9)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(row.last_error.as_deref(), Some(code));
    }
    assert!(mail.taken().is_empty());
}

#[tokio::test]
async fn who_is_asked_to_stop_gives_back_what_it_holds() {
    let mail = MailServer::start().await;
    let app = app_with(None, ways(Some(mail.port), None)).await;
    for number in 0..5 {
        tell(&app, Kind::News, &number.to_string()).await;
    }
    let asked = std::cell::Cell::new(0);
    let after_two = || asked.replace(asked.get() + 1) >= 2;
    assert_eq!(outbox::step(&app.app, "one", after_two).await.unwrap(), 2);
    assert_eq!(work(&app, "other").await, 3);
    assert_eq!(mail.taken().len(), 5);

    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(outbox::run(app.app.clone(), stopped));
    tell(&app, Kind::News, "more").await;
    while mail.taken().len() < 6 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    stop.send(true).unwrap();
    running.await.unwrap();
}
