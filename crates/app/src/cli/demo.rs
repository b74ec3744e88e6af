use super::serve::run_server;
use super::{Outcome, Terminal, memory};
use crate::config::Config;
use crate::demo::{self, DemoFolder, PASSWORD, PEOPLE};
use crate::web::{App, Clock};
use crate::words::{word, word_of};
use anyhow::Context;
use clap::Args;
use std::net::SocketAddr;

/// `gandan demo`: the five-minute tour. Everything is in a temporary folder and goes when it stops.
#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, env = "GANDAN_LISTEN", value_name = "ADDR")]
    listen: Option<SocketAddr>,
    #[arg(long, env = "GANDAN_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
}

impl Demo {
    /// Fills the province and serves it until asked to stop.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        memory::in_two_parts();
        let folder = DemoFolder::new()?;
        let listen = free(self.listen);
        let config = Config {
            data: folder.path().to_owned(),
            listen,
            public_url: (listen.port() != 0).then(|| format!("http://{listen}")),
            database: self.database,
            // No TLS stands before a demonstration, and not every browser takes `Secure` cookies from this machine.
            plain_http: true,
            body_name: "UBND tỉnh Mẫu (trình diễn)".to_owned(),
            ..Config::default()
        };
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        runtime.block_on(async {
            terminal.say(&word("cli-demo-filling"));
            let app = App::open(config, Clock::system()).await?;
            demo::fill(&app).await?;
            for person in PEOPLE {
                let role = terminal
                    .words
                    .say(terminal.lang, &word_of("role-", person.role.code()));
                terminal.say(
                    &word("cli-demo-person")
                        .with("login", format!("{:<14}", person.login))
                        .with("name", person.name)
                        .with("role", role),
                );
            }
            for (name, code) in demo::codes() {
                terminal.say(&word_of("cli-demo-code-", name).with("code", code));
            }
            terminal.say(&word("cli-demo-password").with("password", PASSWORD));
            run_server(app, terminal).await
        })?;
        Ok(Outcome::Done)
    }
}

/// Where the demonstration listens: as asked for, else at the usual place, else wherever there is room.
fn free(asked: Option<SocketAddr>) -> SocketAddr {
    asked.unwrap_or_else(|| {
        let usual = Config::default().listen;
        match std::net::TcpListener::bind(usual) {
            Ok(_) => usual,
            Err(_) => SocketAddr::new(usual.ip(), 0),
        }
    })
}
