use super::{Outcome, Place, Terminal};
use crate::bodies::actions::{self, Shipped};
use crate::bodies::lay::{Laid, LaidFault};
use crate::bodies::table::Tables;
use crate::bodies::{Known, export};
use crate::words::{word, word_of};
use anyhow::Context;
use clap::{Args, Subcommand};
use gandan_core::bodies::Body;
use gandan_store::bodies as store;
use gandan_store::journal::Author;
use std::path::{Path, PathBuf};

/// `gandan bodies`: bodies from files and to files.
#[derive(Debug, Args)]
pub struct Bodies {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Import(Import),
    Export(Export),
}

#[derive(Debug, Args)]
struct Import {
    #[arg(required_unless_present = "shipped", value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    successions: Option<PathBuf>,
    #[arg(long, value_enum)]
    shipped: Vec<Shipped>,
    #[arg(long)]
    skip_faulty: bool,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Export {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    successions: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

impl Bodies {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        match self.what {
            What::Import(import) => runtime.block_on(import.run(terminal)),
            What::Export(export) => runtime.block_on(export.run(terminal)),
        }
    }
}

impl Import {
    async fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let mut tables = Tables::default();
        for path in self.file.iter().chain(&self.successions) {
            let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
            if let Err(trouble) = tables.add(&bytes) {
                terminal.say(&trouble.word().with("file", path.display().to_string()));
                return Ok(Outcome::Faults);
            }
        }
        let app = self.place.open().await?;
        let author = Author {
            account: None,
            name: "gandan bodies import".to_owned(),
        };
        let mut tx = app.db.begin_write().await?;
        for which in self.shipped {
            let laid = actions::seed(&mut tx, &author, app.clock.micros(), which).await?;
            tell(terminal, &laid);
        }
        store::take_turn(&mut tx).await?;
        let known = Known::read(&mut tx).await?;
        let laid = Laid::over(&known, &tables, |_| true);
        for fault in &laid.faults {
            say_fault(terminal, fault);
        }
        let refused = !laid.faults.is_empty() && !self.skip_faulty;
        if refused {
            terminal.say(&word("cli-bodies-nothing-written"));
            return Ok(Outcome::Faults);
        }
        if self.file.is_some() || self.successions.is_some() {
            actions::lay(&mut tx, &author, app.clock.micros(), &known, &laid).await?;
            tell(terminal, &laid);
        }
        if self.dry_run {
            terminal.say(&word("cli-bodies-dry-run"));
        } else {
            tx.commit().await?;
        }
        Ok(if laid.faults.is_empty() {
            Outcome::Done
        } else {
            Outcome::Faults
        })
    }
}

impl Export {
    async fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let app = self.place.open().await?;
        let mut tx = app.db.begin_read().await?;
        let known = app.bodies.load(&mut tx).await?;
        let bodies: Vec<&Body> = known.registry.bodies().iter().collect();
        let sheets = self
            .file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let bytes = if sheets {
            export::xlsx(&known, &bodies)?
        } else {
            export::bodies_csv(&known, &bodies)?
        };
        save(&self.file, &bytes)?;
        if let Some(file) = &self.successions {
            save(file, &export::successions_csv(&known, &bodies)?)?;
        }
        terminal.say(&word("cli-bodies-exported").with("count", bodies.len()));
        Ok(Outcome::Done)
    }
}

fn save(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

fn tell(terminal: &Terminal, laid: &Laid) {
    terminal.say(
        &word("cli-bodies-imported")
            .with("new", laid.new.len())
            .with("changed", laid.changed.len())
            .with("unchanged", laid.unchanged)
            .with(
                "successions",
                laid.successions_new.len() + laid.successions_changed.len(),
            )
            .with("faults", laid.faults.len()),
    );
}

fn say_fault(terminal: &Terminal, fault: &LaidFault) {
    let said = |word| terminal.words.say(terminal.lang, word);
    let table = if fault.of_successions {
        "successions"
    } else {
        "bodies"
    };
    terminal.say(
        &word("cli-bodies-fault")
            .with("table", said(&word_of("bodies-table-", table)))
            .with("line", fault.line)
            .with("column", fault.column)
            .with("message", said(&fault.message)),
    );
}
