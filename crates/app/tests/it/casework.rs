//! The officer's way: from the list to the signed paper.

use crate::app::{Client, Seen};
use crate::{TestApp, on_both};
use gandan::cases::taking::{Matter, take};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::{self, CaseRow, Person};
use gandan_store::casework;
use gandan_store::journal::Author;
use gandan_store::new_id;
use uuid::Uuid;

/// A matter as somebody brings it.
pub fn matter(app: &TestApp, body: BodyId, regime: Regime, words: &str) -> Matter {
    Matter {
        regime,
        discipline: false,
        body,
        subject: "lighting".to_owned(),
        place: None,
        place_words: "ngõ 5, thôn Đông".to_owned(),
        title: String::new(),
        words: words.to_owned(),
        people: vec![Person {
            name: "Người gửi 1".to_owned(),
            address: "thôn Đông".to_owned(),
            identity_number: "001".to_owned(),
            ..Person::default()
        }],
        channel: Channel::Web,
        lang: "vi".to_owned(),
        idempotency_key: new_id().to_string(),
        registered: app.app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: regime == Regime::Feedback,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    }
}

/// The same, received; its case.
pub async fn received(app: &TestApp, matter: Matter) -> Uuid {
    let nobody = Author {
        account: None,
        name: String::new(),
    };
    take(&app.app, matter, &nobody).await.unwrap().case
}

/// A case as it stands.
pub async fn row(app: &TestApp, case: Uuid) -> CaseRow {
    let mut tx = app.app.db.begin_read().await.unwrap();
    cases::find(&mut tx, case).await.unwrap()
}

/// Its file.
pub fn file(case: Uuid) -> String {
    urls::with_id(urls::CASE, case)
}

/// Fills in the form of a move and goes to what will follow.
pub async fn prepare(
    client: &mut Client,
    case: Uuid,
    act: &str,
    fields: &[(&str, &str)],
    evidence: bool,
) -> Seen {
    let form = client.get(&urls::case_step(case, act)).await.ok();
    let paper = gandan_media::testing::pdf();
    let files = [("files", "bien-ban.pdf", paper.as_slice())];
    let files = if evidence { &files[..] } else { &[] };
    client.upload(&form, "form.step", fields, files).await.ok()
}

/// How a paper is headed and signed.
pub const SIGNING: [(&str, &str); 3] = [("symbol", "UBND"), ("place", "Mẫu"), ("signer_title", "CHỦ TỊCH")];

