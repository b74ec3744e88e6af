use super::library::DocumentHead;
use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::text::fold;
use uuid::Uuid;

statements! {
    /// The documents a body keeps, and those from which it holds an assignment; newest received first.
    LIST = "select id, keeper_id, direction, register_year, register_number, received_day, file_name, format, kind,
            number, symbol, day, issuer, issuer_id, subject, signer, identity, same_as_id, state, published_at, version
        from document d
        where (d.keeper_id = $1 or exists (select 1 from task t join assignment a on a.task_id = t.id
                where t.document_id = d.id and a.body_id = $1))
          and (cast($2 as text) is null or d.direction = $2) and (cast($3 as text) is null or d.kind = $3)
          and (cast($4 as bigint) is null or d.register_year = $4) and (cast($5 as text) is null or d.state = $5)
          and (cast($6 as text) is null or d.issuer_folded like '%' || $6 || '%')
          and (d.received_day < $7 or (d.received_day = $7 and d.id < $8))
        order by d.received_day desc, d.id desc limit $9";
    PUBLISHED = "select id, keeper_id, direction, register_year, register_number, received_day, file_name, format,
            kind, number, symbol, day, issuer, issuer_id, subject, signer, identity, same_as_id, state, published_at,
            version
        from document d
        where d.published_at is not null and (cast($1 as text) is null or d.kind = $1)
          and (d.published_at < $2 or (d.published_at = $2 and d.id < $3))
        order by d.published_at desc, d.id desc limit $4";
    REGISTER = "select id, keeper_id, direction, register_year, register_number, received_day, file_name, format, kind,
            number, symbol, day, issuer, issuer_id, subject, signer, identity, same_as_id, state, published_at, version
        from document where keeper_id = $1 and direction = $2 and register_year = $3 and register_number > $4
        order by register_number limit $5";
    YEARS = "select distinct register_year from document where keeper_id = $1 order by register_year desc";
    KINDS = "select distinct kind from document where kind is not null order by kind";
    KINDS_PUBLISHED = "select distinct kind from document where kind is not null and published_at is not null
        order by kind";
    BODIES_NAMED = "select position, words, body_id from document_body where document_id = $1 order by position";
    BODIES_ASSIGNED = "select distinct a.body_id from task t join assignment a on a.task_id = t.id
        where t.document_id = $1 order by a.body_id";
    TASK_WORDS = "select id, ordinal, title, words from task where document_id = $1 order by span_start, id";
    DOCUMENT_OF_TASK = "select document_id from task where id = $1";
    DOCUMENT_OF_ASSIGNMENT = "select t.document_id from assignment a join task t on t.id = a.task_id where a.id = $1";
    COVERAGE = "select distinct a.task_id, a.body_id, d.id as document_id
        from task t join assignment a on a.task_id = t.id
        left join document d on d.issuer_id = a.body_id and d.id <> t.document_id and exists (
            select 1 from citation c where c.document_id = d.id
              and (c.target_id = t.document_id or (c.identity = $2 and c.day = $3)))
        where t.document_id = $1 order by a.task_id, a.body_id, document_id";
    ALL_IDS = "select id from document where id > $1 order by id limit $2";
}

/// What a list asks for; everything optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// `incoming` or `outgoing`.
    pub direction: Option<String>,
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Year of the register.
    pub year: Option<i64>,
    /// `open` or `issued`.
    pub state: Option<String>,
    /// Words of the issuer, in any spelling.
    pub issuer: Option<String>,
}

/// Where the last page of a list ended: day of reception and id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Day of reception.
    pub day: String,
    /// Document.
    pub id: Uuid,
}

/// A task's words, for the search index.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TaskWords {
    /// The task.
    pub id: Uuid,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// Short name.
    pub title: String,
    /// Its words.
    pub words: String,
}

/// An addressee that matches a body.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DocumentBody {
    /// Order.
    pub position: i64,
    /// As written.
    pub words: String,
    /// The body.
    pub body_id: Uuid,
}

/// A body with an assignment, and a document of its own that cites the one it comes from; nothing where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Mention {
    /// The task.
    pub task_id: Uuid,
    /// The body.
    pub body_id: Uuid,
    /// Its document.
    pub document_id: Option<Uuid>,
}

