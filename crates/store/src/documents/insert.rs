use super::{citations, library};
use crate::db::{execute, fetch_one, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, blobs, new_id};
use gandan_core::documents::{BodyRole, ProposalDraft, Reading, SourceText, identity};
use gandan_core::text::fold;
use uuid::Uuid;

statements! {
    /// Gives the next number; the row stays locked until the transaction ends, so numbers have no gap and no double.
    NEXT = "insert into register (keeper_id, direction, year, last) values ($1, $2, $3, 1)
        on conflict (keeper_id, direction, year) do update set last = register.last + 1 returning last";
    GIVE_BACK = "update register set last = last - 1 where keeper_id = $1 and direction = $2 and year = $3";
    INSERT = "insert into document (id, keeper_id, direction, register_year, register_number, received_day,
            file_name, file_sha256, format, kind, number, symbol, day, place, superior, issuer, issuer_folded,
            issuer_id, subject, signer, identity, same_as_id, source, blocks, reading, state, published_at,
            created_by, created_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
            null, $22, $23, $24, 'open', null, $25, $26, 1)";
    INSERT_BODY = "insert into document_body (document_id, position, words, body_id) values ($1, $2, $3, $4)";
    INSERT_PROPOSAL = "insert into proposal (id, document_id, position, ordinal, words, span_start, span_end,
            confidence, title, due, recurrence, deadline_words, report_to, report_to_id, state, reason, made_from,
            decided_by, decided_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'proposed', '', $15, null, null, 1)";
    INSERT_PROPOSAL_BODY = "insert into proposal_body (proposal_id, position, role, words, body_id, how)
        values ($1, $2, $3, $4, $5, $6)";
}

/// A document to take in. The text, the reading and the file are stored as they are and never change.
#[derive(Debug, Clone)]
pub struct NewDocument<'a> {
    /// Whose library and register.
    pub keeper: Uuid,
    /// `incoming` or `outgoing`.
    pub direction: &'a str,
    /// Day of reception (ISO); its year is the register's.
    pub received_day: &'a str,
    /// Name of the file as it came.
    pub file_name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// Type by content.
    pub media_type: &'a str,
    /// Format as the extractor names it (`docx`, `pdf` …).
    pub format: &'a str,
    /// The text.
    pub source: &'a SourceText,
    /// What was read in it.
    pub reading: &'a Reading,
    /// The issuer, where it matches a body.
    pub issuer_id: Option<Uuid>,
    /// Addressees that match bodies: words and body.
    pub addressees: Vec<(String, Uuid)>,
    /// The tasks it seems to give.
    pub proposals: Vec<NewProposal>,
    /// Who takes it in; the account must be there.
    pub created_by: Uuid,
}

/// A proposal with its bodies resolved.
#[derive(Debug, Clone)]
pub struct NewProposal {
    /// What was read.
    pub draft: ProposalDraft,
    /// Who receives the report, where it matches a body.
    pub report_to_id: Option<Uuid>,
    /// The bodies; instead of [`ProposalDraft::bodies`].
    pub bodies: Vec<NewBody>,
}

/// A body that an expression stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBody {
    /// In which role.
    pub role: BodyRole,
    /// The expression.
    pub words: String,
    /// The body; nothing while none matches.
    pub body: Option<Uuid>,
    /// How it was found, as a code.
    pub how: String,
}

/// What became of a document taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// It is in the library now.
    New {
        /// Its id.
        id: Uuid,
        /// Its number in the register of the year.
        register_number: i64,
        /// An earlier document with the same number, symbol, day and issuer.
        same_as: Option<Uuid>,
    },
    /// The same file is in the library already, under this id. Nothing was changed.
    Same {
        /// Its id.
        id: Uuid,
    },
}

