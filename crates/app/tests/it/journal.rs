use crate::TestApp;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::journal::{Author, Entry, write};

/// Writes an entry for `body`.
async fn act(app: &TestApp, body: Option<BodyId>, act: &str, actor: &str) {
    let author = Author {
        account: None,
        name: actor.to_owned(),
    };
    let at = app.app.clock.micros();
    let body = body.map(|body| body.0);
    let entry = Entry {
        at,
        author: &author,
        body,
        act,
        object_kind: "document",
        object: None,
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    write(&mut tx, entry, &"=1+1").await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_auditor_reads_what_is_in_scope_and_nobody_else_does() {
    let app = TestApp::new().await;
    let province = app.body("UBND tỉnh Mẫu").await;
    let commune = app.body_under("UBND xã Mẫu", Some(province)).await;
    act(&app, Some(province), "document.imported", "Cán bộ tỉnh").await;
    act(&app, Some(commune), "document.signed", "Cán bộ xã").await;
    act(&app, None, "account.created", "Quản trị").await;
    let mut of_commune = app.officer("Kiểm soát xã", Role::Auditor, commune).await;
    assert_eq!(
        of_commune.get(urls::JOURNAL).await.ok().texts("tbody tr").len(),
        1
    );
    let mut of_province = app.officer("Kiểm soát tỉnh", Role::Auditor, province).await;
    assert_eq!(
        of_province.get(urls::JOURNAL).await.ok().texts("tbody tr").len(),
        2
    );
    let mut of_all = app
        .officer("Kiểm soát", Role::Auditor, BodyId::INSTALLATION)
        .await;
    // The two keys of the installation were made when it began.
    assert_eq!(
        of_all.get(urls::JOURNAL).await.ok().texts("tbody tr").len(),
        3 + 2
    );
    let some = of_all
        .get("/lam-viec/nhat-ky?act=document.signed&until=2026-11-23")
        .await
        .ok();
    assert_eq!(some.texts("tbody tr").len(), 1);
    assert!(
        !of_all
            .get("/lam-viec/nhat-ky?until=2026-11-22")
            .await
            .ok()
            .has("tbody")
    );
    let mut head = app.officer("Lãnh đạo", Role::Head, province).await;
    head.get(urls::JOURNAL).await.is(403);
    head.get(urls::JOURNAL_EXPORT).await.is(403);
}

#[tokio::test]
async fn the_export_holds_the_same_and_no_formula() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    act(&app, Some(body), "document.imported", "=cmd()").await;
    act(&app, None, "account.created", "Quản trị").await;
    let mut auditor = app.officer("Kiểm soát", Role::Auditor, body).await;
    let export = auditor.get(urls::JOURNAL_EXPORT).await.ok();
    assert_eq!(export.body().lines().count(), 2);
    assert!(export.body().contains("'=cmd()"));
    assert!(export.header("content-disposition").starts_with("attachment"));
}

#[tokio::test]
async fn older_entries_are_a_page_away() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    for _ in 0..60 {
        act(&app, Some(body), "document.imported", "Cán bộ 1").await;
    }
    let mut auditor = app.officer("Kiểm soát", Role::Auditor, body).await;
    let first = auditor.get(urls::JOURNAL).await.ok();
    assert_eq!(first.texts("tbody tr").len(), 50);
    let second = auditor.get(&first.attr("a[rel=next]", "href")).await.ok();
    assert_eq!(second.texts("tbody tr").len(), 10);
    assert!(!second.has("a[rel=next]"));
}