/// Documents that `body` keeps or has assignments from, newest received first, after `after`.
///
/// # Errors
/// The engine's.
pub async fn list(
    tx: &mut Tx,
    body: Uuid,
    filter: &ListFilter,
    after: Option<&Position>,
    limit: i64,
) -> Result<Vec<DocumentHead>, StoreError> {
    let issuer = filter.issuer.as_deref().map(fold).filter(|key| !key.is_empty());
    fetch_all!(
        tx,
        DocumentHead,
        LIST,
        body,
        filter.direction.as_deref(),
        filter.kind.as_deref(),
        filter.year,
        filter.state.as_deref(),
        issuer.as_deref(),
        after.map_or("9999-12-31", |position| position.day.as_str()),
        after.map_or(Uuid::max(), |position| position.id),
        limit,
    )
}

/// Public documents, last published first, after `(published_at, id)`.
///
/// # Errors
/// The engine's.
pub async fn published(
    tx: &mut Tx,
    kind: Option<&str>,
    after: Option<(i64, Uuid)>,
    limit: i64,
) -> Result<Vec<DocumentHead>, StoreError> {
    let (at, id) = after.unwrap_or((i64::MAX, Uuid::max()));
    fetch_all!(tx, DocumentHead, PUBLISHED, kind, at, id, limit)
}

/// One register of a year in the order of its numbers, after number `after`.
///
/// # Errors
/// The engine's.
pub async fn register(
    tx: &mut Tx,
    keeper: Uuid,
    direction: &str,
    year: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<DocumentHead>, StoreError> {
    fetch_all!(tx, DocumentHead, REGISTER, keeper, direction, year, after, limit)
}

/// The years a keeper's registers have, the latest first.
///
/// # Errors
/// The engine's.
pub async fn register_years(tx: &mut Tx, keeper: Uuid) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<(i64,)> = fetch_all!(tx, (i64,), YEARS, keeper)?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// The kinds that occur.
///
/// # Errors
/// The engine's.
pub async fn kinds(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = fetch_all!(tx, (String,), KINDS)?;
    Ok(rows.into_iter().map(|(kind,)| kind).collect())
}

/// The kinds that occur among public documents.
///
/// # Errors
/// The engine's.
pub async fn kinds_published(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = fetch_all!(tx, (String,), KINDS_PUBLISHED)?;
    Ok(rows.into_iter().map(|(kind,)| kind).collect())
}

/// The addressees of a document that match bodies.
///
/// # Errors
/// The engine's.
pub async fn bodies_named(tx: &mut Tx, document: Uuid) -> Result<Vec<DocumentBody>, StoreError> {
    fetch_all!(tx, DocumentBody, BODIES_NAMED, document)
}

/// Bodies that hold an assignment from a document, each once.
///
/// # Errors
/// The engine's.
pub async fn bodies_assigned(tx: &mut Tx, document: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), BODIES_ASSIGNED, document)?;
    Ok(rows.into_iter().map(|(body,)| body).collect())
}

/// The tasks of a document in reading order.
///
/// # Errors
/// The engine's.
pub async fn task_words(tx: &mut Tx, document: Uuid) -> Result<Vec<TaskWords>, StoreError> {
    fetch_all!(tx, TaskWords, TASK_WORDS, document)
}

/// The document of a task, if there is such a task.
///
/// # Errors
/// The engine's.
pub async fn document_of_task(tx: &mut Tx, task: Uuid) -> Result<Option<Uuid>, StoreError> {
    Ok(fetch_optional!(tx, (Uuid,), DOCUMENT_OF_TASK, task)?.map(|(id,)| id))
}

/// The document of an assignment, if there is such an assignment.
///
/// # Errors
/// The engine's.
pub async fn document_of_assignment(tx: &mut Tx, assignment: Uuid) -> Result<Option<Uuid>, StoreError> {
    Ok(fetch_optional!(tx, (Uuid,), DOCUMENT_OF_ASSIGNMENT, assignment)?.map(|(id,)| id))
}

/// For each task of a document, each assigned body with each document of its own that cites this one.
///
/// # Errors
/// The engine's.
pub async fn coverage(
    tx: &mut Tx,
    document: Uuid,
    identity: Option<&str>,
    day: Option<&str>,
) -> Result<Vec<Mention>, StoreError> {
    fetch_all!(tx, Mention, COVERAGE, document, identity, day)
}

/// Ids of documents in ascending order after `after`, for building the search index.
///
/// # Errors
/// The engine's.
pub async fn all_ids(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), ALL_IDS, after, limit)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
