use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, fetch_optional, insert_rows, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    NEXT = "select coalesce(max(number), 0) + 1 from disposal where body_id = $1 and year = $2";
    INSERT = "insert into disposal (id, body_id, year, number, on_day, day, account_id, actor, at, handed_over)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    INSERT_CASE = "insert into disposal_case (disposal_id, position, case_id, class, then_do, rule, citation, regime,
            received_day, closed_day, kept_until, state, why)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', '')";
    ONE = "select id, body_id, year, number, on_day, day, actor, at, handed_over, stopped_at, ended_at, swept_at
        from disposal where id = $1";
    OF_BODY = "select id, body_id, year, number, on_day, day, actor, at, handed_over, stopped_at, ended_at, swept_at
        from disposal where body_id = $1 order by at desc limit $2";
    OPEN = "select id, body_id, year, number, on_day, day, actor, at, handed_over, stopped_at, ended_at, swept_at
        from disposal where swept_at is null and stopped_at is null order by at";
    CASES = "select position, case_id, class, then_do, rule, citation, regime, received_day, closed_day, kept_until,
            state, why
        from disposal_case where disposal_id = $1 and position > $2 order by position limit $3";
    WAITING = "select position, case_id, class, then_do, rule, citation, regime, received_day, closed_day, kept_until,
            state, why
        from disposal_case where disposal_id = $1 and state = 'waiting' order by position limit $2";
    PROGRESS = "select state, count(*) from disposal_case where disposal_id = $1 group by state order by state";
    SETTLE = "update disposal_case set state = $3, why = $4, done_at = $5
        where disposal_id = $1 and position = $2 and state = 'waiting'";
    STOP = "update disposal set stopped_at = $2 where id = $1 and ended_at is null";
    END = "update disposal set ended_at = $2 where id = $1 and ended_at is null";
    SWEPT = "update disposal set swept_at = $1 where swept_at is null and ended_at is not null";
}

/// A list that a head signs off.
#[derive(Debug, Clone, Copy)]
pub struct NewDisposal<'a> {
    /// Its id.
    pub id: Uuid,
    /// Whose files.
    pub body: Uuid,
    /// In whose numbering it stands.
    pub year: i64,
    /// As of which day, ISO.
    pub on_day: &'a str,
    /// Today, ISO.
    pub day: &'a str,
    /// Who signs.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
    /// Number of the paper by which the archive took files over.
    pub handed_over: &'a str,
}

/// A file of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDisposed {
    /// The case.
    pub case: Uuid,
    /// Key of its class.
    pub class: String,
    /// `anonymise` or `archive`.
    pub then: &'static str,
    /// The rule.
    pub rule: String,
    /// The article.
    pub citation: String,
    /// Code of the regime.
    pub regime: String,
    /// ISO.
    pub received_day: String,
    /// ISO.
    pub closed_day: String,
    /// Its last day, ISO.
    pub kept_until: String,
}

/// A disposal as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DisposalRow {
    /// Its id.
    pub id: Uuid,
    /// Whose files.
    pub body_id: Uuid,
    /// With the number: its name.
    pub year: i64,
    /// From 1 in each year of a body.
    pub number: i64,
    /// As of which day, ISO.
    pub on_day: String,
    /// When it was signed, ISO.
    pub day: String,
    /// Who signed.
    pub actor: String,
    /// When (microseconds UTC).
    pub at: i64,
    /// Number of the paper of the archive.
    pub handed_over: String,
    /// Broken off.
    pub stopped_at: Option<i64>,
    /// All files are settled.
    pub ended_at: Option<i64>,
    /// The space was given back.
    pub swept_at: Option<i64>,
}

/// A file of a disposal as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DisposedRow {
    /// From 1.
    pub position: i64,
    /// The case.
    pub case_id: Uuid,
    /// Key of its class.
    pub class: String,
    /// `anonymise` or `archive`.
    pub then_do: String,
    /// The rule.
    pub rule: String,
    /// The article.
    pub citation: String,
    /// Code of the regime.
    pub regime: String,
    /// ISO.
    pub received_day: String,
    /// ISO.
    pub closed_day: String,
    /// ISO.
    pub kept_until: String,
    /// `waiting`, `done`, `kept`.
    pub state: String,
    /// Why it was kept after all, as a code.
    pub why: String,
}

/// How far a disposal is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Still to be done.
    pub waiting: i64,
    /// Erased.
    pub done: i64,
    /// Kept after all.
    pub kept: i64,
}

