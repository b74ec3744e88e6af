use super::told;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx, new_id};
use gandan_core::dialogues::DialogueState;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

macro_rules! dialogue_select {
    () => {
        "select d.id, d.body_id, b.name as body_name, d.day, d.begins, d.place, d.title, d.partners, d.chair, d.topics,
            d.state, d.attendance, d.attending, d.minutes, d.summary, d.published_at, d.document_id, d.version,
            (select count(*) from promise p where p.dialogue_id = d.id) as promises
        from dialogue d join body b on b.id = d.body_id "
    };
}

statements! {
    ONE = concat!(dialogue_select!(), "where d.id = $1");
    OF_BODY = concat!(dialogue_select!(), "where d.body_id = $1 order by d.day desc, d.id desc limit $2");
    /// The last one before it on which something was promised and signed.
    BEFORE = concat!(dialogue_select!(), "where d.body_id = $1 and d.state = 'signed' and (d.day < $2 or (d.day = $2 and d.id < $3))
        order by d.day desc, d.id desc limit 1");
    PUBLIC = concat!(dialogue_select!(), "where d.published_at is not null and (cast($1 as uuid) is null or d.body_id = $1)
        order by d.day desc, d.id desc limit $2");
    INSERT = "insert into dialogue (id, body_id, day, begins, place, title, partners, chair, topics, state, attendance,
            attending, minutes, summary, published_at, document_id, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', null, '', '', '', null, null, $10, $10, 1)";
    CHANGE = "update dialogue set day = $3, begins = $4, place = $5, title = $6, partners = $7, chair = $8, topics = $9,
            state = $10, attendance = $11, attending = $12, minutes = $13, summary = $14, changed_at = $15,
            version = version + 1
        where id = $1 and version = $2 and state in ('planned', 'held')";
    PUBLISH = "update dialogue set published_at = $3, version = version + 1 where id = $1 and version = $2";
    SIGN = "update dialogue set state = 'signed', document_id = $3, changed_at = $4, version = version + 1
        where id = $1 and version = $2 and state = 'held'";
}

/// A dialogue as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DialogueRow {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// ISO.
    pub day: String,
    /// `08:00`, or empty.
    pub begins: String,
    /// Where.
    pub place: String,
    /// What it is called.
    pub title: String,
    /// With whom.
    pub partners: String,
    /// Who leads it, by office.
    pub chair: String,
    /// One a line.
    pub topics: String,
    /// Code of a [`DialogueState`].
    pub state: String,
    /// How many came.
    pub attendance: Option<i64>,
    /// Who took part for which body.
    pub attending: String,
    /// The minutes; for staff alone.
    pub minutes: String,
    /// What everybody may read of what was said.
    pub summary: String,
    /// Since when everybody may read of it.
    pub published_at: Option<i64>,
    /// The notice of its conclusion.
    pub document_id: Option<Uuid>,
    /// Counts up with every change.
    pub version: i64,
    /// How much was promised.
    pub promises: i64,
}

impl DialogueRow {
    /// How it stands.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn state(&self) -> Result<DialogueState, StoreError> {
        DialogueState::from_code(&self.state).ok_or_else(|| StoreError::Value(self.state.clone()))
    }
}

/// A dialogue to be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDialogue {
    /// Whose.
    pub body: Uuid,
    /// The day.
    pub day: Date,
    /// `08:00`, or empty.
    pub begins: String,
    /// Where.
    pub place: String,
    /// What it is called.
    pub title: String,
    /// With whom.
    pub partners: String,
    /// Who leads it.
    pub chair: String,
    /// One a line.
    pub topics: String,
}

/// What may change of a dialogue until it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialogueEdit {
    /// What was planned.
    pub plan: NewDialogue,
    /// How it stands.
    pub state: DialogueState,
    /// How many came.
    pub attendance: Option<i64>,
    /// Who took part.
    pub attending: String,
    /// The minutes.
    pub minutes: String,
    /// What everybody may read.
    pub summary: String,
}

