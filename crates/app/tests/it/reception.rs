//! Receptions: the timetable and its proof, the queue, the register, a refusal, a conclusion, what everybody sees.

use crate::reports_forms::FOURTH;
use crate::reports_owed::begun;
use crate::{TestApp, on_both};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::reports::{Facts, Window, fill};
use gandan_rulebook::Reports;
use gandan_store::reception;
use jiff::civil::date;
use std::collections::BTreeMap;

const SITTING: &[(&str, &str)] = &[
    ("kind", "head"),
    ("day", "2026-11-24"),
    ("begins", "08:00"),
    ("ends", "11:30"),
    ("receiver", "Chủ tịch UBND tỉnh"),
    ("place", "Phòng tiếp công dân"),
    ("topics", "Đất đai"),
];

fn with<'a>(base: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = base
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name))
        .copied()
        .collect();
    fields.extend_from_slice(more);
    fields
}

on_both! {
    async fn a_timetable_is_planned_posted_with_proof_and_seen_by_everybody(app: TestApp) {
        let body = app.body("UBND tỉnh Mẫu").await;
        let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
        let schedule = clerk.get(urls::RECEPTION).await.ok();
        assert!(schedule.text("tbody").contains("thiếu 1 ngày"), "a month without a plan is a gap");
        let form = clerk.get(urls::SITTING_NEW).await.ok();
        let no_deputy = clerk.submit(&form, "form.plan", &with(SITTING, &[("kind", "delegate")])).await.is(422);
        assert!(no_deputy.text(".errors").contains("Luật 136/2025/QH15"));
        let online = [("online", "yes"), ("online_ground", "")];
        clerk.submit(&form, "form.plan", &with(SITTING, &online)).await.is(422);
        let sitting = clerk.submit(&form, "form.plan", SITTING).await.ok();
        assert!(sitting.text(".notice").contains("đã quá hạn niêm yết"), "the 17th was the last day");
        assert!(sitting.text("main").contains("Quá hạn niêm yết"));
        let bare = [("posted", "2026-11-20"), ("way", "board"), ("where", "Bảng tin")];
        let refused = clerk.upload(&sitting, "form.post", &bare, &[]).await.is(422);
        assert!(refused.text(".errors").contains("ảnh chụp"), "nobody believes without proof");
        let link = [("posted", "2026-11-20"), ("way", "web"), ("where", "Cổng thông tin"), ("link", "https://mau.example/l")];
        let posted = clerk.upload(&sitting, "form.post", &link, &[]).await.ok();
        assert!(posted.text("main").contains("Niêm yết muộn 3 ngày") && posted.text("main").contains("Văn thư 1"));
        let schedule = clerk.get(urls::RECEPTION).await.ok();
        assert!(schedule.text("main").contains("Niêm yết muộn 3 ngày"));
        let public = app.visitor().get(urls::PUBLIC_RECEPTION).await.ok();
        assert!(public.text("tbody").contains("Chủ tịch UBND tỉnh") && public.text("tbody").contains("Đất đai"));
        let nowhere = app.visitor().get("/tiep-dan?q=khong+co").await.ok();
        assert!(!nowhere.has("tbody"));
        let moved = [("act", "moved"), ("to", "2026-12-01")];
        clerk.submit(&posted, "form.change", &moved).await.is(422);
        let moved = clerk.submit(&posted, "form.change", &with(&moved, &[("reason", "Họp đột xuất")])).await.ok();
        assert!(moved.text("h1").contains("01/12/2026"));
        let public = app.visitor().get(urls::PUBLIC_RECEPTION).await.ok();
        assert!(public.text("tbody").contains("Họp đột xuất") && public.text("tbody").contains("Dự kiến tiếp ngày 01/12/2026"));
        let mut stranger = app.officer("Văn thư 2", Role::Clerk, app.body("UBND xã Bên").await).await;
        assert_eq!(stranger.get(&moved.address).await.status, 403);
    }

    async fn people_wait_are_received_and_stand_in_the_register_of_their_day(app: TestApp) {
        let body = app.body("UBND tỉnh Mẫu").await;
        let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
        let queue = clerk.get(urls::RECEPTION_QUEUE).await.ok();
        let came = [("name", "Người dân 1"), ("people", "1"), ("matter", "Đèn đường")];
        let queue = clerk.submit(&queue, "form.arrive", &came).await.ok();
        let queue = clerk.submit(&queue, "form.arrive", &[("name", "Người dân 2"), ("people", "6")]).await.ok();
        let queue = clerk.submit(&queue, "form.arrive", &[("people", "1")]).await.ok();
        assert!(queue.text("main").contains("3 lượt đang chờ"));
        let visits = queue.attrs("td.head a", "href");
        let page = clerk.get(&visits[0]).await.ok();
        let said = [("regime", "feedback"), ("address", "thôn Đông"), ("handling", "own"), ("identity", "001099000001")];
        clerk.submit(&page, "form.visit", &[("regime", "feedback")]).await.is(422);
        let done = clerk.submit(&page, "form.visit", &said).await.ok();
        assert!(done.text("main").contains("số 1/2026 trong sổ"));
        let crowd = clerk.get(&visits[1]).await.ok();
        let said = [("regime", "complaint"), ("address", "thôn Tây"), ("matter", "Đất"), ("handling", "passed"), ("handled", "Sở Xây dựng")];
        let refused = clerk.submit(&crowd, "form.visit", &said).await.is(422);
        assert!(refused.text(".errors").contains("người đại diện"));
        let said = with(&said, &[("representatives", "Người dân 2")]);
        let crowd = clerk.submit(&crowd, "form.visit", &said).await.ok();
        assert!(crowd.text("main").contains("Đoàn đông người"));
        let secret = clerk.get(&visits[2]).await.ok();
        let said = [("regime", "denunciation"), ("name", "Ông A"), ("address", "thôn Bắc"), ("matter", "nhận tiền"), ("handling", "own")];
        let secret = clerk.submit(&secret, "form.visit", &said).await.ok();
        assert!(!secret.body().contains("Ông A") && !secret.body().contains("nhận tiền"), "who denounces is secret");
        let register = clerk.get(urls::VISIT_REGISTER).await.ok();
        assert!(register.text("h2").contains("Mẫu số 03/TCD") && register.texts("tbody tr").len() == 3);
        assert_eq!(register.texts("thead th").len(), 13);
        assert!(register.text("tbody").contains("Người dân 1") && register.text("tbody").contains("giữ bí mật"));
        let sheet = clerk.get(urls::VISIT_REGISTER_SHEET).await.ok();
        assert!(sheet.bytes.starts_with(b"PK") && sheet.bytes.len() > 4_000);
        let word = clerk.get(urls::VISIT_REGISTER_FILE).await.ok();
        assert!(word.bytes.starts_with(b"PK") && word.bytes.len() > 4_000);
        let mut auditor = app.officer("Kiểm soát 1", Role::Auditor, body).await;
        assert!(auditor.get(urls::VISIT_REGISTER).await.ok().body().contains("Người dân 1"));
        let other = app.body("UBND xã Bên").await;
        let mut stranger = app.officer("Cán bộ 9", Role::Head, other).await;
        stranger.get(&visits[0]).await.is(403);
        // A petition is taken at the counter, and stays joined with the visit.
        let counter = clerk.get(&done.attr("p.acts a.btn:not(.quiet)", "href")).await.ok();
        assert_eq!(counter.attr("#f-name", "value"), "Người dân 1");
        clerk.upload(&counter, "form.counter", &[("words", "Đèn đường không sáng.")], &[]).await.ok();
        let linked = clerk.get(&visits[0]).await.ok();
        assert!(linked.text("main").contains("Vụ việc VV-"));
        let mut tx = app.app.db.begin_read().await.unwrap();
        let window = Window { first: date(2026, 11, 1), last: date(2026, 11, 30) };
        let visits = reception::visits(&mut tx, window).await.unwrap();
        let facts = Facts { petitions: Some(Vec::new()), visits: Some(visits) };
        let form = Reports::shipped().form("tt-02-2021", "01-tcd").unwrap();
        let filled = fill(form, &facts, &BTreeMap::new());
        let value = |n: u16| filled.cells.iter().find(|cell| cell.n == n).unwrap().value;
        assert_eq!([1, 2, 4, 5, 8, 9, 12, 13].map(value), [3, 8, 3, 8, 1, 6, 0, 0].map(Some));
        // The cell opens into the visits, whether or not they became a matter.
        let report = begun(&app, "statistics-commune", FOURTH, body, body).await;
        let mut officer = app.officer("Cán bộ 8", Role::Officer, body).await;
        let cell = officer.get(&urls::report_cell(report, ("tt-02-2021", "01-tcd"), 1, None)).await.ok();
        assert_eq!(cell.texts("tbody tr").len(), 3, "{}", cell.text("main"));
        let visit = officer.get(&cell.attr("tbody a", "href")).await.ok();
        assert!(visit.address.contains("/tiep-dan/luot/"));
    }

    async fn a_refusal_is_written_where_the_law_asks_for_it_and_a_sitting_is_concluded(app: TestApp) {
        let body = app.body("UBND tỉnh Mẫu").await;
        let mut head = app.officer("Chủ tịch 1", Role::Head, body).await;
        let form = head.get(urls::SITTING_NEW).await.ok();
        let sitting = head.submit(&form, "form.plan", &with(SITTING, &[("day", "2026-11-23")])).await.ok();
        let queue = head.get(urls::RECEPTION_QUEUE).await.ok();
        let id = sitting.address.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        let there = [("name", "Người dân 1"), ("people", "1"), ("sitting", id.as_str())];
        let queue = head.submit(&queue, "form.arrive", &there).await.ok();
        let queue = head.submit(&queue, "form.arrive", &with(&there, &[("name", "Người dân 2")])).await.ok();
        let visits = queue.attrs("td.head a", "href");
        let refuse = head.get(&format!("{}/tu-choi", visits[0])).await.ok();
        let spoken = [("refusal", "recording"), ("refusal_day", "2026-11-23")];
        head.submit(&refuse, "form.refuse", &spoken).await.is(422);
        let written = [("refusal", "settled"), ("refusal_day", "2026-11-23"), ("address", "thôn Đông"), ("matter", "Đất đã giải quyết")];
        let refused = head.submit(&refuse, "form.refuse", &written).await.ok();
        // Three working days; the 24th is a day off.
        assert!(refused.text("main").contains("chậm nhất 27/11/2026"), "{}", refused.text("main"));
        let notice = head.get(&format!("{}/thong-bao", visits[0])).await.ok();
        let paper = head.submit(&notice, "form.paper-head-form", SIGN).await.ok();
        assert!(paper.body().contains("khoản 3 Điều 9 Luật Tiếp công dân") && paper.body().contains("Người dân 1"));
        head.submit(&notice, "form.paper-head-form", SIGN).await.is(409);
        for format in ["docx", "pdf"] {
            let path = paper.address.split('?').next().unwrap();
            assert!(head.get(&format!("{path}/{format}")).await.ok().bytes.len() > 4_000);
        }
        let page = head.get(&visits[1]).await.ok();
        let said = [("regime", "proposal"), ("address", "thôn Tây"), ("matter", "Sửa cầu"), ("handling", "own")];
        head.submit(&page, "form.visit", &said).await.ok();
        let show = head.get(&sitting.address).await.ok();
        let held = head.submit(&show, "form.held", &[("act", "held")]).await.ok();
        let conclude = head.get(&held.attr("p.acts a.btn:not(.quiet)", "href")).await.ok();
        head.submit(&conclude, "form.conclude", SIGN).await.is(422);
        let conclusion = [("words-2", "Giao khảo sát, trả lời dân."), ("lead-2", "UBND tỉnh Mẫu"), ("due-2", "2026-12-15")];
        let paper = head.submit(&conclude, "form.conclude", &with(SIGN, &conclusion)).await.ok();
        let words = paper.body();
        assert!(words.contains("Giao khảo sát, trả lời dân.") && words.contains("15/12/2026") && words.contains("Người dân 2"));
        let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
        clerk.get(&format!("{}/thong-bao", visits[0])).await.is(403);
    }
}

