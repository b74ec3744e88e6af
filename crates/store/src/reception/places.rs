use super::told;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    ONE = "select p.body_id, b.name as body_name, p.head, p.receiver, p.place, p.hours, p.phone, p.actor, p.changed_at,
            p.version
        from reception_place p join body b on b.id = p.body_id where p.body_id = $1";
    ALL = "select p.body_id, b.name as body_name, p.head, p.receiver, p.place, p.hours, p.phone, p.actor, p.changed_at,
            p.version
        from reception_place p join body b on b.id = p.body_id order by b.name, p.body_id limit 5000";
    INSERT = "insert into reception_place (body_id, head, receiver, place, hours, phone, actor, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict (body_id) do nothing";
    UPDATE = "update reception_place set head = $3, receiver = $4, place = $5, hours = $6, phone = $7, actor = $8,
            changed_at = $9, version = version + 1
        where body_id = $1 and version = $2";
}

/// Where and when a body receives, as published (Luật Tiếp công dân 42/2013/QH13 Đ24 k2).
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PlaceRow {
    /// The body.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Key of the rule for its head; empty: the first that fits.
    pub head: String,
    /// Who receives, by office.
    pub receiver: String,
    /// Nơi tiếp công dân.
    pub place: String,
    /// Thời gian tiếp công dân thường xuyên.
    pub hours: String,
    /// To ask.
    pub phone: String,
    /// Who wrote it last.
    pub actor: String,
    /// When.
    pub changed_at: i64,
    /// Counts up with every change.
    pub version: i64,
}

/// The same as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlace {
    /// The body.
    pub body: Uuid,
    /// The version that the person saw; 0 where there was none.
    pub version: i64,
    /// Key of the rule for its head.
    pub head: String,
    /// Who receives, by office.
    pub receiver: String,
    /// Nơi tiếp công dân.
    pub place: String,
    /// Thời gian tiếp công dân thường xuyên.
    pub hours: String,
    /// To ask.
    pub phone: String,
}

/// Where and when a body receives; nothing where nobody wrote it.
///
/// # Errors
/// The engine's.
pub async fn place(tx: &mut Tx, body: Uuid) -> Result<Option<PlaceRow>, StoreError> {
    fetch_optional!(tx, PlaceRow, ONE, body)
}

/// Of all bodies, by name (at most 5 000).
///
/// # Errors
/// The engine's.
pub async fn places(tx: &mut Tx) -> Result<Vec<PlaceRow>, StoreError> {
    fetch_all!(tx, PlaceRow, ALL)
}

/// Writes where and when a body receives.
///
/// # Errors
/// [`StoreError::Stale`] where somebody wrote it since.
pub async fn save_place(tx: &mut Tx, new: &NewPlace, author: &Author, at: i64) -> Result<(), StoreError> {
    let name = author.name.as_str();
    let (head, receiver, place) = (new.head.as_str(), new.receiver.as_str(), new.place.as_str());
    let (hours, phone) = (new.hours.as_str(), new.phone.as_str());
    let touched = if new.version == 0 {
        execute!(
            tx, INSERT, new.body, head, receiver, place, hours, phone, name, at
        )?
    } else {
        execute!(
            tx,
            UPDATE,
            new.body,
            new.version,
            head,
            receiver,
            place,
            hours,
            phone,
            name,
            at
        )?
    };
    one(touched, StoreError::Stale)?;
    told(
        tx,
        ("sitting.place", "body", new.body),
        new.body,
        &json!({"place": place, "hours": hours}),
        author,
        at,
    )
    .await
}
