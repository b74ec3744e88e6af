use crate::config::{Config, Settings};
use crate::web::{App, Clock};
use clap::Args;
use std::path::PathBuf;

/// Where the data is: the same words for every command that works on it.
#[derive(Debug, Clone, Default, Args)]
pub struct Place {
    /// Folder of the data.
    #[arg(long, env = "GANDAN_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address of the database.
    #[arg(long, env = "GANDAN_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// File of settings.
    #[arg(long, env = "GANDAN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl Place {
    /// The settings that follow.
    ///
    /// # Errors
    /// A file of settings that cannot be read.
    pub fn config(self) -> anyhow::Result<Config> {
        let settings = Settings {
            data: self.data,
            database: self.database,
            ..Settings::default()
        };
        Config::load(settings, self.config.as_deref())
    }

    /// The program over that data.
    ///
    /// # Errors
    /// The database does not open.
    pub async fn open(self) -> anyhow::Result<App> {
        App::open(self.config()?, Clock::system()).await
    }
}
