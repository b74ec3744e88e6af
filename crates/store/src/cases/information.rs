//! What denounces and is no denunciation (Luật Tố cáo 25/2018 Đ25): a line in a register of its own, without words.

use super::book;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    INSERT = "insert into information (id, body_id, year, number, received_day, day, channel, forwarded_by, clear,
            evidence, checkable, state, passed_to, settled_day, actor, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'kept', '', null, $12, 1)";
    OF_BODY = "select id, body_id, year, number, received_day, day, channel, forwarded_by, clear, evidence, checkable,
            state, passed_to, settled_day, actor, version
        from information where body_id = $1 and year = $2 order by number";
    ONE = "select id, body_id, year, number, received_day, day, channel, forwarded_by, clear, evidence, checkable,
            state, passed_to, settled_day, actor, version
        from information where id = $1";
    SETTLE = "update information set state = $3, passed_to = $4, settled_day = $5, version = version + 1
        where id = $1 and version = $2 and state = 'kept'";
}

/// Information as it is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInformation {
    /// Who received it.
    pub body: Uuid,
    /// The day on which it came.
    pub received: Date,
    /// The day on which it is registered.
    pub day: Date,
    /// Code of the channel.
    pub channel: String,
    /// Who sent it on.
    pub forwarded_by: String,
    /// Says clearly who broke the law.
    pub clear: bool,
    /// Has papers or evidence.
    pub evidence: bool,
    /// Can be checked.
    pub checkable: bool,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct InformationRow {
    /// Its id.
    pub id: Uuid,
    /// Who received it.
    pub body_id: Uuid,
    /// Year of the register.
    pub year: i64,
    /// Number in it.
    pub number: i64,
    /// The day on which it came, ISO.
    pub received_day: String,
    /// The day on which it was registered, ISO.
    pub day: String,
    /// Code of the channel.
    pub channel: String,
    /// Who sent it on.
    pub forwarded_by: String,
    /// Says clearly who broke the law.
    pub clear: bool,
    /// Has papers or evidence.
    pub evidence: bool,
    /// Can be checked.
    pub checkable: bool,
    /// `kept`, `checked` or `passed`.
    pub state: String,
    /// To whom it was passed.
    pub passed_to: String,
    /// When that was decided, ISO.
    pub settled_day: Option<String>,
    /// Who registered it.
    pub actor: String,
    /// Counts up with every change.
    pub version: i64,
}

impl InformationRow {
    /// Whether it is looked into or passed on for inspection: all three conditions are met (Luật Tố cáo Đ25 k2).
    pub fn worth_checking(&self) -> bool {
        self.clear && self.evidence && self.checkable
    }
}

/// Registers information; answers its number.
///
/// # Errors
/// The engine's.
pub async fn inform(
    tx: &mut Tx,
    new: &NewInformation,
    author: &Author,
    at: i64,
) -> Result<(Uuid, i64), StoreError> {
    let (id, year) = (new_id(), i64::from(new.day.year()));
    let number = book::next(tx, new.body, year, "information").await?;
    execute!(
        tx,
        INSERT,
        id,
        new.body,
        year,
        number,
        new.received.to_string(),
        new.day.to_string(),
        new.channel.as_str(),
        new.forwarded_by.as_str(),
        new.clear,
        new.evidence,
        new.checkable,
        author.name.as_str(),
    )?;
    let entry = Entry {
        at,
        author,
        body: Some(new.body),
        act: "information.registered",
        object_kind: "information",
        object: Some(id),
    };
    journal::write(tx, entry, &json!({"year": year, "number": number})).await?;
    Ok((id, number))
}

/// The lines of a body and year.
///
/// # Errors
/// The engine's.
pub async fn informations(tx: &mut Tx, body: Uuid, year: i64) -> Result<Vec<InformationRow>, StoreError> {
    fetch_all!(tx, InformationRow, OF_BODY, body, year)
}

/// One line.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn information(tx: &mut Tx, id: Uuid) -> Result<InformationRow, StoreError> {
    let row: Option<InformationRow> = fetch_optional!(tx, InformationRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// Writes down that it is looked into (`checked`), or passed on for inspection (`passed`, to whom in `passed_to`).
///
/// # Errors
/// [`StoreError::Stale`] where somebody was faster, or it was settled before.
pub async fn settle_information(
    tx: &mut Tx,
    row: &InformationRow,
    (state, passed_to): (&str, &str),
    day: Date,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(tx, SETTLE, row.id, row.version, state, passed_to, day.to_string())?;
    one(touched, StoreError::Stale)?;
    let entry = Entry {
        at,
        author,
        body: Some(row.body_id),
        act: "information.settled",
        object_kind: "information",
        object: Some(row.id),
    };
    journal::write(tx, entry, &json!({"state": state, "to": passed_to})).await
}
