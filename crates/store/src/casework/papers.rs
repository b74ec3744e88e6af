use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

/// The series of numbers of papers made in cases, beside those of the library's registers.
const SERIES: &str = "case-paper";

macro_rules! paper_select {
    () => {
        "select p.id, p.case_id, p.move_id, p.form, p.body_id, b.name as body_name, p.year, p.number, p.symbol, p.day,
            p.about, p.fields, p.sheet, p.actor, p.at
        from paper p join body b on b.id = p.body_id "
    };
}

statements! {
    /// The row is the lock under which the next number is given; a transaction that fails gives it back.
    NEXT = "insert into register (keeper_id, direction, year, last) values ($1, $2, $3, 1)
        on conflict (keeper_id, direction, year) do update set last = register.last + 1 returning last";
    INSERT = "insert into paper (id, case_id, move_id, form, body_id, year, number, symbol, day, about, fields, sheet,
            words, account_id, actor, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    ONE = concat!(paper_select!(), "where p.id = $1");
    OF_CASE = concat!(paper_select!(), "where p.case_id = $1 order by p.at, p.id");
    OF_YEAR = concat!(paper_select!(), "where p.body_id = $1 and p.year = $2 and p.number > $3
        order by p.number limit $4");
    LAST_BY = "select p.symbol, p.sheet from paper p where p.account_id = $1 and p.body_id = $2 and p.form = $3
        order by p.at desc limit 1";
    LAST_OF_ALL = "select p.symbol, p.sheet from paper p where p.account_id = $1 and p.body_id = $2
        order by p.at desc limit 1";
}

/// A paper to be kept.
#[derive(Debug, Clone)]
pub struct NewPaper<'a> {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case: Uuid,
    /// The move it belongs to.
    pub step: Option<Uuid>,
    /// Name of its form.
    pub form: &'a str,
    /// Who makes it.
    pub body: Uuid,
    /// Of the register.
    pub year: i64,
    /// In the register, by [`next_number`].
    pub number: i64,
    /// `12/TB-UBND`
    pub symbol: &'a str,
    /// ISO.
    pub day: &'a str,
    /// Trích yếu.
    pub about: &'a str,
    /// What was filled in, as JSON.
    pub fields: &'a str,
    /// The paper as printed, as JSON.
    pub sheet: &'a str,
    /// Its words.
    pub words: &'a str,
    /// Who signs.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
}

/// A paper as read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PaperRow {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// The move it belongs to.
    pub move_id: Option<Uuid>,
    /// Name of its form.
    pub form: String,
    /// Who made it.
    pub body_id: Uuid,
    /// Name of that body today.
    pub body_name: String,
    /// Of the register.
    pub year: i64,
    /// In the register.
    pub number: i64,
    /// `12/TB-UBND`
    pub symbol: String,
    /// ISO.
    pub day: String,
    /// Trích yếu.
    pub about: String,
    /// What was filled in, as JSON.
    pub fields: String,
    /// The paper as printed, as JSON.
    pub sheet: String,
    /// Who signed.
    pub actor: String,
    /// When.
    pub at: i64,
}

/// How the last paper of somebody was numbered and signed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LastPaper {
    /// `12/TB-UBND`
    pub symbol: String,
    /// The paper as printed, as JSON.
    pub sheet: String,
}

/// The next number in the register of a body and year; it is given only if this transaction is committed.
///
/// # Errors
/// The engine's.
pub async fn next_number(tx: &mut Tx, body: Uuid, year: i64) -> Result<i64, StoreError> {
    let (number,) = fetch_one!(tx, (i64,), NEXT, body, SERIES, year)?;
    Ok(number)
}

/// Keeps a paper, with its entry in the journal.
///
/// # Errors
/// [`StoreError::Exists`] for a number that is given.
pub async fn issue(tx: &mut Tx, paper: &NewPaper<'_>) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT,
        paper.id,
        paper.case,
        paper.step,
        paper.form,
        paper.body,
        paper.year,
        paper.number,
        paper.symbol,
        paper.day,
        paper.about,
        paper.fields,
        paper.sheet,
        paper.words,
        paper.author.account,
        paper.author.name.as_str(),
        paper.at,
    )?;
    let entry = Entry {
        at: paper.at,
        author: paper.author,
        body: Some(paper.body),
        act: "case.paper",
        object_kind: "case",
        object: Some(paper.case),
    };
    let detail = json!({"paper": paper.id, "form": paper.form, "symbol": paper.symbol});
    journal::write(tx, entry, &detail).await
}

/// A paper.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn paper(tx: &mut Tx, id: Uuid) -> Result<PaperRow, StoreError> {
    let row: Option<PaperRow> = fetch_optional!(tx, PaperRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// The papers of a case, oldest first.
///
/// # Errors
/// The engine's.
pub async fn papers_of_case(tx: &mut Tx, case: Uuid) -> Result<Vec<PaperRow>, StoreError> {
    fetch_all!(tx, PaperRow, OF_CASE, case)
}

/// The register of a body and year, after a number.
///
/// # Errors
/// The engine's.
pub async fn papers_of_year(
    tx: &mut Tx,
    body: Uuid,
    year: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<PaperRow>, StoreError> {
    fetch_all!(tx, PaperRow, OF_YEAR, body, year, after, limit)
}

/// How an account last signed that form for a body, or any other.
///
/// # Errors
/// The engine's.
pub async fn last_by(
    tx: &mut Tx,
    account: Uuid,
    body: Uuid,
    form: &str,
) -> Result<(Option<LastPaper>, Option<LastPaper>), StoreError> {
    let same = fetch_optional!(tx, LastPaper, LAST_BY, account, body, form)?;
    let any = fetch_optional!(tx, LastPaper, LAST_OF_ALL, account, body)?;
    Ok((same, any))
}
