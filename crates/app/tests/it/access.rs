use crate::TestApp;
use gandan::access::actions;
use gandan::web::urls;
use gandan_core::access::Role;
use jiff::ToSpan;

const PASSWORD: &str = "một câu dễ nhớ";

/// Uses the one-time link; answers nothing but the signed-in client.
async fn begun(app: &TestApp) -> crate::Client {
    let link = actions::invite_first(&app.app).await.unwrap().unwrap();
    let mut client = app.visitor();
    let page = client.get(&urls::begin(link.expose())).await.ok();
    let fields = [("name", "Cán bộ 1"), ("login", "QuanTri"), ("password", PASSWORD)];
    let desk = client.submit(&page, "main form", &fields).await.ok();
    assert_eq!(desk.text("h1"), "Chào Cán bộ 1");
    assert_eq!(desk.text(".notice"), "Đã tạo tài khoản quản trị.");
    client
}

#[tokio::test]
async fn the_first_administrator_begins_with_a_link_that_works_once() {
    let app = TestApp::new().await;
    let link = actions::invite_first(&app.app).await.unwrap().unwrap();
    let mut client = app.visitor();
    let page = client.get(&urls::begin(link.expose())).await.ok();
    let again = client
        .submit(&page, "main form", &[("login", "quan tri"), ("password", "ngắn")])
        .await
        .is(422);
    assert_eq!(again.texts(".errors li").len(), 3);
    assert_eq!(again.attr("#f-login", "value"), "quan tri");
    assert_eq!(again.attr("#f-login", "aria-invalid"), "true");
    assert!(!again.body().contains("ngắn"));
    let fields = [("name", "Cán bộ 1"), ("login", "quantri"), ("password", PASSWORD)];
    client.submit(&again, "main form", &fields).await.ok();
    app.visitor().get(&urls::begin(link.expose())).await.is(403);
    assert!(actions::invite_first(&app.app).await.unwrap().is_none());
}

#[tokio::test]
async fn signing_in_leads_back_to_where_one_wanted_to_go() {
    let app = TestApp::new().await;
    begun(&app).await;
    let mut client = app.visitor();
    let page = client.get(urls::MY_ACCOUNT).await.ok();
    assert_eq!(page.address, "/dang-nhap?ve=%2Flam-viec%2Ftai-khoan");
    let wrong = client
        .submit(
            &page,
            "main form",
            &[("login", "quantri"), ("password", "sai mật khẩu")],
        )
        .await
        .is(422);
    assert!(wrong.text(".errors").contains("không khớp"));
    assert!(!wrong.body().contains("sai mật khẩu"));
    let there = client
        .submit(
            &wrong,
            "main form",
            &[("login", "quantri"), ("password", PASSWORD)],
        )
        .await
        .ok();
    assert_eq!(there.address, urls::MY_ACCOUNT);
    assert_eq!(there.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_session_begins_with_a_new_secret_in_a_guarded_cookie() {
    let app = TestApp::new().await;
    begun(&app).await;
    let mut client = app.visitor();
    let page = client.get(urls::SIGN_IN).await.ok();
    let before = page.header("set-cookie").to_owned();
    for part in [
        "__Host-gandan=",
        "; Path=/",
        "; HttpOnly",
        "; SameSite=Lax",
        "; Secure",
    ] {
        assert!(before.contains(part), "{part} in {before}");
    }
    let fields = [("login", "quantri"), ("password", PASSWORD)];
    let desk = client.submit(&page, "main form", &fields).await.ok();
    assert_ne!(
        desk.attr("[name=csrf]", "value"),
        page.attr("[name=csrf]", "value")
    );
}

#[tokio::test]
async fn after_ten_attempts_one_waits() {
    let app = TestApp::new().await;
    let mut client = app.visitor();
    let page = client.get(urls::SIGN_IN).await.ok();
    let fields = [("login", "quantri"), ("password", "sai")];
    for _ in 0..10 {
        client.submit(&page, "main form", &fields).await.is(422);
    }
    let wait = client.submit(&page, "main form", &fields).await.is(429);
    assert_eq!(wait.header("retry-after"), "6");
    assert!(wait.text("main").contains("6 giây"));
}

#[tokio::test]
async fn signing_out_everywhere_ends_the_other_sessions_too() {
    let app = TestApp::new().await;
    let body = app.body("UBND tỉnh Mẫu").await;
    let account = app.account("Cán bộ 2", &[(Role::Head, body)]).await;
    let (mut here, mut there) = (app.signed_in(account).await, app.signed_in(account).await);
    let page = here.get(urls::MY_ACCOUNT).await.ok();
    assert_eq!(page.texts("tbody tr").len(), 2);
    let home = here
        .submit(&page, "main form", &[("everywhere", "yes")])
        .await
        .ok();
    assert_eq!(home.address, "/");
    assert!(
        there
            .get(urls::WORK)
            .await
            .ok()
            .address
            .starts_with(urls::SIGN_IN)
    );
}

#[tokio::test]
async fn a_session_ends_after_half_a_day_without_use() {
    let app = TestApp::new().await;
    let body = app.body("UBND tỉnh Mẫu").await;
    let mut officer = app.officer("Cán bộ 3", Role::Officer, body).await;
    let begin = app.app.clock.now();
    app.app.clock.set(begin + 11.hours());
    assert_eq!(officer.get(urls::WORK).await.ok().text("h1"), "Chào Cán bộ 3");
    app.app.clock.set(begin + 22.hours());
    assert_eq!(officer.get(urls::WORK).await.ok().address, urls::WORK);
    app.app.clock.set(begin + 35.hours());
    assert!(
        officer
            .get(urls::WORK)
            .await
            .ok()
            .address
            .starts_with(urls::SIGN_IN)
    );
}
