use super::{Outcome, Place, Terminal};
use crate::config::Config;
use crate::documents::intake::{Direction, Intake, IntakeError, Order};
use crate::documents::refusal::Reason;
use crate::web::{App, Clock};
use crate::words::word;
use anyhow::Context;
use clap::Args;
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::BodyId;
use gandan_store::access;
use gandan_store::documents::Inserted;
use gandan_store::journal::Author;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};

/// `gandan import`: files into the library. Done twice, it changes nothing the second time; broken off, it goes on
/// where it was.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    place: Place,
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    #[arg(long, value_name = "CODE")]
    body: Option<String>,
    #[arg(long, value_name = "incoming|outgoing|auto", default_value = "auto", value_parser = direction)]
    direction: Direction,
}

fn direction(text: &str) -> Result<Direction, String> {
    Direction::from_code(text).ok_or_else(|| "incoming | outgoing | auto".to_owned())
}

impl Import {
    /// Takes in each file; failures are listed at the end with their reasons.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let config = self.place.clone().config()?;
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        runtime.block_on(self.import(config, terminal))
    }

    async fn import(self, config: Config, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let app = App::open(config, Clock::system()).await?;
        let order = self.order(&app, terminal).await?;
        let intake = app.intake();
        let files = files(&self.paths)?;
        let bar = ProgressBar::new(files.len() as u64);
        bar.set_style(ProgressStyle::with_template(
            "{bar:30} {pos}/{len} · {eta} · {wide_msg}",
        )?);
        let mut failures: Vec<(String, Reason)> = Vec::new();
        let (mut taken, mut same) = (0usize, 0usize);
        for path in &files {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            bar.set_message(name.clone());
            match one(&intake, &order, path, &name).await {
                Ok(Inserted::New { .. }) => taken += 1,
                Ok(Inserted::Same { .. }) => same += 1,
                Err(error) => failures.push((path.display().to_string(), Reason::of(&error))),
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        for (file, reason) in &failures {
            let reason = terminal.words.say(terminal.lang, &reason.word());
            terminal.say(
                &word("cli-file-failed")
                    .with("file", file.clone())
                    .with("reason", reason),
            );
        }
        terminal.say(
            &word("cli-import-done")
                .with("taken", taken)
                .with("same", same)
                .with("failed", failures.len()),
        );
        app.db.close().await;
        Ok(if failures.is_empty() {
            Outcome::Done
        } else {
            Outcome::Faults
        })
    }

    /// Who imports, and for which body: as named, or the only ones possible.
    async fn order(&self, app: &App, terminal: &Terminal) -> anyhow::Result<Order> {
        let today = app.clock.today();
        let mut tx = app.db.begin_read().await?;
        let known = app.bodies.load(&mut tx).await?;
        let mut ways: Vec<(Actor, BodyId)> = Vec::new();
        for account in access::account_list(&mut tx).await? {
            if self.login.as_ref().is_some_and(|login| *login != account.login) {
                continue;
            }
            let Some(actor) = access::actor(&mut tx, account.id, &today.to_string()).await? else {
                continue;
            };
            for body in actor.bodies() {
                let named = self
                    .body
                    .as_deref()
                    .is_none_or(|code| known.registry.get(body).is_some_and(|body| body.code == code));
                if named
                    && may(
                        &actor,
                        Act::ImportDocument,
                        Object::Body(body),
                        &known.tree(today),
                    )
                    .is_ok()
                {
                    ways.push((actor.clone(), body));
                }
            }
        }
        let several_bodies = ways.iter().any(|(_, body)| *body != ways[0].1);
        let Some((actor, keeper)) = ways.into_iter().next().filter(|_| !several_bodies) else {
            anyhow::bail!(terminal.words.say(terminal.lang, &word("cli-import-who")));
        };
        Ok(Order {
            keeper: keeper.0,
            direction: self.direction,
            received: today,
            author: Author {
                account: Some(actor.account),
                name: actor.name,
            },
            account: actor.account,
        })
    }
}

async fn one(intake: &Intake, order: &Order, path: &Path, name: &str) -> Result<Inserted, IntakeError> {
    let bytes = tokio::fs::read(path)
        .await
        .with_context(|| path.display().to_string())?;
    intake.take_in(order, name, bytes).await
}

/// All files named, and all inside folders named, each folder by name.
fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| path.display().to_string())?;
            let mut inside: Vec<PathBuf> = entries
                .map(|entry| Ok(entry?.path()))
                .collect::<anyhow::Result<_>>()?;
            inside.retain(|path| {
                !path
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with('.'))
            });
            inside.sort();
            found.extend(files(&inside)?);
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}
