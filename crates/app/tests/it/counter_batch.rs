//! Petitions from a spreadsheet.

use crate::{Client, TestApp};
use calamine::Reader;
use gandan::cases::counter::batch;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::ReceiptCode;
use gandan_store::{cases, testing};
use rust_xlsxwriter::Workbook;

const HEADINGS: [&str; 6] = ["Loại", "Họ tên", "Địa chỉ", "Nội dung", "Ngày nhận", "Nguồn đến"];

fn sheet(rows: &[[&str; 6]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in (0u32..).zip(std::iter::once(&HEADINGS).chain(rows)) {
        for (at, cell) in (0u16..).zip(row) {
            sheet.write_string(line, at, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The page of a batch with faults, for pictures; answers its address.
pub async fn report(app: &TestApp, clerk: &mut Client) -> String {
    let file = sheet(&[
        [
            "Phản ánh",
            "Người gửi 1",
            "",
            "Đèn đường ngõ 5 không sáng.",
            "20/11/2026",
            "Hòm thư góp ý",
        ],
        ["Khiếu nại", "Người gửi 2", "", "Quyết định số 1.", "", ""],
    ]);
    let page = clerk.get(urls::PETITION_BATCHES).await.ok();
    let files = [("file", "don.xlsx", file.as_slice())];
    let report = clerk.upload(&page, "form.batch", &[], &files).await.ok();
    (batch::BATCHES.run)(app.app.clone()).await.unwrap();
    report.address
}

async fn from_a_spreadsheet(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let template = clerk.get(urls::PETITION_TEMPLATE).await.ok();
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(&template.bytes)).unwrap();
    let first = book.worksheet_range("Đơn").unwrap();
    assert_eq!(first.get((0, 8)).unwrap().to_string(), "Nội dung");
    let file = sheet(&[
        [
            "Phản ánh",
            "Người gửi 1",
            "",
            "Đèn đường ngõ 5 không sáng.",
            "20/11/2026",
            "Hòm thư góp ý",
        ],
        ["Khiếu nại", "Người gửi 2", "", "Quyết định số 1.", "", ""],
        ["Tố cáo", "", "", "Ông A.", "", ""],
        ["kien nghi", "Người gửi 4", "", "Xin sửa đường.", "2026-11-21", ""],
    ]);
    let page = clerk.get(urls::PETITION_BATCHES).await.ok();
    let report = clerk
        .upload(&page, "form.batch", &[], &[("file", "don.xlsx", &file)])
        .await
        .ok();
    let faults = report.texts("tbody tr").join(" | ");
    assert!(
        faults.contains("3 Địa chỉ") && faults.contains("4 Loại Tố cáo"),
        "{faults}"
    );
    assert!(report.text("#report + p").contains("2 dòng hợp lệ"));
    // Nothing is taken before somebody agrees.
    (batch::BATCHES.run)(app.app.clone()).await.unwrap();
    let mut agreed = clerk.submit(&report, "form.confirm-batch", &[]).await.ok();
    assert!(agreed.text("[role=status]").len() > 3 && agreed.has("form.stop"));
    let stopped = clerk.submit(&agreed, "form.stop", &[]).await.ok();
    (batch::BATCHES.run)(app.app.clone()).await.unwrap();
    agreed = clerk.submit(&stopped, "form.resume", &[]).await.ok();
    assert!(agreed.has("form.stop"), "what was stopped took nothing");
    for _ in 0..2 {
        (batch::BATCHES.run)(app.app.clone()).await.unwrap();
    }
    let done = clerk.get(&agreed.address).await.ok();
    // Another clerk of the same body sees how it went and gets no codes.
    let mut colleague = app.officer("Văn thư 2", Role::Clerk, body).await;
    assert!(!colleague.get(&agreed.address).await.ok().has("form.codes"));
    let codes = clerk.submit(&done, "form.codes", &[]).await.ok();
    let lines = codes.texts("tbody tr");
    assert_eq!(lines.len(), 2, "{lines:?}");
    let code = ReceiptCode::parse(&codes.text("td.code")).unwrap();
    let mut tx = app.app.db.begin_read().await.unwrap();
    let hash = code.hash(&app.app.keys.receipt);
    let petition = cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap();
    assert_eq!(
        (&*petition.received_day, &*petition.channel),
        ("2026-11-20", "box")
    );
    drop(tx);
    clerk.submit(&done, "form.codes", &[]).await.is(409);
    // The same file again takes nothing.
    let page = clerk.get(urls::PETITION_BATCHES).await.ok();
    let again = clerk
        .upload(&page, "form.batch", &[], &[("file", "lai.xlsx", &file)])
        .await
        .ok();
    assert_eq!(again.address.split('?').next(), agreed.address.split('?').next());
    let book = clerk.get(urls::PETITION_REGISTER).await.ok();
    assert_eq!(book.texts("tbody tr").len(), 2);
}

#[test]
fn valid_rows_are_taken_once_and_codes_shown_once_on_sqlite() {
    testing::block_on(async { from_a_spreadsheet(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn valid_rows_are_taken_once_and_codes_shown_once_on_postgres() {
    testing::block_on(async { from_a_spreadsheet(TestApp::over(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn what_is_no_sheet_is_refused_beside_its_field() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let page = clerk.get(urls::PETITION_BATCHES).await.ok();
    let wrong = clerk
        .upload(&page, "form.batch", &[], &[("file", "a.xlsx", b"PK\x03\x04")])
        .await;
    assert!(wrong.is(422).text(".errors").contains("bảng mẫu"));
    let other = sheet(&[]);
    let wrong = clerk
        .upload(&page, "form.batch", &[], &[("file", "b.xlsx", &other)])
        .await
        .ok();
    assert!(
        !wrong.has("form.confirm-batch"),
        "an empty sheet has nothing to take"
    );
}
