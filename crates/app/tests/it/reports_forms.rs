//! Statistical forms of a report and its figures: filled of records, asked, added up over bodies below, opened.

use crate::casework::{matter, received};
use crate::reports_owed::{SENT, THIRD, begun, begun_by, commune, done, province};
use crate::reports_writing::{SIGNED, act, answer_all};
use crate::{TestApp, on_both};
use gandan::reports::forms;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::{BodyId, Succession, SuccessionId, SuccessionKind, Valid};
use gandan_core::cases::Regime;
use gandan_core::reports::{Frozen, Share, Window};
use gandan_store::{bodies, new_id, reports};
use jiff::civil::date;
use uuid::Uuid;

/// The fourth quarter, in which the stories stand.
pub const FOURTH: (&str, Window) = (
    "2026-Q4",
    Window {
        first: date(2026, 9, 15),
        last: date(2026, 12, 14),
    },
);
const SET: &str = "tt-02-2021";

async fn complaint(app: &TestApp, body: BodyId, words: &str) -> Uuid {
    received(app, matter(app, body, Regime::Complaint, words)).await
}

fn form(report: Uuid, code: &str) -> String {
    urls::report_form(report, SET, code)
}

/// Pages to be looked at in a browser, of a body with a commune below it.
pub async fn to_look_at(app: &TestApp, body: BodyId) -> Vec<(&'static str, String)> {
    let below = commune(app, "UBND xã Chín", body, Valid::default()).await;
    complaint(app, below, "Khiếu nại quyết định thu hồi đất.").await;
    let report = begun(app, "statistics-commune", FOURTH, body, body).await;
    let mut officer = app.officer("Cán bộ 7", Role::Officer, body).await;
    let index = officer.get(&urls::with_id(urls::REPORT_FORMS, report)).await.ok();
    officer.submit(&index, "main form", &[]).await.ok();
    let received = urls::figure_of("cases.received", body.0, "2026-Q4");
    let records = officer.get(&received).await.ok().attr(".card a", "href");
    vec![
        ("reports-calendar", urls::REPORTS.to_owned()),
        (
            "reports-duty",
            urls::report_duty("statistics-commune", "2026-Q3", Some((body.0, ""))),
        ),
        ("reports-asked", urls::REPORT_ASKED.to_owned()),
        ("figures-of-a-body", urls::REPORT_FIGURES.to_owned()),
        ("figure", urls::figure_of("cases.kept", body.0, "2026-Q4")),
        ("form-index", urls::with_id(urls::REPORT_FORMS, report)),
        ("form", form(report, "01-xld")),
        (
            "form-cell",
            urls::report_cell(report, ("tt-02-2021", "01-xld"), 6, None),
        ),
        ("figure-records", records),
        ("form-hole", urls::report_form(report, "tt-06-2025", "01-tcd")),
    ]
}

