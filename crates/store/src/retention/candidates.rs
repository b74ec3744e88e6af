use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    GROUPS = "select c.regime, c.outcome, c.closed_day, count(*) as count from cases c
        where c.body_id = $1 and c.closed_day is not null and c.disposed_day is null and not c.open
        group by c.regime, c.outcome, c.closed_day order by c.closed_day, c.regime, c.outcome";
    /// After the last one of the page before.
    FILES = "select c.id, c.body_id, c.regime, c.outcome, c.received_day, c.closed_day, c.open, c.version,
            exists (select 1 from case_hold h where h.case_id = c.id and h.lifted_at is null) as held
        from cases c
        where c.body_id = $1 and c.closed_day is not null and c.disposed_day is null and not c.open
          and (c.closed_day, c.id) > ($2, $3) and c.closed_day <= $4
        order by c.closed_day, c.id limit $5";
    FILE = "select c.id, c.body_id, c.regime, c.outcome, c.received_day, c.closed_day, c.open, c.version,
            exists (select 1 from case_hold h where h.case_id = c.id and h.lifted_at is null) as held
        from cases c where c.id = $1 and c.disposed_day is null";
    /// Files it belongs to: instances, what was joined, parts of one petition.
    KIN = "select k.id from cases k join (
            select id from cases where earlier_id = $1
            union select id from cases where merged_id = $1
            union select earlier_id from cases where id = $1
            union select merged_id from cases where id = $1
            union select pp.case_id from petition p join petition_part pp on pp.petition_id = p.id where p.case_id = $1
            union select p.case_id from petition_part pp join petition p on p.id = pp.petition_id where pp.case_id = $1
        ) n on n.id = k.id
        where k.id <> $1 and k.disposed_day is null order by k.id";
}

/// Closed files of a body that ended alike on one day.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Group {
    /// Code of the regime.
    pub regime: String,
    /// Code of the outcome.
    pub outcome: Option<String>,
    /// ISO.
    pub closed_day: String,
    /// How many.
    pub count: i64,
}

/// A file as far as the schedule needs it: never its words.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FileRow {
    /// The case.
    pub id: Uuid,
    /// Who holds it.
    pub body_id: Uuid,
    /// Code of the regime.
    pub regime: String,
    /// Code of the outcome.
    pub outcome: Option<String>,
    /// ISO.
    pub received_day: String,
    /// ISO; nothing while something is owed.
    pub closed_day: Option<String>,
    /// Something is owed.
    pub open: bool,
    /// Counts up with every change.
    pub version: i64,
    /// Somebody holds it for a dispute.
    pub held: bool,
}

/// All closed files of a body that are still there, counted by how and when they ended.
///
/// # Errors
/// The engine's.
pub async fn groups(tx: &mut Tx, body: Uuid) -> Result<Vec<Group>, StoreError> {
    fetch_all!(tx, Group, GROUPS, body)
}

/// Closed files of a body that are still there, those closed first first, until a day.
///
/// # Errors
/// The engine's.
pub async fn files(
    tx: &mut Tx,
    body: Uuid,
    after: (&str, Uuid),
    until: &str,
    limit: i64,
) -> Result<Vec<FileRow>, StoreError> {
    fetch_all!(tx, FileRow, FILES, body, after.0, after.1, until, limit)
}

/// One file; nothing once it was disposed of.
///
/// # Errors
/// The engine's.
pub async fn file(tx: &mut Tx, case: Uuid) -> Result<Option<FileRow>, StoreError> {
    fetch_optional!(tx, FileRow, FILE, case)
}

/// The files that it belongs to and that are still there.
///
/// # Errors
/// The engine's.
pub async fn kin(tx: &mut Tx, case: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), KIN, case)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
