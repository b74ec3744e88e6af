//! Tests on PostgreSQL are counted as ignored where the machine has no server binaries; in CI they must run.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(gandan_no_postgres)");
    println!("cargo::rerun-if-changed=/usr/lib/postgresql");
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
    let on_path = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("initdb").exists()));
    if !installed && !on_path {
        println!("cargo::warning=no PostgreSQL server here: its tests are counted as ignored");
        println!("cargo::rustc-cfg=gandan_no_postgres");
    }
}
