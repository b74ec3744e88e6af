//! Several petitions in one case: each sees the answer with its papers, says what it thinks of it, and reads nothing of
//! the others.

use super::{Scene, scene, track};
use crate::casework::{SIGNING, prepare};
use crate::{Client, Seen, TestApp};
use gandan::cases::matters::{Part, merge, split};
use gandan::cases::taking::{Matter, Receipt, take};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_store::cases::{self, CaseRow, Person};
use gandan_store::journal::Author;
use gandan_store::testing;
use jiff::ToSpan;
use uuid::Uuid;

fn author(name: &str) -> Author {
    Author {
        account: None,
        name: name.to_owned(),
    }
}

/// A lamp, by somebody who gives their name.
async fn sent(scene: &Scene, number: usize, words: &str, joins: Option<Uuid>) -> Receipt {
    let mut matter: Matter = crate::casework::matter(&scene.app, scene.commune, Regime::Feedback, words);
    matter.people = vec![Person {
        name: format!("Nguyễn Thị Mẫu {number}"),
        address: format!("xóm Bến {number}"),
        ..Person::default()
    }];
    matter.place = Some(scene.commune);
    matter.joins = joins;
    let now = scene.app.app.clock.now();
    scene.app.app.clock.set(now + 1.seconds());
    take(&scene.app.app, matter, &author("")).await.unwrap()
}

async fn row(app: &TestApp, case: Uuid) -> CaseRow {
    let mut tx = app.app.db.begin_read().await.unwrap();
    cases::find(&mut tx, case).await.unwrap()
}

/// An officer answers on the pages, with evidence and a numbered paper.
async fn answered(scene: &Scene, officer: &mut Client, case: Uuid) {
    let mut fields = SIGNING.to_vec();
    fields.push(("reply", "Đã thay bóng đèn."));
    let preview = prepare(officer, case, "answer", &fields, true).await;
    let fields = [("confirm", "yes"), ("what", "do")];
    officer.submit(&preview, "form.do", &fields).await.ok();
    assert_eq!(row(&scene.app, case).await.state, "answered");
}

async fn opened(scene: &Scene, receipt: &Receipt) -> (Client, Seen) {
    let mut client = scene.app.visitor();
    let page = track(&mut client, &receipt.code.expose()).await.ok();
    (client, page)
}

