//! From a file to accepted proposals, as people do it.

use crate::{Client, Seen, TestApp};
use gandan::documents::batch_job;
use gandan::search::{self, Reader};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::documents::{self, BatchFile};
use gandan_store::journal::Author;
use uuid::Uuid;

const DIRECTIVE: &str = include_str!("../../../../fixtures/corpus/seed-000.txt");

/// A published directive in the library of `body`, a proposal of it, and the batch it came with.
pub async fn sample(app: &TestApp, body: BodyId, account: Uuid) -> (Uuid, Uuid, Uuid) {
    let author = Author {
        account: Some(account),
        name: "Cán bộ 1".to_owned(),
    };
    let batch = documents::batch_new(&author, body.0, "incoming", "2026-11-22", 1).unwrap();
    let file = |name, bytes| BatchFile {
        name,
        bytes,
        media_type: "text/plain",
    };
    let files = [file("chi-thi.txt", DIRECTIVE.as_bytes()), file("trong.txt", b"")];
    let mut tx = app.app.db.begin_write().await.unwrap();
    documents::batch_insert(&mut tx, &author, &batch, &files)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    while batch_job::step(&app.app.intake()).await.unwrap() {}
    let mut tx = app.app.db.begin_write().await.unwrap();
    let items = documents::batch_items(&mut tx, batch.id).await.unwrap();
    let document = items[0].document_id.unwrap();
    documents::set_published(&mut tx, &author, 2, (document, 1), true)
        .await
        .unwrap();
    let proposals = documents::proposals_of(&mut tx, document).await.unwrap();
    tx.commit().await.unwrap();
    search::catch_up(&app.app.db, &app.app.search).await.unwrap();
    (document, proposals[0].id, batch.id)
}

/// Takes files in as `clerk` and lets the job read them; answers the page of the batch.
pub async fn take_in(app: &TestApp, clerk: &mut Client, files: &[(&str, &[u8])]) -> Seen {
    let page = clerk.get(urls::DOCUMENT_UPLOAD).await.ok();
    let files: Vec<(&str, &str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| ("files", *name, *bytes))
        .collect();
    let batch = clerk.upload(&page, "form.upload", &[], &files).await.ok();
    while batch_job::step(&app.app.intake()).await.unwrap() {}
    clerk.get(&batch.address).await.ok()
}

/// A directive in the library of a new body; the officer who reviews it, and its address.
async fn directive(app: &TestApp) -> (Client, String, BodyId) {
    let body = app.body("UBND tỉnh Mẫu").await;
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let batch = take_in(app, &mut officer, &[("chi-thi.txt", DIRECTIVE.as_bytes())]).await;
    let address = batch.attr("tbody a", "href");
    (officer, address, body)
}

