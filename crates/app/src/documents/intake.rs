//! The way of a file into the library: read, resolve, store. Pages, jobs and commands all take it.

use super::refusal::code_of;
use super::resolve::{Resolved, resolve};
use crate::bodies::{Bodies, Known};
use crate::web::Clock;
use gandan_core::documents::{Reading, SourceText};
use gandan_extract::{Format, Limits, Refusal};
use gandan_store::documents::{Inserted, NewDocument, insert};
use gandan_store::journal::Author;
use gandan_store::{Db, StoreError, Tx};
use jiff::civil::Date;
use std::sync::Arc;
use uuid::Uuid;

/// What one needs to take documents in.
#[derive(Clone)]
pub struct Intake {
    /// The database.
    pub db: Db,
    /// What is known of bodies.
    pub bodies: Bodies,
    /// Today.
    pub clock: Clock,
}

/// For whom and by whom a document is taken in.
#[derive(Debug, Clone)]
pub struct Order {
    /// Whose library.
    pub keeper: Uuid,
    /// Which register.
    pub direction: Direction,
    /// Day of reception.
    pub received: Date,
    /// Who does it, and the account.
    pub author: Author,
    /// The account.
    pub account: Uuid,
}

/// Into which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Văn bản đến.
    Incoming,
    /// Văn bản đi.
    Outgoing,
    /// Outgoing where the keeper itself issued the document, incoming otherwise.
    Auto,
}

impl Direction {
    /// The direction of that code.
    pub fn from_code(code: &str) -> Option<Direction> {
        match code {
            "incoming" => Some(Direction::Incoming),
            "outgoing" => Some(Direction::Outgoing),
            "auto" => Some(Direction::Auto),
            _ => None,
        }
    }
}

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The file itself.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database; nothing of the file was stored.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// A file read and understood, not stored yet.
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    name: String,
    format: Format,
    source: SourceText,
    reading: Reading,
    resolved: Resolved,
}

/// A file as it was read.
pub struct ReadFile {
    /// What it is.
    pub format: Format,
    /// Its text.
    pub source: SourceText,
    /// What was read in it.
    pub reading: Reading,
}

/// Reads a file. Takes the time that the file takes: not for the threads that serve pages.
///
/// # Errors
/// The extractor's refusal.
pub fn read_file(bytes: &[u8], name: &str) -> Result<ReadFile, Refusal> {
    let extracted = gandan_extract::extract(bytes, name, &Limits::default())?;
    let mut source = extracted.source;
    if source.text.contains('\0') {
        // PostgreSQL stores no such letter; a blank keeps all places.
        source.text = source.text.replace('\0', " ");
    }
    let reading = gandan_docparse::read(&source);
    Ok(ReadFile {
        format: extracted.format,
        source,
        reading,
    })
}

/// The type under which a format is handed out.
pub fn media_type(format: Format) -> &'static str {
    match format {
        Format::Text => "text/plain",
        Format::Markdown => "text/markdown",
        Format::Html => "text/html",
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Odt => "application/vnd.oasis.opendocument.text",
        Format::Pdf => "application/pdf",
        Format::Doc => "application/msword",
        Format::Rtf => "application/rtf",
    }
}

impl Intake {
    /// Reads `bytes` and resolves the bodies in it, on a thread for long work.
    ///
    /// # Errors
    /// [`IntakeError`].
    pub async fn prepare(&self, order: &Order, name: &str, bytes: Vec<u8>) -> Result<Prepared, IntakeError> {
        let mut tx = self.db.begin_read().await?;
        let known: Arc<Known> = self.bodies.load(&mut tx).await?;
        drop(tx);
        let (name, received, keeper) = (name.to_owned(), order.received, order.keeper);
        let work = tokio::task::spawn_blocking(move || -> Result<Prepared, IntakeError> {
            let ReadFile {
                format,
                source,
                reading,
            } = read_file(&bytes, &name)?;
            let resolved = resolve(&known, &reading, &source.text, keeper, received)?;
            Ok(Prepared {
                bytes,
                name,
                format,
                source,
                reading,
                resolved,
            })
        });
        work.await.map_err(|error| IntakeError::Fault(error.into()))?
    }

    /// Stores what was prepared, in `tx`.
    ///
    /// # Errors
    /// The database's.
    pub async fn store(
        &self,
        tx: &mut Tx,
        order: &Order,
        prepared: &Prepared,
    ) -> Result<Inserted, StoreError> {
        let Prepared {
            bytes,
            name,
            format,
            source,
            reading,
            resolved,
        } = prepared;
        let outgoing = match order.direction {
            Direction::Incoming => false,
            Direction::Outgoing => true,
            Direction::Auto => resolved.issuer == Some(order.keeper),
        };
        let received = order.received.to_string();
        let new = NewDocument {
            keeper: order.keeper,
            direction: if outgoing { "outgoing" } else { "incoming" },
            received_day: &received,
            file_name: name,
            bytes,
            media_type: media_type(*format),
            format: &code_of(format),
            source,
            reading,
            issuer_id: resolved.issuer,
            addressees: resolved.addressees.clone(),
            proposals: resolved.proposals.clone(),
            created_by: order.account,
        };
        insert(tx, &order.author, self.clock.micros(), &new).await
    }

    /// Takes one file in, all or nothing.
    ///
    /// # Errors
    /// [`IntakeError`].
    pub async fn take_in(&self, order: &Order, name: &str, bytes: Vec<u8>) -> Result<Inserted, IntakeError> {
        let prepared = self.prepare(order, name, bytes).await?;
        let mut again = true;
        loop {
            let mut tx = self.db.begin_write().await?;
            match self.store(&mut tx, order, &prepared).await {
                Ok(inserted) => {
                    tx.commit().await?;
                    return Ok(inserted);
                }
                // Another node brought the same file at the same time: now it is found.
                Err(StoreError::Exists(_)) if again => again = false,
                Err(error) => return Err(error.into()),
            }
        }
    }
}