const SIGN: &[(&str, &str)] = &[
    ("symbol", "TB-UBND"),
    ("place", "Mẫu"),
    ("title", "Chủ tịch"),
    ("signer", "Người ký 1"),
];

/// A sitting that was held, with a visit that was refused in writing: pages of the notice, its paper and the conclusion.
async fn held(app: &TestApp, body: gandan_core::bodies::BodyId) -> Vec<(&'static str, String)> {
    let mut head = app.officer("Chủ tịch 7", Role::Head, body).await;
    let form = head.get(urls::SITTING_NEW).await.ok();
    let day = [("day", "2026-11-23")];
    let sitting = head.submit(&form, "form.plan", &with(SITTING, &day)).await.ok();
    let id = sitting.address.rsplit('/').next().unwrap();
    let id = id.split('?').next().unwrap().to_owned();
    let queue = head.get(urls::RECEPTION_QUEUE).await.ok();
    let there = [("people", "1"), ("sitting", id.as_str()), ("name", "Người dân 2")];
    let mut queue = head.submit(&queue, "form.arrive", &there).await.ok();
    for name in ["Người dân 3", "Người dân 4"] {
        queue = head
            .submit(&queue, "form.arrive", &with(&there, &[("name", name)]))
            .await
            .ok();
    }
    let visits = queue.attrs("td.head a", "href");
    let written = [
        ("refusal", "settled"),
        ("refusal_day", "2026-11-23"),
        ("address", "thôn Đông"),
        ("matter", "Đất đã giải quyết"),
    ];
    let ids = visits.len() - 3;
    for visit in &visits[ids..ids + 2] {
        let refuse = head.get(&format!("{visit}/tu-choi")).await.ok();
        head.submit(&refuse, "form.refuse", &written).await.ok();
    }
    let notice = format!("{}/thong-bao", visits[ids]);
    let form = head.get(&format!("{}/thong-bao", visits[ids + 1])).await.ok();
    let paper = head.submit(&form, "form.paper-head-form", SIGN).await.ok();
    let page = head.get(&visits[ids + 2]).await.ok();
    let said = [
        ("regime", "proposal"),
        ("address", "thôn Tây"),
        ("matter", "Sửa cầu"),
        ("handling", "own"),
    ];
    head.submit(&page, "form.visit", &said).await.ok();
    let show = head.get(&sitting.address).await.ok();
    let held = head.submit(&show, "form.held", &[("act", "held")]).await.ok();
    vec![
        ("visit-notice", notice),
        (
            "reception-paper",
            paper.address.split('?').next().unwrap().to_owned(),
        ),
        ("sitting-conclude", held.attr("p.acts a.btn:not(.quiet)", "href")),
    ]
}

