//! A narrative report from its first word to the receiving body, as each person meets it.

use crate::public::fixture::{LAMP, matter, settle, take};
use crate::{Client, Seen, TestApp, on_both};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::{Body, BodyId, BodyName, Branch, Place, Tier, Valid};
use gandan_core::reports::{Expected, ReportAct, Window};
use gandan_rulebook::Reports;
use gandan_store::journal::Author;
use gandan_store::reports::{self, NewReport, PartSave, ReportDone};
use gandan_store::{bodies, new_id};
use uuid::Uuid;

const DUTY: &str = "statistics-commune";

/// A province over two communes, in the third quarter of 2026.
struct Story {
    app: TestApp,
    province: BodyId,
    commune: BodyId,
    other: BodyId,
    officer: Client,
    head: Client,
    desk: Client,
}

async fn body(app: &TestApp, name: &str, tier: Tier, parent: Option<BodyId>) -> BodyId {
    let id = BodyId(new_id());
    let body = Body {
        id,
        code: id.0.simple().to_string(),
        branch: Branch::Government,
        tier,
        parent,
        names: vec![BodyName {
            text: name.to_owned(),
            valid: Valid::default(),
        }],
        place: Place::new("tỉnh Mẫu"),
        valid: Valid::default(),
        note: String::new(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    bodies::body_insert(&mut tx, &body).await.unwrap();
    tx.commit().await.unwrap();
    id
}

impl Story {
    async fn new(app: TestApp) -> Story {
        let province = body(&app, "UBND tỉnh Mẫu", Tier::Province, None).await;
        let commune = body(&app, "UBND xã Một", Tier::Commune, Some(province)).await;
        let other = body(&app, "UBND xã Hai", Tier::Commune, Some(province)).await;
        app.app.clock.set("2026-07-20T02:00:00Z".parse().unwrap());
        take(&app, matter(&app, commune, LAMP)).await;
        // The quarter is over, and the lamp is dark still.
        app.app.clock.set("2026-09-15T02:00:00Z".parse().unwrap());
        settle(&app).await;
        Story {
            officer: app.officer("Cán bộ xã", Role::Officer, commune).await,
            head: app.officer("Chủ tịch xã", Role::Head, commune).await,
            desk: app.officer("Bộ phận theo dõi", Role::Desk, province).await,
            app,
            province,
            commune,
            other,
        }
    }

    /// Begins the report of a body, and answers the address of its page.
    async fn begin(client: &mut Client, body: BodyId, period: &str, duty: &str) -> String {
        let page = client
            .get(&urls::report_begin_duty(duty, period, body.0))
            .await
            .ok();
        let outline = page.attrs("form.begin option", "value");
        let begun = client
            .submit(&page, "form.begin", &[("outline", &outline[0])])
            .await
            .ok();
        begun.address.split('?').next().unwrap().to_owned()
    }
}

fn id_of(report: &str) -> Uuid {
    report.rsplit('/').next().unwrap().parse().unwrap()
}

/// Writes a part and saves it.
async fn write(client: &mut Client, report: &str, key: &str, words: &str) -> Seen {
    let page = client.get(&urls::report_part(id_of(report), key)).await.ok();
    client.submit(&page, "form.part", &[("words", words)]).await
}

/// Writes every part that has to be written.
async fn write_all(client: &mut Client, report: &str, settling: &str) {
    let parts = [
        ("situation", "Trong kỳ tiếp nhận [[cases.received]] vụ việc."),
        ("reception", "Chủ tịch tiếp công dân định kỳ, có lịch niêm yết."),
        ("petitions", "Phân loại đơn trong ngày."),
        ("settling", settling),
        ("backlog", "Một vụ việc về đèn đường do chờ vật tư."),
        ("limits", "Còn chậm ở khâu phối hợp với đơn vị thi công."),
        ("ahead", "Không để vụ việc quá hạn trong quý tới."),
        ("proposals", "Không."),
    ];
    for (key, words) in parts {
        write(client, report, key, words).await.ok();
    }
}

/// Does something official with the report at an address.
pub async fn act(client: &mut Client, report: &str, act: &str, fields: &[(&str, &str)]) -> Seen {
    let page = client.get(&urls::report_act(id_of(report), act)).await.ok();
    client.submit(&page, "form.act", fields).await
}

/// Answers every finding there is.
pub async fn answer_all(client: &mut Client, report: &str, why: &str) {
    let checks = urls::with_id(urls::REPORT_CHECKS, id_of(report));
    loop {
        let page = client.get(&checks).await.ok();
        let found = page.attrs("article", "id");
        let answered = |id: &&String| page.has(&format!("[id='{id}'] .law"));
        let Some(id) = found.iter().find(|id| !answered(id)) else {
            return;
        };
        let form = format!("[id='{id}'] form.answer");
        client
            .submit(&page, &form, &[(&format!("answer-{id}"), why)])
            .await
            .ok();
    }
}

/// A report of `body` in the middle of being written: its pages.
pub async fn to_look_at(app: &TestApp, body: BodyId) -> Vec<(&'static str, String)> {
    let outline = Reports::shipped().outline("dan-van-quarterly").unwrap();
    let window = Window {
        first: "2026-07-01".parse().unwrap(),
        last: "2026-09-30".parse().unwrap(),
    };
    let expected = Expected {
        duty: "statistics-province".to_owned(),
        task: None,
        period: "2026-Q3".to_owned(),
        body,
        by: body,
        to: None,
        window,
        due: "2026-10-05".parse().ok(),
    };
    let parts = outline.begun(&[]);
    let new = NewReport {
        expected: &expected,
        outline: &outline.code,
        title: "Kết quả công tác dân vận chính quyền quý III năm 2026",
        parts: &parts,
    };
    let author = Author {
        account: None,
        name: "Cán bộ 1".to_owned(),
    };
    let mut tx = app.app.db.begin_write().await.unwrap();
    let report = reports::open(&mut tx, &new, &author, 1).await.unwrap();
    let save = PartSave {
        report,
        key: "cases",
        seen: 0,
        words: "Tiếp nhận [[cases.received]] vụ việc; không có nhiệm vụ nào quá hạn.\n- Giải quyết đúng hạn 95%.",
        sources: &[],
        evidence: &[],
        form_key: new_id(),
    };
    reports::save_part(&mut tx, &save, &author, 2).await.unwrap();
    let earlier = Expected {
        period: "2026-Q2".to_owned(),
        ..expected.clone()
    };
    let new = NewReport {
        expected: &earlier,
        ..new
    };
    let submitted = reports::open(&mut tx, &new, &author, 3).await.unwrap();
    let submit = ReportDone {
        report: submitted,
        act: ReportAct::Submit,
        seen: reports::find(&mut tx, submitted).await.unwrap().version,
        reason: "",
        number: "",
        figures: &[],
        form_key: new_id(),
        today: app.app.clock.today(),
    };
    reports::act(&mut tx, &submit, &author, 4).await.unwrap();
    tx.commit().await.unwrap();
    vec![
        ("reports", urls::REPORT_LIST.to_owned()),
        ("report", urls::with_id(urls::REPORT_PAGE, report)),
        ("report-part", urls::report_part(report, "cases")),
        ("report-checks", urls::with_id(urls::REPORT_CHECKS, report)),
        (
            "report-begin",
            urls::report_begin_duty("statistics-province", "2026-Q4", body.0),
        ),
        ("report-submit", urls::report_act(report, "trinh")),
        ("report-sign", urls::report_act(submitted, "ky")),
        ("report-versions", urls::with_id(urls::REPORT_VERSIONS, report)),
        ("report-print", urls::with_id(urls::REPORT_PRINT, report)),
    ]
}

/// How a commune heads and signs a report.
pub const SIGNED: [(&str, &str); 3] = [
    ("place", "Một"),
    ("lines", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
    ("symbol", "BC-UBND"),
];

on_both! {
    async fn a_report_is_written_checked_signed_sent_returned_and_sent_again(app: TestApp) {
        let Story { app: _app, province: _, commune, other: _, mut officer, mut head, mut desk } = Story::new(app).await;
        let report = Story::begin(&mut officer, commune, "2026-Q3", DUTY).await;
        assert_eq!(Story::begin(&mut officer, commune, "2026-Q3", DUTY).await, report, "begun once");
        desk.get(&report).await.is(403);
        let backlog = "Trong kỳ không có vụ việc khiếu nại, phản ánh tồn đọng, kéo dài.";
        write_all(&mut officer, &report, backlog).await;
        let page = officer.get(&report).await.ok();
        assert!(page.text("#p-situation a.fig").contains('1'), "the figure opens");
        assert_eq!(page.text("#p-settling mark.over"), backlog);
        assert!(page.text("main").contains("Vụ việc nhận trong kỳ"), "the table of figures stands there");

        act(&mut officer, &report, "trinh", &[]).await.ok();
        let refused = act(&mut head, &report, "ky", &SIGNED).await.is(422);
        assert!(refused.text(".errors").contains("chưa có giải trình"), "{}", refused.text(".errors"));
        officer.get(&urls::report_act(id_of(&report), "ky")).await.is(403);
        answer_all(&mut officer, &report, "Vụ việc chờ vật tư, đã báo người dân ngày 01/9").await;
        let checks = officer.get(&urls::with_id(urls::REPORT_CHECKS, id_of(&report))).await.ok();
        assert!(checks.text("main").contains("chờ vật tư") && checks.text("main").contains("Quá hạn chưa trả lời: 1"));

        // The head looks, somebody writes on, the signature is refused as stale; nothing is lost.
        let looked = head.get(&urls::report_act(id_of(&report), "ky")).await.ok();
        write(&mut officer, &report, "proposals", "Đề nghị tỉnh cấp kinh phí.").await.ok();
        head.submit(&looked, "form.act", &SIGNED).await.is(409);
        let looked = head.get(&urls::report_act(id_of(&report), "ky")).await.ok();
        let signed = head.submit(&looked, "form.act", &SIGNED).await.ok();
        assert!(signed.text("main").contains("01/BC-UBND"));
        head.submit(&looked, "form.act", &SIGNED).await.ok();
        assert!(head.get(&report).await.ok().text("main").contains("01/BC-UBND"), "signed once");
        officer.get(&urls::report_part(id_of(&report), "proposals")).await.is(409);
        desk.get(&report).await.is(403);

        act(&mut officer, &report, "gui", &[]).await.ok();
        let inbox = desk.get(&urls::with_query(urls::REPORT_LIST, &[("phia", "nhan")])).await.ok();
        assert!(inbox.text("tbody").contains("UBND xã Một"));
        act(&mut desk, &report, "tra-lai", &[]).await.is(422);
        act(&mut desk, &report, "tra-lai", &[("reason", "Thiếu số lượt tiếp")]).await.ok();
        let back = officer.get(&report).await.ok();
        assert!(back.text(".steps").contains("Thiếu số lượt tiếp"));

        act(&mut officer, &report, "sua-lai", &[]).await.ok();
        write(&mut officer, &report, "reception", "Chủ tịch tiếp công dân 3 kỳ, có lịch niêm yết.").await.ok();
        act(&mut officer, &report, "trinh", &[]).await.ok();
        answer_all(&mut officer, &report, "Như trên").await;
        act(&mut head, &report, "ky", &SIGNED).await.ok();
        act(&mut head, &report, "gui", &[]).await.ok();
        act(&mut desk, &report, "nhan", &[]).await.ok();
        let page = desk.get(&report).await.ok();
        assert!(page.text("main").contains("Đã được nhận") && page.text("main").contains("02/BC-UBND"));
        let versions = desk.get(&urls::with_id(urls::REPORT_VERSIONS, id_of(&report))).await.ok();
        assert!(!versions.text("main").contains("Lưu một phần"), "how it was written stays with who wrote it");
        let between = versions.attr("main ul a", "href");
        let changed = desk.get(&between).await.ok();
        assert!(changed.text("ins").contains('3'), "{}", changed.text("main"));
    }

    async fn the_paper_says_what_was_signed_whatever_comes_later(app: TestApp) {
        let Story { app, commune, mut officer, mut head, .. } = Story::new(app).await;
        let report = Story::begin(&mut officer, commune, "2026-Q3", DUTY).await;
        write_all(&mut officer, &report, "Trả lời [[cases.kept]] trên [[cases.kept:all]] vụ việc, đạt [[cases.kept:%]].").await;
        let print = urls::with_id(urls::REPORT_PRINT, id_of(&report));
        let draft = officer.get(&print).await.ok();
        assert!(draft.text(".paper").contains("Trả lời 0 trên 1 vụ việc, đạt 0%"), "{}", draft.text(".paper"));
        act(&mut officer, &report, "trinh", &[]).await.ok();
        answer_all(&mut officer, &report, "Đúng").await;
        act(&mut head, &report, "ky", &SIGNED).await.ok();
        // A second matter of the same days comes to light after the signature.
        app.app.clock.set("2026-09-10T03:00:00Z".parse().unwrap());
        take(&app, matter(&app, commune, "Một đèn nữa không sáng, đã báo mà chưa ai ghi.")).await;
        app.app.clock.set("2026-09-15T03:00:00Z".parse().unwrap());
        settle(&app).await;
        let page = officer.get(&report).await.ok();
        assert!(page.text("#p-situation").contains("(nay là 2)"), "{}", page.text("#p-situation"));
        let index = officer.get(&page.attr("main a[href$='/bieu']", "href")).await.ok();
        let form = officer.get(&index.attr("main a[href$='/01-xld']", "href")).await.ok();
        assert!(form.text("main").contains("khi ký: 1"), "its forms stay too: {}", form.text("main"));
        let signed = officer.get(&print).await.ok();
        let words = signed.text(".paper");
        assert!(words.contains("tiếp nhận 1 vụ việc") && words.contains("TM. ỦY BAN NHÂN DÂN"), "{words}");
        let word = officer.get(&urls::report_file(id_of(&report), "docx")).await.ok();
        assert!(word.header("content-disposition").contains("01-BC-UBND.docx"));
        let pdf = officer.get(&urls::report_file(id_of(&report), "pdf")).await.ok();
        assert!(pdf.header("content-type").contains("application/pdf"));
        officer.get(&urls::report_file(id_of(&report), "odt")).await.is(404);
    }

    async fn a_clock_that_jumps_loses_nothing(app: TestApp) {
        let Story { app, commune, mut officer, .. } = Story::new(app).await;
        let report = Story::begin(&mut officer, commune, "2026-Q3", DUTY).await;
        write_all(&mut officer, &report, "Đã trả lời đủ.").await;
        let pages = [report.clone(), urls::REPORTS.to_owned(), urls::with_id(urls::REPORT_VERSIONS, id_of(&report))];
        // Back to before the quarter began: what was written is there, and can be signed.
        app.app.clock.set("2026-03-02T02:00:00Z".parse().unwrap());
        let mut officer = app.officer("Cán bộ khác", Role::Officer, commune).await;
        for page in &pages {
            assert_eq!(officer.get(page).await.ok().address.split('?').next(), Some(page.as_str()));
        }
        assert!(officer.get(&report).await.ok().text("main").contains("Một vụ việc về đèn đường"));
        app.app.clock.set("2027-02-01T02:00:00Z".parse().unwrap());
        let mut officer = app.officer("Cán bộ sau", Role::Officer, commune).await;
        let mut late = app.officer("Chủ tịch sau", Role::Head, commune).await;
        act(&mut officer, &report, "trinh", &[]).await.ok();
        answer_all(&mut officer, &report, "Đúng").await;
        act(&mut late, &report, "ky", &SIGNED).await.ok();
        app.app.clock.set("2026-09-15T02:00:00Z".parse().unwrap());
        let mut again = app.officer("Chủ tịch nữa", Role::Head, commune).await;
        for page in &pages {
            assert_eq!(again.get(page).await.ok().address.split('?').next(), Some(page.as_str()));
        }
        let signed = again.get(&report).await.ok();
        let text = signed.text("main");
        assert!(text.contains("01/BC-UBND") && signed.text("#p-situation a.fig").contains('1'), "{text}");
    }

    async fn the_second_of_two_who_write_is_told_and_keeps_their_words(app: TestApp) {
        let Story { app, commune, mut officer, .. } = Story::new(app).await;
        let report = Story::begin(&mut officer, commune, "2026-Q3", DUTY).await;
        let mut second = app.officer("Cán bộ hai", Role::Officer, commune).await;
        let address = urls::report_part(id_of(&report), "reception");
        let (mine, theirs) = (officer.get(&address).await.ok(), second.get(&address).await.ok());
        officer.submit(&mine, "form.part", &[("words", "Tiếp 3 kỳ.")]).await.ok();
        let told = second.submit(&theirs, "form.part", &[("words", "Tiếp ba kỳ.")]).await.is(422);
        assert!(told.text(".confirm").contains("Cán bộ xã") && told.text(".confirm").contains("Tiếp 3 kỳ."));
        assert!(told.text("textarea[name=words]").contains("Tiếp ba kỳ."));
        second.submit(&told, "form.part", &[]).await.ok();
        assert!(officer.get(&report).await.ok().text("#p-reception").contains("Tiếp ba kỳ."));
        let wrong = [("evidence", "Kế hoạch | ftp://x"), ("words", "Giữ lời này.")];
        let page = officer.get(&address).await.ok();
        let again = officer.submit(&page, "form.part", &wrong).await.is(422);
        assert!(again.text("textarea[name=words]").contains("Giữ lời này."));
    }

    async fn a_province_takes_over_what_communes_wrote_and_names_who_sent_nothing(app: TestApp) {
        let Story { app, province, commune, other: _, mut officer, mut head, mut desk } = Story::new(app).await;
        let report = Story::begin(&mut officer, commune, "2026-Q3", DUTY).await;
        write_all(&mut officer, &report, "Đã trả lời [[cases.kept]] vụ việc đúng thời gian.").await;
        act(&mut officer, &report, "trinh", &[]).await.ok();
        answer_all(&mut officer, &report, "Đúng").await;
        act(&mut head, &report, "ky", &SIGNED).await.ok();
        act(&mut head, &report, "gui", &[]).await.ok();
        act(&mut desk, &report, "nhan", &[]).await.ok();

        let mut writer = app.officer("Cán bộ tỉnh", Role::Officer, province).await;
        let whole = Story::begin(&mut writer, province, "2026-Q3", "statistics-province").await;
        let address = urls::report_part(id_of(&whole), "settling");
        let page = writer.get(&address).await.ok();
        assert!(page.text("fieldset").contains("Đã trả lời 0 vụ việc"), "a figure comes as it was signed");
        let take = [("take", page.attr("[name=take]", "value"))];
        let take: Vec<(&str, &str)> = take.iter().map(|(name, value)| (*name, value.as_str())).collect();
        writer.submit(&page, "form.part", &take).await.ok();
        let shown = writer.get(&whole).await.ok();
        assert!(shown.text("#p-settling").contains("UBND xã Một: Đã trả lời 0 vụ việc"));
        assert!(shown.texts("#p-settling a").contains(&"UBND xã Một".to_owned()), "the source stays");
        let checks = writer.get(&urls::with_id(urls::REPORT_CHECKS, id_of(&whole))).await.ok();
        let words = checks.text("main");
        assert!(words.contains("1 cơ quan chưa gửi báo cáo kỳ này: UBND xã Hai"), "{words}");
        assert!(words.contains("Phần để trống"));
    }

    async fn what_was_copied_from_the_last_quarter_is_shown_with_its_source(app: TestApp) {
        let Story { app: _app, commune, mut officer, mut head, .. } = Story::new(app).await;
        let before = Story::begin(&mut officer, commune, "2026-Q2", DUTY).await;
        write_all(&mut officer, &before, "Đã trả lời đủ.").await;
        act(&mut officer, &before, "trinh", &[]).await.ok();
        answer_all(&mut officer, &before, "Đúng").await;
        act(&mut head, &before, "ky", &SIGNED).await.ok();
        let report = Story::begin(&mut officer, commune, "2026-Q3", DUTY).await;
        let page = officer.get(&urls::report_part(id_of(&report), "limits")).await.ok();
        assert!(page.text("main details").contains("Còn chậm ở khâu phối hợp"));
        write(&mut officer, &report, "limits", "Còn  chậm ở khâu phối hợp với đơn vị thi công.").await.ok();
        let page = officer.get(&report).await.ok();
        assert!(page.has("#p-limits mark.info"));
        let checks = officer.get(&urls::with_id(urls::REPORT_CHECKS, id_of(&report))).await.ok();
        let source = checks.attrs("article a", "href").into_iter().find(|href| href.contains("#p-limits")).unwrap();
        assert!(source.starts_with(&before), "{source}");
    }
}

#[tokio::test]
async fn what_is_not_owed_cannot_be_begun() {
    let Story {
        app,
        commune,
        other,
        mut officer,
        ..
    } = Story::new(TestApp::new().await).await;
    officer
        .get(&urls::report_begin_duty(DUTY, "2026-Q9", commune.0))
        .await
        .is(404);
    officer
        .get(&urls::report_begin_duty("no-duty", "2026-Q3", commune.0))
        .await
        .is(404);
    officer
        .get(&urls::report_begin_duty(DUTY, "2026-Q3", other.0))
        .await
        .is(403);
    let mut auditor = app.officer("Kiểm soát", Role::Auditor, commune).await;
    auditor
        .get(&urls::report_begin_duty(DUTY, "2026-Q3", commune.0))
        .await
        .is(403);
    auditor.get(urls::REPORT_LIST).await.ok();
}
