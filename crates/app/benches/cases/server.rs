//! The real binary over data made beforehand.

use anyhow::{Context, bail};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Memory in MB.
pub struct Resident {
    all: u64,
    files: u64,
}

impl std::fmt::Display for Resident {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:>6} MB ({} of them pages of files) resident",
            self.all, self.files
        )
    }
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts it and waits until it answers.
    pub async fn start(data: &Path, database: Option<&str>) -> anyhow::Result<Server> {
        let address = free_address()?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_gandan"));
        command
            .args([
                "serve",
                "--plain-http",
                "--behind-proxy",
                "--listen",
                &address.to_string(),
                "--data",
            ])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(url) = database {
            command.args(["--database", url]);
        }
        let child = command.spawn().context("the server")?;
        let server = Server { child, address };
        let patience = Instant::now() + Duration::from_secs(120);
        while Instant::now() < patience {
            if tokio::net::TcpStream::connect(address).await.is_ok() {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the server does not answer")
    }

    /// Memory it holds, in MB, and how much of it is pages of files (program, index), which the machine takes back at will.
    pub fn resident(&self) -> anyhow::Result<Resident> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let megabytes = |name: &str| -> anyhow::Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kilobytes = line.context("no such line")?.trim().trim_end_matches("kB").trim();
            Ok(kilobytes.parse::<u64>()? / 1024)
        };
        Ok(Resident {
            all: megabytes("VmRSS:")?,
            files: megabytes("RssFile:")?,
        })
    }

    /// Seconds of processors it has used.
    #[expect(clippy::cast_precision_loss, reason = "hundredths of seconds")]
    pub fn used(&self) -> anyhow::Result<f64> {
        /// Ticks a second of the figures in `/proc`.
        const TICKS: f64 = 100.0;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name stands in brackets and may hold blanks; user and system time are the 14th and 15th figure.
        let (_, after) = stat.rsplit_once(')').context("no name")?;
        let mut figures = after.split_whitespace().skip(11).map(str::parse::<u64>);
        let mut next = || figures.next().context("too few figures");
        let (user, system) = (next()??, next()??);
        Ok((user + system) as f64 / TICKS)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