/// Pages to look at: a timetable, a sitting, the queue, a visit, the register, and papers of a sitting.
pub async fn to_look_at(app: &TestApp, body: gandan_core::bodies::BodyId) -> Vec<(&'static str, String)> {
    let mut clerk = app.officer("Văn thư 7", Role::Clerk, body).await;
    let form = clerk.get(urls::SITTING_NEW).await.ok();
    let sitting = clerk.submit(&form, "form.plan", SITTING).await.ok();
    let queue = clerk.get(urls::RECEPTION_QUEUE).await.ok();
    let queue = clerk
        .submit(&queue, "form.arrive", &[("name", "Người dân 1"), ("people", "1")])
        .await
        .ok();
    let visit = queue.attrs("td.head a", "href").remove(0);
    let mut pages = vec![
        ("reception", urls::RECEPTION.to_owned()),
        ("reception-place", urls::RECEPTION_PLACE.to_owned()),
        ("sitting-new", urls::SITTING_NEW.to_owned()),
        ("sitting", sitting.address.split('?').next().unwrap().to_owned()),
        ("reception-queue", urls::RECEPTION_QUEUE.to_owned()),
        ("visit-refuse", format!("{visit}/tu-choi")),
        ("visit", visit),
        ("visit-register", urls::VISIT_REGISTER.to_owned()),
    ];
    pages.extend(held(app, body).await);
    pages
}
