//! From the signature to the verdict, as each person sees it.

use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::documents::{
    BodyRole, Deadline, Period, ProposalDraft, ProposalState, Reading, SourceText, Span,
};
use gandan_media::testing;
use gandan_store::documents::{self, Decision, Inserted, NewBody, NewDocument, NewProposal};
use gandan_store::journal::Author;
use uuid::Uuid;

/// A province over two communes, a document with two accepted proposals, people.
struct Story {
    app: TestApp,
    province: BodyId,
    communes: [BodyId; 2],
    document: Uuid,
}

impl Story {
    async fn new() -> Story {
        let app = TestApp::new().await;
        let province = app.body("UBND tỉnh Mẫu").await;
        let communes = [
            app.body_under("UBND xã Một", Some(province)).await,
            app.body_under("UBND xã Hai", Some(province)).await,
        ];
        let document = document(&app, province, &communes).await;
        Story {
            app,
            province,
            communes,
            document,
        }
    }

    fn sign_page(&self) -> String {
        urls::with_id(urls::SIGN_TASKS, self.document)
    }

    async fn head(&self) -> Client {
        self.app.officer("Chủ tịch", Role::Head, self.province).await
    }

    /// Everything signed; answers the head of the province.
    async fn signed(&self) -> Client {
        let mut head = self.head().await;
        let page = head.get(&self.sign_page()).await.ok();
        sign(&mut head, &page).await.ok();
        head
    }

    async fn commune(&self, role: Role) -> Client {
        self.app.officer("Cán bộ xã", role, self.communes[0]).await
    }
}

