//! `gandan cases import`, run as people run it, with wrong lines, and killed as machines kill it.

use crate::TestApp;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::ReceiptCode;
use gandan_store::{cases, testing};
use rust_xlsxwriter::Workbook;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const HEADINGS: [&str; 4] = ["Loại", "Họ tên", "Địa chỉ", "Nội dung"];

/// Writes a sheet; answers where.
fn sheet(folder: &Path, rows: &[[String; 4]]) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, cell) in (0u16..).zip(HEADINGS) {
        sheet.write_string(0, at, cell).unwrap();
    }
    for (line, row) in (1u32..).zip(rows) {
        for (at, cell) in (0u16..).zip(row) {
            sheet.write_string(line, at, cell).unwrap();
        }
    }
    let path = folder.join("don.xlsx");
    book.save(&path).unwrap();
    path
}

fn lamp(number: usize) -> [String; 4] {
    [
        "Phản ánh".to_owned(),
        format!("Người gửi {number}"),
        String::new(),
        format!("Đèn đường cột số {number} không sáng đã ba tuần."),
    ]
}

/// The command over the folder of the story.
struct Import<'a> {
    app: &'a TestApp,
    database: Option<String>,
    code: String,
}

impl<'a> Import<'a> {
    async fn of(app: &'a TestApp, database: Option<String>, body: BodyId) -> Import<'a> {
        let mut tx = app.app.db.begin_read().await.unwrap();
        let known = app.app.bodies.load(&mut tx).await.unwrap();
        Import {
            app,
            database,
            code: known.registry.get(body).unwrap().code.clone(),
        }
    }

    fn command(&self, file: &Path, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gandan"));
        command
            .env_clear()
            .env("GANDAN_LANG", "vi")
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
            .args(["cases", "import"])
            .arg(file)
            .args(["--body", &self.code]);
        command.arg("--data").arg(self.app.folder());
        if let Some(address) = &self.database {
            command.arg("--database").arg(address);
        }
        command.args(more);
        command
    }

    fn run(&self, file: &Path, more: &[&str]) -> (Output, String) {
        let done = self.command(file, more).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        (done, said)
    }
}

async fn numbered(app: &TestApp, body: BodyId) -> Vec<i64> {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let filter = cases::BookFilter {
        from: "2020-01-01".parse().unwrap(),
        until: "2100-01-01".parse().unwrap(),
        channel: None,
        regime: None,
    };
    let rows = cases::book(&mut tx, body.0, &filter, None, 1_000).await.unwrap();
    let mut numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    numbers.sort_unstable();
    numbers
}

/// The codes of a file, each with its line of the sheet.
async fn codes(app: &TestApp, file: &Path) -> Vec<(String, bool)> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut found = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        assert!(!line.contains('\u{feff}'), "one mark at the beginning");
        let mut cells = line.split(',');
        let (at, code) = (cells.next().unwrap().to_owned(), cells.next_back().unwrap());
        let hash = ReceiptCode::parse(code).unwrap().hash(&app.app.keys.receipt);
        let mut tx = app.app.db.begin_read().await.unwrap();
        found.push((at, cases::by_receipt(&mut tx, &hash).await.unwrap().is_some()));
    }
    found
}

