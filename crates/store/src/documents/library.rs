use super::citations;
use crate::access::accounts::one;
use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::documents::{Block, Reading, SourceText, identity};
use gandan_core::text::fold;
use uuid::Uuid;

statements! {
    FIND = "select id, keeper_id, direction, register_year, register_number, received_day, file_name, file_sha256,
            format, kind, number, symbol, day, place, superior, issuer, issuer_id, subject, signer, identity,
            same_as_id, source, blocks, reading, state, published_at, created_by, created_at, version
        from document where id = $1";
    FIND_HEAD = "select id, keeper_id, direction, register_year, register_number, received_day, file_name, format,
            kind, number, symbol, day, issuer, issuer_id, subject, signer, identity, same_as_id, state, published_at,
            version
        from document where id = $1";
    BY_FILE = "select id from document where keeper_id = $1 and file_sha256 = $2";
    CORRECT = "update document set kind = $3, number = $4, symbol = $5, day = $6, place = $7, superior = $8,
            issuer = $9, issuer_folded = $10, issuer_id = $11, subject = $12, signer = $13, identity = $14,
            version = version + 1
        where id = $1 and version = $2";
    DOUBLE = "select o.id from document d join document o
            on o.keeper_id = d.keeper_id and o.identity = d.identity and o.day = d.day
            and o.issuer_folded = d.issuer_folded and o.id <> d.id and o.direction = d.direction
        where d.id = $1 and o.created_at <= d.created_at
        order by o.created_at, o.id limit 1";
    SAME_AS = "update document set same_as_id = $2 where id = $1";
    PUBLISH = "update document set published_at = $3, version = version + 1 where id = $1 and version = $2";
    STATE = "update document set state = $2, version = version + 1 where id = $1";
}

/// A document with its text and reading.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct DocumentRow {
    /// Its id.
    pub id: Uuid,
    /// Whose library it is in.
    pub keeper_id: Uuid,
    /// `incoming` or `outgoing`.
    pub direction: String,
    /// Year of the register.
    pub register_year: i64,
    /// Number in the register.
    pub register_number: i64,
    /// Day of reception.
    pub received_day: String,
    /// Name of the file.
    pub file_name: String,
    /// Name of the file in the store.
    pub file_sha256: Vec<u8>,
    /// Format as the extractor names it.
    pub format: String,
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Symbol.
    pub symbol: Option<String>,
    /// Day of issue (ISO).
    pub day: Option<String>,
    /// Place before the day.
    pub place: Option<String>,
    /// Parent body over the issuer.
    pub superior: Option<String>,
    /// Issuer as written.
    pub issuer: Option<String>,
    /// Issuer in the registry of bodies.
    pub issuer_id: Option<Uuid>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Authority, title and name of who signed, on one line.
    pub signer: Option<String>,
    /// Key under which citations find it.
    pub identity: Option<String>,
    /// An earlier document of the same number, symbol, day and issuer.
    pub same_as_id: Option<Uuid>,
    /// The text as stored.
    pub source: String,
    /// Blocks of the text, as JSON.
    pub blocks: String,
    /// What the machine read, as JSON.
    pub reading: String,
    /// `open`, or `issued` once a task of it is signed.
    pub state: String,
    /// Since when it is public.
    pub published_at: Option<i64>,
    /// Who took it in.
    pub created_by: Uuid,
    /// When.
    pub created_at: i64,
    /// Counts up with every change.
    pub version: i64,
}

impl DocumentRow {
    /// The text with its blocks.
    ///
    /// # Errors
    /// [`StoreError::Value`] where the blocks cannot be read.
    pub fn text(&self) -> Result<SourceText, StoreError> {
        let blocks: Vec<Block> = serde_json::from_str(&self.blocks)?;
        Ok(SourceText {
            text: self.source.clone(),
            blocks,
        })
    }

    /// What the machine read.
    ///
    /// # Errors
    /// [`StoreError::Value`] where it cannot be read.
    pub fn machine(&self) -> Result<Reading, StoreError> {
        Ok(serde_json::from_str(&self.reading)?)
    }

    /// The head alone.
    pub fn head(&self) -> DocumentHead {
        DocumentHead {
            id: self.id,
            keeper_id: self.keeper_id,
            direction: self.direction.clone(),
            register_year: self.register_year,
            register_number: self.register_number,
            received_day: self.received_day.clone(),
            file_name: self.file_name.clone(),
            format: self.format.clone(),
            kind: self.kind.clone(),
            number: self.number.clone(),
            symbol: self.symbol.clone(),
            day: self.day.clone(),
            issuer: self.issuer.clone(),
            issuer_id: self.issuer_id,
            subject: self.subject.clone(),
            signer: self.signer.clone(),
            identity: self.identity.clone(),
            same_as_id: self.same_as_id,
            state: self.state.clone(),
            published_at: self.published_at,
            version: self.version,
        }
    }
}

