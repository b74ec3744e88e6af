use super::{Outcome, Terminal, memory};
use crate::access::actions;
use crate::config::{Config, Settings};
use crate::documents::batch_job;
use crate::search;
use crate::web::{App, Clock, server, urls};
use crate::words::word;
use anyhow::Context;
use clap::Args;
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// `gandan serve`: the pages and the interface.
#[derive(Debug, Args)]
pub struct Serve {
    #[arg(long, env = "GANDAN_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    #[arg(long, env = "GANDAN_LISTEN", value_name = "ADDR")]
    listen: Option<SocketAddr>,
    #[arg(long, env = "GANDAN_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    #[arg(long, env = "GANDAN_PLAIN_HTTP", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    plain_http: Option<bool>,
    #[arg(long, env = "GANDAN_BEHIND_PROXY", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    behind_proxy: Option<bool>,
    #[arg(long, env = "GANDAN_BODY_NAME", value_name = "NAME")]
    body_name: Option<String>,
    #[arg(long, env = "GANDAN_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    #[arg(long, env = "GANDAN_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Serve {
    /// Serves until asked to stop.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        memory::in_two_parts();
        let settings = Settings {
            data: self.data,
            listen: self.listen,
            database: self.database,
            plain_http: self.plain_http,
            behind_proxy: self.behind_proxy,
            body_name: self.body_name,
            public_url: self.public_url,
            ..Settings::default()
        };
        let config = Config::load(settings, self.config.as_deref())?;
        start_log();
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        runtime.block_on(serve(config, terminal))?;
        Ok(Outcome::Done)
    }
}

async fn serve(config: Config, terminal: &Terminal) -> anyhow::Result<()> {
    if config.plain_http {
        terminal.say(&word("cli-serve-plain-http-warning"));
        tracing::warn!("plain http: the session cookie is sent without Secure");
    }
    let app = App::open(config, Clock::system()).await?;
    run_server(app, terminal).await
}

/// Serves `app` where its settings say, until asked to stop.
pub(super) async fn run_server(app: App, terminal: &Terminal) -> anyhow::Result<()> {
    let listen = app.config.listen;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| listen.to_string())?;
    let address = listener.local_addr()?;
    terminal.say(&word("cli-serve-ready").with("address", format!("{}/", base(&app, address))));
    if let Some(secret) = actions::invite_first(&app).await? {
        let link = format!("{}{}", base(&app, address), urls::begin(secret.expose()));
        terminal.say(&word("cli-serve-begin").with("link", link));
    }
    tokio::spawn(batch_job::run(app.intake()));
    tokio::spawn(search::run(app.db.clone(), app.search.clone()));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let outbox = tokio::spawn(crate::outbox::run(app.clone(), stopped.clone()));
    let jobs = tokio::spawn(crate::jobs::run_all(app.clone(), stopped));
    let served = server::serve(app, listener, server::asked_to_stop()).await;
    // A job under way ends by itself; one that hangs does not hold the program up.
    let _ = stop.send(true);
    let both = async { tokio::join!(jobs, outbox) };
    let _ = tokio::time::timeout(std::time::Duration::from_secs(20), both).await;
    served?;
    terminal.say(&word("cli-serve-stopped"));
    Ok(())
}

/// How people reach the server.
fn base(app: &App, address: SocketAddr) -> String {
    app.config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{address}"))
}

/// The log goes to stderr; `RUST_LOG` says how much.
fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    // A second start in one process keeps the first log.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // In a file or a journal, colours are only noise.
        .with_ansi(std::io::stderr().is_terminal())
        .try_init();
}