on_both! {
    async fn a_lamp_is_answered_with_evidence_and_a_numbered_paper(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let case = received(
            &app,
            matter(
                &app,
                body,
                Regime::Feedback,
                "Đèn đường ngõ 5 không sáng đã ba tuần.",
            ),
        )
        .await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let list = officer.get(urls::CASES).await.ok();
        assert!(
            list.text("tbody tr").contains("Đèn đường ngõ 5"),
            "{}",
            list.text("main")
        );
        assert!(list.text("tbody tr").contains("Còn"), "{}", list.text("tbody tr"));
        let page = officer.get(&file(case)).await.ok();
        assert!(page.text("main").contains("không sáng đã ba tuần"));
        assert!(page.text(".clocks").contains("Báo kết quả xử lý bước đầu"));
        let why = officer.get(&page.attr(".clocks a", "href")).await.ok();
        assert!(
            why.text("ol").contains("ngày này không tính"),
            "{}",
            why.text("main")
        );
        officer.submit(&page, "form.take", &[]).await.ok();
        assert!(row(&app, case).await.officer_id.is_some());

        // A blank left open, and no evidence: nothing can be done yet, and the page says what is wanting.
        let page = officer.get(&file(case)).await.ok();
        let fields = [("reply", "Đèn được thay ngày {{ngày}}.")];
        let preview = officer.upload(&page, "form.draft", &fields, &[]).await.ok();
        assert!(
            preview.text(".errors").contains("ngày"),
            "{}",
            preview.text("main")
        );
        let refused = officer
            .submit(&preview, "form.do", &[("confirm", "yes"), ("what", "do")])
            .await
            .is(422);
        assert!(refused.has("#errors"));
        assert_eq!(row(&app, case).await.state, "received");

        let mut fields = SIGNING.to_vec();
        fields.push(("reply", "Đèn được thay ngày 24/11/2026."));
        let preview = prepare(&mut officer, case, "answer", &fields, true).await;
        assert!(!preview.has(".errors"), "{}", preview.text(".errors"));
        assert!(preview.text(".confirm").contains("Đã trả lời"));
        assert!(preview.text(".paper").contains("Đèn được thay ngày 24/11/2026."));
        let unseen = officer
            .submit(&preview, "form.do", &[("what", "do")])
            .await
            .is(422);
        assert!(unseen.has("#errors"), "it is done only after a look");
        let done = officer
            .submit(&preview, "form.do", &[("confirm", "yes"), ("what", "do")])
            .await
            .ok();
        assert!(done.text("main").contains("Đã trả lời"), "{}", done.text("main"));
        let now = row(&app, case).await;
        assert_eq!(
            (now.state.as_str(), now.open, now.in_time),
            ("answered", false, Some(true))
        );
        let paper = officer
            .get(&done.attr("a[href^='/lam-viec/giay-to/']", "href"))
            .await
            .ok();
        assert!(
            paper.text(".paper").contains("01/UBND"),
            "{}",
            paper.text(".paper")
        );
        assert!(paper.text(".paper").contains("UBND XÃ MẪU"));
        // The same words in the Word file and in the PDF; nobody from elsewhere has them.
        let mut stranger = app
            .officer("Cán bộ xã khác", Role::Officer, app.body("UBND xã Khác").await)
            .await;
        for format in ["docx", "pdf"] {
            let address = paper.attr(&format!("main a[href$='/{format}']"), "href");
            let saved = officer.get(&address).await.ok();
            assert!(saved.header("content-disposition").contains(&format!("01-UBND.{format}")));
            let name = format!("a.{format}");
            let text = gandan_extract::extract(&saved.bytes, &name, &gandan_extract::Limits::default());
            let text = text.unwrap().source.text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                text.contains("Số: 01/UBND") && text.contains("Đèn được thay ngày 24/11/2026."),
                "{format}: {text}"
            );
            let refused = stranger.get(&address).await;
            assert!(matches!(refused.status, 403 | 404), "{format}: {}", refused.status);
        }
        officer.get(&format!("{}/odt", paper.address)).await.is(404);
        assert!(
            officer
                .get(urls::PAPERS)
                .await
                .ok()
                .text("tbody")
                .contains("01/UBND")
        );
        // Who opened the file stands in it, once a day.
        let mut tx = app.app.db.begin_read().await.unwrap();
        assert_eq!(cases::readings(&mut tx, case).await.unwrap().len(), 1);
    }
}

on_both! {
    async fn an_officer_prepares_and_the_head_signs(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let complaint = matter(
            &app,
            body,
            Regime::Complaint,
            "Tôi khiếu nại quyết định xử phạt số 12.",
        );
        let case = received(&app, complaint).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let mut head = app.officer("Chủ tịch 1", Role::Head, body).await;
        let form = officer.get(&urls::case_step(case, "accept")).await.ok();
        assert!(form.text("main").contains("người đứng đầu ký"));
        let conditions = form.attrs("[name=eligible]", "value");
        assert!(conditions.len() >= 4);
        let mut fields = SIGNING.to_vec();
        fields[0].1 = "TB-UBND";
        fields.extend(conditions.iter().map(|key| ("eligible", key.as_str())));
        fields.extend([("b-issued", "01/01/2020"), ("b-issued_by", "Bộ Công an")]);
        let preview = officer.upload(&form, "form.step", &fields, &[]).await.ok();
        assert!(
            preview.text(".confirm").contains("Giải quyết"),
            "the clock that starts"
        );
        assert!(preview.text("main").contains("Mẫu số 03"));
        // The officer may not do it, whatever they send.
        officer
            .submit(&preview, "form.do", &[("confirm", "yes"), ("what", "do")])
            .await
            .is(403);
        officer
            .submit(&preview, "form.do", &[("what", "leave")])
            .await
            .ok();
        let waiting = head.get(urls::CASES_TO_SIGN).await.ok();
        assert!(waiting.text("tbody").contains("Thụ lý"));
        let preview = head.get(&waiting.attr("tbody a", "href")).await.ok();
        let fields = [("confirm", "yes"), ("what", "do")];
        let done = head.submit(&preview, "form.do", &fields).await.ok();
        let now = row(&app, case).await;
        assert_eq!(
            (now.state.as_str(), now.next_clock.as_str()),
            ("accepted", "resolution"),
            "{}",
            done.text("main")
        );
        let paper = head
            .get(&done.attr("a[href^='/lam-viec/giay-to/']", "href"))
            .await
            .ok();
        let words = paper.text(".paper");
        assert!(
            words.contains("đủ điều kiện thụ lý") && words.contains("Chủ tịch 1"),
            "{words}"
        );
        assert!(words.contains("01/TB-UBND"), "{words}");
        assert!(head.get(urls::CASES_TO_SIGN).await.ok().has(".empty"));
    }
}

