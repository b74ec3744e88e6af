use super::told;
use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

/// The series of numbers of papers of receptions.
const SERIES: &str = "sitting-paper";

macro_rules! paper_select {
    () => {
        "select p.id, p.sitting_id, p.visit_id, p.kind, p.body_id, p.year, p.number, p.symbol, p.day, p.paper, p.actor,
            p.at
        from sitting_paper p "
    };
}

statements! {
    NEXT = "insert into register (keeper_id, direction, year, last) values ($1, $2, $3, 1)
        on conflict (keeper_id, direction, year) do update set last = register.last + 1 returning last";
    INSERT = "insert into sitting_paper (id, sitting_id, visit_id, kind, body_id, year, number, symbol, day, paper,
            account_id, actor, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    ONE = concat!(paper_select!(), "where p.id = $1");
    OF_SITTING = concat!(paper_select!(), "where p.sitting_id = $1 order by p.at, p.id");
    OF_VISIT = concat!(paper_select!(), "where p.visit_id = $1 and p.kind = 'refusal'");
}

/// A paper to be kept.
#[derive(Debug, Clone)]
pub struct NewSittingPaper<'a> {
    /// Its id.
    pub id: Uuid,
    /// The sitting.
    pub sitting: Uuid,
    /// The visit, for a refusal.
    pub visit: Option<Uuid>,
    /// `refusal` or `conclusion`.
    pub kind: &'a str,
    /// Who makes it.
    pub body: Uuid,
    /// Year of the numbers.
    pub year: i64,
    /// Its number, by [`next_paper_number`].
    pub number: i64,
    /// `12/TB-UBND`
    pub symbol: &'a str,
    /// ISO.
    pub day: &'a str,
    /// The paper as printed, as JSON.
    pub paper: &'a str,
    /// Who signs.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
}

/// A paper as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SittingPaperRow {
    /// Its id.
    pub id: Uuid,
    /// The sitting.
    pub sitting_id: Uuid,
    /// The visit, for a refusal.
    pub visit_id: Option<Uuid>,
    /// `refusal` or `conclusion`.
    pub kind: String,
    /// Who made it.
    pub body_id: Uuid,
    /// Year of the numbers.
    pub year: i64,
    /// Its number.
    pub number: i64,
    /// `12/TB-UBND`
    pub symbol: String,
    /// ISO.
    pub day: String,
    /// The paper as printed, as JSON; `{}` once it was erased.
    pub paper: String,
    /// Who signed.
    pub actor: String,
    /// When.
    pub at: i64,
}

/// The next number of a body and year; given only if this transaction is committed.
///
/// # Errors
/// The engine's.
pub async fn next_paper_number(tx: &mut Tx, body: Uuid, year: i64) -> Result<i64, StoreError> {
    let (number,) = fetch_one!(tx, (i64,), NEXT, body, SERIES, year)?;
    Ok(number)
}

/// Keeps a paper.
///
/// # Errors
/// [`StoreError::Exists`] for a second refusal of one visit.
pub async fn issue_paper(tx: &mut Tx, new: &NewSittingPaper<'_>) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        new.id,
        new.sitting,
        new.visit,
        new.kind,
        new.body,
        new.year,
        new.number,
        new.symbol,
        new.day,
        new.paper,
        new.author.account,
        new.author.name.as_str(),
        new.at,
    )?;
    let detail = json!({"paper": new.id, "symbol": new.symbol});
    let act = match new.kind {
        "refusal" => "sitting.refused",
        _ => "sitting.concluded",
    };
    told(
        tx,
        (act, "sitting", new.sitting),
        new.body,
        &detail,
        new.author,
        new.at,
    )
    .await
}

/// A paper.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn paper(tx: &mut Tx, id: Uuid) -> Result<SittingPaperRow, StoreError> {
    let row: Option<SittingPaperRow> = fetch_optional!(tx, SittingPaperRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// The papers of a sitting, oldest first.
///
/// # Errors
/// The engine's.
pub async fn papers(tx: &mut Tx, sitting: Uuid) -> Result<Vec<SittingPaperRow>, StoreError> {
    fetch_all!(tx, SittingPaperRow, OF_SITTING, sitting)
}

/// The written refusal of a visit, where there is one.
///
/// # Errors
/// The engine's.
pub async fn refusal_of(tx: &mut Tx, visit: Uuid) -> Result<Option<SittingPaperRow>, StoreError> {
    fetch_optional!(tx, SittingPaperRow, OF_VISIT, visit)
}
