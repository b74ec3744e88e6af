//! A PostgreSQL server of one test's own, which dies and comes back when the test wants it.

use super::cluster::{as_server, binaries, unprivileged_user};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The server. Gone, with its folder, when this is dropped.
pub struct Server {
    bin: PathBuf,
    folder: PathBuf,
    runs_as: Option<String>,
    /// A shell that ends the server when its standard input closes.
    keeper: Option<Child>,
}

impl Server {
    /// A fresh one, running, with an empty database.
    pub fn new() -> Server {
        let bin = binaries().expect("PostgreSQL's server binaries (package postgresql) are installed");
        let folder = tempfile::Builder::new()
            .prefix("gandan-pg-own-")
            .tempdir()
            .expect("a temporary folder")
            .keep();
        let runs_as = unprivileged_user();
        if let Some(user) = &runs_as {
            let owned = Command::new("chown").arg(user).arg(&folder).status();
            assert!(owned.expect("chown runs").success());
        }
        let mut server = Server {
            bin,
            folder,
            runs_as,
            keeper: None,
        };
        let made = server
            .shell(
                r#""$2/initdb" -D "$1/data" -U gandan -A trust -E UTF8 --locale=C.UTF-8 -N >"$1/log" 2>&1"#,
            )
            .status();
        assert!(made.expect("initdb runs").success(), "{}", server.log());
        server.start();
        server.ask("postgres", "create database gandan");
        server
    }

    /// Its address.
    pub fn url(&self) -> String {
        self.url_of("gandan")
    }

    /// The address of one of its databases.
    pub fn url_of(&self, database: &str) -> String {
        let host = self.folder.to_string_lossy().replace('/', "%2F");
        format!("postgres://gandan@{host}/{database}")
    }

    /// Its folder: what is put there the server may read.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Dies at once, as if the machine had: nothing is said to anybody.
    pub fn stop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            keeper.wait().expect("the shell ends");
        }
    }

    /// Comes back and answers.
    pub fn start(&mut self) {
        let script = r#"
            rm -f "$1/data/postmaster.pid"
            "$2/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c max_connections=60 \
                -c shared_buffers=32MB >>"$1/log" 2>&1 </dev/null &
            read -r _
            kill -QUIT $!; wait $!
        "#;
        let keeper = self.shell(script).stdin(Stdio::piped()).spawn();
        self.keeper = Some(keeper.expect("a shell starts"));
        for _ in 0..600 {
            if self.psql("postgres", "select 1").status.success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("PostgreSQL does not answer: {}", self.log());
    }

    /// Runs a statement in one of its databases.
    pub fn ask(&self, database: &str, sql: &str) {
        let done = self.psql(database, sql);
        assert!(
            done.status.success(),
            "{sql}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    }

    fn psql(&self, database: &str, sql: &str) -> std::process::Output {
        Command::new(self.bin.join("psql"))
            .args(["-qX", "-U", "gandan", "-d", database, "-c", sql, "-h"])
            .arg(&self.folder)
            .output()
            .expect("psql runs")
    }

    fn shell(&self, script: &str) -> Command {
        let mut command = as_server(self.runs_as.as_deref());
        command
            .args(["-c", script, "gandan-pg"])
            .arg(&self.folder)
            .arg(&self.bin)
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(Stdio::inherit());
        command
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Default for Server {
    fn default() -> Server {
        Server::new()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
