use super::told;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx, blobs, new_id};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

macro_rules! posting_select {
    () => {
        "select p.id, p.sitting_id, s.body_id, p.posted_day, p.way, p.place, p.link, p.file_name, p.file_sha256, p.actor,
            p.at
        from sitting_posting p join sitting s on s.id = p.sitting_id "
    };
}

statements! {
    INSERT = "insert into sitting_posting (id, sitting_id, posted_day, way, place, link, file_name, file_sha256,
            account_id, actor, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ONE = concat!(posting_select!(), "where p.id = $1");
    OF_SITTING = concat!(posting_select!(), "where p.sitting_id = $1 order by p.posted_day, p.at, p.id");
    FIRST = "select p.sitting_id, min(p.posted_day) from sitting_posting p join sitting s on s.id = p.sitting_id
        where s.day between $1 and $2 group by p.sitting_id order by p.sitting_id";
}

/// That a timetable was posted, with its proof.
#[derive(Debug, Clone)]
pub struct NewPosting<'a> {
    /// The sitting.
    pub sitting: Uuid,
    /// Whose it is.
    pub body: Uuid,
    /// When it was posted.
    pub day: Date,
    /// `board`, `web`, `radio`, `other`
    pub way: &'a str,
    /// Where.
    pub place: &'a str,
    /// The address where it can be seen; may be empty.
    pub link: &'a str,
    /// A picture of it: name, type and bytes.
    pub file: Option<(&'a str, &'a str, &'a [u8])>,
    /// Who says so.
    pub author: &'a Author,
    /// When they said it.
    pub at: i64,
}

/// The same as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PostingRow {
    /// Its id.
    pub id: Uuid,
    /// The sitting.
    pub sitting_id: Uuid,
    /// Whose it is.
    pub body_id: Uuid,
    /// ISO.
    pub posted_day: String,
    /// `board`, `web`, `radio`, `other`
    pub way: String,
    /// Where.
    pub place: String,
    /// The address where it can be seen.
    pub link: String,
    /// Name of the picture; empty where there is none.
    pub file_name: String,
    /// The picture.
    pub file_sha256: Option<Vec<u8>>,
    /// Who said so.
    pub actor: String,
    /// When they said it.
    pub at: i64,
}

/// Writes down that a timetable was posted; answers the id.
///
/// # Errors
/// The engine's.
pub async fn post(tx: &mut Tx, new: &NewPosting<'_>) -> Result<Uuid, StoreError> {
    let id = new_id();
    let file = match new.file {
        Some((_, media_type, bytes)) => Some(blobs::put(tx, bytes, media_type, new.at).await?),
        None => None,
    };
    let day = new.day.to_string();
    execute!(
        tx,
        INSERT,
        id,
        new.sitting,
        day.as_str(),
        new.way,
        new.place,
        new.link,
        new.file.map_or("", |(name, ..)| name),
        file,
        new.author.account,
        new.author.name.as_str(),
        new.at,
    )?;
    let detail = json!({"day": day, "place": new.place, "file": new.file.map(|(name, ..)| name)});
    told(
        tx,
        ("sitting.posted", "sitting", new.sitting),
        new.body,
        &detail,
        new.author,
        new.at,
    )
    .await?;
    Ok(id)
}

/// One.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn posting(tx: &mut Tx, id: Uuid) -> Result<PostingRow, StoreError> {
    let row: Option<PostingRow> = fetch_optional!(tx, PostingRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// All of a sitting, the first first.
///
/// # Errors
/// The engine's.
pub async fn postings(tx: &mut Tx, sitting: Uuid) -> Result<Vec<PostingRow>, StoreError> {
    fetch_all!(tx, PostingRow, OF_SITTING, sitting)
}

/// The first day on which each sitting within days was posted.
///
/// # Errors
/// The engine's.
pub async fn first_postings(
    tx: &mut Tx,
    (from, until): (Date, Date),
) -> Result<Vec<(Uuid, String)>, StoreError> {
    fetch_all!(tx, (Uuid, String), FIRST, from.to_string(), until.to_string())
}
