use super::{Outcome, Place, Terminal};
use crate::words::word;
use anyhow::Context;
use clap::Args;

/// `gandan migrate`: brings the database to this program's version without serving; every other command does the same
/// when it opens the database.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    place: Place,
}

impl Migrate {
    /// Opens and says the version.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        tokio::runtime::Runtime::new()
            .context("no threads")?
            .block_on(async {
                let app = self.place.open().await?;
                let version = app.db.checkup().await?.version;
                terminal.say(&word("cli-doctor-version").with("version", version));
                Ok(Outcome::Done)
            })
    }
}