on_both! {
    async fn a_case_goes_to_another_body_and_the_third_time_their_superior_decides(app: TestApp) {
        let province = app.body("UBND tỉnh Mẫu").await;
        let one = app.body_under("UBND xã Một", Some(province)).await;
        let two = app.body_under("UBND xã Hai", Some(province)).await;
        let case = received(
            &app,
            matter(&app, one, Regime::Feedback, "Rác đổ trộm ở bãi đất ven sông."),
        )
        .await;
        let due = row(&app, case).await.next_due;
        let mut first = app.officer("Cán bộ 1", Role::Officer, one).await;
        let mut second = app.officer("Cán bộ 2", Role::Officer, two).await;
        let send = |to: &'static str| {
            [
                ("to", to),
                ("reason", "Bãi đất thuộc địa bàn khác"),
                ("basis", "Luật Tiếp công dân 42/2013 Đ26"),
                ("symbol", "PC-UBND"),
                ("place", "Mẫu"),
                ("signer_title", "TL. CHỦ TỊCH"),
                ("confirm", "yes"),
            ]
        };
        let address = urls::with_id(urls::CASE_TRANSFER, case);
        let form = first.get(&address).await.ok();
        let silent = [
            ("to", "UBND xã Hai"),
            ("reason", ""),
            ("basis", "Đ26"),
            ("confirm", "yes"),
        ];
        first.submit(&form, "form.send", &silent).await.is(422);
        second.get(&file(case)).await.is(403);
        // Whoever never signed anything says how; the slip is shown before it is made.
        let unsigned: Vec<_> = send("UBND xã Hai")
            .into_iter()
            .filter(|field| field.0 != "signer_title")
            .collect();
        let refused = first.submit(&form, "form.send", &unsigned).await.is(422);
        assert!(
            refused.text("#errors").contains("chức vụ người ký"),
            "{}",
            refused.text("#errors")
        );
        let mut look = send("UBND xã Hai").to_vec();
        look.push(("what", "look"));
        let seen = first.submit(&form, "form.send", &look).await.ok();
        assert!(seen.text(".paper").contains("PHIẾU CHUYỂN") && seen.text(".paper").contains("1 đơn"));
        assert_eq!(row(&app, case).await.offered_id, None);
        first.submit(&form, "form.send", &send("UBND xã Hai")).await.ok();
        // Returned, with a reason.
        let offered = second.get(&file(case)).await.ok();
        assert!(
            second
                .get("/lam-viec/vu-viec?xem=den")
                .await
                .ok()
                .text("tbody")
                .contains("Rác đổ trộm")
        );
        second
            .submit(&offered, "form.transfer", &[("what", "return"), ("answer", "")])
            .await
            .is(422);
        let words = [("what", "return"), ("answer", "Không thuộc địa bàn")];
        second.submit(&offered, "form.transfer", &words).await.ok();
        second.get(&file(case)).await.is(403);
        assert_eq!(row(&app, case).await.hops, 0);
        // Sent again and taken over; then back: the clock goes on.
        for (from, to, name) in [(&mut first, &mut second, "UBND xã Hai")] {
            let form = from.get(&address).await.ok();
            from.submit(&form, "form.send", &send(name)).await.ok();
            let offered = to.get(&file(case)).await.ok();
            to.submit(&offered, "form.transfer", &[("what", "accept")])
                .await
                .ok();
        }
        let form = second.get(&address).await.ok();
        second.submit(&form, "form.send", &send("UBND xã Một")).await.ok();
        let offered = first.get(&file(case)).await.ok();
        first
            .submit(&offered, "form.transfer", &[("what", "accept")])
            .await
            .ok();
        let now = row(&app, case).await;
        assert_eq!((now.hops, now.body_id, &now.next_due), (2, one.0, &due));
        // The third time neither of them decides.
        let form = first.get(&address).await.ok();
        assert!(!form.has("form.send"));
        assert!(form.text("main").contains("UBND tỉnh Mẫu"));
        let mut desk = app.officer("Bộ phận theo dõi", Role::Desk, province).await;
        let form = desk.get(&address).await.ok();
        desk.submit(&form, "form.send", &send("UBND xã Hai")).await.ok();
        let now = row(&app, case).await;
        assert_eq!(
            (now.hops, now.body_id, now.offered_id, &now.next_due),
            (3, two.0, None, &due)
        );
        // Each time a slip went with it, numbered by whoever sent it.
        let mut tx = app.app.db.begin_read().await.unwrap();
        let slips = casework::papers_of_case(&mut tx, case).await.unwrap();
        let read: Vec<_> = slips
            .iter()
            .map(|slip| (slip.body_id, slip.symbol.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                (one.0, "01/PC-UBND"),
                (one.0, "02/PC-UBND"),
                (two.0, "01/PC-UBND"),
                (province.0, "01/PC-UBND"),
            ]
        );
        let last = slips.last().unwrap().id;
        drop(tx);
        let paper = second.get(&urls::with_id(urls::PAPER, last)).await.ok();
        let words = paper.text(".paper");
        assert!(
            words.contains("Kính gửi: UBND xã Hai") && words.contains("UBND TỈNH MẪU"),
            "{words}"
        );
        let register = first.get(urls::PAPERS).await.ok();
        assert!(register.text("tbody").contains("01/PC-UBND"));
    }
}

