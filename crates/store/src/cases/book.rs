//! The register of petitions: a line for each, numbered without gaps in each year.

use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    NEXT = "insert into petition_book (body_id, year, kind, last) values ($1, $2, $3, 1)
        on conflict (body_id, year, kind) do update set last = petition_book.last + 1 returning last";
    ENTER = "insert into petition_entry (petition_id, body_id, year, number, day, lacks, note)
        values ($1, $2, $3, $4, $5, $6, $7)";
    ENTRY = "select year, number, lacks, note from petition_entry where petition_id = $1";
    NUMBERED = "select until from petition_numbered where body_id = $1";
    LOOKED_THROUGH = "insert into petition_numbered (body_id, until) values ($1, $2)
        on conflict (body_id) do update set until = excluded.until";
    /// Petitions of a body that came since `$2` and have no number, in the order in which they came.
    WAITING = "select p.id, p.registered_day, p.received_at from petition p
        where p.body_id = $1 and p.received_at >= $2
            and not exists (select 1 from petition_entry e where e.petition_id = p.id)
        order by p.received_at, p.id limit $3";
    /// Bodies that keep a register: those for which somebody works.
    KEEPERS = "select distinct body_id from post order by body_id";
    LINES = "select e.petition_id, e.year, e.number, e.day, p.received_day, p.channel, p.forwarded_by, p.claimed_regime,
            c.id as case_id, c.regime, c.subject, l.name as place_name, c.people, h.id as holder_id, h.name as holder_name,
            c.state, c.open, c.next_due, c.sealed, c.merged_id
        from petition_entry e
        join petition p on p.id = e.petition_id
        join cases c on c.id = p.case_id
        join body h on h.id = c.body_id
        left join body l on l.id = c.place_id
        where e.body_id = $1 and e.day >= $2 and e.day <= $3
            and (cast($4 as text) is null or p.channel = $4) and (cast($5 as text) is null or c.regime = $5)
            and (e.day > $6 or (e.day = $6 and e.number > $7))
        order by e.day, e.number limit $8";
}

/// How long after it came a petition is still found without a number, whoever wrote the later ones: an hour of
/// microseconds, more than any transaction lasts.
const OVERLAP: i64 = 3_600_000_000;

/// What was noted when a petition was registered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EntryRow {
    /// Year of the register.
    pub year: i64,
    /// Number in it.
    pub number: i64,
    /// Keys of what it lacked, as JSON.
    pub lacks: String,
    /// Words of whoever took it.
    pub note: String,
}

/// A line of the register. It holds nothing of the words and nobody's name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BookRow {
    /// The petition.
    pub petition_id: Uuid,
    /// Year of the register.
    pub year: i64,
    /// Number in it.
    pub number: i64,
    /// Day on which it was registered, ISO.
    pub day: String,
    /// Day on which it came, ISO.
    pub received_day: String,
    /// Code of the channel.
    pub channel: String,
    /// Who sent it on.
    pub forwarded_by: String,
    /// What its sender called it.
    pub claimed_regime: String,
    /// Its case.
    pub case_id: Uuid,
    /// Code of the regime.
    pub regime: String,
    /// Code of the subject.
    pub subject: String,
    /// The commune.
    pub place_name: Option<String>,
    /// How many people signed.
    pub people: i64,
    /// Who holds the case.
    pub holder_id: Uuid,
    /// Their name.
    pub holder_name: String,
    /// Code of the state.
    pub state: String,
    /// Something is still owed.
    pub open: bool,
    /// The next due day.
    pub next_due: String,
    /// Content is not in this database.
    pub sealed: bool,
    /// The case with which its case was joined.
    pub merged_id: Option<Uuid>,
}

/// Which lines of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookFilter {
    /// From that day.
    pub from: Date,
    /// Until that day.
    pub until: Date,
    /// Only that channel.
    pub channel: Option<String>,
    /// Only that regime.
    pub regime: Option<String>,
}

/// The next number of a register; nobody else gets one of it until the transaction ends.
pub(super) async fn next(tx: &mut Tx, body: Uuid, year: i64, kind: &str) -> Result<i64, StoreError> {
    let (number,) = fetch_one!(tx, (i64,), NEXT, body, year, kind)?;
    Ok(number)
}

/// Enters a petition into the register of the year of `day`; answers its number. The journal entry is that of taking it.
///
/// # Errors
/// [`StoreError::Exists`] where it stands in the register already.
pub async fn enter(
    tx: &mut Tx,
    petition: Uuid,
    body: Uuid,
    day: Date,
    lacks: &str,
    note: &str,
) -> Result<i64, StoreError> {
    let year = i64::from(day.year());
    let number = next(tx, body, year, "petition").await?;
    execute!(
        tx,
        ENTER,
        petition,
        body,
        year,
        number,
        day.to_string(),
        lacks,
        note
    )?;
    Ok(number)
}

/// The line of a petition.
///
/// # Errors
/// The engine's.
pub async fn entry(tx: &mut Tx, petition: Uuid) -> Result<Option<EntryRow>, StoreError> {
    fetch_optional!(tx, EntryRow, ENTRY, petition)
}

/// The bodies that keep a register.
///
/// # Errors
/// The engine's.
pub async fn keepers(tx: &mut Tx) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), KEEPERS)?;
    Ok(rows.into_iter().map(|(body,)| body).collect())
}

/// Whether any petition of a body waits for its number.
///
/// # Errors
/// The engine's.
pub async fn waits_for_number(tx: &mut Tx, body: Uuid) -> Result<bool, StoreError> {
    Ok(!unnumbered(tx, body, 1).await?.is_empty())
}

async fn unnumbered(tx: &mut Tx, body: Uuid, limit: i64) -> Result<Vec<(Uuid, String, i64)>, StoreError> {
    let until: Option<(i64,)> = fetch_optional!(tx, (i64,), NUMBERED, body)?;
    let since = until.map_or(i64::MIN, |(until,)| until.saturating_sub(OVERLAP));
    fetch_all!(tx, (Uuid, String, i64), WAITING, body, since, limit)
}

/// Enters petitions that came without a clerk (from the web, through the interface) into a body's register, at most
/// `limit`; answers how many. They are not numbered when they come, for that would make all of them wait for one row.
///
/// # Errors
/// The engine's.
pub async fn enter_waiting(tx: &mut Tx, body: Uuid, limit: i64) -> Result<usize, StoreError> {
    let waiting = unnumbered(tx, body, limit).await?;
    for (petition, day, _) in &waiting {
        let day: Date = day
            .parse()
            .map_err(|_| StoreError::Value(format!("{day} is no day")))?;
        enter(tx, *petition, body, day, "[]", "").await?;
    }
    if let Some((.., last)) = waiting.last() {
        execute!(tx, LOOKED_THROUGH, body, *last)?;
    }
    Ok(waiting.len())
}

/// Lines of a body's register by day and number, after the line `after`.
///
/// # Errors
/// The engine's.
pub async fn book(
    tx: &mut Tx,
    body: Uuid,
    filter: &BookFilter,
    after: Option<(&str, i64)>,
    limit: i64,
) -> Result<Vec<BookRow>, StoreError> {
    let (day, number) = after.unwrap_or(("", 0));
    fetch_all!(
        tx,
        BookRow,
        LINES,
        body,
        filter.from.to_string(),
        filter.until.to_string(),
        filter.channel.as_deref(),
        filter.regime.as_deref(),
        day,
        number,
        limit,
    )
}