async fn document(app: &TestApp, keeper: BodyId, communes: &[BodyId]) -> Uuid {
    let text = "1. UBND các xã tổ chức thực hiện.\n\n2. Báo cáo hằng quý.";
    let draft = |ordinal: &str, words: &str, due: Option<&str>, recurrence| ProposalDraft {
        ordinal: Some(ordinal.into()),
        words: words.into(),
        span: Span::new(0, words.len()),
        confidence: 0.85,
        title: words.into(),
        due: due.map(|day| day.parse().unwrap()),
        recurrence,
        deadline_words: String::new(),
        report_to: "Sở Nội vụ".into(),
        bodies: vec![],
    };
    let quarterly = Deadline::Recurring {
        period: Period::Quarter,
        day: None,
        month: None,
        following: false,
    };
    let named = |words: &str| -> Vec<NewBody> {
        let known = communes.iter().map(|body| NewBody {
            role: BodyRole::Lead,
            words: words.into(),
            body: Some(body.0),
            how: "group".into(),
        });
        known.collect()
    };
    let proposals = [
        draft("1", "UBND các xã tổ chức thực hiện.", Some("2026-11-20"), vec![]),
        draft("2", "Báo cáo hằng quý.", None, vec![quarterly]),
    ];
    let source = SourceText::from_plain(text);
    let new = NewDocument {
        keeper: keeper.0,
        direction: "outgoing",
        received_day: "2026-11-20",
        file_name: "chi-thi.txt",
        bytes: text.as_bytes(),
        media_type: "text/plain",
        format: "txt",
        source: &source,
        reading: &Reading::default(),
        issuer_id: Some(keeper.0),
        addressees: vec![],
        proposals: proposals
            .into_iter()
            .map(|draft| NewProposal {
                draft,
                report_to_id: None,
                bodies: named("UBND các xã"),
            })
            .collect(),
        created_by: Uuid::nil(),
    };
    let author = Author {
        account: Some(Uuid::nil()),
        name: "Văn thư".into(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    let Inserted::New { id, .. } = documents::insert(&mut tx, &author, 1, &new).await.unwrap() else {
        panic!("a new document")
    };
    for proposal in documents::proposals_of(&mut tx, id).await.unwrap() {
        let decision = Decision {
            proposal: proposal.id,
            version: proposal.version,
            state: ProposalState::Accepted,
            reason: "",
            act: "proposal.accepted",
        };
        documents::decide(&mut tx, &author, 2, keeper.0, decision)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    id
}

/// Ticks all that can be ticked, and signs.
async fn sign(head: &mut Client, page: &Seen) -> Seen {
    let keys = page.attrs("[name=proposal]:not([disabled])", "value");
    let mut fields: Vec<(&str, &str)> = keys.iter().map(|key| ("proposal", key.as_str())).collect();
    fields.push(("confirm", "yes"));
    head.submit(page, "form.sign", &fields).await
}

/// The page of the first assignment in a person's own list.
async fn first_assignment(client: &mut Client) -> Seen {
    let list = client.get(urls::ASSIGNMENTS).await.ok();
    let page = list.attr("tbody a", "href");
    client.get(&page).await.ok()
}

#[tokio::test]
async fn the_head_sees_what_follows_signs_and_the_bodies_have_their_work() {
    let story = Story::new().await;
    let mut head = story.head().await;
    let page = head.get(&story.sign_page()).await.ok();
    assert_eq!(page.texts("article.card").len(), 2);
    assert!(page.text(".confirm").contains("4 việc được giao ngay"));
    assert!(page.text(".confirm").contains("Công chúng chưa thấy"));
    assert!(page.text("main").contains("Quý IV/2026"));
    assert!(page.text("main").contains("Hạn đã qua"));
    let after = sign(&mut head, &page).await.ok();
    assert_eq!(
        after.address.split('?').next().unwrap(),
        urls::with_id(urls::DOCUMENT_TASKS, story.document)
    );
    assert!(after.text(".notice").contains("Đã ký"));

    let mut officer = story.commune(Role::Officer).await;
    let list = officer.get(urls::ASSIGNMENTS).await.ok();
    let rows = list.texts("tbody tr");
    assert_eq!(rows.len(), 2);
    assert!(
        rows[0].contains("Quá 3 ngày"),
        "the next due comes first: {rows:?}"
    );
    assert!(rows[1].contains("hết kỳ 31/12/2026"), "{rows:?}");
    assert_eq!(officer.get(urls::WORK).await.ok().texts("tbody tr").len(), 2);
}

#[tokio::test]
async fn nothing_is_signed_without_the_tick_and_the_choice_is_kept() {
    let story = Story::new().await;
    let mut head = story.head().await;
    let page = head.get(&story.sign_page()).await.ok();
    let keys = page.attrs("[name=proposal]", "value");
    let again = head
        .submit(&page, "form.sign", &[("proposal", &keys[0])])
        .await
        .is(422);
    assert!(again.text(".errors").contains("đã xem từng việc"));
    let mut officer = story.commune(Role::Officer).await;
    assert!(!officer.get(urls::ASSIGNMENTS).await.ok().has("tbody tr"));
}

#[tokio::test]
async fn the_second_signer_is_told_who_was_first_and_nothing_is_given_twice() {
    let story = Story::new().await;
    let (mut first, mut second) = (story.head().await, story.head().await);
    let (one, two) = (
        first.get(&story.sign_page()).await.ok(),
        second.get(&story.sign_page()).await.ok(),
    );
    sign(&mut first, &one).await.ok();
    let told = sign(&mut second, &two).await.is(422);
    assert!(told.text(".errors").contains("Chủ tịch đã ký"));
    let mut officer = story.commune(Role::Officer).await;
    assert_eq!(
        officer.get(urls::ASSIGNMENTS).await.ok().texts("tbody tr").len(),
        2
    );
}

#[tokio::test]
async fn only_the_head_of_the_keeping_body_signs() {
    let story = Story::new().await;
    for role in [
        Role::Clerk,
        Role::Officer,
        Role::Desk,
        Role::Administrator,
        Role::Auditor,
    ] {
        let mut other = story.app.officer("Khác", role, story.province).await;
        other.get(&story.sign_page()).await.is(403);
    }
    let mut elsewhere = story.commune(Role::Head).await;
    elsewhere.get(&story.sign_page()).await.is(403);
    story
        .app
        .visitor()
        .get(&story.sign_page())
        .await
        .ok()
        .attr("form", "action");
}

#[tokio::test]
async fn an_officer_of_another_body_sees_nothing_of_it() {
    let story = Story::new().await;
    story.signed().await;
    let mut mine = story.commune(Role::Officer).await;
    let page = first_assignment(&mut mine).await;
    let neighbour = story.communes[1];
    let mut other = story.app.officer("Xã khác", Role::Officer, neighbour).await;
    other.get(&page.address).await.is(403);
    other.get(&format!("{}/bao-cao", page.address)).await.is(403);
    let outside = story.app.body("Sở khác").await;
    let mut stranger = story.app.officer("Sở khác", Role::Head, outside).await;
    assert!(!stranger.get(urls::ASSIGNMENTS).await.ok().has("tbody tr"));
    assert!(!stranger.get(urls::FOLLOW).await.ok().has("tbody tr"));
    stranger
        .get(&urls::with_id(urls::DOCUMENT_TASKS, story.document))
        .await
        .is(403);
}

#[tokio::test]
async fn a_report_with_a_file_is_accepted_on_the_day_it_was_made() {
    let story = Story::new().await;
    let mut head = story.signed().await;
    let mut officer = story.commune(Role::Officer).await;
    let page = first_assignment(&mut officer).await;
    let form = officer.get(&page.attr("[data-key=r]", "href")).await.ok();
    let wrong = [
        ("claim", "done"),
        ("words", "Đã tổ chức"),
        ("figure-name1", "Hội nghị"),
    ];
    let again = officer.upload(&form, "form.report", &wrong, &[]).await.is(422);
    assert_eq!(again.attr("#f-figure-name1", "value"), "Hội nghị");
    assert!(again.text(".errors").contains("Xin ghi số"));
    let right = [
        ("claim", "done"),
        ("words", "Đã tổ chức"),
        ("figure-value1", "12"),
        ("links", "https://example.vn/tin"),
    ];
    let files = [("files", "bien-ban.txt", "Biên bản".as_bytes())];
    let done = officer.upload(&again, "form.report", &right, &files).await.ok();
    assert!(done.text("main").contains("Chờ nghiệm thu"));
    assert!(done.text("main").contains("bien-ban.txt"));
    let file = officer
        .get(&done.attr("li a[href*=minh-chung]", "href"))
        .await
        .ok();
    assert!(file.header("content-disposition").starts_with("attachment"));
    // Pressed again from an old page: written once.
    officer.upload(&again, "form.report", &right, &[]).await.ok();
    assert_eq!(officer.get(&page.address).await.ok().texts("li.card").len(), 1);

    // The officer reports and cannot accept; the head of the province can.
    officer.get(&format!("{}/nghiem-thu", page.address)).await.is(403);
    let judge = head.get(&format!("{}/nghiem-thu", page.address)).await.ok();
    let bare = head
        .submit(&judge, "form.judge", &[("verdict", "return")])
        .await
        .is(422);
    assert!(bare.text(".errors").contains("vì sao trả lại"));
    let accepted = head
        .submit(&judge, "form.judge", &[("verdict", "accept")])
        .await
        .ok();
    assert!(
        accepted.text("main").contains("Muộn 3 ngày"),
        "{}",
        accepted.text("main")
    );
    head.submit(&judge, "form.judge", &[("verdict", "accept")])
        .await
        .is(409);
}

#[tokio::test]
async fn a_photograph_of_evidence_tells_nobody_where_it_was_taken() {
    let story = Story::new().await;
    story.signed().await;
    let mut officer = story.commune(Role::Officer).await;
    let page = first_assignment(&mut officer).await;
    let form = officer.get(&page.attr("[data-key=r]", "href")).await.ok();
    let fields = [("claim", "on_schedule"), ("words", "Đang làm")];
    let photograph = testing::photograph();
    let wrong = [
        ("files", "cong-trinh.jpg", &photograph[..100]),
        ("files", "dong.jpg", b"GIF89a\x01\0\x01\0\0\0\0;"),
    ];
    let again = officer
        .upload(&form, "form.report", &fields, &wrong)
        .await
        .is(422);
    assert!(again.text(".errors").contains("cong-trinh.jpg bị hỏng"));
    assert!(again.text(".errors").contains("dong.jpg là ảnh nhưng không phải"));
    let right = [("files", "Công trình.JPEG", &photograph[..])];
    let done = officer.upload(&again, "form.report", &fields, &right).await.ok();
    assert!(done.text("main").contains("Công trình.jpg"));
    let file = officer
        .get(&done.attr("li a[href*=minh-chung]", "href"))
        .await
        .ok();
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert!(file.bytes.starts_with(b"\xff\xd8"));
    for told in [testing::PLACE, b"Exif"] {
        assert!(!file.bytes.windows(told.len()).any(|words| words == told));
    }
}

#[tokio::test]
async fn chasers_are_looked_at_sent_and_noted_when_opened() {
    let story = Story::new().await;
    let mut head = story.signed().await;
    let follow = head.get(&format!("{}?loc=qua-han", urls::FOLLOW)).await.ok();
    let ids = follow.attrs("[name=chon]", "value");
    assert_eq!(ids.len(), 2);
    let chosen: Vec<(&str, &str)> = ids.iter().map(|id| ("chon", id.as_str())).collect();
    let preview = head.submit(&follow, "main form", &chosen).await.ok();
    assert_eq!(preview.texts("tbody tr").len(), 2);
    let sent = head.submit(&preview, "form.chase", &chosen).await.ok();
    assert!(sent.text(".notice").contains("Đã gửi"));
    assert_eq!(sent.texts("section.card").len(), 2);
    assert!(sent.text("main").contains("Chưa mở"));
    let mut officer = story.commune(Role::Officer).await;
    let page = first_assignment(&mut officer).await;
    assert!(page.text("main").contains("UBND tỉnh Mẫu đôn đốc"));
    let printed = head.get(sent.address.split('?').next().unwrap()).await.ok();
    assert!(printed.text("main").contains("Đã mở lúc"));
    officer.get(sent.address.split('?').next().unwrap()).await.is(403);
}

#[tokio::test]
async fn a_head_hands_on_to_the_bodies_below_only() {
    let story = Story::new().await;
    story.signed().await;
    let village = story.app.body_under("Thôn Một", Some(story.communes[0])).await;
    let mut head = story.commune(Role::Head).await;
    let page = first_assignment(&mut head).await;
    let form = head.get(&page.attr("[data-key=t]", "href")).await.ok();
    let id = village.0.to_string();
    let late = head
        .submit(&form, "form.hand-on", &[("body", &id), ("due", "2027-01-01")])
        .await
        .is(422);
    assert!(late.text(".errors").contains("không được muộn hơn"));
    let done = head
        .submit(&form, "form.hand-on", &[("body", &id), ("due", "2026-11-19")])
        .await
        .ok();
    assert!(done.text("main").contains("Thôn Một"));
    let elsewhere = story.communes[1].0.to_string();
    head.submit(&form, "form.hand-on", &[("body", &elsewhere)])
        .await
        .is(400);
    let mut below = story.app.officer("Trưởng thôn", Role::Head, village).await;
    let sub = first_assignment(&mut below).await;
    assert!(!sub.has("[data-key=t]"), "it goes no further");
}

#[tokio::test]
async fn the_leader_has_one_screen_and_the_clerk_has_not() {
    let story = Story::new().await;
    let mut head = story.head().await;
    let before = head.get(urls::OVERVIEW).await.ok();
    assert!(before.text("#to-sign ~ ul").contains("2 đề xuất"));
    let page = head.get(&story.sign_page()).await.ok();
    sign(&mut head, &page).await.ok();
    let seen = head.get(urls::OVERVIEW).await.ok();
    assert!(seen.has("svg rect"));
    assert_eq!(seen.texts(".figs b"), ["2", "0", "0 %"]);
    let list = head.get(&seen.attrs(".figs a", "href")[0]).await.ok();
    assert_eq!(
        list.texts("tbody tr").len(),
        2,
        "the figure opens into what it counts"
    );
    let mut clerk = story.app.officer("Văn thư", Role::Clerk, story.province).await;
    clerk.get(urls::OVERVIEW).await.is(403);
}

#[tokio::test]
async fn the_public_sees_figures_of_published_directives_only() {
    let story = Story::new().await;
    let mut head = story.signed().await;
    let mut citizen = story.app.visitor();
    // What is told of cases is public by itself; of directives nothing is.
    let before = citizen.get(urls::FIGURES).await.ok();
    assert!(
        !before.has(".figs") && !before.body().contains("/van-ban/"),
        "{}",
        before.text("main")
    );
    let mut tx = story.app.app.db.begin_write().await.unwrap();
    let author = Author {
        account: None,
        name: "x".into(),
    };
    let row = documents::find_head(&mut tx, story.document).await.unwrap();
    documents::set_published(&mut tx, &author, 3, (row.id, row.version), true)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let figures = citizen.get(urls::FIGURES).await.ok();
    assert_eq!(figures.texts(".figs b"), ["4", "0", "2", "0 %"]);
    let overdue = citizen.get(urls::FIGURES_OVERDUE).await.ok();
    assert_eq!(overdue.texts("tbody tr").len(), 2);
    assert!(!overdue.body().contains("/lam-viec/nhiem-vu/"));
    head.get(urls::FOLLOW).await.ok();
}

#[tokio::test]
async fn the_job_makes_the_next_round_and_the_head_can_end_it() {
    let story = Story::new().await;
    let mut head = story.signed().await;
    story.app.app.clock.set("2027-01-02T02:00:00Z".parse().unwrap());
    let mut head2 = story.head().await;
    gandan::jobs::run_due(&story.app.app, "node-1").await;
    gandan::jobs::run_due(&story.app.app, "node-2").await;
    let list = head2.get(&format!("{}?loc=dinh-ky", urls::FOLLOW)).await.ok();
    assert_eq!(list.texts("tbody tr").len(), 4, "two bodies, two quarters");
    let page = list.attr("tbody a", "href");
    let task = head2.get(&page).await.ok().attr("a[href*='/viec/']", "href");
    let task_page = head2.get(&task).await.ok();
    let closed = head2
        .submit(&task_page, "form.close", &[("confirm", "yes")])
        .await
        .ok();
    assert!(closed.text("main").contains("kết thúc lúc"));
    head.get(urls::WORK).await.ok();
}

/// The pages of this capability over real work, for the test in a browser; `keeper` is where the person who looks has
/// all posts.
pub async fn to_look_at(app: &TestApp, keeper: BodyId) -> Vec<(&'static str, String)> {
    let commune = app.body_under("UBND xã Một", Some(keeper)).await;
    // The keeper gives itself work too, so that one person sees every page.
    let signed = document(app, keeper, &[keeper, commune]).await;
    let mut head = app.officer("Chủ tịch", Role::Head, keeper).await;
    let page = head.get(&urls::with_id(urls::SIGN_TASKS, signed)).await.ok();
    let one = page.attr("[name=proposal]", "value");
    let fields = [("proposal", one.as_str()), ("confirm", "yes")];
    head.submit(&page, "form.sign", &fields).await.ok();
    let mut tx = app.app.db.begin_write().await.unwrap();
    let row = documents::find_head(&mut tx, signed).await.unwrap();
    let author = Author {
        account: None,
        name: "Chủ tịch".into(),
    };
    documents::set_published(&mut tx, &author, 3, (row.id, row.version), true)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let follow = head.get(urls::FOLLOW).await.ok();
    let ids = follow.attrs("[name=chon]", "value");
    let chosen: Vec<(&str, &str)> = ids.iter().map(|id| ("chon", id.as_str())).collect();
    let preview = head.submit(&follow, "main form", &chosen).await.ok();
    let chasers = head.submit(&preview, "form.chase", &chosen).await.ok();
    let assignment = first_assignment(&mut head).await;
    let of = |act: &str| format!("{}/{act}", assignment.address);
    let form = head.get(&of("bao-cao")).await.ok();
    let said = [("claim", "done"), ("words", "Đã tổ chức 12 hội nghị.")];
    head.upload(&form, "form.report", &said, &[]).await.ok();
    vec![
        ("tasks-sign", urls::with_id(urls::SIGN_TASKS, signed)),
        ("tasks-document", urls::with_id(urls::DOCUMENT_TASKS, signed)),
        ("tasks-held", urls::ASSIGNMENTS.to_owned()),
        ("tasks-follow", urls::FOLLOW.to_owned()),
        ("tasks-assignment", assignment.address.clone()),
        ("tasks-report", of("bao-cao")),
        ("tasks-judge", of("nghiem-thu")),
        ("tasks-hand-on", of("giao")),
        ("tasks-task", assignment.attr("main a[href*='/viec/']", "href")),
        (
            "tasks-chasers",
            chasers.address.split('?').next().unwrap_or_default().to_owned(),
        ),
        ("tasks-overview", urls::OVERVIEW.to_owned()),
    ]
}
