//! The finished quarter of the demonstration, as those read it who sign, who are asked, and who look back over years.

use crate::{Client, TestApp, on_both};
use gandan::demo::{self, PASSWORD};
use gandan::web::urls;
use jiff::ToSpan;

async fn signed_in(app: &TestApp, login: &str) -> Client {
    // Signing in is limited for each address; here a minute passes between two people.
    app.app.clock.set(app.app.clock.now() + 1.minute());
    let mut client = app.visitor();
    let page = client.get(urls::SIGN_IN).await.ok();
    let fields = [("login", login), ("password", PASSWORD)];
    client.submit(&page, "main form", &fields).await.ok();
    client
}

on_both! {
    async fn the_province_finds_what_its_draft_gets_wrong(app: TestApp) {
        demo::fill(&app.app).await.unwrap();
        let mut head = signed_in(&app, "lanhdao").await;
        let list = head.get(urls::REPORT_LIST).await.ok();
        let mut draft = None;
        for href in list.attrs("tbody a", "href") {
            let report = head.get(&href).await.ok();
            if report.text("main").contains("Chưa ký được") {
                draft = Some(report);
            }
        }
        let draft = draft.expect("a draft that cannot be signed yet");
        assert!(draft.text("mark.over").contains("không có vụ việc"), "{}", draft.text("main"));
        let checks = head.get(&draft.attr("a[href$='/kiem-tra']", "href")).await.ok();
        let found = checks.texts("article .tag");
        for kind in ["Trái với sổ", "Chép từ kỳ trước", "Số gõ tay", "Phần để trống", "Cơ quan chưa gửi"] {
            assert!(found.iter().any(|one| one == kind), "{kind}: {found:?}");
        }
        // Two communes sent nothing, and stand there by name.
        let missing = checks.text("main");
        assert!(missing.contains("xã Sơn Hà; Ủy ban nhân dân xã Đông Mẫu"), "{missing}");

        let clauses = head.get(&draft.attr("dl.facts a[href$='/thuc-hien']", "href")).await.ok();
        let asked = clauses.text("main");
        assert!(asked.contains("Quá hạn") && asked.contains("Chưa báo cáo"), "{asked}");
        let address = clauses.address.split('?').next().unwrap().to_owned();
        let none = head.get(&format!("{address}?ky=2019-Q1")).await.ok();
        assert!(!none.has("tbody"), "nothing was asked in that quarter");
        let wrong = head.get(&format!("{address}?ky=mai")).await.ok();
        assert!(wrong.text("main").contains("mai"), "{}", wrong.text("main"));

        // What the province asked of its communes was done in time here, late there, and each shows it.
        let library = head.get(urls::DOCUMENTS).await.ok();
        let mut done = None;
        for href in library.attrs("tbody a[href^='/lam-viec/van-ban/']", "href") {
            let clauses = head.get_only(&format!("{}/thuc-hien", href.split('?').next().unwrap())).await;
            if clauses.status == 200 && clauses.text("main").contains("912/UBND-NC") {
                done = Some(clauses);
            }
        }
        let done = done.expect("the letter of the province");
        let rows = done.texts("tbody tr");
        assert!(rows.iter().any(|row| row.contains("Hoàn thành")), "{rows:?}");
        assert!(rows.iter().any(|row| row.contains("Quá hạn")), "{rows:?}");
        assert!(done.has("tbody td:last-child a"), "what shows it opens");
    }

    async fn a_commune_looks_back_over_years_task_by_task(app: TestApp) {
        demo::fill(&app.app).await.unwrap();
        let mut officer = signed_in(&app, "xa").await;
        let work = officer.get(urls::ASSIGNMENTS).await.ok();
        let mut begun = None;
        for href in work.attrs("tbody a", "href") {
            let task = officer.get(&href).await.ok();
            for write in task.attrs("main a[href*='viet?viec=']", "href") {
                let page = officer.get(&write).await.ok();
                if page.attrs("form.begin option", "value").contains(&"resolution-review".to_owned()) {
                    begun = Some(page);
                }
            }
        }
        let page = begun.expect("something that is done once");
        let days = [("outline", "resolution-review"), ("first", "2025-12-31"), ("last", "2016-01-01")];
        let turned = officer.submit(&page, "form.begin", &days).await.is(422);
        let days = [("first", "2016-01-01"), ("last", "2025-12-31")];
        let report = officer.submit(&turned, "form.begin", &days).await.ok();
        assert!(report.text("h1").contains("Tổng kết"), "{}", report.text("h1"));
        let tasks = report.texts("section[id^='p-task'] h4");
        assert!(tasks.len() > 1, "a section for each task: {tasks:?}");
        for part in ["Bài học kinh nghiệm", "Dự báo tình hình", "Đề xuất, kiến nghị"] {
            assert!(report.text("main").contains(part), "{part}");
        }
    }
}
