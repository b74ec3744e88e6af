//! Bodies: looked up by everyone signed in, changed by administrators, from files and to files.

use crate::{Client, Seen, TestApp};
use gandan::bodies::Known;
use gandan::bodies::actions::{self, Shipped};
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::journal::{Author, Filter, list};

const LIST: &str = "/lam-viec/co-quan";

/// A program that knows the demonstration province.
async fn province() -> TestApp {
    let app = TestApp::new().await;
    sample(&app).await;
    app
}

/// Loads the demonstration province.
pub async fn sample(app: &TestApp) {
    let author = Author {
        account: None,
        name: "test".to_owned(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    actions::seed(&mut tx, &author, 0, Shipped::Sample).await.unwrap();
    tx.commit().await.unwrap();
}

async fn known(app: &TestApp) -> Known {
    Known::read(&mut app.app.db.begin_read().await.unwrap())
        .await
        .unwrap()
}

async fn id(app: &TestApp, code: &str) -> BodyId {
    known(app).await.registry.by_code(code).unwrap().id
}

async fn administrator(app: &TestApp, name: &str) -> Client {
    app.officer(name, Role::Administrator, BodyId::INSTALLATION).await
}

async fn page_of(app: &TestApp, client: &mut Client, code: &str, rest: &str) -> Seen {
    let address = format!("{LIST}/{}{rest}", id(app, code).await);
    client.get(&address).await
}

#[tokio::test]
async fn everyone_signed_in_looks_bodies_up_with_and_without_marks() {
    let app = province().await;
    let body = id(&app, "mau.tu").await;
    let mut clerk = app.officer("Văn thư", Role::Clerk, body).await;
    for words in ["nội vụ", "noi vu", "mau.snv"] {
        let page = clerk
            .get(&gandan::web::urls::with_query(LIST, &[("q", words)]))
            .await
            .ok();
        assert!(
            page.text("tbody th").contains("Sở Nội vụ"),
            "{words}: {}",
            page.text("tbody")
        );
        assert!(!page.has("a[href$='/them']"), "who may not add sees no way to");
    }
    let page = clerk.get(&format!("{LIST}?cap=district&con=het")).await.ok();
    assert!(
        page.has("tbody small a"),
        "an ended district says who stands in its place"
    );
    let page = clerk.get(&format!("{LIST}?ngay=31/2/2025")).await.ok();
    assert!(page.has(".field.wrong #f-ngay"));
    let tree = clerk.get(&format!("{LIST}/cay?ngay=2024-01-01")).await.ok();
    assert!(tree.has("details details, details li"));
    clerk.get(&format!("{LIST}/khong-co")).await.is(404);
    page_of(&app, &mut clerk, "mau.snv", "/dinh-chinh").await.is(403);
    page_of(&app, &mut clerk, "mau.snv", "/thay-doi/ket-thuc")
        .await
        .is(403);
    clerk.get(&format!("{LIST}/nhap")).await.is(403);
    app.visitor().get_only(LIST).await.is(303);
}

#[tokio::test]
async fn a_body_shows_what_became_of_it_and_who_stands_in_its_place() {
    let app = province().await;
    let mut admin = administrator(&app, "Quản trị").await;
    let page = admin.get(&format!("{LIST}/mau.bdv")).await.ok();
    assert!(page.text("h1").contains("Ban Dân vận"));
    assert!(page.text(".law").contains("Ban Tuyên giáo và Dân vận"));
    assert!(page.text(".steps li").contains("03/02/2025"));
}

#[tokio::test]
async fn a_wrong_form_comes_back_with_its_values_and_messages_beside_the_fields() {
    let app = province().await;
    let mut admin = administrator(&app, "Quản trị").await;
    let form = admin.get(&format!("{LIST}/them")).await.ok();
    let fields = [
        ("code", "mau.moi"),
        ("name", "Sở Mới tỉnh Mẫu"),
        ("branch", "government"),
        ("tier", "province"),
        ("parent_code", "mau.ubnd"),
        ("place", "tỉnh Mẫu"),
        ("valid_from", "31/2/2026"),
    ];
    let back = admin.submit(&form, "main form", &fields).await.is(422);
    assert_eq!(back.attr("#f-valid_from", "value"), "31/2/2026");
    assert_eq!(back.attr("#f-name", "value"), "Sở Mới tỉnh Mẫu");
    assert!(
        back.attr("#f-valid_from", "aria-describedby")
            .contains("e-valid_from1")
    );
    let done = admin
        .submit(&back, "main form", &[("valid_from", "28/2/2026")])
        .await
        .ok();
    assert!(done.text(".notice").contains("Đã thêm"));
    assert!(done.text(".facts").contains("28/02/2026"));
    let again = admin.submit(&form, "main form", &fields).await.is(422);
    assert!(again.has(".field.wrong #f-code"));
}

#[tokio::test]
async fn a_correction_is_written_once_and_told_to_the_second() {
    let app = province().await;
    let (mut one, mut two) = (administrator(&app, "Một").await, administrator(&app, "Hai").await);
    let form = page_of(&app, &mut one, "mau.snv", "/dinh-chinh").await.ok();
    let same = page_of(&app, &mut two, "mau.snv", "/dinh-chinh").await.ok();
    let done = one.submit(&form, "main form", &[("note", "đã so")]).await.ok();
    assert!(done.text(".facts").contains("đã so"));
    two.submit(&same, "main form", &[("note", "khác")]).await.is(409);
    let mut tx = app.app.db.begin_read().await.unwrap();
    let filter = Filter {
        act: Some("body.corrected".to_owned()),
        ..Filter::default()
    };
    let entries = list(&mut tx, &filter, 10).await.unwrap();
    assert_eq!((entries.len(), entries[0].object_kind.as_str()), (1, "body"));
}

#[tokio::test]
async fn two_people_merge_the_same_bodies_and_the_second_is_told() {
    let app = province().await;
    let (mut one, mut two) = (administrator(&app, "Một").await, administrator(&app, "Hai").await);
    let fields = [
        ("day", "1/12/2026"),
        ("others", "mau.stc"),
        ("new_name", "Sở Nội vụ và Tài chính tỉnh Mẫu"),
        ("basis", "Nghị quyết số 1/NQ-HĐND"),
    ];
    let mut previews = Vec::new();
    for client in [&mut one, &mut two] {
        let form = page_of(&app, client, "mau.snv", "/thay-doi/sap-nhap").await.ok();
        let preview = client.submit(&form, "main form", &fields).await.ok();
        assert!(
            preview.text(".confirm").contains("30/11/2026"),
            "{}",
            preview.text(".confirm")
        );
        previews.push(preview);
    }
    let done = one.submit(&previews[0], "main form", &[]).await.ok();
    assert!(done.text("h1").contains("Sở Nội vụ và Tài chính"));
    let told = two.submit(&previews[1], "main form", &[]).await.is(422);
    assert!(
        told.text("#errors").contains("Sở Nội vụ và Tài chính"),
        "{}",
        told.text("#errors")
    );
    assert_eq!(told.attr("#f-new_name", "value"), fields[2].1);
    let known = known(&app).await;
    let (old, new) = (
        known.registry.by_code("mau.stc").unwrap(),
        known.registry.by_code("mau.snv-2").unwrap(),
    );
    assert_eq!(
        known.registry.successors(old.id, "2026-12-01".parse().unwrap()),
        [new.id]
    );
    assert_eq!(
        known.registry.successors(old.id, "2026-11-30".parse().unwrap()),
        [old.id]
    );
    assert!(
        known.registry.faults().is_empty(),
        "{:?}",
        known.registry.faults()
    );
}

#[tokio::test]
async fn bodies_are_split_renamed_and_ended() {
    let app = province().await;
    let mut admin = administrator(&app, "Quản trị").await;
    for (code, way, fields) in [
        (
            "mau.snv",
            "chia-tach",
            vec![("new", "mau.a | Sở A tỉnh Mẫu\nmau.b | Sở B tỉnh Mẫu")],
        ),
        (
            "mau.stc",
            "doi-ten",
            vec![("new_name", "Sở Tài chính và Giá tỉnh Mẫu")],
        ),
        ("mau.sxd", "ket-thuc", vec![("into", "mau.a")]),
    ] {
        let form = page_of(&app, &mut admin, code, &format!("/thay-doi/{way}"))
            .await
            .ok();
        let fields: Vec<_> = fields.into_iter().chain([("day", "2026-12-01")]).collect();
        let preview = admin.submit(&form, "main form", &fields).await.ok();
        admin.submit(&preview, "main form", &[]).await.ok();
    }
    let known = known(&app).await;
    let day = "2026-12-02".parse().unwrap();
    let heirs = |code: &str| -> Vec<&str> {
        let body = known.registry.by_code(code).unwrap();
        let heirs = known.registry.successors(body.id, day);
        heirs
            .iter()
            .map(|heir| known.registry.get(*heir).unwrap().code.as_str())
            .collect()
    };
    assert_eq!(heirs("mau.snv"), ["mau.a", "mau.b"]);
    assert_eq!(heirs("mau.stc"), ["mau.stc-2"]);
    assert_eq!(heirs("mau.sxd"), ["mau.a"]);
    assert!(
        known.registry.faults().is_empty(),
        "{:?}",
        known.registry.faults()
    );
}

#[tokio::test]
async fn an_expression_is_tried_taught_and_forgotten() {
    let app = province().await;
    let body = id(&app, "mau.ubnd").await;
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let try_it = "/lam-viec/cach-goi?q=các huyện ủy&ngay=19/6/2018&noi=mau.tu";
    let try_it = url::Url::parse(&format!("http://x{try_it}")).unwrap();
    let address = format!("{}?{}", try_it.path(), try_it.query().unwrap());
    let tried = officer.get(&address).await.ok();
    assert!(tried.text(".card").contains("Nhóm"), "{}", tried.text("main"));
    assert!(
        tried.has(".card li small"),
        "those of 2018 show who stands in their place today"
    );
    let fields = [
        ("words", "khối nội chính"),
        ("bodies", "mau.ca\nmau.qs"),
        ("issuer", ""),
    ];
    let taught = officer.submit(&tried, "#teach", &fields).await.ok();
    assert!(taught.text("tbody").contains("Cán bộ 1"));
    let tried = officer
        .get("/lam-viec/cach-goi?q=kh%E1%BB%91i+n%E1%BB%99i+ch%C3%ADnh")
        .await
        .ok();
    assert_eq!(tried.texts(".card li").len(), 2);
    let forgotten = officer.submit(&taught, "table form", &[]).await.ok();
    assert!(!forgotten.has("table"));
    let wrong = officer
        .submit(&taught, "#teach", &[("words", "x"), ("bodies", "mau.la")])
        .await
        .is(422);
    assert!(wrong.has(".field.wrong #f-bodies"));
    let mut clerk = app.officer("Văn thư", Role::Clerk, body).await;
    assert!(!clerk.get("/lam-viec/cach-goi").await.ok().has("#teach"));
}

#[tokio::test]
async fn what_is_exported_and_imported_again_changes_nothing() {
    let app = province().await;
    let mut admin = administrator(&app, "Quản trị").await;
    let csv = admin.get(&format!("{LIST}/xuat/co-quan.csv")).await.ok().bytes;
    let successions = admin.get(&format!("{LIST}/xuat/thay-doi.csv")).await.ok().bytes;
    let xlsx = admin.get(&format!("{LIST}/xuat/co-quan.xlsx")).await.ok().bytes;
    let semicolons = String::from_utf8(csv.clone()).unwrap();
    let semicolons = semicolons.trim_start_matches('\u{feff}').to_owned();
    assert!(semicolons.starts_with("code,name"));
    let page = admin.get(&format!("{LIST}/nhap")).await.ok();
    for files in [
        vec![
            ("file", "co-quan.csv", &csv[..]),
            ("file", "thay-doi.csv", &successions[..]),
        ],
        vec![("file", "co-quan.xlsx", &xlsx[..])],
    ] {
        let report = admin.upload(&page, "main form", &[], &files).await.ok();
        assert!(
            report.text(".law").contains("Không có gì"),
            "{}",
            report.text("main")
        );
        let counts = report.texts(".facts dd");
        assert_eq!(
            (counts[0].as_str(), counts[1].as_str(), counts[6].as_str()),
            ("0", "0", "0")
        );
        assert_ne!(counts[2], "0");
        assert_ne!(counts[5], "0");
    }
}

#[tokio::test]
async fn a_file_is_reported_row_by_row_before_anything_is_written() {
    let app = province().await;
    let mut admin = administrator(&app, "Quản trị").await;
    let page = admin.get(&format!("{LIST}/nhap")).await.ok();
    let file = "\u{feff}Mã;Tên;Hệ;Cấp;Mã cấp trên;Địa bàn;Từ ngày\n\
        mau.snv;Sở Nội vụ tỉnh Mẫu (mới);chính quyền;tỉnh;mau.ubnd;tỉnh Mẫu;1/3/2025\n\
        mau.x;Sở X tỉnh Mẫu;chính quyền;tỉnh;mau.ubnd;tỉnh Mẫu;\n\
        mau.y;Sở Y tỉnh Mẫu;chính quyền;liên tỉnh;mau.ubnd;tỉnh Mẫu;hôm qua\n";
    let report = admin
        .upload(&page, "main form", &[], &[("file", "a.csv", file.as_bytes())])
        .await
        .ok();
    let rows = report.texts("tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains('4') && rows[0].contains("liên tỉnh"), "{rows:?}");
    assert!(known(&app).await.registry.by_code("mau.x").is_none());
    let refused = admin.submit(&report, "main form", &[]).await.is(422);
    assert!(
        known(&app).await.registry.by_code("mau.x").is_none(),
        "all or nothing"
    );
    admin.submit(&refused, "main form", &[("skip", "yes")]).await.ok();
    let known = known(&app).await;
    assert!(known.registry.by_code("mau.x").is_some());
    assert!(known.registry.by_code("mau.y").is_none());
    assert_eq!(
        known.registry.by_code("mau.snv").unwrap().name(),
        "Sở Nội vụ tỉnh Mẫu (mới)"
    );
    let wrong = admin
        .upload(&page, "main form", &[], &[("file", "b.csv", b"\xff\xfe\x00")])
        .await
        .is(422);
    assert!(wrong.has(".field.wrong #f-file"));
}

#[tokio::test]
async fn an_administrator_of_one_body_changes_nothing_outside_it() {
    let app = province().await;
    let body = id(&app, "mau.ubnd").await;
    let mut admin = app.officer("Quản trị UBND", Role::Administrator, body).await;
    page_of(&app, &mut admin, "mau.snv", "/dinh-chinh").await.ok();
    page_of(&app, &mut admin, "mau.btc", "/dinh-chinh").await.is(403);
    let page = admin.get(&format!("{LIST}/nhap")).await.ok();
    let file = "code,name,branch,tier,parent_code\nmau.btc,Ban khác,party,province,mau.tu\n";
    let report = admin
        .upload(&page, "main form", &[], &[("file", "a.csv", file.as_bytes())])
        .await
        .ok();
    assert!(report.text("tbody tr").contains("ngoài phạm vi"));
}

#[tokio::test]
async fn the_shipped_places_load_twice_without_a_trace() {
    let app = TestApp::new().await;
    let author = Author {
        account: None,
        name: "test".to_owned(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    for which in [Shipped::Sample, Shipped::Vietnam] {
        let first = actions::seed(&mut tx, &author, 0, which).await.unwrap();
        assert!(!first.new.is_empty() && !first.successions_new.is_empty());
        let second = actions::seed(&mut tx, &author, 0, which).await.unwrap();
        assert!(second.is_empty());
    }
}
