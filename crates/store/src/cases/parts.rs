//! Petitions with several matters, and cases that became one: where everything went.

use super::NewCase;
use super::row::{CaseRow, case_select};
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

statements! {
    /// A further case of a petition that came before: received when the petition was, by the same people.
    INSERT_CASE = "insert into cases (id, regime, procedure, state, open, body_id, officer_id, subject, place_id,
            place_words, title, field, helper_id, circumstances, clocks, next_due, next_clock, hops, people,
            received_at, received_day, reopened, earlier_id, sealed, version)
        select $2, $3, $4, $5, true, $6, null, $7, $8, $9, $10, $11,
            p.helper_id, $12, $13, $14, $15, 0,
            (select case when count(*) > 0 then count(*) else 1 end from petitioner s where s.petition_id = p.id),
            p.received_at, p.received_day, 0, null, false, 1
        from petition p where p.id = $1";
    PART = "insert into petition_part (case_id, petition_id, position, words, at) values ($1, $2, $3, $4, $5)
        on conflict (case_id) do update set words = excluded.words";
    PARTS = "select case_id, petition_id, position, words from petition_part where petition_id = $1
        order by position, case_id";
    PART_OF_CASE = "select case_id, petition_id, position, words from petition_part where case_id = $1";
    /// A file of the petition stands in the further case too; the bytes are stored once.
    SHARE = "insert into attachment (id, case_id, belongs, owner_id, name, media_type, size, sha256, by_petitioner,
            created_at)
        select $1, $2, belongs, owner_id, name, media_type, size, sha256, by_petitioner,
            created_at
        from attachment where id = $3";
    FILES = "select id from attachment where belongs = 'petition' and owner_id = $1 and case_id = $2 order by id";
    JOINED = concat!(case_select!(), "where c.merged_id = $1 order by c.received_at, c.id limit 1000");
    BY_NUMBER = "select p.case_id from petition_entry e join petition p on p.id = e.petition_id
        where e.body_id = $1 and e.year = $2 and e.number = $3";
}

/// What of a petition a case is about.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PartRow {
    /// The case.
    pub case_id: Uuid,
    /// The petition.
    pub petition_id: Uuid,
    /// From 0, which is the case that the petition opened.
    pub position: i64,
    /// What of its words.
    pub words: String,
}

/// Opens a further case of a petition, with its files.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such petition.
pub async fn open_part(
    tx: &mut Tx,
    petition: (Uuid, Uuid),
    case: &NewCase,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let (petition, source) = petition;
    let (next_due, next_clock) = match &case.next {
        Some((due, clock)) => (due.to_string(), clock.as_str()),
        None => (super::NEVER.to_owned(), ""),
    };
    let made = execute!(
        tx,
        INSERT_CASE,
        petition,
        case.id,
        case.regime.code(),
        case.procedure.as_str(),
        case.state.as_str(),
        case.body.0,
        case.subject.as_str(),
        case.place.map(|place| place.0),
        case.place_words.as_str(),
        case.title.as_str(),
        case.field,
        case.circumstances.as_str(),
        case.clocks.as_str(),
        next_due.as_str(),
        next_clock,
    )?;
    crate::access::accounts::one(made, StoreError::NotFound)?;
    let files: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), FILES, petition, source)?;
    for (file,) in files {
        execute!(tx, SHARE, new_id(), case.id, file)?;
    }
    let entry = Entry {
        at,
        author,
        body: Some(case.body.0),
        act: "petition.split",
        object_kind: "case",
        object: Some(case.id),
    };
    journal::write(tx, entry, &json!({"petition": petition, "from": source})).await
}

/// Writes down what of a petition a case is about.
///
/// # Errors
/// The engine's.
pub async fn part(
    tx: &mut Tx,
    petition: Uuid,
    case: Uuid,
    position: i64,
    words: &str,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, PART, case, petition, position, words, at)?;
    Ok(())
}

/// The matters of a petition that was split; none for one that was not.
///
/// # Errors
/// The engine's.
pub async fn parts(tx: &mut Tx, petition: Uuid) -> Result<Vec<PartRow>, StoreError> {
    fetch_all!(tx, PartRow, PARTS, petition)
}

/// What a case is about, where it is one of several matters of a petition.
///
/// # Errors
/// The engine's.
pub async fn part_of_case(tx: &mut Tx, case: Uuid) -> Result<Option<PartRow>, StoreError> {
    fetch_optional!(tx, PartRow, PART_OF_CASE, case)
}

/// The cases that were joined with this one.
///
/// # Errors
/// The engine's.
pub async fn joined(tx: &mut Tx, case: Uuid) -> Result<Vec<CaseRow>, StoreError> {
    fetch_all!(tx, CaseRow, JOINED, case)
}

/// The case of a number in a body's register.
///
/// # Errors
/// The engine's.
pub async fn by_number(tx: &mut Tx, body: Uuid, year: i64, number: i64) -> Result<Option<Uuid>, StoreError> {
    let row: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), BY_NUMBER, body, year, number)?;
    Ok(row.map(|(case,)| case))
}
