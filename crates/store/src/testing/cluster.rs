//! A PostgreSQL cluster for the life of the test process, from the machine's own binaries, on a socket in a
//! temporary folder, run as an unprivileged user when we are root (the server refuses root).

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static LASTING: OnceLock<Cluster> = OnceLock::new();

/// Tests need no disk; measurements need one that holds what it acknowledged, and the memory of a small server.
const QUICK: &str = "-c fsync=off -c shared_buffers=64MB";
const DURABLE: &str = "-c fsync=on -c shared_buffers=512MB -c max_wal_size=4GB";
static DATABASES: AtomicU32 = AtomicU32::new(0);

struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    /// A shell that waits on its standard input, which closes when this process ends, however it ends; then it stops
    /// the server and removes the folder.
    _keeper: Child,
}

/// Makes a database and answers its address; `durable`: a commit is on the disk when it is answered.
pub(super) fn new_database(durable: bool) -> String {
    let cluster = if durable {
        LASTING.get_or_init(|| Cluster::start(DURABLE))
    } else {
        CLUSTER.get_or_init(|| Cluster::start(QUICK))
    };
    let name = format!("gandan_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let made = Command::new(cluster.bin.join("psql"))
        .args(["-qX", "-U", "gandan", "-d", "postgres", "-h"])
        .arg(&cluster.folder)
        .args(["-c", &format!("create database {name}")])
        .output()
        .expect("psql runs");
    assert!(
        made.status.success(),
        "create database: {}",
        String::from_utf8_lossy(&made.stderr)
    );
    let host = cluster.folder.to_string_lossy().replace('/', "%2F");
    format!("postgres://gandan@{host}/{name}")
}

/// The folder of the newest PostgreSQL server on this machine, if any.
pub(super) fn binaries() -> Option<PathBuf> {
    let installed = Path::new("/usr/lib/postgresql");
    let mut versions: Vec<PathBuf> = std::fs::read_dir(installed)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort_by_key(|bin| {
        let version = bin
            .parent()
            .and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned());
        version
            .and_then(|version| version.parse::<u32>().ok())
            .unwrap_or(0)
    });
    let on_path = std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path)
            .find(|folder| folder.join("initdb").exists() && folder.join("psql").exists())
    });
    versions.pop().or(on_path)
}

impl Cluster {
    fn start(settings: &str) -> Cluster {
        let bin = binaries().expect("PostgreSQL's server binaries (package postgresql) are installed");
        let folder = tempfile::Builder::new()
            .prefix("gandan-pg-")
            .tempdir()
            .expect("a temporary folder")
            .keep();
        let runs_as = unprivileged_user();
        if let Some(user) = &runs_as {
            let owned = Command::new("chown")
                .arg(user)
                .arg(&folder)
                .status()
                .expect("chown runs");
            assert!(owned.success(), "the cluster's folder goes to {user}");
        }
        let script = r#"
            folder=$1; bin=$2; settings=$3
            "$bin/initdb" -D "$folder/data" -U gandan -A trust -E UTF8 --locale=C.UTF-8 -N >"$folder/log" 2>&1 || exit 1
            "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= \
                -c max_connections=300 $settings >>"$folder/log" 2>&1 </dev/null &
            read -r _
            kill -QUIT $!; wait $!
            rm -rf "$folder"
        "#;
        let mut command = as_server(runs_as.as_deref());
        let mut keeper = command
            .args(["-c", script, "gandan-pg"])
            .arg(&folder)
            .arg(&bin)
            .arg(settings)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("a shell starts");
        let log = folder.join("log");
        for _ in 0..600 {
            let ready = Command::new(bin.join("psql"))
                .args(["-qX", "-U", "gandan", "-d", "postgres", "-c", "select 1", "-h"])
                .arg(&folder)
                .output()
                .expect("psql runs");
            if ready.status.success() {
                return Cluster {
                    bin,
                    folder,
                    _keeper: keeper,
                };
            }
            if let Ok(Some(ended)) = keeper.try_wait() {
                panic!(
                    "PostgreSQL did not start ({ended}): {}",
                    std::fs::read_to_string(&log).unwrap_or_default()
                );
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!(
            "PostgreSQL does not answer: {}",
            std::fs::read_to_string(&log).unwrap_or_default()
        );
    }
}

/// A shell as whom the server runs.
pub(super) fn as_server(user: Option<&str>) -> Command {
    let Some(user) = user else {
        return Command::new("sh");
    };
    let mut command = Command::new("setpriv");
    let group = group_of(user);
    command.args(["--reuid", user, "--regid", &group, "--clear-groups", "sh"]);
    command
}

/// Who the server runs as when we are root.
pub(super) fn unprivileged_user() -> Option<String> {
    let me = Command::new("id").arg("-u").output().expect("id runs");
    if String::from_utf8_lossy(&me.stdout).trim() != "0" {
        return None;
    }
    let known = |user: &&str| {
        Command::new("id")
            .arg(user)
            .output()
            .is_ok_and(|found| found.status.success())
    };
    ["postgres", "nobody"]
        .iter()
        .find(|user| known(user))
        .map(|user| (*user).to_owned())
}

fn group_of(user: &str) -> String {
    let group = Command::new("id").args(["-gn", user]).output().expect("id runs");
    String::from_utf8_lossy(&group.stdout).trim().to_owned()
}
