use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    OPENED = "insert into case_reading (case_id, account_id, day, actor, body_id, at) values ($1, $2, $3, $4, $5, $6)
        on conflict (case_id, account_id, day) do nothing";
    OF_CASE = "select r.case_id, r.actor, b.name as body_name, r.day, r.at
        from case_reading r left join body b on b.id = r.body_id where r.case_id = $1 order by r.at";
}

/// Somebody opened the file of a case.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReadingRow {
    /// The case.
    pub case_id: Uuid,
    /// Who.
    pub actor: String,
    /// Of which body.
    pub body_name: Option<String>,
    /// On which day, ISO.
    pub day: String,
    /// First time on that day.
    pub at: i64,
}

/// Writes down that an account opened the file; one row a day.
///
/// # Errors
/// The engine's.
pub async fn opened(
    tx: &mut Tx,
    case: Uuid,
    account: Uuid,
    actor: &str,
    body: Option<Uuid>,
    day: Date,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, OPENED, case, account, day.to_string(), actor, body, at)?;
    Ok(())
}

/// Who opened the file, oldest first.
///
/// # Errors
/// The engine's.
pub async fn readings(tx: &mut Tx, case: Uuid) -> Result<Vec<ReadingRow>, StoreError> {
    fetch_all!(tx, ReadingRow, OF_CASE, case)
}