on_both! {
    async fn each_sees_what_the_table_of_rights_says(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let other = app.body("UBND xã Khác").await;
        let hand = app.account("Người giúp", &[(Role::Officer, body)]).await;
        let respondent = app.account("Cán bộ bị khiếu nại", &[(Role::Officer, body)]).await;
        let mut said = matter(
            &app,
            body,
            Regime::Complaint,
            "Tôi khiếu nại hành vi của cán bộ một cửa.",
        );
        said.helper = Some(hand);
        let case = received(&app, said).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let manage = officer.get(&urls::with_id(urls::CASE_MANAGE, case)).await.ok();
        let wall = [
            ("wall_kind", "account"),
            ("wall_name", "Cán bộ bị khiếu nại"),
            ("wall_ground", "respondent"),
        ];
        officer.submit(&manage, "form.wall", &wall).await.ok();

        let mut clerk = app.officer("Văn thư", Role::Clerk, body).await;
        let mut elsewhere = app.officer("Cán bộ 2", Role::Officer, other).await;
        let mut administrator = app.officer("Quản trị", Role::Administrator, body).await;
        let mut auditor = app.officer("Kiểm soát", Role::Auditor, body).await;
        let mut hand = app.signed_in(hand).await;
        let mut walled = app.signed_in(respondent).await;
        let mut stranger = app.visitor();
        let pages = [
            file(case),
            urls::case_clock(case, 0),
            urls::case_step(case, "accept"),
            urls::with_id(urls::CASE_MANAGE, case),
            urls::with_id(urls::CASE_TRANSFER, case),
        ];
        for page in &pages {
            assert!(
                stranger.get(page).await.ok().address.starts_with(urls::SIGN_IN),
                "{page}"
            );
            for kept in [
                &mut clerk,
                &mut elsewhere,
                &mut administrator,
                &mut hand,
                &mut walled,
            ] {
                kept.get(page).await.is(403);
            }
            officer.get(page).await.ok();
        }
        auditor.get(&pages[0]).await.ok();
        auditor.get(&pages[2]).await.is(403);
        for kept in [&mut hand, &mut walled] {
            let list = kept.get(urls::CASES).await.ok();
            assert!(list.has(".empty"), "{}", list.text("main"));
        }
        elsewhere
            .get(&format!("{}?co-quan={}", urls::CASES, body.0))
            .await
            .is(403);
        administrator.get(urls::CASES).await.is(403);
        // The register of petitions says nothing of what was said.
        let register = clerk.get(urls::CASES).await.ok();
        assert!(register.address.starts_with(urls::PETITION_REGISTER));
        assert!(!register.text("main").contains("một cửa"));
        // Search says the same.
        gandan::search::catch_up(&app.app.db, &app.app.search)
            .await
            .unwrap();
        let search = "/lam-viec/tim?q=hanh+vi+cua+can+bo";
        assert!(officer.get(search).await.ok().text("main").contains("một cửa"));
        for kept in [
            &mut clerk,
            &mut elsewhere,
            &mut administrator,
            &mut hand,
            &mut walled,
        ] {
            assert!(!kept.get(search).await.ok().text("main").contains("một cửa"));
        }
        // Nobody gives it to who must stay away.
        let manage = officer.get(&pages[3]).await.ok();
        let give = [("officer", respondent.to_string())];
        let give: Vec<(&str, &str)> = give.iter().map(|(name, value)| (*name, value.as_str())).collect();
        officer.submit(&manage, "form.assign", &give).await.is(422);
    }
}

