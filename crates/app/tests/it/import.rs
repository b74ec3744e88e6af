//! The command that takes files in, run as people run it, and killed as machines kill it.

use crate::TestApp;
use gandan_core::access::Role;
use gandan_store::journal::{self, Filter};
use gandan_store::{blobs, documents, testing};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const DIRECTIVE: &str = include_str!("../../../../fixtures/corpus/seed-000.txt");

fn gandan(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gandan"));
    command
        .env_clear()
        .env("GANDAN_LANG", "vi")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
        .arg("import")
        .arg("--data")
        .arg(data)
        .stdout(Stdio::null());
    command
}

/// So many directives that differ, in a folder.
fn folder_of(files: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..files {
        let text = format!("{DIRECTIVE}\n\nBản sao {n}\n");
        std::fs::write(folder.path().join(format!("{n:02}.txt")), text).unwrap();
    }
    folder
}

async fn killed_at_any_moment(app: TestApp, database: Option<String>) {
    const FILES: usize = 12;
    let body = app.body("UBND tỉnh Mẫu").await;
    app.account("Văn thư 1", &[(Role::Clerk, body)]).await;
    let folder = folder_of(FILES);
    let import = || {
        let mut command = gandan(app.folder());
        if let Some(address) = &database {
            command.arg("--database").arg(address);
        }
        command.arg(folder.path());
        command
    };
    for round in 1..=6 {
        let mut child = import().stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(90 * round));
        // SIGKILL: nothing can be tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        whole(&app, body.0, jiff_year()).await;
    }
    let done = import().output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{said}");
    assert_eq!(whole(&app, body.0, jiff_year()).await, FILES, "{said}");
    let again = import().output().unwrap();
    assert!(String::from_utf8_lossy(&again.stderr).contains(&format!("{FILES} đã có sẵn")));
}

#[test]
fn killed_at_any_moment_an_import_leaves_whole_documents_or_nothing_on_sqlite() {
    testing::block_on(async { killed_at_any_moment(TestApp::new().await, None).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn killed_at_any_moment_an_import_leaves_whole_documents_or_nothing_on_postgres() {
    testing::block_on(async {
        let address = testing::postgres_url();
        killed_at_any_moment(TestApp::over(Some(address.clone())).await, Some(address)).await;
    });
}

/// Every document is whole, and the register of the year has no gap; answers how many there are.
pub async fn whole(app: &TestApp, keeper: uuid::Uuid, year: i16) -> usize {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let rows = documents::register(&mut tx, keeper, "incoming", i64::from(year), 0, 1000)
        .await
        .unwrap();
    for (number, row) in (1i64..).zip(&rows) {
        assert_eq!(row.register_number, number);
        let document = documents::find(&mut tx, row.id).await.unwrap();
        assert!(
            !blobs::get(&mut tx, &document.file_sha256)
                .await
                .unwrap()
                .bytes
                .is_empty()
        );
        let tasks = document.machine().unwrap().tasks.len();
        assert_eq!(
            documents::proposals_of(&mut tx, row.id).await.unwrap().len(),
            tasks
        );
        let filter = Filter {
            object: Some(row.id),
            ..Filter::default()
        };
        assert_eq!(journal::list(&mut tx, &filter, 9).await.unwrap().len(), 1);
    }
    rows.len()
}

fn jiff_year() -> i16 {
    gandan::web::Clock::system().today().year()
}

#[tokio::test]
async fn failures_are_listed_with_their_reasons_and_the_rest_go_on() {
    let app = TestApp::new().await;
    let body = app.body("UBND tỉnh Mẫu").await;
    app.account("Văn thư 1", &[(Role::Clerk, body)]).await;
    let folder = folder_of(2);
    std::fs::write(folder.path().join("a-trong.txt"), "").unwrap();
    std::fs::write(folder.path().join("b-anh.png"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    let done = gandan(app.folder()).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(
        said.contains("a-trong.txt: Tệp trống") && said.contains("b-anh.png"),
        "{said}"
    );
    assert!(said.contains("Đã nhập 2 văn bản"), "{said}");
}

#[tokio::test]
async fn without_anybody_who_may_import_it_says_what_is_missing() {
    let app = TestApp::new().await;
    let folder = folder_of(1);
    let done = gandan(app.folder()).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.code() == Some(1) && said.contains("--login"),
        "{said}"
    );
}

#[test]
fn a_data_folder_that_cannot_be_written_is_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("not-a-folder");
    std::fs::write(&file, "x").unwrap();
    let done = gandan(&file).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.code() == Some(1) && said.contains("not-a-folder"),
        "{said}"
    );
}

#[test]
fn read_prints_one_json_document_with_the_schema_at_its_top() {
    let folder = folder_of(1);
    let read = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gandan"));
        command.env_clear().arg("read").args(args).output().unwrap()
    };
    let file = folder.path().join("00.txt");
    let done = read(&[file.to_str().unwrap(), "--json"]);
    let value: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let number = &value["spans"]["number"];
    let at = |name: &str| usize::try_from(number[name].as_u64().unwrap()).unwrap();
    // Places are those in the text as it is stored, which need not be those in the file.
    assert_eq!(
        number["text"].as_str().unwrap().chars().count(),
        at("end") - at("start")
    );
    assert!(value["tasks"].as_array().unwrap().len() == value["spans"]["tasks"].as_array().unwrap().len());
    let empty = folder.path().join("trong.txt");
    std::fs::write(&empty, "").unwrap();
    let done = read(&[empty.to_str().unwrap(), "--json", "--lang", "vi"]);
    assert!(done.status.code() == Some(1) && done.stdout.is_empty());
    assert!(String::from_utf8_lossy(&done.stderr).contains("Tệp trống"));
}
