use super::row::{AssignmentRow, assignment_select, overdue};
use super::tallies::{TallyRow, tally_columns};
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::tasks::Tally;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    DOCUMENTS = concat!("select d.id, d.kind, d.number, d.symbol, d.subject, d.day, d.issuer, d.file_name,
            count(distinct a.task_id) as tasks, ", tally_columns!("$1"),
        "from document d join task t on t.document_id = d.id join assignment a on a.task_id = t.id
        where d.published_at is not null and a.upper_id is null and d.id < $2
        group by d.id, d.kind, d.number, d.symbol, d.subject, d.day, d.issuer, d.file_name
        order by d.id desc limit $3");
    TASKS = concat!("select t.id, t.ordinal, t.title, t.due, t.deadline_words, t.closed_at, ", tally_columns!("$2"),
        "from task t join document d on d.id = t.document_id join assignment a on a.task_id = t.id
        where t.document_id = $1 and d.published_at is not null and a.upper_id is null
        group by t.id, t.ordinal, t.title, t.due, t.deadline_words, t.closed_at, t.span_start
        order by t.span_start, t.id");
    OVERDUE = concat!(assignment_select!(), "where d.published_at is not null and a.upper_id is null and ",
        overdue!("$1"), " and (a.due_order > $2 or (a.due_order = $2 and a.id > $3))
        order by a.due_order, a.id limit $4");
}

/// A published document and how its tasks stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicDocument {
    /// The document.
    pub id: Uuid,
    /// Its kind.
    pub kind: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its day.
    pub day: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its file.
    pub file_name: String,
    /// How many signed tasks.
    pub tasks: i64,
    /// Their assignments.
    pub tally: Tally,
}

/// A signed task of a published document and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicTask {
    /// The task.
    pub id: Uuid,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// Short name.
    pub title: String,
    /// One-off due day.
    pub due: Option<String>,
    /// The words about time.
    pub deadline_words: String,
    /// Comes back no more.
    pub closed: bool,
    /// Its assignments.
    pub tally: Tally,
}

#[derive(sqlx::FromRow)]
struct DocumentRow {
    id: Uuid,
    kind: Option<String>,
    number: Option<String>,
    symbol: Option<String>,
    subject: Option<String>,
    day: Option<String>,
    issuer: Option<String>,
    file_name: String,
    tasks: i64,
    #[sqlx(flatten)]
    tally: TallyRow,
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: Uuid,
    ordinal: Option<String>,
    title: String,
    due: Option<String>,
    deadline_words: String,
    closed_at: Option<i64>,
    #[sqlx(flatten)]
    tally: TallyRow,
}

/// Published documents with signed tasks, last first, older than `before`.
///
/// # Errors
/// The engine's.
pub async fn public_documents(
    tx: &mut Tx,
    today: Date,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<PublicDocument>, StoreError> {
    let before = before.unwrap_or(Uuid::max());
    let rows: Vec<DocumentRow> = fetch_all!(tx, DocumentRow, DOCUMENTS, today.to_string(), before, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| PublicDocument {
            id: row.id,
            kind: row.kind,
            number: row.number,
            symbol: row.symbol,
            subject: row.subject,
            day: row.day,
            issuer: row.issuer,
            file_name: row.file_name,
            tasks: row.tasks,
            tally: row.tally.into(),
        })
        .collect())
}

/// The signed tasks of a document, if it is published, in the order of its text.
///
/// # Errors
/// The engine's.
pub async fn public_tasks(tx: &mut Tx, document: Uuid, today: Date) -> Result<Vec<PublicTask>, StoreError> {
    let rows: Vec<TaskRow> = fetch_all!(tx, TaskRow, TASKS, document, today.to_string())?;
    Ok(rows
        .into_iter()
        .map(|row| PublicTask {
            id: row.id,
            ordinal: row.ordinal,
            title: row.title,
            due: row.due,
            deadline_words: row.deadline_words,
            closed: row.closed_at.is_some(),
            tally: row.tally.into(),
        })
        .collect())
}

/// What is overdue of all published documents, longest first.
///
/// # Errors
/// The engine's.
pub async fn public_overdue(
    tx: &mut Tx,
    today: Date,
    after: Option<&super::Cursor>,
    limit: i64,
) -> Result<Vec<AssignmentRow>, StoreError> {
    let due = after.map_or("", |cursor| cursor.due_order.as_str());
    let id = after.map_or(Uuid::nil(), |cursor| cursor.id);
    fetch_all!(tx, AssignmentRow, OVERDUE, today.to_string(), due, id, limit)
}
