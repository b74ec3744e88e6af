use super::{Outcome, Place, Terminal};
use crate::words::word;
use anyhow::{Context, bail};
use clap::Args;
use gandan_store::{DatabaseUrl, Db, Engine, StoreError};
use std::path::{Path, PathBuf};

/// `gandan backup`: a consistent copy of the SQLite database, while others go on working.
#[derive(Debug, Args)]
pub struct Backup {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

/// `gandan restore`: puts a copy in place of the database. The server must be stopped; what was there is kept beside.
#[derive(Debug, Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    /// Writes the copy, then opens and checks it: a backup that was never read is none.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        tokio::runtime::Runtime::new()
            .context("no threads")?
            .block_on(async {
                let app = self.place.open().await?;
                if app.db.engine() == Engine::Postgres {
                    terminal.say(&word("cli-backup-postgres"));
                    return Ok(Outcome::Faults);
                }
                match app.db.backup_to(&self.file).await {
                    Err(StoreError::Exists(file)) => {
                        terminal.say(&word("cli-backup-exists").with("file", file));
                        return Ok(Outcome::Faults);
                    }
                    done => done.with_context(|| self.file.display().to_string())?,
                }
                check(&self.file).await?;
                terminal.say(&word("cli-backup-done").with("file", self.file.display().to_string()));
                Ok(Outcome::Done)
            })
    }
}

impl Restore {
    /// Checks the copy before it touches anything.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let config = self.place.config()?;
        if config.database.is_some() {
            terminal.say(&word("cli-backup-postgres"));
            return Ok(Outcome::Faults);
        }
        let target = config.sqlite_file();
        if target.exists() && !self.replace {
            terminal.say(&word("cli-restore-exists").with("file", target.display().to_string()));
            return Ok(Outcome::Faults);
        }
        std::fs::create_dir_all(&config.data).with_context(|| config.data.display().to_string())?;
        let fresh = target.with_extension("restoring");
        std::fs::copy(&self.file, &fresh).with_context(|| self.file.display().to_string())?;
        tokio::runtime::Runtime::new()
            .context("no threads")?
            .block_on(check(&fresh))?;
        if target.exists() {
            let kept = target.with_extension(format!("before-{}", jiff::Timestamp::now().as_second()));
            for suffix in ["", "-wal", "-shm"] {
                let part = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
                if part(&target).exists() {
                    std::fs::rename(part(&target), part(&kept)).context("the present database")?;
                }
            }
            terminal.say(&word("cli-restore-kept").with("file", kept.display().to_string()));
        }
        std::fs::rename(&fresh, &target).context("the restored database")?;
        terminal.say(&word("cli-restore-done").with("file", target.display().to_string()));
        Ok(Outcome::Done)
    }
}

/// Opens a copy (bringing it to this version) and looks whether it is sound.
async fn check(file: &Path) -> anyhow::Result<()> {
    let db = Db::open(&DatabaseUrl::Sqlite(file.to_owned()))
        .await
        .with_context(|| file.display().to_string())?;
    let checkup = db.checkup().await?;
    db.close().await;
    if let Some(fault) = checkup.faults.first() {
        bail!("{}: {fault}", file.display());
    }
    if checkup.broken_files > 0 {
        bail!("{}: {} broken files", file.display(), checkup.broken_files);
    }
    Ok(())
}
