use super::retention::Retention;
use super::{Outcome, Place, Terminal};
use crate::bodies::Known;
use crate::cases::counter::batch::{self, CodeLine, Desk};
use crate::cases::public::{self, Rebuilt};
use crate::web::{App, Clock};
use crate::words::word;
use anyhow::Context;
use clap::{Args, Subcommand};
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::communes;
use gandan_store::cases::{PetitionBatch, PetitionBatchRow};
use gandan_store::journal::Author;
use gandan_store::{access, new_id};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::path::{Path, PathBuf};

/// `gandan cases`: petitions and cases from the command line.
#[derive(Debug, Args)]
pub struct Cases {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Import(Import),
    Recount(Recount),
    Retention(Retention),
}

/// `gandan cases recount`: the cells of public figures, all of them anew from the cases. Stopped anywhere, it goes on
/// where it was.
#[derive(Debug, Args)]
struct Recount {
    #[arg(long)]
    anew: bool,
    #[command(flatten)]
    place: Place,
}

/// `gandan cases import`: petitions from a spreadsheet made from the template. Done twice, it changes nothing the
/// second time; broken off, it goes on where it was.
#[derive(Debug, Args)]
struct Import {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "CODE")]
    body: String,
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    #[arg(long)]
    skip_faulty: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "FILE")]
    codes: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// The file of codes: each line is on the disk before its petition is kept; an import that goes on goes on in it.
struct CodeFile {
    file: std::fs::File,
    begun: bool,
}

impl CodeFile {
    fn open(path: &Path) -> anyhow::Result<CodeFile> {
        let mut options = std::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        // Whoever has a code reads the matter: the file is its owner's alone.
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).with_context(|| path.display().to_string())?;
        let begun = file.metadata()?.len() > 0;
        Ok(CodeFile { file, begun })
    }

    fn add(&mut self, lines: &[CodeLine]) -> anyhow::Result<()> {
        let bytes = batch::csv(lines)?;
        let mark = if self.begun { "\u{feff}".len() } else { 0 };
        self.file.write_all(bytes.get(mark..).unwrap_or_default())?;
        self.file.sync_data()?;
        self.begun = true;
        Ok(())
    }
}

impl Cases {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        match self.what {
            What::Import(import) => runtime.block_on(import.run(terminal)),
            What::Recount(recount) => runtime.block_on(recount.run(terminal)),
            What::Retention(retention) => runtime.block_on(retention.run(terminal)),
        }
    }
}

impl Recount {
    async fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let app = self.place.open().await?;
        let bar = ProgressBar::new(0);
        bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} · {eta}")?);
        let rebuilt = public::rebuild(&app, self.anew, |done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        })
        .await?;
        bar.finish_and_clear();
        let units = bar.length().unwrap_or(0);
        let outcome = match rebuilt {
            Rebuilt::Done(written) => {
                let said = word("cli-cases-recounted").with("units", units.to_string());
                terminal.say(&said.with("written", written));
                Outcome::Done
            }
            Rebuilt::Busy => {
                terminal.say(&word("cli-cases-recount-busy"));
                Outcome::Faults
            }
        };
        app.db.close().await;
        Ok(outcome)
    }
}

impl Import {
    async fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let config = self.place.clone().config()?;
        let app = App::open(config, Clock::system()).await?;
        let bytes = std::fs::read(&self.file).with_context(|| self.file.display().to_string())?;
        let today = app.clock.today();
        let mut tx = app.db.begin_read().await?;
        let known = app.bodies.load(&mut tx).await?;
        drop(tx);
        let (actor, body) = self.taker(&app, &known, terminal).await?;
        let places = communes(known.tree(today));
        let desk = Desk {
            app: &app,
            body,
            places: places
                .into_iter()
                .map(|place| (place, known.name(place).to_owned()))
                .collect(),
            today,
        };
        let Some(sheet) = batch::open(&desk, &bytes) else {
            terminal.say(&word("batch-not-a-sheet"));
            return Ok(Outcome::Faults);
        };
        for fault in &sheet.faults {
            let message = terminal.words.say(terminal.lang, &fault.message);
            terminal.say(
                &word("cli-cases-fault")
                    .with("line", fault.line)
                    .with("column", fault.column)
                    .with("message", message),
            );
        }
        if self.dry_run || (sheet.wrong > 0 && !self.skip_faulty) {
            terminal.say(
                &word("cli-cases-read")
                    .with("valid", sheet.rows.len())
                    .with("wrong", sheet.wrong),
            );
            app.db.close().await;
            return Ok(if sheet.wrong > 0 {
                Outcome::Faults
            } else {
                Outcome::Done
            });
        }
        let author = Author {
            account: Some(actor.account),
            name: actor.name.clone(),
        };
        let file = PetitionBatch {
            id: new_id(),
            body_id: body.0,
            account_id: actor.account,
            account_name: actor.name,
            file_name: self.file.display().to_string(),
            file_key: batch::hex(&bytes),
            created_at: app.clock.micros(),
            confirmed_at: None,
            stopped_at: None,
            codes_shown_at: None,
        };
        let mut codes = self.codes.as_deref().map(CodeFile::open).transpose()?;
        let bar = ProgressBar::new(sheet.rows.len() as u64);
        bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} · {eta}")?);
        let (mut taken, mut same) = (0usize, 0usize);
        for (line, row) in &sheet.rows {
            let mut tx = app.db.begin_write().await?;
            let (petition, number, known) =
                batch::take_row(&mut tx, &desk, &file, *line, row, &author).await?;
            if known {
                same += 1;
            } else {
                taken += 1;
                if let Some(codes) = &mut codes {
                    let done = PetitionBatchRow {
                        line: *line,
                        state: "done".to_owned(),
                        petition_id: Some(petition),
                        number: Some(number),
                    };
                    // Before the row is kept: a code in the file may then open nothing, but no row is without its code.
                    codes.add(&batch::codes(&mut tx, &app, &[done]).await?)?;
                }
            }
            tx.commit().await?;
            bar.inc(1);
        }
        bar.finish_and_clear();
        terminal.say(
            &word("cli-cases-imported")
                .with("taken", taken)
                .with("same", same)
                .with("wrong", sheet.wrong),
        );
        app.db.close().await;
        Ok(if sheet.wrong > 0 {
            Outcome::Faults
        } else {
            Outcome::Done
        })
    }

    /// Who takes them: as named, or the first who may for that body.
    async fn taker(&self, app: &App, known: &Known, terminal: &Terminal) -> anyhow::Result<(Actor, BodyId)> {
        let today = app.clock.today();
        let mut tx = app.db.begin_read().await?;
        if let Some(body) = known.registry.by_code(&self.body).map(|body| body.id) {
            for account in access::account_list(&mut tx).await? {
                if self.login.as_ref().is_some_and(|login| *login != account.login) {
                    continue;
                }
                let Some(actor) = access::actor(&mut tx, account.id, &today.to_string()).await? else {
                    continue;
                };
                if may(&actor, Act::TakePetition, Object::Body(body), &known.tree(today)).is_ok() {
                    return Ok((actor, body));
                }
            }
        }
        anyhow::bail!(terminal.words.say(terminal.lang, &word("cli-cases-who")));
    }
}
