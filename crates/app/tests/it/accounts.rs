use crate::{Client, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;

const PASSWORD: &str = "một câu dễ nhớ";

/// Fills in the form for a new account; answers what came back.
async fn add(client: &mut Client, name: &str, role: &str, body: &str) -> crate::Seen {
    let page = client.get(urls::ACCOUNT_NEW).await.ok();
    let fields = [("name", name), ("login", name), ("role", role), ("body", body)];
    client.submit(&page, "main form", &fields).await
}

#[tokio::test]
async fn an_administrator_adds_someone_who_chooses_a_password_and_signs_in() {
    let app = TestApp::new().await;
    app.body("UBND xã Mẫu").await;
    let mut administrator = app
        .officer("Quản trị", Role::Administrator, BodyId::INSTALLATION)
        .await;
    let link = add(&mut administrator, "canbo2", "head", "ubnd xa mau")
        .await
        .ok()
        .text("code");
    let mut owner = app.visitor();
    let page = owner.get(&link).await.ok();
    let short = owner
        .submit(&page, "main form", &[("password", "ngắn")])
        .await
        .is(422);
    let work = owner
        .submit(&short, "main form", &[("password", PASSWORD)])
        .await
        .ok();
    assert_eq!(work.text(".notice"), "Đã đặt mật khẩu mới.");
    app.visitor().get(&link).await.is(403);
    let mut again = app.visitor();
    let page = again.get(urls::SIGN_IN).await.ok();
    again
        .submit(&page, "main form", &[("login", "canbo2"), ("password", PASSWORD)])
        .await
        .ok();
}

#[tokio::test]
async fn a_wrong_body_comes_back_beside_its_field_with_what_may_be_meant() {
    let app = TestApp::new().await;
    app.body("UBND xã Tân Hòa").await;
    app.body("UBND xã Tân Lập").await;
    let mut administrator = app
        .officer("Quản trị", Role::Administrator, BodyId::INSTALLATION)
        .await;
    let page = add(&mut administrator, "canbo2", "head", "xa tan").await.is(422);
    assert!(page.text("#e-body1").contains("UBND xã Tân Lập"));
    assert_eq!(page.attr("#f-name", "value"), "canbo2");
    let page = add(&mut administrator, "canbo2", "head", "*").await.is(422);
    assert!(page.text("#e-role1").contains("quản trị và kiểm soát"));
}

#[tokio::test]
async fn an_administrator_of_a_part_reaches_only_that_part() {
    let app = TestApp::new().await;
    let province = app.body("UBND tỉnh Mẫu").await;
    let commune = app.body_under("UBND xã Mẫu", Some(province)).await;
    let above = app
        .account("Trên", &[(Role::Head, province), (Role::Officer, commune)])
        .await;
    let within = app.account("Trong", &[(Role::Officer, commune)]).await;
    let mut administrator = app.officer("Quản trị xã", Role::Administrator, commune).await;
    let names = administrator
        .get(urls::ACCOUNTS)
        .await
        .ok()
        .texts("tbody td:first-child");
    assert!(
        names.contains(&"Trong".to_owned()) && !names.contains(&"Trên".to_owned()),
        "{names:?}"
    );
    administrator.get(&urls::account(within)).await.ok();
    administrator.get(&urls::account(above)).await.is(403);
    add(&mut administrator, "canbo2", "head", "UBND tỉnh Mẫu")
        .await
        .is(422);
    let mut officer = app.signed_in(within).await;
    officer.get(urls::ACCOUNTS).await.is(403);
}

#[tokio::test]
async fn a_closed_account_is_signed_out_at_once() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
    let mut officer = app.signed_in(account).await;
    officer.get(urls::WORK).await.ok();
    let mut administrator = app
        .officer("Quản trị", Role::Administrator, BodyId::INSTALLATION)
        .await;
    let page = administrator.get(&urls::account(account)).await.ok();
    let closed = administrator
        .submit(&page, "form[action$='/dong']", &[])
        .await
        .ok();
    assert_eq!(closed.text(".notice"), "Đã đóng tài khoản.");
    assert_eq!(
        officer.get(urls::WORK).await.ok().address,
        "/dang-nhap?ve=%2Flam-viec"
    );
    // The page of before the closing is stale: whoever uses it is told.
    administrator
        .submit(&page, "form[action$='/dong']", &[])
        .await
        .is(409);
}

#[tokio::test]
async fn posts_are_given_and_end() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
    let mut administrator = app
        .officer("Quản trị", Role::Administrator, BodyId::INSTALLATION)
        .await;
    let page = administrator.get(&urls::account(account)).await.ok();
    let give = [("role", "desk"), ("body", "UBND xã Mẫu")];
    let page = administrator
        .submit(&page, "form[action$='/chuc-trach']", &give)
        .await
        .ok();
    assert_eq!(page.texts("tbody tr").len(), 2);
    let twice = administrator
        .submit(&page, "form[action$='/chuc-trach']", &give)
        .await
        .is(422);
    assert!(twice.text("#e-body1").contains("đã có"));
    let page = administrator
        .submit(&page, "form[action$='/thoi-chuc-trach']", &[])
        .await
        .ok();
    assert_eq!(page.texts("tbody tr").len(), 1);
}

#[tokio::test]
async fn my_password_is_changed_with_the_old_one() {
    let app = TestApp::new().await;
    let account = app.account("Cán bộ 1", &[]).await;
    app.password(account).await;
    let mut officer = app.signed_in(account).await;
    let mut elsewhere = app.signed_in(account).await;
    let page = officer.get(urls::MY_PASSWORD).await.ok();
    let new = "một câu khác dễ nhớ";
    let wrong = [("old", "không phải câu này"), ("password", new)];
    let page = officer.submit(&page, "main form", &wrong).await.is(422);
    officer
        .submit(&page, "main form", &[("old", PASSWORD), ("password", new)])
        .await
        .ok();
    officer.get(urls::WORK).await.ok();
    assert!(
        elsewhere
            .get(urls::WORK)
            .await
            .ok()
            .address
            .starts_with("/dang-nhap")
    );
}