/// Plans a dialogue; answers its id.
///
/// # Errors
/// The engine's.
pub async fn plan(tx: &mut Tx, new: &NewDialogue, author: &Author, at: i64) -> Result<Uuid, StoreError> {
    let id = new_id();
    let day = new.day.to_string();
    execute!(
        tx,
        INSERT,
        id,
        new.body,
        day.as_str(),
        new.begins.as_str(),
        new.place.as_str(),
        new.title.as_str(),
        new.partners.as_str(),
        new.chair.as_str(),
        new.topics.as_str(),
        at,
    )?;
    told(
        tx,
        "dialogue.planned",
        (id, new.body),
        &json!({"day": day}),
        author,
        at,
    )
    .await?;
    Ok(id)
}

/// One dialogue.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn dialogue(tx: &mut Tx, id: Uuid) -> Result<DialogueRow, StoreError> {
    let row: Option<DialogueRow> = fetch_optional!(tx, DialogueRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// The dialogues of a body, the last first.
///
/// # Errors
/// The engine's.
pub async fn dialogues(tx: &mut Tx, body: Uuid, limit: i64) -> Result<Vec<DialogueRow>, StoreError> {
    fetch_all!(tx, DialogueRow, OF_BODY, body, limit)
}

/// The one before, where something was promised and signed.
///
/// # Errors
/// The engine's.
pub async fn before(tx: &mut Tx, row: &DialogueRow) -> Result<Option<DialogueRow>, StoreError> {
    fetch_optional!(tx, DialogueRow, BEFORE, row.body_id, row.day.as_str(), row.id)
}

/// The dialogues that are public, of one body or of all, the last first.
///
/// # Errors
/// The engine's.
pub async fn public_dialogues(
    tx: &mut Tx,
    body: Option<Uuid>,
    limit: i64,
) -> Result<Vec<DialogueRow>, StoreError> {
    fetch_all!(tx, DialogueRow, PUBLIC, body, limit)
}

/// Changes a dialogue that is not signed and still has the version of `row`.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn change(
    tx: &mut Tx,
    row: &DialogueRow,
    to: &DialogueEdit,
    act: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(
        tx,
        CHANGE,
        row.id,
        row.version,
        to.plan.day.to_string(),
        to.plan.begins.as_str(),
        to.plan.place.as_str(),
        to.plan.title.as_str(),
        to.plan.partners.as_str(),
        to.plan.chair.as_str(),
        to.plan.topics.as_str(),
        to.state.code(),
        to.attendance,
        to.attending.as_str(),
        to.minutes.as_str(),
        to.summary.as_str(),
        at,
    )?;
    one(touched, StoreError::Stale)?;
    let detail = json!({"day": row.day, "state": to.state.code()});
    told(tx, act, (row.id, row.body_id), &detail, author, at).await
}

/// Lets everybody read of it, or takes that back where `on` is false.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn publish(
    tx: &mut Tx,
    row: &DialogueRow,
    on: bool,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    one(
        execute!(tx, PUBLISH, row.id, row.version, on.then_some(at))?,
        StoreError::Stale,
    )?;
    let act = if on {
        "dialogue.published"
    } else {
        "dialogue.unpublished"
    };
    told(tx, act, (row.id, row.body_id), &json!({}), author, at).await
}

/// Notes the document whose tasks are the promises.
///
/// # Errors
/// [`StoreError::Stale`] where it was signed or changed since.
pub async fn sign(
    tx: &mut Tx,
    row: &DialogueRow,
    document: Uuid,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    one(
        execute!(tx, SIGN, row.id, row.version, document, at)?,
        StoreError::Stale,
    )?;
    let detail = json!({"document": document});
    told(tx, "dialogue.signed", (row.id, row.body_id), &detail, author, at).await
}
