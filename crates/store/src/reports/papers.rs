use crate::db::{execute, fetch_one, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx};
use uuid::Uuid;

/// The series of numbers of reports, beside those of the library's registers and of papers of cases: each numbering runs
/// on its own through the year (NĐ 30/2020/NĐ-CP Đ15).
const SERIES: &str = "report";

statements! {
    /// The row is the lock under which the next number is given; a transaction that fails gives it back.
    NEXT = "insert into register (keeper_id, direction, year, last) values ($1, $2, $3, 1)
        on conflict (keeper_id, direction, year) do update set last = register.last + 1 returning last";
    KEEP = "insert into report_paper (report_id, edition, body_id, account_id, at, paper)
        values ($1, $2, $3, $4, $5, $6)";
    ONE = "select paper from report_paper where report_id = $1 and edition = $2";
    LAST = "select paper from report_paper where body_id = $1 order by at desc, report_id desc limit 1";
}

/// The next number of a report of a body in a year; it is given only if this transaction is committed.
///
/// # Errors
/// The engine's.
pub async fn next_report_number(tx: &mut Tx, body: Uuid, year: i64) -> Result<i64, StoreError> {
    let (number,) = fetch_one!(tx, (i64,), NEXT, body, SERIES, year)?;
    Ok(number)
}

/// Keeps a report as it was signed: its id and edition, who issued it, the paper as JSON.
///
/// # Errors
/// [`StoreError::Exists`] for an edition that was signed before.
pub async fn keep_paper(
    tx: &mut Tx,
    (report, edition): (Uuid, i64),
    body: Uuid,
    paper: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, KEEP, report, edition, body, author.account, at, paper)?;
    Ok(())
}

/// The report as it was signed, as JSON.
///
/// # Errors
/// The engine's.
pub async fn paper(tx: &mut Tx, report: Uuid, edition: i64) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = fetch_optional!(tx, (String,), ONE, report, edition)?;
    Ok(row.map(|(paper,)| paper))
}

/// The last report that a body signed, as JSON: the next one is headed and signed alike.
///
/// # Errors
/// The engine's.
pub async fn last_paper(tx: &mut Tx, body: Uuid) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = fetch_optional!(tx, (String,), LAST, body)?;
    Ok(row.map(|(paper,)| paper))
}