on_both! {
    async fn a_form_is_filled_of_records_and_asks_for_the_rest(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một"]).await;
        let case = complaint(&app, communes[0], "Khiếu nại quyết định thu hồi đất.").await;
        complaint(&app, communes[0], "Khiếu nại việc bồi thường.").await;
        let report = begun(&app, "statistics-commune", FOURTH, communes[0], top).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let index = officer.get(&urls::with_id(urls::REPORT_FORMS, report)).await.ok();
        assert!(index.text("main").contains("Chưa biết cột"), "{}", index.text("main"));
        assert!(index.text("main").contains("không phải biểu phải gửi"), "{}", index.text("main"));
        let hole = officer.get(&urls::report_form(report, "tt-06-2025", "01-tcd")).await.ok();
        assert!(hole.text("main").contains("không có cột nào được đoán"));
        officer.get(&format!("{}.xlsx", urls::report_form(report, "tt-06-2025", "01-tcd"))).await.is(409);
        let page = officer.get(&form(report, "01-xld")).await.ok();
        assert!(page.text("main").contains("không có hiệu lực cho kỳ Quý IV/2026"));
        assert!(page.has("thead th[colspan]") && page.has("thead th[rowspan]"));
        assert!(page.text("#c-6").contains("2") && page.text("#c-6").contains("đếm từ bản ghi"), "{}", page.text("#c-6"));
        assert!(page.text("#c-1").contains("cộng các cột"));
        let cell = officer.get(&page.attr("#c-6 a", "href")).await.ok();
        assert!(cell.attrs("tbody a", "href").contains(&urls::with_id(urls::CASE, case)), "{}", cell.body());
        // Asked: a number, what shows it, and words.
        let wrong = officer.submit(&page, "form.answers", &[("o-25", "ba"), ("o-26", "4")]).await.is(422);
        assert_eq!(wrong.attr("#f-o-26", "value"), "4", "nothing is lost");
        let typed = [("o-25", "3"), ("m-25", "Sổ công văn đi"), ("o-27", "Đã rà soát")];
        let saved = officer.submit(&page, "form.answers", &typed).await.ok();
        assert!(saved.text("#c-25").contains("Cán bộ 1 nhập lúc"), "{}", saved.text("#c-25"));
        assert_eq!(saved.attr("#f-m-25", "value"), "Sổ công văn đi");
        assert!(saved.text(".form-sheet tbody").contains("Đã rà soát"));
        // The second of two people who had the same page before them is told, and sees what was typed.
        let second = officer.submit(&page, "form.answers", &[("o-25", "5")]).await.is(422);
        assert!(second.text("#c-25 .error").contains("Người khác vừa nhập ô này: 3"), "{}", second.text("#c-25"));
        // As files: like the paper form, and for programs.
        let sheet = officer.get(&format!("{}.xlsx", form(report, "01-xld"))).await.ok();
        assert!(sheet.bytes.starts_with(b"PK") && sheet.header("content-disposition").contains("01-xld-2026-Q4.xlsx"));
        let table = officer.get(&format!("{}.csv", form(report, "01-xld"))).await.ok();
        let lines: Vec<String> = table.body().lines().map(str::to_owned).collect();
        assert!(lines[0].contains("25. Kết quả xử lý đơn / Đơn không thuộc thẩm quyền / Đôn đốc giải quyết"), "{lines:?}");
        assert!(lines[1].contains("UBND xã Một,2,0,0,0,0,2,0"), "{lines:?}");
        officer.get(&format!("{}.doc", form(report, "01-xld"))).await.is(404);
        officer.get(&form(report, "99-x")).await.is(404);
        // From another commune nobody sees it; from above only once it is sent.
        let mut above = app.officer("Cán bộ 2", Role::Officer, top).await;
        above.get(&form(report, "01-xld")).await.is(403);
    }

    async fn a_rule_that_does_not_hold_names_column_rule_and_records(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một"]).await;
        let report = begun(&app, "statistics-commune", FOURTH, communes[0], top).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let page = officer.get(&form(report, "01-kqgq")).await.ok();
        assert!(!page.has("#findings"), "{}", page.text("main"));
        // 5 = 20..24: nothing is decided, and somebody types a verdict.
        let typed = [("o-20", "2"), ("o-21", "0"), ("o-22", "0"), ("o-23", "0"), ("o-24", "0"), ("o-7", "12,5")];
        let page = officer.submit(&page, "form.answers", &typed).await.ok();
        let text = page.text(".errors");
        assert!(text.contains("5 = 0, nhưng") && text.contains("= 2"), "{text}");
        assert!(text.contains("Khiếu nại đúng"), "the columns are named: {text}");
        assert!(page.has("li.at#c-20"));
        assert_eq!(page.attr("#f-o-7", "value"), "12,5", "an amount is written with a comma");
    }

    async fn a_province_is_counted_over_records_and_names_who_did_not_answer(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một", "UBND xã Hai"]).await;
        complaint(&app, communes[0], "Khiếu nại quyết định thu hồi đất.").await;
        complaint(&app, communes[1], "Khiếu nại việc bồi thường.").await;
        complaint(&app, top, "Khiếu nại giám đốc sở.").await;
        let below = begun(&app, "statistics-commune", FOURTH, communes[0], top).await;
        let mut first = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let page = first.get(&form(below, "01-xld")).await.ok();
        first.submit(&page, "form.answers", &[("o-25", "3")]).await.ok();
        let central = app.body("Thanh tra Chính phủ").await;
        let report = begun(&app, "statistics-province", FOURTH, top, central).await;
        let mut officer = app.officer("Cán bộ 9", Role::Officer, top).await;
        let page = officer.get(&form(report, "01-xld")).await.ok();
        assert!(page.text("main").contains("Chưa tổng hợp"), "{}", page.text("main"));
        officer.get(&format!("{}.csv", form(report, "01-xld"))).await.is(409);
        let index = officer.get(&urls::with_id(urls::REPORT_FORMS, report)).await.ok();
        let counted = officer.submit(&index, "main form", &[]).await.ok();
        assert!(counted.text("main").contains("Tổng hợp xong lúc"), "{}", counted.text("main"));
        let page = officer.get(&form(report, "01-xld")).await.ok();
        let names = page.texts(".form-sheet tbody th");
        assert_eq!(names, ["UBND tỉnh Mẫu", "UBND xã Hai", "UBND xã Một", "Tổng cộng"]);
        assert!(page.text(".whole").starts_with("Tổng cộng 3"), "{}", page.text(".whole"));
        let asked = page.text("#c-25");
        assert!(asked.contains("Chưa nhập: UBND tỉnh Mẫu, UBND xã Hai"), "{asked}");
        assert!(asked.contains("cộng số các cơ quan nhập"), "{asked}");
        let cell = officer.get(&page.attr("#c-6 a", "href")).await.ok();
        assert_eq!(cell.texts("tbody tr").len(), 3);
        let of_body = cell.attr("tbody tr:last-child a", "href");
        // An officer of the province reads no files of a commune: they are counted, and it is said.
        let records = officer.get(&of_body).await.ok();
        assert!(records.text("main").contains("ngoài quyền xem"), "{}", records.text("main"));
        assert!(!records.has("tbody a"));
        // Counted again by the job, it is the same; broken off, it goes on.
        let mut tx = app.app.db.begin_write().await.unwrap();
        let row = reports::find(&mut tx, report).await.unwrap();
        let known = app.app.bodies.load(&mut tx).await.unwrap();
        let author = gandan_store::journal::Author { account: None, name: "Cán bộ 9".to_owned() };
        forms::ask(&app.app, &mut tx, &known, &row, &author).await.unwrap();
        tx.commit().await.unwrap();
        assert!(forms::step(&app.app, None).await.unwrap(), "the bodies");
        let page = officer.get(&form(report, "01-xld")).await.ok();
        assert!(page.text("main").contains("Đang tổng hợp: 3/3"), "{}", page.text("main"));
        gandan::jobs::run_due(&app.app, "node").await;
        assert!(!forms::step(&app.app, None).await.unwrap());
        let again = officer.get(&form(report, "01-xld")).await.ok();
        assert!(again.text(".whole").starts_with("Tổng cộng 3"));
    }

    async fn a_province_signs_when_its_forms_are_counted(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một"]).await;
        complaint(&app, communes[0], "Khiếu nại quyết định thu hồi đất.").await;
        let central = app.body("Thanh tra Chính phủ").await;
        let id = begun(&app, "statistics-province", FOURTH, top, central).await;
        let report = urls::with_id(urls::REPORT_PAGE, id);
        let mut head = app.officer("Chủ tịch tỉnh", Role::Head, top).await;
        act(&mut head, &report, "trinh", &[]).await.ok();
        answer_all(&mut head, &report, "Xã gửi chậm, đã nhắc").await;
        let refused = act(&mut head, &report, "ky", &SIGNED).await.is(409);
        assert!(refused.text("main").contains("chưa tổng hợp xong"), "{}", refused.text("main"));
        let mut officer = app.officer("Cán bộ 9", Role::Officer, top).await;
        let index = officer.get(&urls::with_id(urls::REPORT_FORMS, id)).await.ok();
        officer.submit(&index, "main form", &[]).await.ok();
        act(&mut head, &report, "ky", &SIGNED).await.ok();
        complaint(&app, communes[0], "Khiếu nại việc bồi thường.").await;
        let form = head.get(&form(id, "01-xld")).await.ok();
        assert!(form.text("main").contains("các số nay vẫn như khi ký"), "counted before it came: {}", form.text("main"));
    }

    async fn a_commune_merged_in_mid_period_counts_to_its_day_and_then_with_its_successor(app: TestApp) {
        let (top, _) = province(&app, &[]).await;
        let old = commune(&app, "UBND xã Cũ", top, Valid { from: None, until: Some(date(2026, 11, 30)) }).await;
        let new = commune(&app, "UBND xã Mới", top, Valid { from: Some(date(2026, 12, 1)), until: None }).await;
        let mut tx = app.app.db.begin_write().await.unwrap();
        let merged = Succession {
            id: SuccessionId(new_id()),
            day: date(2026, 12, 1),
            kind: SuccessionKind::Merged,
            from: vec![old],
            to: vec![new],
            basis: String::new(),
            note: String::new(),
        };
        bodies::succession_insert(&mut tx, &merged).await.unwrap();
        tx.commit().await.unwrap();
        complaint(&app, old, "Khiếu nại quyết định thu hồi đất.").await;
        let after = ("2026-Q4", Window { first: date(2026, 12, 1), ..FOURTH.1 });
        let to_its_day = ("2026-Q4", Window { last: date(2026, 11, 30), ..FOURTH.1 });
        let of_old = begun_by(&app, "statistics-commune", to_its_day, (old, new), top).await;
        let of_new = begun(&app, "statistics-commune", after, new, top).await;
        app.app.clock.set("2026-12-16T02:00:00Z".parse().unwrap());
        let mut auditor = app.officer("Kiểm soát", Role::Auditor, top).await;
        let page = auditor.get(&form(of_old, "01-xld")).await.ok();
        assert!(page.text("main").contains("UBND xã Cũ kết thúc ngày 30/11/2026"), "{}", page.text("main"));
        assert!(page.text("#c-6").contains("1"), "it came within: {}", page.text("#c-6"));
        let page = auditor.get(&form(of_new, "01-xld")).await.ok();
        assert!(page.text("main").contains("Từ 01/12/2026 gồm cả phần UBND xã Cũ để lại"), "{}", page.text("main"));
        assert!(page.text("#c-3").contains("1"), "it came before, and was left: {}", page.text("#c-3"));
        let calendar = auditor.get(&urls::report_duty("statistics-commune", "2026-Q4", Some((top.0, "")))).await.ok();
        assert!(calendar.text("main").contains("nay do UBND xã Mới trả lời"), "{}", calendar.text("main"));
    }

    async fn a_figure_opens_and_shows_what_it_would_be_the_other_way(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một"]).await;
        let late = complaint(&app, communes[0], "Khiếu nại quyết định thu hồi đất.").await;
        complaint(&app, communes[0], "Khiếu nại việc bồi thường.").await;
        let at = |id: &str| urls::figure_of(id, communes[0].0, "2026-Q4");
        gandan::cases::public::count_all(&app.app).await.unwrap();
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let page = officer.get(&at("cases.received")).await.ok();
        assert!(page.text("h1").ends_with(": 2"), "{}", page.text("h1"));
        let list = officer.get(&page.attr(".card a", "href")).await.ok();
        assert_eq!(list.texts("tbody tr").len(), 2);
        assert!(list.attrs("tbody a", "href").contains(&urls::with_id(urls::CASE, late)));
        let kept = officer.get(&at("cases.kept")).await.ok();
        let text = kept.text("main");
        for said in ["Tử số", "Mẫu số", "Cách tính khác", "trả lời muộn cũng tính", "Định nghĩa bản 1"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        // Everybody may see how bodies answer, without a link into a file; tasks are for staff.
        let mut visitor = app.visitor();
        let list = visitor.get(&page.attr(".card a", "href")).await.ok();
        assert_eq!(list.texts("tbody tr").len(), 2);
        assert!(!list.has("tbody a") && list.text("main").contains("ngoài quyền xem"), "{}", list.text("main"));
        let led = visitor.get_only(&at("tasks.kept")).await;
        assert!(led.location().is_some() || led.status == 401, "{}", led.status);
        officer.get(&at("tasks.kept")).await.ok();
        officer.get(&at("petitions.within")).await.ok();
        officer.get(&at("cases.x")).await.is(404);
        officer.get(&urls::figure_of("cases.kept", communes[0].0, "quý III")).await.is(400);
        officer.get(&urls::figure_of("cases.kept", communes[0].0, "2019-Q1")).await.is(400);
        officer.get(&urls::with_query(urls::REPORT_FIGURES, &[("ky", "2026-9M")])).await.is(400);
        let index = officer.get(urls::REPORT_FIGURES).await.ok();
        assert!(index.text("main").contains("Tỷ lệ giải quyết đúng hạn"));
        let mut above = app.officer("Cán bộ 2", Role::Officer, top).await;
        above.get(&at("tasks.kept")).await.is(403);
    }

    async fn what_was_signed_stays_and_what_changed_since_is_a_difference(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một"]).await;
        app.app.clock.set("2026-08-20T02:00:00Z".parse().unwrap());
        complaint(&app, communes[0], "Khiếu nại quyết định thu hồi đất.").await;
        let report = begun(&app, "statistics-commune", THIRD, communes[0], top).await;
        let mut tx = app.app.db.begin_read().await.unwrap();
        let row = reports::find(&mut tx, report).await.unwrap();
        let known = app.app.bodies.load(&mut tx).await.unwrap();
        let mut figures = forms::frozen(&app.app, &mut tx, &known, &row).await.unwrap().unwrap();
        assert!(figures.iter().any(|one| one.key == "tt-02-2021/01-xld/6" && one.share.part == 1));
        drop(tx);
        let kept = Frozen {
            key: "cases.received".to_owned(),
            version: 1,
            share: Share { part: 1, whole: None },
            ..figures[0].clone()
        };
        figures.push(kept);
        done(&app, report, &SENT, &figures, date(2026, 9, 16)).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let page = officer.get(&form(report, "01-xld")).await.ok();
        assert!(page.text("main").contains("các số nay vẫn như khi ký"), "{}", page.text("main"));
        assert!(!page.has("form.answers"), "nothing is typed into what was signed");
        // Another petition of August is registered late.
        complaint(&app, communes[0], "Khiếu nại việc bồi thường.").await;
        gandan::cases::public::count_all(&app.app).await.unwrap();
        let page = officer.get(&form(report, "01-xld")).await.ok();
        assert!(page.text("#c-6").contains("2") && page.text("#c-6").contains("khi ký: 1"), "{}", page.text("#c-6"));
        let figure = officer.get(&urls::figure_of_report("cases.received", report)).await.ok();
        let text = figure.text("main");
        assert!(text.contains("Khi ký: 1") && text.contains("Nay là: 2"), "{text}");
        assert!(text.contains("bản đã ký giữ nguyên"), "{text}");
    }
}