/// Writes down what was signed off; the job does it. Answers its number.
///
/// # Errors
/// [`StoreError::Exists`] where another was signed at the same moment.
pub async fn sign(tx: &mut Tx, new: &NewDisposal<'_>, files: &[NewDisposed]) -> Result<i64, StoreError> {
    let (number,) = fetch_one!(tx, (i64,), NEXT, new.body, new.year)?;
    let account = new.author.account.unwrap_or_default();
    execute!(
        tx,
        INSERT,
        new.id,
        new.body,
        new.year,
        number,
        new.on_day,
        new.day,
        account,
        new.author.name.as_str(),
        new.at,
        new.handed_over,
    )?;
    let rows: Vec<(i64, &NewDisposed)> = (1i64..).zip(files).collect();
    insert_rows!(
        tx,
        INSERT_CASE,
        &rows,
        |row| new.id,
        row.0,
        row.1.case,
        row.1.class.as_str(),
        row.1.then,
        row.1.rule.as_str(),
        row.1.citation.as_str(),
        row.1.regime.as_str(),
        row.1.received_day.as_str(),
        row.1.closed_day.as_str(),
        row.1.kept_until.as_str(),
    )?;
    let entry = Entry {
        at: new.at,
        author: new.author,
        body: Some(new.body),
        act: "disposal.signed",
        object_kind: "disposal",
        object: Some(new.id),
    };
    let detail = json!({"number": number, "year": new.year, "files": files.len(), "on": new.on_day});
    journal::write(tx, entry, &detail).await?;
    Ok(number)
}

/// A disposal.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn disposal(tx: &mut Tx, id: Uuid) -> Result<DisposalRow, StoreError> {
    let row: Option<DisposalRow> = fetch_optional!(tx, DisposalRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// Those of a body, newest first.
///
/// # Errors
/// The engine's.
pub async fn disposals(tx: &mut Tx, body: Uuid, limit: i64) -> Result<Vec<DisposalRow>, StoreError> {
    fetch_all!(tx, DisposalRow, OF_BODY, body, limit)
}

/// Those that still want something done and were not broken off, oldest first.
///
/// # Errors
/// The engine's.
pub async fn open_disposals(tx: &mut Tx) -> Result<Vec<DisposalRow>, StoreError> {
    fetch_all!(tx, DisposalRow, OPEN)
}

/// The files of one, in order, after a position.
///
/// # Errors
/// The engine's.
pub async fn disposed(tx: &mut Tx, id: Uuid, after: i64, limit: i64) -> Result<Vec<DisposedRow>, StoreError> {
    fetch_all!(tx, DisposedRow, CASES, id, after, limit)
}

/// Files of one that wait.
///
/// # Errors
/// The engine's.
pub async fn waiting_cases(tx: &mut Tx, id: Uuid, limit: i64) -> Result<Vec<DisposedRow>, StoreError> {
    fetch_all!(tx, DisposedRow, WAITING, id, limit)
}

/// How far one is.
///
/// # Errors
/// The engine's.
pub async fn progress(tx: &mut Tx, id: Uuid) -> Result<Progress, StoreError> {
    let rows: Vec<(String, i64)> = fetch_all!(tx, (String, i64), PROGRESS, id)?;
    let of = |state: &str| rows.iter().find(|row| row.0 == state).map_or(0, |row| row.1);
    Ok(Progress {
        waiting: of("waiting"),
        done: of("done"),
        kept: of("kept"),
    })
}

/// A file of it is done, or was kept after all (`why` says so as a code).
///
/// # Errors
/// [`StoreError::Stale`] where it does not wait any more.
pub async fn settle(tx: &mut Tx, id: Uuid, position: i64, why: &str, at: i64) -> Result<(), StoreError> {
    let state = if why.is_empty() { "done" } else { "kept" };
    one(
        execute!(tx, SETTLE, id, position, state, why, at)?,
        StoreError::Stale,
    )
}

/// Breaks one off, or takes it up again where `at` is nothing.
///
/// # Errors
/// [`StoreError::Stale`] where it has ended.
pub async fn stop(
    tx: &mut Tx,
    row: &DisposalRow,
    author: &Author,
    now: i64,
    on: bool,
) -> Result<(), StoreError> {
    let at = (!on).then_some(now);
    one(execute!(tx, STOP, row.id, at)?, StoreError::Stale)?;
    let entry = Entry {
        at: now,
        author,
        body: Some(row.body_id),
        act: if on {
            "disposal.resumed"
        } else {
            "disposal.stopped"
        },
        object_kind: "disposal",
        object: Some(row.id),
    };
    journal::write(tx, entry, &json!({})).await
}

/// All its files are settled.
///
/// # Errors
/// The engine's.
pub async fn end(tx: &mut Tx, id: Uuid, at: i64) -> Result<(), StoreError> {
    execute!(tx, END, id, at)?;
    Ok(())
}

/// The space of all that ended was given back.
///
/// # Errors
/// The engine's.
pub async fn swept(tx: &mut Tx, at: i64) -> Result<(), StoreError> {
    execute!(tx, SWEPT, at)?;
    Ok(())
}