#[tokio::test]
async fn files_are_taken_in_and_what_fails_is_named_while_the_rest_go_on() {
    let app = TestApp::new().await;
    let body = app.body("UBND tỉnh Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let files: [(&str, &[u8]); 4] = [
        ("trong.txt", b""),
        ("chi-thi.txt", DIRECTIVE.as_bytes()),
        ("anh.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("lai.txt", DIRECTIVE.as_bytes()),
    ];
    let batch = take_in(&app, &mut clerk, &files).await;
    let rows = batch.texts("tbody tr");
    assert!(
        rows[0].contains("Tệp trống") && rows[2].contains("PNG"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("Đã nhập") && rows[3].contains("Đã có sẵn"),
        "{rows:?}"
    );
    assert_eq!(batch.attrs("tbody a", "href").len(), 2);
    let list = clerk.get(urls::DOCUMENTS).await.ok();
    assert_eq!(list.texts("tbody tr").len(), 1);
    let register = clerk.get(urls::REGISTER).await.ok();
    assert_eq!(register.texts("tbody tr").len(), 1);
    assert!(register.text("thead").contains("Tên loại và trích yếu"));
}

#[tokio::test]
async fn nothing_chosen_is_said_beside_the_field() {
    let app = TestApp::new().await;
    let body = app.body("UBND tỉnh Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let page = clerk.get(urls::DOCUMENT_UPLOAD).await.ok();
    let again = clerk.upload(&page, "form.upload", &[], &[]).await.is(422);
    assert!(again.text(".errors").contains("Chọn ít nhất một tệp"));
}

#[tokio::test]
async fn only_those_who_may_see_and_change_a_document() {
    let app = TestApp::new().await;
    let (_, address, body) = directive(&app).await;
    let elsewhere = app.body("UBND tỉnh Khác").await;
    app.officer("Cán bộ 9", Role::Officer, elsewhere)
        .await
        .get(&address)
        .await
        .is(403);
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let reader = clerk.get(&format!("{address}/doc")).await.ok();
    assert!(!reader.has("form.accept"), "a clerk reviews nothing");
    assert!(
        clerk
            .get(&format!("{address}/tep"))
            .await
            .ok()
            .header("content-disposition")
            .starts_with("attachment")
    );
    let mut auditor = app.officer("Kiểm soát 1", Role::Auditor, body).await;
    assert!(!auditor.get(&address).await.ok().has("a[href$='/sua']"));
    auditor.get(&format!("{address}/sua")).await.is(403);
    assert_eq!(
        app.visitor().get(&address.replace("/lam-viec", "")).await.status,
        404,
        "not public yet"
    );
}

#[tokio::test]
async fn proposals_are_accepted_refused_with_a_reason_and_taken_back() {
    let app = TestApp::new().await;
    let (mut officer, address, _) = directive(&app).await;
    let reader = officer.get(&format!("{address}/doc")).await.ok();
    let cards = reader.texts("article.card").len();
    assert!(cards > 1 && reader.has(".sheet mark"), "{cards} proposals");
    let after = officer.submit(&reader, "form.accept", &[]).await.ok();
    assert_eq!(after.texts("form.accept").len(), cards - 1);
    let told = officer.submit(&reader, "form.accept", &[]).await.is(409);
    assert!(
        told.text("main").contains("đã được chấp nhận"),
        "the second is told"
    );
    officer
        .submit(&after, "form.refuse", &[("reason", " ")])
        .await
        .is(409);
    let refused = officer
        .submit(&after, "form.refuse", &[("reason", "Không phải nhiệm vụ")])
        .await
        .ok();
    assert!(refused.text("main").contains("Không phải nhiệm vụ"));
    let back = officer.submit(&refused, "form.undo", &[]).await.ok();
    assert!(back.has("form.accept"));
}

#[tokio::test]
async fn of_two_who_edit_the_same_proposal_the_second_sees_both_versions() {
    let app = TestApp::new().await;
    let (mut officer, address, body) = directive(&app).await;
    let reader = officer.get(&format!("{address}/doc")).await.ok();
    let edit = reader.attr("a[href^='/lam-viec/de-xuat/']", "href");
    let mine = officer.get(&edit).await.ok();
    let mut other = app.officer("Cán bộ 2", Role::Officer, body).await;
    let theirs = other.get(&edit).await.ok();
    other
        .submit(
            &theirs,
            "form.edit",
            &[("title", "Bản của người kia"), ("action", "save")],
        )
        .await
        .ok();
    let fields = [
        ("title", "Bản của tôi"),
        ("due", "2026-12-15"),
        ("action", "accept"),
    ];
    let told = officer.submit(&mine, "form.edit", &fields).await.is(422);
    assert!(told.text(".confirm").contains("Bản của người kia"));
    assert!(told.text("textarea").contains("Bản của tôi"));
    let wrong = officer
        .submit(&told, "form.edit", &[("title", ""), ("action", "save")])
        .await
        .is(422);
    assert!(wrong.text(".errors").contains("Ghi tên nhiệm vụ"));
    let saved = officer.submit(&told, "form.edit", &fields).await.ok();
    assert!(saved.text("main").contains("Bản của tôi") && saved.text("main").contains("15/12/2026"));
}

#[tokio::test]
async fn a_body_is_found_added_and_the_expression_remembered() {
    let app = TestApp::new().await;
    let (mut officer, address, _) = directive(&app).await;
    app.body("Sở Nội vụ tỉnh Mẫu").await;
    let edit = officer
        .get(&format!("{address}/doc"))
        .await
        .ok()
        .attr("a[href^='/lam-viec/de-xuat/']", "href");
    let page = officer.get(&edit).await.ok();
    let found = officer
        .submit(&page, "form.edit", &[("q", "so noi vu"), ("action", "search")])
        .await
        .ok();
    let value = found.attr("input[id^='l-']", "value");
    let saved = officer
        .submit(&found, "form.edit", &[("b", &value), ("action", "save")])
        .await
        .ok();
    assert!(saved.text("main").contains("Sở Nội vụ tỉnh Mẫu"));
    let again = officer.get(&edit).await.ok();
    let fields = [
        ("b", value.as_str()),
        ("remember", "Sở Nội vụ tỉnh Mẫu"),
        ("action", "save"),
    ];
    officer.submit(&again, "form.edit", &fields).await.ok();
    let mut tx = app.app.db.begin_read().await.unwrap();
    assert_eq!(
        gandan_store::bodies::correction_list(&mut tx)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn proposals_are_merged_and_the_merge_undone() {
    let app = TestApp::new().await;
    let (mut officer, address, _) = directive(&app).await;
    let reader = officer.get(&format!("{address}/doc")).await.ok();
    let before = reader.texts("form.accept").len();
    let ids = reader.attrs("form.merge input[name=chosen]", "value");
    let one = officer
        .submit(&reader, "form.merge", &[("chosen", &ids[0])])
        .await
        .is(409);
    assert!(one.text("main").contains("ít nhất hai"));
    let both = [("chosen", ids[0].as_str()), ("chosen", ids[1].as_str())];
    let merged = officer.submit(&reader, "form.merge", &both).await.ok();
    assert_eq!(merged.texts("form.accept").len(), before - 1);
    let undone = officer.submit(&merged, "form.undo", &[]).await.ok();
    assert_eq!(undone.texts("form.accept").len(), before);
}

#[tokio::test]
async fn a_corrected_head_is_kept_beside_what_the_machine_read() {
    let app = TestApp::new().await;
    let (mut officer, address, _) = directive(&app).await;
    let page = officer.get(&format!("{address}/sua")).await.ok();
    let wrong = officer
        .submit(&page, "form.heading", &[("day", "hôm qua")])
        .await
        .is(422);
    assert!(wrong.text(".errors").contains("Ngày chưa đúng"));
    let saved = officer
        .submit(&page, "form.heading", &[("number", "99"), ("symbol", "CT-UBND")])
        .await
        .ok();
    assert!(saved.text("h1").contains("99/CT-UBND"));
    let late = officer
        .submit(&page, "form.heading", &[("number", "98")])
        .await
        .is(422);
    assert!(late.text(".confirm").contains("99"));
}

#[tokio::test]
async fn what_is_published_is_public_and_found_with_and_without_marks() {
    let app = TestApp::new().await;
    let (mut officer, address, body) = directive(&app).await;
    let index = &app.app.search;
    search::catch_up(&app.app.db, index).await.unwrap();
    let staff = Reader::Staff(vec![body]);
    for words in ["dân vận", "dan van", "DÂN VẬN"] {
        assert!(index.search(words, &staff, 0, 10).unwrap().count > 0, "{words}");
        assert_eq!(index.search(words, &Reader::Public, 0, 10).unwrap().count, 0);
    }
    let page = officer.get("/lam-viec/tim?q=dan+van").await.ok();
    assert!(page.has("ol mark") && page.text("main").contains("kết quả"));
    let mut head = app.officer("Lãnh đạo 1", Role::Head, body).await;
    let publish = head.get(&format!("{address}/cong-bo")).await.ok();
    assert!(publish.text(".confirm").contains("Mọi người sẽ thấy"));
    head.submit(&publish, "form.publish", &[]).await.ok();
    search::catch_up(&app.app.db, index).await.unwrap();
    let mut visitor = app.visitor();
    assert!(visitor.get("/tim?q=dan+van").await.ok().has("ol mark"));
    let list = visitor.get("/van-ban").await.ok();
    let public = visitor.get(&list.attr("ul.choices a", "href")).await.ok();
    assert!(public.has(".sheet"));
    officer.get(&format!("{address}/cong-bo")).await.is(403);
}

#[tokio::test]
async fn the_lineage_names_holes_until_the_document_comes() {
    let app = TestApp::new().await;
    let (mut officer, address, _) = directive(&app).await;
    let page = officer.get(&format!("{address}/pha-he")).await.ok();
    assert!(page.has("svg rect") && page.has("ul.tree"));
    assert!(page.text("main").contains("chưa có trong thư viện"));
}
