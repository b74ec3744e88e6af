//! What a body owes, by when and why; who below is late or missing; reminders.

use crate::{TestApp, on_both};
use gandan::jobs;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::{Body, BodyId, BodyName, Branch, Place, Tier, Valid};
use gandan_core::reports::{Expected, Frozen, ReportAct, Window};
use gandan_store::journal::Author;
use gandan_store::reports::{self, NewReport, ReportDone};
use gandan_store::{bodies, new_id};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// A province with communes that report to it.
pub async fn province(app: &TestApp, communes: &[&str]) -> (BodyId, Vec<BodyId>) {
    let top = app.body("UBND tỉnh Mẫu").await;
    let mut below = Vec::new();
    for name in communes {
        below.push(commune(app, name, top, Valid::default()).await);
    }
    (top, below)
}

/// A commune that exists from a day or until one.
pub async fn commune(app: &TestApp, name: &str, parent: BodyId, valid: Valid) -> BodyId {
    let id = BodyId(new_id());
    let body = Body {
        id,
        code: id.0.simple().to_string(),
        branch: Branch::Government,
        tier: Tier::Commune,
        parent: Some(parent),
        names: vec![BodyName {
            text: name.to_owned(),
            valid: Valid::default(),
        }],
        place: Place::new(""),
        valid,
        note: String::new(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    bodies::body_insert(&mut tx, &body).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What is reported, and over which days.
pub const THIRD: (&str, Window) = (
    "2026-Q3",
    Window {
        first: date(2026, 6, 15),
        last: date(2026, 9, 14),
    },
);

/// A report that was begun.
pub async fn begun(app: &TestApp, duty: &str, days: (&str, Window), body: BodyId, to: BodyId) -> Uuid {
    begun_by(app, duty, days, (body, body), to).await
}

/// The same by whoever took the place of the body it is about.
pub async fn begun_by(
    app: &TestApp,
    duty: &str,
    (period, window): (&str, Window),
    (body, by): (BodyId, BodyId),
    to: BodyId,
) -> Uuid {
    let expected = Expected {
        duty: duty.to_owned(),
        task: None,
        period: period.to_owned(),
        body,
        by,
        to: Some(to),
        window,
        due: Some(window.last),
    };
    let new = NewReport {
        expected: &expected,
        outline: "",
        title: "Thống kê quý",
        parts: &[],
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    let id = reports::open(&mut tx, &new, &nobody(), 1).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Acts done with a report on a day, figures frozen where it is signed.
pub async fn done(app: &TestApp, report: Uuid, acts: &[ReportAct], figures: &[Frozen], today: Date) {
    let mut tx = app.app.db.begin_write().await.unwrap();
    for act in acts {
        let seen = reports::find(&mut tx, report).await.unwrap().version;
        let done = ReportDone {
            report,
            act: *act,
            seen,
            reason: "",
            number: "45/BC-UBND",
            figures,
            form_key: new_id(),
            today,
        };
        reports::act(&mut tx, &done, &nobody(), 5).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn nobody() -> Author {
    Author {
        account: None,
        name: "Cán bộ 9".to_owned(),
    }
}

/// Signed and sent.
pub const SENT: [ReportAct; 3] = [ReportAct::Submit, ReportAct::Sign, ReportAct::Send];

async fn sent(app: &TestApp, body: BodyId, to: BodyId, day: Date) {
    let report = begun(app, "statistics-commune", THIRD, body, to).await;
    done(app, report, &SENT, &[], day).await;
}

on_both! {
    async fn a_body_sees_what_it_owes_with_the_derivation_of_each_day(app: TestApp) {
        let (_, communes) = province(&app, &["UBND xã Một"]).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let page = officer.get(urls::REPORTS).await.ok();
        let rows = page.texts("#own ~ .scroll tbody tr");
        assert_eq!(rows.len(), 7, "four quarters, half, nine months, year: {rows:?}");
        let third = rows.iter().find(|row| row.contains("Quý III/2026")).unwrap();
        assert!(third.contains("17/09/2026") && third.contains("Thiếu, quá hạn 67 ngày"), "{third}");
        assert!(third.contains("UBND tỉnh Mẫu"), "{third}");
        let year = rows.iter().find(|row| row.contains("Năm 2026")).unwrap();
        assert!(year.contains("17/12/2026") && year.contains("còn 24 ngày"), "{year}");
        let duty = officer.get(&urls::report_duty("statistics-commune", "2026-Q3", None)).await.ok();
        let text = duty.text("main");
        assert!(text.contains("từ 15/06/2026 đến hết 14/09/2026") && text.contains("TK-01"), "{text}");
        assert!(text.contains("17/09/2026") && text.contains("TK-08"), "{text}");
        assert!(text.contains("Chưa biết cột"), "the holes of circular 06/2025 are named: {text}");
        // What it owed before the rule began is not owed; the year before has what began in it.
        let before = officer.get(&urls::with_query(urls::REPORTS, &[("nam", "2020")])).await.ok();
        assert!(before.text("main").contains("không có báo cáo phải gửi"));
    }

    async fn who_is_late_and_who_is_missing_is_named_and_reminded_once(app: TestApp) {
        let (top, communes) = province(&app, &["UBND xã Một", "UBND xã Hai", "UBND xã Ba"]).await;
        sent(&app, communes[0], top, date(2026, 9, 16)).await;
        sent(&app, communes[1], top, date(2026, 9, 20)).await;
        let mut desk = app.officer("Bộ phận theo dõi", Role::Desk, top).await;
        let page = desk.get(urls::REPORTS).await.ok();
        let rows = page.texts("#below ~ .scroll tbody tr");
        let third = rows.iter().find(|row| row.contains("Quý III/2026")).unwrap();
        for count in ["Thiếu: 1", "Gửi muộn: 1", "Đã gửi: 1"] {
            assert!(third.contains(count), "{count}: {third}");
        }
        let address = |filter| urls::report_duty("statistics-commune", "2026-Q3", Some((top.0, filter)));
        let missing = desk.get(&address("thieu")).await.ok();
        assert_eq!(missing.texts("#who ~ .scroll tbody th"), ["UBND xã Ba"]);
        let late = desk.get(&address("muon")).await.ok();
        assert!(late.text("#who ~ .scroll tbody tr").contains("Gửi muộn 3 ngày"));
        let all = desk.get(&address("")).await.ok();
        assert_eq!(all.texts("#who ~ .scroll tbody tr").len(), 3);
        let words = [("words", "Đề nghị gửi trước thứ Sáu.")];
        desk.submit(&all, "main form", &words).await.ok();
        desk.submit(&all, "main form", &words).await.ok();
        let mut third = app.officer("Cán bộ 3", Role::Officer, communes[2]).await;
        let page = third.get(urls::REPORTS).await.ok();
        let reminders = page.texts("#reminders ~ ul li");
        assert_eq!(reminders.len(), 1, "the same form twice is one reminder: {reminders:?}");
        assert!(reminders[0].contains("Mới") && reminders[0].contains("trước thứ Sáu"), "{reminders:?}");
        assert!(!third.get(urls::REPORTS).await.ok().text("main").contains("Mới"), "seen now");
        let mut first = app.officer("Cán bộ 2", Role::Officer, communes[0]).await;
        assert!(!first.get(urls::REPORTS).await.ok().has("#reminders"), "who has sent is not reminded");
        // A commune neither sees the others nor reminds them.
        first.get(&address("")).await.is(403);
        let own = first.get(&urls::report_duty("statistics-commune", "2026-Q3", None)).await.ok();
        assert_eq!(own.texts("#who ~ .scroll tbody th"), ["UBND xã Một"]);
    }

    async fn reminders_come_by_themselves_each_once(app: TestApp) {
        let (_, communes) = province(&app, &["UBND xã Một"]).await;
        app.app.clock.set("2026-12-15T02:00:00Z".parse().unwrap());
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        jobs::run_due(&app.app, "node").await;
        app.app.clock.set("2026-12-15T05:00:00Z".parse().unwrap());
        jobs::run_due(&app.app, "node").await;
        let page = officer.get(urls::REPORTS).await.ok();
        let reminders = page.texts("#reminders ~ ul li");
        assert_eq!(reminders.len(), 2, "the fourth quarter and the year, each once: {reminders:?}");
        assert!(reminders.iter().all(|one| one.contains("Sắp đến hạn")), "{reminders:?}");
        app.app.clock.set("2026-12-18T05:00:00Z".parse().unwrap());
        jobs::run_due(&app.app, "node").await;
        let mut officer = app.officer("Cán bộ 2", Role::Officer, communes[0]).await;
        let page = officer.get(urls::REPORTS).await.ok();
        assert_eq!(page.texts("#reminders ~ ul li").len(), 4, "and once more when it is late");
    }

    async fn what_is_no_period_and_a_day_that_nobody_knows_is_said(app: TestApp) {
        let (_, communes) = province(&app, &["UBND xã Một"]).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, communes[0]).await;
        let at = |duty: &str, period: &str| urls::report_duty(duty, period, None);
        let page = officer.get(&at("statistics-commune", "2026-Q9")).await.is(400);
        assert!(page.text("main").contains("2026-Q9") && page.text("main").contains("2026-Q3"));
        let page = officer.get(&at("statistics-commune", "2026-M07")).await.is(400);
        assert!(page.text("main").contains("Quý I/2026"), "{}", page.text("main"));
        officer.get(&at("statistics-x", "2026-Q3")).await.is(400);
        let page = officer.get(&at("statistics-commune", "2019-Q3")).await.is(400);
        assert!(page.text("main").contains("Không xác định được"), "{}", page.text("main"));
        let page = officer.get(&at("statistics-2021", "2022-Q1")).await.ok();
        let text = page.text("main");
        assert!(text.contains("Chưa biết: Hạn gửi báo cáo theo Thông tư 02/2021"), "{text}");
        assert!(!text.contains("Thiếu"), "what has no known day is never called late: {text}");
        officer.get(&urls::with_query(urls::REPORTS, &[("nam", "năm nay")])).await.is(400);
        let page = officer.get(urls::REPORT_ASKED).await.ok();
        assert!(page.text("main").contains("ô mỗi tháng"), "{}", page.text("main"));
    }
}
