//! The rule book asked from the command line.

use serde_json::Value;
use std::process::{Command, Output};

fn gandan(folder: &std::path::Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gandan"))
        .args(args)
        .env("GANDAN_DATA", folder)
        .env("GANDAN_LANG", "vi")
        .output()
        .unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_clerk_asks_when_an_answer_is_due_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let asked = [
        "law",
        "due",
        "complaint.acceptance",
        "--from",
        "2026-06-29",
        "--json",
    ];
    let before = json(&gandan(folder.path(), &asked));
    assert_eq!(before["rule"], "complaint.acceptance");
    assert_eq!(before["from"], "2026-06-29");
    assert_eq!(before["due"], "2026-07-09");
    assert!(before["citation"].as_str().unwrap().contains("02/2011"));
    let after = ["law", "due", "complaint.acceptance", "--from", "2026-07-02"];
    let printed = gandan(folder.path(), &after);
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.contains("13/07/2026") && text.contains("155/2026"), "{text}");
    assert!(text.contains("05/07/2026 (Chủ nhật)"), "{text}");
    let hard = [
        "law",
        "due",
        "complaint.resolution",
        "--from",
        "2026-07-13",
        "--remote",
        "--complex",
        "--instance",
        "2",
        "--json",
    ];
    let hard = json(&gandan(folder.path(), &hard));
    assert_eq!(
        (&hard["due"], &hard["reference"]),
        (&"2026-09-21".into(), &"KN-09".into())
    );
    assert!(hard["derivation"].as_array().unwrap().len() >= 4);
}

#[test]
fn what_has_no_answer_says_so_with_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let hole = ["law", "due", "feedback.answer", "--from", "2026-07-13", "--json"];
    let hole = gandan(folder.path(), &hole);
    assert_eq!(hole.status.code(), Some(1));
    assert_eq!(json(&hole)["error"]["code"], "hole");
    let slip = gandan(
        folder.path(),
        &["law", "due", "complaint.acceptence", "--from", "2026-07-13"],
    );
    assert_eq!(slip.status.code(), Some(2));
    let said = String::from_utf8(slip.stderr).unwrap();
    assert!(said.contains("complaint.acceptance"), "{said}");
    let never = gandan(
        folder.path(),
        &["law", "due", "complaint.acceptance", "--from", "2026-13-01"],
    );
    assert_eq!(never.status.code(), Some(2));
}

#[test]
fn an_installation_fills_and_shortens_in_its_settings() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[[law.fill]]\nrule = 'feedback.answer'\ndays = 10\nunit = 'working'\nground = 'QĐ 12'\n\
                    [[law.shorter]]\nrule = 'complaint.resolution'\ndays = 29\nground = 'QĐ 13'\n";
    std::fs::write(folder.path().join("gandan.toml"), settings).unwrap();
    let asked = |rule| {
        json(&gandan(
            folder.path(),
            &["law", "due", rule, "--from", "2026-07-13", "--json"],
        ))
    };
    assert_eq!(asked("feedback.answer")["due"], "2026-07-27");
    assert_eq!(asked("complaint.resolution")["due"], "2026-08-11");
    // Longer than the law, or without a ground: nothing runs until it is mended.
    let laxer = "[[law.shorter]]\nrule = 'complaint.resolution'\ndays = 31\nground = 'QĐ 13'\n";
    std::fs::write(folder.path().join("gandan.toml"), laxer).unwrap();
    let refused = gandan(
        folder.path(),
        &["law", "due", "complaint.resolution", "--from", "2026-07-13"],
    );
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("complaint.resolution")
    );
}

#[test]
fn a_jurist_sees_a_rule_through_its_versions_and_checks_all_cases() {
    let folder = tempfile::tempdir().unwrap();
    let shown = gandan(
        folder.path(),
        &["law", "show", "reception.head-commune", "--on", "2026-07-02"],
    );
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(
        text.contains("TCD-03") && text.contains("TCD-04") && text.contains("CHƯA BIẾT"),
        "{text}"
    );
    let all = gandan(folder.path(), &["law", "show"]);
    assert!(String::from_utf8(all.stdout).unwrap().lines().count() > 200);
    let checked = gandan(folder.path(), &["law", "check", "--json"]);
    assert_eq!(checked.status.code(), Some(0));
    let checked = json(&checked);
    assert!(checked["days"].as_u64().unwrap() >= 150);
    assert_eq!(checked["faults"], Value::from(Vec::<Value>::new()));
    // A figure that somebody spoilt is found, with the case that tells.
    let law = folder.path().join("law");
    copy(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law"),
        &law,
    );
    let file = law.join("rules/complaint.yaml");
    let spoilt = std::fs::read_to_string(&file)
        .unwrap()
        .replace("term: {working-days: 7}", "term: {working-days: 8}");
    std::fs::write(&file, spoilt).unwrap();
    let found = gandan(folder.path(), &["law", "check", law.to_str().unwrap()]);
    assert_eq!(found.status.code(), Some(1));
    let said = String::from_utf8(found.stderr).unwrap();
    assert!(said.contains("complaint.acceptance 2026-07-02"), "{said}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
