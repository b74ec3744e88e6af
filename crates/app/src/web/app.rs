use super::statics::Statics;
use super::{Clock, Keys, Limits, Templates};
use crate::attachments::Workshop;
use crate::bodies::Bodies;
use crate::cases::gather::Gather;
use crate::cases::public::Cells;
use crate::config::Config;
use crate::documents::intake::Intake;
use crate::outbox::Outbox;
use crate::search::Index;
use crate::words::Words;
use anyhow::Context;
use gandan_core::cases::Subjects;
use gandan_rulebook::Rulebook;
use gandan_store::{DatabaseUrl, Db};
use jiff::ToSpan;
use std::ops::Deref;
use std::sync::Arc;

/// The program: one pointer to its parts, so that a request that hands it on counts one pointer up and not fifteen.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// All that handlers work with. Nothing in it is lost with the process but caches.
#[derive(Clone)]
pub struct Parts {
    /// Settings.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// Today and now.
    pub clock: Clock,
    /// Words in both languages.
    pub words: Words,
    /// Pages.
    pub templates: Arc<Templates>,
    /// What each client may still do.
    pub limits: Limits,
    /// Bodies as last read.
    pub bodies: Bodies,
    /// Where files that people attach are looked at.
    pub workshop: Workshop,
    /// The installation's keys for keyed hashes.
    pub keys: Keys,
    /// The ways by which people outside are told.
    pub outbox: Outbox,
    /// Figures of cases as last read.
    pub cells: Cells,
    /// The search index of this node.
    pub search: Index,
    /// Where petitions wait for each other.
    pub gather: Gather,
    /// What the law fixes, with what the installation decides for itself.
    pub rulebook: Arc<Rulebook>,
    /// What people come with, and to whom it goes first.
    pub subjects: Arc<Subjects>,
}

/// The subjects of `law/subjects.yaml`.
fn subjects() -> anyhow::Result<Subjects> {
    serde_saphyr::from_str(include_str!("../../../../law/subjects.yaml")).context("law/subjects.yaml")
}

impl App {
    /// Puts the program together.
    ///
    /// # Errors
    /// The database does not open, or words or templates cannot be read.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<App> {
        std::fs::create_dir_all(&config.data).with_context(|| config.data.display().to_string())?;
        let url = match &config.database {
            Some(address) => address.parse()?,
            None => DatabaseUrl::Sqlite(config.sqlite_file()),
        };
        let words = Words::load()?;
        // Commands beside a running server find the index taken and do without one on disk.
        let search = Index::open(&config.data.join("search")).or_else(|_| Index::in_memory())?;
        let rulebook = config.rulebook()?;
        let templates = Templates::load(&words, &Statics::load())?;
        // The address may hold a password, so it is not part of the message.
        let db = Db::open(&url).await.context("the database")?;
        let outbox = Outbox::open(&config, &words)?;
        Ok(App(Arc::new(Parts {
            keys: Keys::load(&db, clock.micros()).await.context("the keys")?,
            db,
            config: Arc::new(config),
            clock,
            words,
            templates: Arc::new(templates),
            limits: Limits::default(),
            workshop: Workshop::default(),
            bodies: Bodies::default(),
            cells: Cells::default(),
            outbox,
            search,
            gather: Gather::default(),
            rulebook: Arc::new(rulebook),
            subjects: Arc::new(subjects()?),
        })))
    }

    /// The same program with some parts exchanged.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Parts)) -> App {
        let mut parts = Parts::clone(self);
        change(&mut parts);
        App(Arc::new(parts))
    }

    /// The program as it was `days` ago.
    ///
    /// # Errors
    /// Before the first day of the calendar.
    pub fn days_ago(&self, days: i64) -> anyhow::Result<App> {
        let then = self.clock.now().checked_sub((days * 24).hours())?;
        Ok(self.with(|parts| parts.clock = Clock::standing(then)))
    }

    /// The way of files into the library.
    pub fn intake(&self) -> Intake {
        Intake {
            db: self.db.clone(),
            bodies: self.bodies.clone(),
            clock: self.clock.clone(),
        }
    }

    /// A program over a throw-away folder, at nine in the morning of 23 November 2026.
    #[cfg(test)]
    pub async fn for_tests() -> anyhow::Result<(App, tempfile::TempDir)> {
        let folder = tempfile::tempdir()?;
        let config = Config {
            data: folder.path().to_owned(),
            body_name: "UBND xã Mẫu".to_owned(),
            public_url: Some("https://mau.example".to_owned()),
            ..Config::default()
        };
        let clock = Clock::standing("2026-11-23T02:00:00Z".parse()?);
        Ok((App::open(config, clock).await?, folder))
    }
}