on_both! {
    async fn another_law_counts_from_the_receipt_and_the_history_stays(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let case = received(
            &app,
            matter(
                &app,
                body,
                Regime::Feedback,
                "Quyết định thu hồi đất của xã là sai.",
            ),
        )
        .await;
        app.app.clock.set("2026-11-25T02:00:00Z".parse().unwrap());
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let address = urls::with_id(urls::CASE_SORT, case);
        let sort = officer.get(&address).await.ok();
        officer
            .submit(&sort, "form.reclassify", &[("regime", "complaint")])
            .await
            .is(422);
        let fields = [
            ("regime", "complaint"),
            ("reclassify_reason", "Nội dung là khiếu nại quyết định"),
        ];
        officer.submit(&sort, "form.reclassify", &fields).await.ok();
        let now = row(&app, case).await;
        assert_eq!(
            (now.regime.as_str(), now.procedure.as_str(), now.state.as_str()),
            ("complaint", "complaint", "received")
        );
        // Seven working days after 23 November; the 24th is a holiday.
        assert_eq!(
            (now.next_clock.as_str(), now.next_due.as_str()),
            ("acceptance", "2026-12-03")
        );
        let page = officer.get(&file(case)).await.ok();
        assert!(page.text(".steps").contains("Phân loại lại"));
        // An officer declares their own conflict and has the file no more.
        let manage = officer.get(&urls::with_id(urls::CASE_MANAGE, case)).await.ok();
        let fields = [("wall_kind", "me"), ("wall_ground", "spouse")];
        officer.submit(&manage, "form.wall", &fields).await.ok();
        officer.get(&file(case)).await.is(403);
    }
}

on_both! {
    async fn answered_cases_stand_beside_the_draft_of_a_like_one(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let first = received(
            &app,
            matter(&app, body, Regime::Proposal, "Đề nghị lắp đèn đường thôn Tây."),
        )
        .await;
        let mut fields = SIGNING.to_vec();
        fields.push(("reply", "Sẽ lắp trong quý I năm 2027."));
        let preview = prepare(&mut officer, first, "answer", &fields, false).await;
        officer
            .submit(&preview, "form.do", &[("confirm", "yes"), ("what", "do")])
            .await
            .ok();
        let second = received(
            &app,
            matter(&app, body, Regime::Proposal, "Xin lắp đèn đường cho thôn Nam."),
        )
        .await;
        gandan::search::catch_up(&app.app.db, &app.app.search)
            .await
            .unwrap();
        let page = officer.get(&file(second)).await.ok();
        assert!(
            page.text(".file").contains("Sẽ lắp trong quý I năm 2027."),
            "{}",
            page.text(".file")
        );
    }
}