async fn wrong_lines(app: TestApp, database: Option<String>) {
    let body = app.body("UBND xã Mẫu").await;
    app.account("Văn thư 1", &[(Role::Clerk, body)]).await;
    let folder = tempfile::tempdir().unwrap();
    let complaint = ["Khiếu nại", "Người gửi 2", "", "Quyết định số 1."].map(str::to_owned);
    let denunciation = ["Tố cáo", "", "", "Ông A."].map(str::to_owned);
    let file = sheet(folder.path(), &[lamp(1), complaint, denunciation, lamp(4)]);
    let import = Import::of(&app, database, body).await;
    // With wrong lines nothing is taken, and each is told with its line and column.
    let (done, said) = import.run(&file, &[]);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(
        said.contains("Dòng 3, cột Địa chỉ") && said.contains("Dòng 4, cột Loại"),
        "{said}"
    );
    assert!(said.contains("2 dòng hợp lệ, 2 dòng có lỗi"), "{said}");
    let (done, _) = import.run(&file, &["--dry-run"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(numbered(&app, body).await.is_empty());
    // The rest is taken where that is asked for; the codes stand in a file of one's own.
    let kept = folder.path().join("ma.csv");
    let more = ["--skip-faulty", "--codes", kept.to_str().unwrap()];
    let (done, said) = import.run(&file, &more);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(
        said.contains("Đã nhận 2 đơn, 0 đã có sẵn, 2 dòng có lỗi"),
        "{said}"
    );
    assert_eq!(numbered(&app, body).await, [1, 2]);
    let opened = codes(&app, &kept).await;
    assert_eq!(opened, [("2".to_owned(), true), ("5".to_owned(), true)]);
    // Again: nothing is taken, no code is made.
    let (_, said) = import.run(&file, &more);
    assert!(said.contains("Đã nhận 0 đơn, 2 đã có sẵn"), "{said}");
    assert_eq!(codes(&app, &kept).await.len(), 2);
    // What is no sheet, no body, no taker is told.
    let other = folder.path().join("khac.xlsx");
    std::fs::write(&other, b"PK\x03\x04").unwrap();
    let (done, said) = import.run(&other, &[]);
    assert!(!done.status.success() && said.contains("bảng mẫu"), "{said}");
    let (done, said) = import.run(&file, &["--skip-faulty", "--login", "khong-co"]);
    assert!(!done.status.success() && said.contains("--login"), "{said}");
}

#[test]
fn wrong_lines_are_told_and_the_rest_is_taken_once_on_sqlite() {
    testing::block_on(async { wrong_lines(TestApp::new().await, None).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn wrong_lines_are_told_and_the_rest_is_taken_once_on_postgres() {
    testing::block_on(async {
        let address = testing::postgres_url();
        wrong_lines(TestApp::over(Some(address.clone())).await, Some(address)).await;
    });
}

async fn killed_and_resumed(app: TestApp, database: Option<String>) {
    const ROWS: usize = 40;
    let body = app.body("UBND xã Mẫu").await;
    app.account("Văn thư 1", &[(Role::Clerk, body)]).await;
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<[String; 4]> = (1..=ROWS).map(lamp).collect();
    let file = sheet(folder.path(), &rows);
    let kept = folder.path().join("ma.csv");
    let more = ["--codes", kept.to_str().unwrap()];
    let import = Import::of(&app, database, body).await;
    for round in 1..=5u64 {
        let mut child = import
            .command(&file, &more)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(120 * round));
        // SIGKILL: nothing can be tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        let numbers = numbered(&app, body).await;
        let whole: Vec<i64> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, whole, "the register has no gap");
    }
    let (done, said) = import.run(&file, &more);
    assert!(done.status.success(), "{said}");
    assert_eq!(
        numbered(&app, body).await.len(),
        ROWS,
        "none is missing, none is there twice"
    );
    // Every line has a code that opens its petition, whenever it was taken.
    let mut lines: Vec<usize> = codes(&app, &kept)
        .await
        .into_iter()
        .filter(|(_, opens)| *opens)
        .map(|(line, _)| line.parse().unwrap())
        .collect();
    lines.sort_unstable();
    let all: Vec<usize> = (2..ROWS + 2).collect();
    assert_eq!(lines, all);
}

#[test]
fn killed_at_any_moment_it_goes_on_and_no_line_is_without_its_code_on_sqlite() {
    testing::block_on(async { killed_and_resumed(TestApp::new().await, None).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn killed_at_any_moment_it_goes_on_and_no_line_is_without_its_code_on_postgres() {
    testing::block_on(async {
        let address = testing::postgres_url();
        killed_and_resumed(TestApp::over(Some(address.clone())).await, Some(address)).await;
    });
}
