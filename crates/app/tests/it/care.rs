//! Commands that care for an installation, as someone at the machine runs them.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `gandan` in English over the data in `folder`.
fn gandan(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gandan"));
    command
        .args(args)
        .env("GANDAN_DATA", folder.join("data"))
        .env("GANDAN_LANG", "en");
    command
        .env_remove("GANDAN_DATABASE")
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_backup_is_restored_and_what_was_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| gandan(folder.path(), args);
    let link = run(&["admin", "invite", "quantri", "--administrator", "Cán bộ 1"]);
    assert!(link.status.success(), "{}", said(&link));
    assert!(String::from_utf8_lossy(&link.stdout).contains("/moi/"));
    assert_eq!(run(&["backup", "copy.db"]).status.code(), Some(0));
    let twice = run(&["backup", "copy.db"]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(said(&twice).contains("exists already"));
    assert_eq!(run(&["restore", "copy.db"]).status.code(), Some(1));
    let restored = run(&["restore", "copy.db", "--replace"]);
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    assert!(said(&restored).contains("kept as"));
    assert!(run(&["admin", "invite", "quantri"]).status.success());
}

#[test]
fn a_damaged_copy_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("copy.db"),
        "đây không phải cơ sở dữ liệu".repeat(100),
    )
    .unwrap();
    let refused = gandan(folder.path(), &["restore", "copy.db"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!folder.path().join("data/gandan.sqlite").exists());
}

#[test]
fn the_doctor_says_what_a_fresh_installation_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let found = gandan(folder.path(), &["doctor"]);
    assert_eq!(found.status.code(), Some(1));
    let words = said(&found);
    assert!(words.contains("✓ The data folder can be written"), "{words}");
    assert!(
        words.contains("✗ No bodies yet") && words.contains("✗ No account yet"),
        "{words}"
    );
}

#[test]
fn an_unknown_login_and_a_wrong_use_have_their_own_codes() {
    let folder = tempfile::tempdir().unwrap();
    let unknown = gandan(folder.path(), &["admin", "invite", "khong-co"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown).contains("There is no account khong-co"));
    assert_eq!(gandan(folder.path(), &["backup"]).status.code(), Some(2));
    assert_eq!(gandan(folder.path(), &["no-such-command"]).status.code(), Some(2));
}

#[test]
fn the_doctor_names_a_mail_server_that_does_not_answer_and_a_setting_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |settings: &str| {
        std::fs::create_dir_all(folder.path().join("data")).unwrap();
        std::fs::write(folder.path().join("data/gandan.toml"), settings).unwrap();
        said(&gandan(folder.path(), &["doctor"]))
    };
    let names = "body_name = 'UBND xã Mẫu'\npublic_url = 'https://mau.example'\n";
    assert!(doctor("").contains("Neither [mail] nor [sms]"));
    let mail = "[mail]\nhost = '127.0.0.1'\nport = 1\nfrom = 'bao-tin@mau.gov.vn'\n";
    let words = doctor(&format!("{names}{mail}"));
    assert!(
        words.contains("✗ Mail server 127.0.0.1:1: The server cannot be reached."),
        "{words}"
    );
    let words = doctor(mail);
    assert!(words.contains("set public_url"), "{words}");
    let words = doctor(&format!("{names}[mail]\nhost = 'thu.mau.example'\n"));
    assert!(
        words.contains("[mail]") && words.contains("from is missing"),
        "{words}"
    );
}
