//! Tests that need a PostgreSQL server or a browser are counted as ignored where the machine has none; in CI they must
//! run.

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rustc-check-cfg=cfg(gandan_no_postgres)");
    println!("cargo::rustc-check-cfg=cfg(gandan_no_browser)");
    for place in [
        "/usr/lib/postgresql",
        "/usr/bin/chromium",
        "/usr/bin/chromedriver",
    ] {
        println!("cargo::rerun-if-changed={place}");
    }
    println!("cargo::rerun-if-env-changed=PATH");
    println!("cargo::rerun-if-env-changed=CI");
    if std::env::var("CI").is_ok_and(|ci| ci == "true") {
        return;
    }
    let installed = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| entry.path().join("bin/initdb").exists());
    if !installed && !on_path("initdb") {
        println!("cargo::warning=no PostgreSQL server here: its tests are counted as ignored");
        println!("cargo::rustc-cfg=gandan_no_postgres");
    }
    if !on_path("chromium") || !on_path("chromedriver") {
        println!("cargo::warning=no Chromium with its driver here: browser tests are counted as ignored");
        println!("cargo::rustc-cfg=gandan_no_browser");
    }
}

fn on_path(program: &str) -> bool {
    let folders: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default();
    folders
        .iter()
        .map(PathBuf::as_path)
        .chain([Path::new("/usr/bin")])
        .any(|folder| folder.join(program).exists())
}
