use super::{Outcome, Place, Terminal};
use crate::synth::{self, Order};
use crate::words::word;
use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

/// `gandan synth`: made-up matters for load and demonstration. Done twice, it changes nothing the second time; broken
/// off, it goes on where it was.
#[derive(Debug, Args)]
pub struct Synth {
    #[arg(long, value_name = "N")]
    cases: u64,
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "N", default_value_t = 0)]
    communes: usize,
    #[command(flatten)]
    place: Place,
}

impl Synth {
    /// Makes them.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        runtime.block_on(self.make(terminal))
    }

    async fn make(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let order = Order {
            cases: self.cases,
            seed: self.seed,
            communes: self.communes,
        };
        let app = self.place.open().await?;
        let bar = ProgressBar::new(order.cases);
        bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} · {eta}")?);
        let new = synth::run(&app, order, |done| bar.set_position(done)).await?;
        bar.finish_and_clear();
        terminal.say(
            &word("cli-synth-done")
                .with("new", new.to_string())
                .with("same", (order.cases - new).to_string()),
        );
        app.db.close().await;
        Ok(Outcome::Done)
    }
}
