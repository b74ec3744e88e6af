//! What the administrator of the installation sees and does.

use super::servers::MailServer;
use super::{MAIL, app_with, tell, ways, work};
use crate::{Client, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::outbox::Kind;
use jiff::ToSpan;

async fn administrator(app: &TestApp) -> Client {
    app.officer("Quản trị", Role::Administrator, BodyId::INSTALLATION)
        .await
}

#[tokio::test]
async fn a_failure_is_shown_with_its_reason_and_tried_again_by_a_button() {
    let mail = MailServer::start().await;
    let app = app_with(None, ways(Some(mail.port), None)).await;
    mail.answer("550 5.1.1 <dan1@example.com> unknown");
    for number in 0..3 {
        tell(&app, Kind::News, &number.to_string()).await;
    }
    work(&app, "one").await;
    let mut administrator = administrator(&app).await;
    let page = administrator.get(urls::OUTBOX).await.ok();
    let troubled = page.texts("main table:first-of-type tbody tr");
    assert!(
        troubled[0].contains("Máy chủ trả lời 550.") && troubled[0].contains("đã dừng"),
        "{troubled:?}"
    );
    assert!(!page.body().contains(MAIL), "nobody's address is shown");

    mail.answer("250 gladly");
    let page = administrator.submit(&page, "tbody form", &[]).await.ok();
    assert_eq!(page.text(".notice"), "Sẽ được gửi lại.");
    assert_eq!(work(&app, "one").await, 1);
    administrator.submit(&page, "form.again-all", &[]).await.ok();
    assert_eq!(work(&app, "one").await, 2);
    assert_eq!(mail.taken().len(), 3);
    let page = administrator.get(urls::OUTBOX).await.ok();
    assert!(page.body().contains("Không có tin nào gặp trục trặc."));
    let journal = app.officer("Kiểm soát", Role::Auditor, BodyId::INSTALLATION);
    let journal = journal.await.get(urls::JOURNAL).await.ok();
    assert!(journal.body().contains("outbox.retried"));
}

#[tokio::test]
async fn a_test_goes_to_oneself_by_the_usual_way() {
    let mail = MailServer::start().await;
    let app = app_with(None, ways(Some(mail.port), None)).await;
    let mut administrator = administrator(&app).await;
    let page = administrator.get(urls::ACCOUNTS).await.ok();
    assert!(page.attrs("main a", "href").contains(&urls::OUTBOX.to_owned()));
    let page = administrator.get(urls::OUTBOX).await.ok();
    let wrong = administrator
        .submit(&page, "form.test", &[("to", "không có")])
        .await
        .is(422);
    assert!(wrong.text(".error").contains("không phải địa chỉ"));
    let phone = administrator
        .submit(&page, "form.test", &[("to", "0912345678")])
        .await
        .is(422);
    assert!(phone.text(".error").contains("chưa được cài đặt"));
    administrator
        .submit(&page, "form.test", &[("to", "quan-tri@mau.gov.vn")])
        .await
        .ok();
    assert_eq!(work(&app, "one").await, 1);
    assert_eq!(mail.taken()[0].subject(), "UBND tỉnh Mẫu: thư thử");
}

#[tokio::test]
async fn only_who_cares_for_the_whole_installation_gets_there() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    for role in Role::ALL {
        let mut officer = app.officer("Cán bộ 1", role, body).await;
        officer.get(urls::OUTBOX).await.is(403);
        let accounts = officer.get(urls::ACCOUNTS).await;
        assert!(!accounts.body().contains(urls::OUTBOX));
    }
    app.officer("Kiểm soát", Role::Auditor, BodyId::INSTALLATION)
        .await
        .get(urls::OUTBOX)
        .await
        .is(403);
    let away = app.visitor().get_only(urls::OUTBOX).await;
    assert!(away.location().unwrap().starts_with(urls::SIGN_IN));
    let page = administrator(&app).await.get(urls::OUTBOX).await.ok();
    assert!(page.body().contains("Chưa cài đặt thư điện tử hay tin nhắn"));
}

#[tokio::test]
async fn addresses_are_erased_a_week_after_sending() {
    let mail = MailServer::start().await;
    let app = app_with(None, ways(Some(mail.port), None)).await;
    tell(&app, Kind::News, "1").await;
    work(&app, "one").await;
    let held = async || {
        let mut tx = app.app.db.begin_read().await.unwrap();
        let now = app.app.clock.micros();
        gandan_store::outbox::tallies(&mut tx, now, 0).await.unwrap().sent
    };
    for (hours, left) in [(1i64, 1), (7 * 24 - 2, 1), (2, 0), (2, 0)] {
        app.app.clock.set(app.app.clock.now() + hours.hours());
        gandan::jobs::run_due(&app.app, "one").await;
        assert_eq!(held().await, left, "after {hours} more hours");
    }
}