/// Takes a document in: file, text, citations, proposals, register number and journal entry, all or nothing with the
/// transaction. Citations are joined to the library in both directions.
///
/// # Errors
/// [`StoreError::Exists`] where another transaction took the same file in at the same time under the other direction:
/// try again.
pub async fn insert(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    new: &NewDocument<'_>,
) -> Result<Inserted, StoreError> {
    let file = blobs::name_of(new.bytes);
    if let Some(id) = library::find_by_file(tx, new.keeper, &file).await? {
        return Ok(Inserted::Same { id });
    }
    let year: i64 = new
        .received_day
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(0);
    let (register_number,) = fetch_one!(tx, (i64,), NEXT, new.keeper, new.direction, year)?;
    // Whoever held the register before may have brought the same file.
    if let Some(id) = library::find_by_file(tx, new.keeper, &file).await? {
        execute!(tx, GIVE_BACK, new.keeper, new.direction, year)?;
        return Ok(Inserted::Same { id });
    }
    blobs::put(tx, new.bytes, new.media_type, at).await?;
    let id = new_id();
    insert_row(tx, at, new, id, &file, (year, register_number)).await?;
    for (position, (words, body)) in (0i64..).zip(&new.addressees) {
        execute!(tx, INSERT_BODY, id, position, words.as_str(), *body)?;
    }
    citations::insert_all(tx, id, &new.reading.citations).await?;
    citations::link(tx, id).await?;
    let same_as = library::flag_double(tx, id).await?;
    for (position, proposal) in (0i64..).zip(&new.proposals) {
        insert_proposal(tx, id, position, proposal, "").await?;
    }
    let entry = Entry {
        at,
        author,
        body: Some(new.keeper),
        act: "document.imported",
        object_kind: "document",
        object: Some(id),
    };
    let detail = serde_json::json!({
        "direction": new.direction, "year": year, "number": register_number, "file": new.file_name,
        "proposals": new.proposals.len(), "same_as": same_as,
    });
    journal::write(tx, entry, &detail).await?;
    Ok(Inserted::New {
        id,
        register_number,
        same_as,
    })
}

async fn insert_row(
    tx: &mut Tx,
    at: i64,
    new: &NewDocument<'_>,
    id: Uuid,
    file: &[u8],
    (year, register_number): (i64, i64),
) -> Result<(), StoreError> {
    let reading = new.reading;
    let words =
        |read: &Option<gandan_core::documents::Read<String>>| read.as_ref().map(|read| read.value.clone());
    let (number, symbol) = (words(&reading.number), words(&reading.symbol));
    let issuer = words(&reading.issuer);
    let signer = reading.signer.as_ref().map(|read| {
        let parts = [&read.value.authority, &read.value.title, &read.value.name];
        parts
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    });
    execute!(
        tx,
        INSERT,
        id,
        new.keeper,
        new.direction,
        year,
        register_number,
        new.received_day,
        new.file_name,
        file,
        new.format,
        words(&reading.kind),
        number.as_deref(),
        symbol.as_deref(),
        reading.date.as_ref().map(|read| read.value.to_string()),
        words(&reading.place),
        words(&reading.superior),
        issuer.as_deref(),
        fold(issuer.as_deref().unwrap_or_default()),
        new.issuer_id,
        words(&reading.subject),
        signer,
        identity(number.as_deref(), symbol.as_deref()),
        new.source.text.as_str(),
        serde_json::to_string(&new.source.blocks)?,
        serde_json::to_string(reading)?,
        new.created_by,
        at,
    )?;
    Ok(())
}

/// Stores a proposal with its bodies; answers its id.
pub(super) async fn insert_proposal(
    tx: &mut Tx,
    document: Uuid,
    position: i64,
    new: &NewProposal,
    made_from: &str,
) -> Result<Uuid, StoreError> {
    let draft = &new.draft;
    let id = new_id();
    let recurrence = match draft.recurrence.as_slice() {
        [] => None,
        list => Some(serde_json::to_string(list)?),
    };
    execute!(
        tx,
        INSERT_PROPOSAL,
        id,
        document,
        position,
        draft.ordinal.as_deref(),
        draft.words.as_str(),
        i64::try_from(draft.span.start).unwrap_or(i64::MAX),
        i64::try_from(draft.span.end).unwrap_or(i64::MAX),
        f64::from(draft.confidence),
        draft.title.as_str(),
        draft.due.map(|day| day.to_string()),
        recurrence.as_deref(),
        draft.deadline_words.as_str(),
        draft.report_to.as_str(),
        new.report_to_id,
        made_from,
    )?;
    insert_bodies(tx, id, &new.bodies).await?;
    Ok(id)
}

/// Stores the bodies of a proposal that has none yet.
pub(super) async fn insert_bodies(tx: &mut Tx, proposal: Uuid, bodies: &[NewBody]) -> Result<(), StoreError> {
    for (position, body) in (0i64..).zip(bodies) {
        let (words, how) = (body.words.as_str(), body.how.as_str());
        execute!(
            tx,
            INSERT_PROPOSAL_BODY,
            proposal,
            position,
            body.role.code(),
            words,
            body.body,
            how
        )?;
    }
    Ok(())
}
