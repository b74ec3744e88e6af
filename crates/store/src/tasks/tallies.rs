use super::list::{Scope, Side, covered};
use super::row::overdue;
use crate::db::{fetch_all, fetch_one, statements};
use crate::{StoreError, Tx};
use gandan_core::tasks::Tally;
use jiff::civil::Date;
use uuid::Uuid;

/// The columns of a [`TallyRow`], for a day.
macro_rules! tally_columns {
    ($today:literal) => {
        concat!(
            "count(*) filter (where a.state = 'not_started') as not_started,
            count(*) filter (where a.state = 'on_schedule') as on_schedule,
            count(*) filter (where a.state = 'behind') as behind,
            count(*) filter (where a.state = 'reported') as reported,
            count(*) filter (where a.state = 'done') as done,
            count(*) filter (where ",
            overdue!($today),
            ") as overdue,
            count(*) filter (where a.state = 'done' and a.done_day > a.due) as done_late,
            count(*) filter (where a.state = 'done' and a.due is not null) as done_dated "
        )
    };
}

/// Where an assignment was given or is held by a body in reach. Parts handed on are counted with the whole they are
/// of, by whoever handed them on, and not a second time.
macro_rules! in_reach {
    ($side:literal) => {
        concat!(
            "from assignment a where ",
            $side,
            " in (select c.id from covered c) and (cast($4 as uuid) is null or a.body_id = $4)
              and (cast($5 as uuid) is null
                or a.task_id in (select t.id from task t where t.document_id = $5)) "
        )
    };
}

/// By the body that holds them, most overdue first.
macro_rules! by_body {
    ($side:literal) => {
        concat!(
            covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"),
            ", n as (select a.body_id, ",
            tally_columns!("$2"),
            in_reach!($side),
            "group by a.body_id)
            select n.*, b.name from n join body b on b.id = n.body_id
            order by n.overdue desc, b.name, n.body_id limit $6"
        )
    };
}

pub(super) use tally_columns;

statements! {
    HELD = concat!(covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"), "select ", tally_columns!("$2"),
        in_reach!("a.body_id"));
    GIVEN = concat!(covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"), "select ", tally_columns!("$2"),
        in_reach!("a.giver_id"));
    HELD_BY_BODY = by_body!("a.body_id");
    GIVEN_BY_BODY = by_body!("a.giver_id");
    BY_DOCUMENT = concat!(covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"),
        "select t.document_id, d.kind, d.number, d.symbol, d.subject, d.file_name, ", tally_columns!("$2"),
        "from assignment a join task t on t.id = a.task_id join document d on d.id = t.document_id
        where a.giver_id in (select c.id from covered c)
        group by t.document_id, d.kind, d.number, d.symbol, d.subject, d.file_name
        order by overdue desc, t.document_id desc limit $4");
    OF_DOCUMENT_BY_BODY = concat!("select a.body_id, b.name, ", tally_columns!("$2"),
        "from assignment a join task t on t.id = a.task_id join body b on b.id = a.body_id
        where t.document_id = $1 and a.upper_id is null
        group by a.body_id, b.name order by overdue desc, b.name, a.body_id");
    OF_TASKS = concat!("select a.task_id, ", tally_columns!("$2"),
        "from assignment a join task t on t.id = a.task_id
        where t.document_id = $1 and a.upper_id is null group by a.task_id order by a.task_id");
    OF_PUBLIC_BY_BODY = concat!("select a.body_id, b.name, ", tally_columns!("$1"),
        "from assignment a join task t on t.id = a.task_id join document d on d.id = t.document_id
        join body b on b.id = a.body_id
        where d.published_at is not null and a.upper_id is null
        group by a.body_id, b.name order by overdue desc, b.name, a.body_id");
    DUE_BY_BODY = concat!("select a.body_id, b.name, ", tally_columns!("$3"),
        "from assignment a join body b on b.id = a.body_id
        where a.upper_id is null and a.due >= $1 and a.due <= $2 group by a.body_id, b.name order by a.body_id");
    TO_SIGN = "select d.id, d.kind, d.number, d.symbol, d.subject, d.file_name, count(*)
        from document d join proposal p on p.document_id = d.id
        where p.state = 'accepted' and d.keeper_id in (
            select s.body_id from post s where s.account_id = $1 and s.role = 'head' and s.from_day <= $2
              and (s.until_day is null or s.until_day > $2))
        group by d.id, d.kind, d.number, d.symbol, d.subject, d.file_name order by d.id desc limit $3";
}

#[derive(sqlx::FromRow)]
pub(super) struct TallyRow {
    not_started: i64,
    on_schedule: i64,
    behind: i64,
    reported: i64,
    done: i64,
    overdue: i64,
    done_late: i64,
    done_dated: i64,
}

impl From<TallyRow> for Tally {
    fn from(row: TallyRow) -> Tally {
        Tally {
            not_started: row.not_started,
            on_schedule: row.on_schedule,
            behind: row.behind,
            reported: row.reported,
            done: row.done,
            overdue: row.overdue,
            done_late: row.done_late,
            done_dated: row.done_dated,
        }
    }
}

/// How a body stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyTally {
    /// The body.
    pub body: Uuid,
    /// Its name today.
    pub name: String,
    /// Its assignments.
    pub tally: Tally,
}

/// How a document stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentTally {
    /// The document.
    pub document: Uuid,
    /// Its kind.
    pub kind: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its file.
    pub file_name: String,
    /// Its assignments.
    pub tally: Tally,
}

/// How a task stands, over all its rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskTally {
    /// The task.
    pub task: Uuid,
    /// Its assignments.
    pub tally: Tally,
}

/// A document with accepted proposals that wait for a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSign {
    /// The document.
    pub document: Uuid,
    /// Its kind.
    pub kind: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its file.
    pub file_name: String,
    /// How many wait.
    pub proposals: i64,
}

#[derive(sqlx::FromRow)]
struct ByBody {
    body_id: Uuid,
    name: String,
    #[sqlx(flatten)]
    tally: TallyRow,
}

impl From<ByBody> for BodyTally {
    fn from(row: ByBody) -> BodyTally {
        BodyTally {
            body: row.body_id,
            name: row.name,
            tally: row.tally.into(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct ByDocument {
    document_id: Uuid,
    kind: Option<String>,
    number: Option<String>,
    symbol: Option<String>,
    subject: Option<String>,
    file_name: String,
    #[sqlx(flatten)]
    tally: TallyRow,
}

#[derive(sqlx::FromRow)]
struct ByTask {
    task_id: Uuid,
    #[sqlx(flatten)]
    tally: TallyRow,
}

/// All assignments in reach, counted.
///
/// # Errors
/// The engine's.
pub async fn tally(tx: &mut Tx, side: Side, scope: Scope) -> Result<Tally, StoreError> {
    let (today, below) = (scope.today.to_string(), i64::from(scope.below));
    let statement = match side {
        Side::Held => HELD,
        Side::Given => GIVEN,
    };
    let row = fetch_one!(
        tx,
        TallyRow,
        statement,
        scope.account,
        today,
        below,
        scope.body,
        scope.document
    )?;
    Ok(row.into())
}

/// The same by the body that holds them, most overdue first; at most `limit` bodies.
///
/// # Errors
/// The engine's.
pub async fn tally_by_body(
    tx: &mut Tx,
    side: Side,
    scope: Scope,
    limit: i64,
) -> Result<Vec<BodyTally>, StoreError> {
    let (today, below) = (scope.today.to_string(), i64::from(scope.below));
    let statement = match side {
        Side::Held => HELD_BY_BODY,
        Side::Given => GIVEN_BY_BODY,
    };
    let rows: Vec<ByBody> = fetch_all!(
        tx,
        ByBody,
        statement,
        scope.account,
        today,
        below,
        scope.body,
        scope.document,
        limit
    )?;
    Ok(rows.into_iter().map(BodyTally::from).collect())
}

/// What the bodies in reach have given, by document, most overdue first.
///
/// # Errors
/// The engine's.
pub async fn tally_by_document(
    tx: &mut Tx,
    scope: Scope,
    limit: i64,
) -> Result<Vec<DocumentTally>, StoreError> {
    let (today, below) = (scope.today.to_string(), i64::from(scope.below));
    let rows: Vec<ByDocument> = fetch_all!(tx, ByDocument, BY_DOCUMENT, scope.account, today, below, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| DocumentTally {
            document: row.document_id,
            kind: row.kind,
            number: row.number,
            symbol: row.symbol,
            subject: row.subject,
            file_name: row.file_name,
            tally: row.tally.into(),
        })
        .collect())
}

/// A document's assignments by body, parts handed on left out.
///
/// # Errors
/// The engine's.
pub async fn tally_of_document(
    tx: &mut Tx,
    document: Uuid,
    today: Date,
) -> Result<Vec<BodyTally>, StoreError> {
    let rows: Vec<ByBody> = fetch_all!(tx, ByBody, OF_DOCUMENT_BY_BODY, document, today.to_string())?;
    Ok(rows.into_iter().map(BodyTally::from).collect())
}

/// A document's assignments by task, parts handed on left out.
///
/// # Errors
/// The engine's.
pub async fn tally_of_tasks(tx: &mut Tx, document: Uuid, today: Date) -> Result<Vec<TaskTally>, StoreError> {
    let rows: Vec<ByTask> = fetch_all!(tx, ByTask, OF_TASKS, document, today.to_string())?;
    Ok(rows
        .into_iter()
        .map(|row| TaskTally {
            task: row.task_id,
            tally: row.tally.into(),
        })
        .collect())
}

/// The assignments of all published documents by body, parts handed on left out.
///
/// # Errors
/// The engine's.
pub async fn tally_of_public(tx: &mut Tx, today: Date) -> Result<Vec<BodyTally>, StoreError> {
    let rows: Vec<ByBody> = fetch_all!(tx, ByBody, OF_PUBLIC_BY_BODY, today.to_string())?;
    Ok(rows.into_iter().map(BodyTally::from).collect())
}

/// Assignments due within days, both included, of all bodies, parts handed on left out: what figures of a period are made
/// of.
///
/// # Errors
/// The engine's.
pub async fn tally_due(
    tx: &mut Tx,
    first: Date,
    last: Date,
    today: Date,
) -> Result<Vec<BodyTally>, StoreError> {
    let (first, last) = (first.to_string(), last.to_string());
    let rows: Vec<ByBody> = fetch_all!(tx, ByBody, DUE_BY_BODY, first, last, today.to_string())?;
    Ok(rows.into_iter().map(BodyTally::from).collect())
}

/// Documents that wait for this head's signature, last first.
///
/// # Errors
/// The engine's.
pub async fn to_sign(tx: &mut Tx, account: Uuid, today: Date, limit: i64) -> Result<Vec<ToSign>, StoreError> {
    type Row = (
        Uuid,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        String,
        i64,
    );
    let rows: Vec<Row> = fetch_all!(tx, Row, TO_SIGN, account, today.to_string(), limit)?;
    Ok(rows
        .into_iter()
        .map(
            |(document, kind, number, symbol, subject, file_name, proposals)| ToSign {
                document,
                kind,
                number,
                symbol,
                subject,
                file_name,
                proposals,
            },
        )
        .collect())
}