async fn read_by_all(scene: Scene) {
    let first = sent(&scene, 1, "Đèn trước nhà tôi hỏng.", None).await;
    let joined = sent(&scene, 2, "Đèn ngõ này hỏng.", Some(first.case)).await;
    let merged = sent(&scene, 3, "Ngõ tối quá.", None).await;
    let mut tx = scene.app.app.db.begin_write().await.unwrap();
    let mut rows = Vec::new();
    for id in [first.case, merged.case] {
        rows.push(cases::find(&mut tx, id).await.unwrap());
    }
    let main = merge(
        &mut tx,
        &scene.app.app,
        &rows,
        "Cùng một cột đèn",
        &author("Cán bộ 1"),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(main, first.case);
    let mut officer = scene.app.officer("Cán bộ 1", Role::Officer, scene.commune).await;
    answered(&scene, &mut officer, main).await;

    let (mut own, page) = opened(&scene, &first).await;
    assert!(page.text("main").contains("Đã thay bóng đèn."));
    let paper = page.attr("a[href^='/tra-cuu/giay-to/']", "href");
    let evidence = page.attr(".files a[href^='/tra-cuu/tep/']", "href");
    let whole = own.get(&paper).await.ok();
    assert!(whole.text(".paper").contains("Nguyễn Thị Mẫu 1"));
    for (receipt, words) in [(&joined, "Đèn ngõ này hỏng."), (&merged, "Ngõ tối quá.")] {
        let (mut client, page) = opened(&scene, receipt).await;
        let body = page.text("main");
        assert!(
            body.contains("Đã thay bóng đèn.") && body.contains(words),
            "{body}"
        );
        for private in ["trước nhà tôi", "Nguyễn Thị Mẫu 1", "xóm Bến 1"] {
            assert!(!page.body().contains(private), "{private}");
        }
        assert_eq!(page.attr("a[href^='/tra-cuu/giay-to/']", "href"), paper);
        let sheet = client.get(&paper).await.ok();
        let text = sheet.text("main");
        assert!(
            text.contains("Đã thay bóng đèn.") && text.contains("[…]"),
            "{text}"
        );
        assert!(!sheet.body().contains("Nguyễn Thị Mẫu 1"));
        // What is left out of the page is left out of the files.
        for format in ["docx", "pdf"] {
            let file = client.get(&format!("{paper}/{format}")).await.ok();
            let name = format!("a.{format}");
            let text = gandan_extract::extract(&file.bytes, &name, &gandan_extract::Limits::default());
            let text = text.unwrap().source.text;
            assert!(
                text.contains("Đã thay bóng đèn.") && text.contains("[…]"),
                "{format}: {text}"
            );
            assert!(!text.contains("Nguyễn Thị Mẫu 1"), "{format}");
        }
        assert_eq!(
            client.get(&evidence).await.ok().header("content-type"),
            "application/pdf"
        );
    }
    let (_, page) = opened(&scene, &merged).await;
    assert!(page.text("main").contains("Nhiều người báo cùng một việc này"));
    let steps = page.texts("ol.steps li");
    assert!(
        steps.iter().any(|line| line.contains("Đi cùng một việc đã có")),
        "{steps:?}"
    );
    // A stranger with a code of their own gets none of it.
    let other = sent(&scene, 4, "Đường lún.", None).await;
    let (mut stranger, _) = opened(&scene, &other).await;
    stranger.get(&paper).await.is(404);
    stranger.get(&evidence).await.is(404);
    assert_eq!(scene.app.visitor().get(&paper).await.address, urls::TRACKING);
}

#[test]
fn who_joined_reads_the_answer_with_its_papers_and_nothing_of_the_others_on_sqlite() {
    testing::block_on(async { read_by_all(scene(None).await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn who_joined_reads_the_answer_with_its_papers_and_nothing_of_the_others_on_postgres() {
    testing::block_on(async { read_by_all(scene(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn a_paper_that_stays_in_the_file_is_shown_to_nobody_outside() {
    let scene = scene(None).await;
    let mut matter =
        crate::casework::matter(&scene.app, scene.commune, Regime::Complaint, "Thu hồi đất sai.");
    matter.people[0].name = "Người khiếu nại 1".to_owned();
    let receipt = take(&scene.app.app, matter, &author("")).await.unwrap();
    let mut head = scene.app.officer("Chủ tịch 1", Role::Head, scene.commune).await;
    let form = head.get(&urls::case_step(receipt.case, "accept")).await.ok();
    let conditions = form.attrs("[name=eligible]", "value");
    let mut fields = SIGNING.to_vec();
    fields.extend(conditions.iter().map(|key| ("eligible", key.as_str())));
    fields.extend([("b-issued", "01/01/2020"), ("b-issued_by", "Bộ Công an")]);
    let preview = head.upload(&form, "form.step", &fields, &[]).await.ok();
    let sure = [("confirm", "yes"), ("what", "do")];
    head.submit(&preview, "form.do", &sure).await.ok();
    let form = head.get(&urls::case_step(receipt.case, "verify")).await.ok();
    let blanks: Vec<String> = form.attrs("[name^='b-']", "name");
    let mut fields = SIGNING.to_vec();
    fields.extend(blanks.iter().map(|name| (name.as_str(), "như trên")));
    let preview = head.upload(&form, "form.step", &fields, &[]).await.ok();
    head.submit(&preview, "form.do", &sure).await.ok();
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    let made = gandan_store::casework::papers_of_case(&mut tx, receipt.case)
        .await
        .unwrap();
    drop(tx);
    let inner = made.iter().find(|paper| paper.form == "verification").unwrap();
    let told = made.iter().find(|paper| paper.form != "verification").unwrap();
    let (mut client, page) = opened(&scene, &receipt).await;
    assert!(page.text("main").contains(&told.symbol) && !page.text("main").contains(&inner.symbol));
    client
        .get(&urls::with_id(urls::TRACKING_PAPER, told.id))
        .await
        .ok();
    client
        .get(&urls::with_id(urls::TRACKING_PAPER, inner.id))
        .await
        .is(404);
    let file = urls::paper_file(urls::TRACKING_PAPER_FILE, inner.id, "pdf");
    client.get(&file).await.is(404);
}

async fn each_has_a_voice(scene: Scene) {
    let first = sent(&scene, 1, "Đèn hỏng.", None).await;
    let second = sent(&scene, 2, "Đèn ngõ hỏng.", Some(first.case)).await;
    let mut officer = scene.app.officer("Cán bộ 1", Role::Officer, scene.commune).await;
    answered(&scene, &mut officer, first.case).await;
    let (mut one, page) = opened(&scene, &first).await;
    let yes = "form:has(input[value=confirm])";
    let page = one.submit(&page, yes, &[]).await.ok();
    assert!(page.text("main").contains("Ông/Bà đã báo: đã xong") && !page.has(yes));
    let now = row(&scene.app, first.case).await;
    // One of two has said so: it counts, and the other is still asked.
    assert_eq!(
        (now.state.as_str(), now.solved.as_deref()),
        ("answered", Some("yes"))
    );
    let (mut two, page) = opened(&scene, &second).await;
    assert!(
        !page.text("main").contains("Ông/Bà đã báo"),
        "each says it for themselves"
    );
    let not_yet = "form:has(textarea[name=reason])";
    two.submit(&page, not_yet, &[]).await.is(422);
    two.submit(&page, not_yet, &[("reason", "Ngõ tôi vẫn tối")])
        .await
        .ok();
    let now = row(&scene.app, first.case).await;
    assert_eq!(
        (now.open, now.reopened, now.solved.as_deref()),
        (true, 1, Some("no"))
    );
    // Answered again, both are asked again; when both say so it is done.
    answered(&scene, &mut officer, first.case).await;
    for (client, last) in [(&mut one, false), (&mut two, true)] {
        let page = client.get(urls::TRACKING).await.ok();
        assert!(
            !page.text("main").contains("Ông/Bà đã báo"),
            "nobody has said so of this answer"
        );
        client.submit(&page, yes, &[]).await.ok();
        let state = row(&scene.app, first.case).await.state;
        assert_eq!(state == "confirmed", last, "{state}");
    }
    // Each rates; the case counts once, with their mean.
    let clock = &scene.app.app.clock;
    clock.set(clock.now() + (14 * 24).hours());
    for (client, stars, mean) in [(&mut one, "2", 2), (&mut two, "5", 4)] {
        let page = client.get(urls::TRACKING).await.ok();
        let form = "form[action*='danh-gia']";
        let page = client.submit(&page, form, &[("stars", stars)]).await.ok();
        assert!(page.text("main").contains(&format!("{stars} trên 5")) && !page.has(form));
        assert_eq!(row(&scene.app, first.case).await.stars, Some(mean));
        client.post("/tra-cuu/danh-gia", &[("stars", "1")]).await.is(403);
    }
    let mut tx = scene.app.app.db.begin_read().await.unwrap();
    let acts: Vec<String> = cases::history(&mut tx, first.case)
        .await
        .unwrap()
        .into_iter()
        .map(|made| made.act)
        .collect();
    assert_eq!(
        acts,
        [
            "answer", "agree", "deny", "answer", "agree", "confirm", "rate", "rate"
        ]
    );
    drop(tx);
    // Officers read them in the history of the file.
    let mut officer = scene.app.officer("Cán bộ 2", Role::Officer, scene.commune).await;
    let file = officer.get(&urls::with_id(urls::CASE, first.case)).await.ok();
    assert!(file.text("main").contains("Một người gửi báo đã xong"));
}

#[test]
fn each_petition_says_what_it_thinks_and_the_case_counts_once_on_sqlite() {
    testing::block_on(async { each_has_a_voice(scene(None).await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn each_petition_says_what_it_thinks_and_the_case_counts_once_on_postgres() {
    testing::block_on(async { each_has_a_voice(scene(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn a_petition_with_two_matters_shows_one_after_the_other() {
    let scene = scene(None).await;
    let whole = "Tôi xin sửa đèn ngõ 5. Tôi xin thêm xe đưa học sinh.";
    let receipt = sent(&scene, 1, whole, None).await;
    let case = row(&scene.app, receipt.case).await;
    let part = |words: &str| Part {
        regime: Regime::Feedback,
        subject: "lighting".to_owned(),
        title: words.to_owned(),
        words: words.to_owned(),
    };
    let parts = [
        part("Tôi xin sửa đèn ngõ 5."),
        part("Tôi xin thêm xe đưa học sinh."),
    ];
    let mut tx = scene.app.app.db.begin_write().await.unwrap();
    let made = split(&mut tx, &scene.app.app, &case, &parts, &author("Cán bộ 1"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut officer = scene.app.officer("Cán bộ 1", Role::Officer, scene.commune).await;
    answered(&scene, &mut officer, made[0]).await;
    let (mut client, page) = opened(&scene, &receipt).await;
    let parts = page.texts("ol.parts li");
    assert_eq!(parts.len(), 2, "{parts:?}");
    assert!(parts[0].contains("đang xem") && !page.text("main").contains("Đã thay bóng đèn."));
    assert!(page.text(".card .said").contains("sửa đèn") && !page.text(".card .said").contains("học sinh"));
    let other = client.get(&page.attr("ol.parts a", "href")).await.ok();
    assert!(other.text("main").contains("Đã thay bóng đèn."));
    assert!(other.text(".card .said").contains("học sinh"));
    let paper = other.attr("a[href^='/tra-cuu/giay-to/']", "href");
    client.get(&paper).await.ok();
    // What is said is said of this one.
    let yes = "form:has(input[value=confirm])";
    let said = client.submit(&other, yes, &[]).await.ok();
    assert!(said.address.contains("?viec=2") && said.text("main").contains("Ông/Bà đã báo"));
    assert_eq!(row(&scene.app, made[0]).await.state, "confirmed");
    assert_eq!(row(&scene.app, receipt.case).await.state, "received");
    for odd in ["?viec=0", "?viec=7", "?viec=x", "?viec="] {
        let page = client.get(&format!("{}{odd}", urls::TRACKING)).await.ok();
        assert!(page.text("ol.parts li").contains("đang xem"), "{odd}");
    }
}

#[tokio::test]
async fn a_matter_that_is_passed_on_says_where_it_is_in_plain_words() {
    let scene = scene(None).await;
    let receipt = sent(&scene, 1, "Đèn hỏng.", None).await;
    let address = urls::with_id(urls::CASE_TRANSFER, receipt.case);
    let mut first = scene.app.officer("Cán bộ 1", Role::Officer, scene.commune).await;
    let mut second = scene.app.officer("Cán bộ 2", Role::Officer, scene.health).await;
    let send = [
        ("to", "Sở Y tế tỉnh Mẫu"),
        ("reason", "Đèn của trạm y tế"),
        ("basis", "Luật Tiếp công dân 42/2013 Đ26"),
        ("symbol", "PC-UBND"),
        ("place", "An"),
        ("signer_title", "TL. CHỦ TỊCH"),
        ("confirm", "yes"),
    ];
    for (answer, told) in [
        ("return", "Sở Y tế tỉnh Mẫu không nhận việc"),
        ("accept", "Nơi mới đã nhận; mã của Ông/Bà vẫn dùng như cũ"),
    ] {
        let form = first.get(&address).await.ok();
        first.submit(&form, "form.send", &send).await.ok();
        let (_, page) = opened(&scene, &receipt).await;
        let law = page.texts("p.law").join(" | ");
        assert!(
            law.contains("đã chuyển việc này sang Sở Y tế tỉnh Mẫu") && law.contains("không phải gửi lại"),
            "{law}"
        );
        let offered = second.get(&urls::with_id(urls::CASE, receipt.case)).await.ok();
        let fields = [("what", answer), ("answer", "Không phải đèn của trạm")];
        second.submit(&offered, "form.transfer", &fields).await.ok();
        let (_, page) = opened(&scene, &receipt).await;
        assert!(page.text("main").contains(told), "{}", page.text("main"));
        scene.app.app.clock.set(scene.app.app.clock.now() + 1.minutes());
    }
}