/// What lists and links need of a document.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DocumentHead {
    /// Its id.
    pub id: Uuid,
    /// Whose library it is in.
    pub keeper_id: Uuid,
    /// `incoming` or `outgoing`.
    pub direction: String,
    /// Year of the register.
    pub register_year: i64,
    /// Number in the register.
    pub register_number: i64,
    /// Day of reception.
    pub received_day: String,
    /// Name of the file.
    pub file_name: String,
    /// Format as the extractor names it.
    pub format: String,
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Symbol.
    pub symbol: Option<String>,
    /// Day of issue (ISO).
    pub day: Option<String>,
    /// Issuer as written.
    pub issuer: Option<String>,
    /// Issuer in the registry of bodies.
    pub issuer_id: Option<Uuid>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Who signed, on one line.
    pub signer: Option<String>,
    /// Key under which citations find it.
    pub identity: Option<String>,
    /// An earlier document of the same number, symbol, day and issuer.
    pub same_as_id: Option<Uuid>,
    /// `open` or `issued`.
    pub state: String,
    /// Since when it is public.
    pub published_at: Option<i64>,
    /// Counts up with every change.
    pub version: i64,
}

/// The fields of the head that a person may correct. What the machine read stays in the reading.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Heading {
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Number.
    pub number: Option<String>,
    /// Symbol.
    pub symbol: Option<String>,
    /// Day of issue (ISO).
    pub day: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Parent body over the issuer.
    pub superior: Option<String>,
    /// Issuer as written.
    pub issuer: Option<String>,
    /// Issuer in the registry.
    pub issuer_id: Option<Uuid>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Who signed.
    pub signer: Option<String>,
}

/// The document of that id, with text and reading.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<DocumentRow, StoreError> {
    fetch_optional!(tx, DocumentRow, FIND, id)?.ok_or(StoreError::NotFound)
}

/// The same without text and reading.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn find_head(tx: &mut Tx, id: Uuid) -> Result<DocumentHead, StoreError> {
    fetch_optional!(tx, DocumentHead, FIND_HEAD, id)?.ok_or(StoreError::NotFound)
}

/// The document of a keeper that came as this file (by [`crate::blobs::name_of`]), if any.
///
/// # Errors
/// The engine's.
pub async fn find_by_file(tx: &mut Tx, keeper: Uuid, file: &[u8]) -> Result<Option<Uuid>, StoreError> {
    Ok(fetch_optional!(tx, (Uuid,), BY_FILE, keeper, file)?.map(|(id,)| id))
}

/// Corrects the head of a document that still has `version`, and joins citations anew.
///
/// # Errors
/// [`StoreError::Stale`], [`StoreError::NotFound`].
pub async fn correct_heading(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    (id, version): (Uuid, i64),
    to: &Heading,
) -> Result<(), StoreError> {
    let before = find(tx, id).await?;
    let done = execute!(
        tx,
        CORRECT,
        id,
        version,
        to.kind.as_deref(),
        to.number.as_deref(),
        to.symbol.as_deref(),
        to.day.as_deref(),
        to.place.as_deref(),
        to.superior.as_deref(),
        to.issuer.as_deref(),
        fold(to.issuer.as_deref().unwrap_or_default()),
        to.issuer_id,
        to.subject.as_deref(),
        to.signer.as_deref(),
        identity(to.number.as_deref(), to.symbol.as_deref()),
    )?;
    one(done, StoreError::Stale)?;
    citations::link(tx, id).await?;
    flag_double(tx, id).await?;
    let from = Heading {
        kind: before.kind,
        number: before.number,
        symbol: before.symbol,
        day: before.day,
        place: before.place,
        superior: before.superior,
        issuer: before.issuer,
        issuer_id: before.issuer_id,
        subject: before.subject,
        signer: before.signer,
    };
    let detail = serde_json::json!({"from": from, "to": to});
    write(
        tx,
        author,
        at,
        (id, before.keeper_id),
        "document.corrected",
        &detail,
    )
    .await
}

/// Makes a document public (`published_at`) or takes that back (nothing), if it still has `version`.
///
/// # Errors
/// [`StoreError::Stale`], [`StoreError::NotFound`].
pub async fn set_published(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    (id, version): (Uuid, i64),
    published: bool,
) -> Result<(), StoreError> {
    let head = find_head(tx, id).await?;
    one(
        execute!(tx, PUBLISH, id, version, published.then_some(at))?,
        StoreError::Stale,
    )?;
    let act = if published {
        "document.published"
    } else {
        "document.unpublished"
    };
    write(tx, author, at, (id, head.keeper_id), act, &serde_json::json!({})).await
}

/// Sets the state (`open`, `issued`); the caller writes the journal entry of the act that leads to it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn set_state(tx: &mut Tx, id: Uuid, state: &str) -> Result<(), StoreError> {
    one(execute!(tx, STATE, id, state)?, StoreError::NotFound)
}

/// Notes an earlier document of the same number, symbol, day and issuer in the same register; answers it.
pub(super) async fn flag_double(tx: &mut Tx, id: Uuid) -> Result<Option<Uuid>, StoreError> {
    let double = fetch_optional!(tx, (Uuid,), DOUBLE, id)?.map(|(id,)| id);
    execute!(tx, SAME_AS, id, double)?;
    Ok(double)
}

/// Writes a journal entry about a document.
pub(super) async fn write(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    (id, keeper): (Uuid, Uuid),
    act: &str,
    detail: &serde_json::Value,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body: Some(keeper),
        act,
        object_kind: "document",
        object: Some(id),
    };
    journal::write(tx, entry, detail).await
}
