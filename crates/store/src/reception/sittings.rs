use super::told;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx, new_id};
use gandan_core::reception::{SittingKind, SittingState};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

macro_rules! sitting_select {
    () => {
        "select s.id, s.body_id, s.day, s.begins, s.ends, s.kind, s.state, s.receiver, s.place, s.attending, s.topics,
            s.ground, s.online, s.online_ground, s.notified_day, s.tried_day, s.recording, s.reason, s.moved_to,
            s.version,
            (select min(p.posted_day) from sitting_posting p where p.sitting_id = s.id) as posted_day,
            (select count(*) from visit v where v.sitting_id = s.id and v.state in ('received', 'refused')) as received
        from sitting s "
    };
}

statements! {
    ONE = concat!(sitting_select!(), "where s.id = $1");
    OF_BODY = concat!(sitting_select!(), "where s.body_id = $1 and s.day between $2 and $3
        order by s.day, s.begins, s.id limit 1000");
    LATEST = concat!(sitting_select!(), "where s.body_id = $1 and s.kind <> 'regular' order by s.day desc, s.id limit 1");
    INSERT = "insert into sitting (id, body_id, day, begins, ends, kind, state, receiver, place, attending, topics,
            ground, online, online_ground, notified_day, tried_day, recording, reason, moved_to, created_at,
            changed_at, version)
        values ($1, $2, $3, $4, $5, $6, 'planned', $7, $8, $9, $10, $11, $12, $13, null, null, '', '', null, $14, $14, 1)";
    /// A day at the counter is there once, whoever opens it first.
    COUNTER = "insert into sitting (id, body_id, day, begins, ends, kind, state, receiver, place, attending, topics,
            ground, online, online_ground, notified_day, tried_day, recording, reason, moved_to, created_at,
            changed_at, version)
        values ($1, $2, $3, '', '', 'regular', 'held', '', $4, '', '', '', false, '', null, null, '', '', null, $5, $5, 1)
        on conflict (body_id, day) where kind = 'regular' do nothing";
    COUNTER_ID = "select id from sitting where body_id = $1 and day = $2 and kind = 'regular'";
    CHANGE = "update sitting set begins = $3, ends = $4, state = $5, receiver = $6, place = $7, attending = $8,
            topics = $9, notified_day = $10, tried_day = $11, recording = $12, reason = $13, moved_to = $14,
            changed_at = $15, version = version + 1
        where id = $1 and version = $2";
    /// Days of heads, for what is owed.
    SAT = "select s.body_id, s.day, s.state from sitting s
        where s.kind = 'head' and s.state in ('planned', 'held') and s.day between $1 and $2
            and (cast($3 as uuid) is null or s.body_id = $3)
        order by s.body_id, s.day, s.id";
    /// For everybody: what is planned, was moved or does not take place. Nobody's name but the office that receives.
    PUBLIC = "select s.id, s.body_id, b.name as body_name, s.day, s.begins, s.ends, s.kind, s.state, s.receiver, s.place,
            s.attending, s.topics, s.online, s.reason, m.day as moved_day
        from sitting s join body b on b.id = s.body_id left join sitting m on m.id = s.moved_to
        where s.kind in ('head', 'delegate') and s.day between $1 and $2
            and (cast($3 as uuid) is null or s.body_id = $3)
        order by s.day, s.begins, b.name, s.id limit $4";
}

/// A sitting as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SittingRow {
    /// Its id.
    pub id: Uuid,
    /// Who receives.
    pub body_id: Uuid,
    /// ISO.
    pub day: String,
    /// `08:00`, or empty.
    pub begins: String,
    /// `11:30`, or empty.
    pub ends: String,
    /// Code of a [`SittingKind`].
    pub kind: String,
    /// Code of a [`SittingState`].
    pub state: String,
    /// Who receives, by office.
    pub receiver: String,
    /// Where.
    pub place: String,
    /// Thành phần tham dự.
    pub attending: String,
    /// Dự kiến nội dung.
    pub topics: String,
    /// Why outside the timetable.
    pub ground: String,
    /// Trực tuyến.
    pub online: bool,
    /// Which case of NĐ 154/2026/NĐ-CP Đ20.
    pub online_ground: String,
    /// When people were told, ISO.
    pub notified_day: Option<String>,
    /// When the connection was tried, ISO.
    pub tried_day: Option<String>,
    /// Where the recording is kept.
    pub recording: String,
    /// Why it was moved or does not take place.
    pub reason: String,
    /// What came in its stead.
    pub moved_to: Option<Uuid>,
    /// Counts up with every change.
    pub version: i64,
    /// The first day on which it was posted, ISO.
    pub posted_day: Option<String>,
    /// Lines of the register.
    pub received: i64,
}

impl SittingRow {
    /// What it is.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn kind(&self) -> Result<SittingKind, StoreError> {
        SittingKind::from_code(&self.kind).ok_or_else(|| StoreError::Value(self.kind.clone()))
    }

    /// How it stands.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn state(&self) -> Result<SittingState, StoreError> {
        SittingState::from_code(&self.state).ok_or_else(|| StoreError::Value(self.state.clone()))
    }

    /// Its day.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn day(&self) -> Result<Date, StoreError> {
        day(&self.day)
    }
}

/// A sitting to be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSitting {
    /// Who receives.
    pub body: Uuid,
    /// The day.
    pub day: Date,
    /// `08:00`, or empty.
    pub begins: String,
    /// `11:30`, or empty.
    pub ends: String,
    /// What it is.
    pub kind: SittingKind,
    /// Who receives, by office.
    pub receiver: String,
    /// Where.
    pub place: String,
    /// Thành phần tham dự.
    pub attending: String,
    /// Dự kiến nội dung.
    pub topics: String,
    /// Why outside the timetable.
    pub ground: String,
    /// Trực tuyến.
    pub online: bool,
    /// Which case of NĐ 154/2026/NĐ-CP Đ20.
    pub online_ground: String,
}

/// What may change of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingEdit {
    /// How it stands.
    pub state: SittingState,
    /// `08:00`, or empty.
    pub begins: String,
    /// `11:30`, or empty.
    pub ends: String,
    /// Who receives.
    pub receiver: String,
    /// Where.
    pub place: String,
    /// Thành phần tham dự.
    pub attending: String,
    /// Dự kiến nội dung.
    pub topics: String,
    /// When people were told.
    pub notified: Option<Date>,
    /// When the connection was tried.
    pub tried: Option<Date>,
    /// Where the recording is kept.
    pub recording: String,
    /// Why it was moved or does not take place.
    pub reason: String,
    /// What came in its stead.
    pub moved_to: Option<Uuid>,
}

impl SittingEdit {
    /// The sitting as it is.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn of(row: &SittingRow) -> Result<SittingEdit, StoreError> {
        let maybe = |text: &Option<String>| text.as_deref().map(day).transpose();
        Ok(SittingEdit {
            state: row.state()?,
            begins: row.begins.clone(),
            ends: row.ends.clone(),
            receiver: row.receiver.clone(),
            place: row.place.clone(),
            attending: row.attending.clone(),
            topics: row.topics.clone(),
            notified: maybe(&row.notified_day)?,
            tried: maybe(&row.tried_day)?,
            recording: row.recording.clone(),
            reason: row.reason.clone(),
            moved_to: row.moved_to,
        })
    }
}

/// A day on which a head receives by the timetable.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SatRow {
    /// Whose head.
    pub body_id: Uuid,
    /// ISO.
    pub day: String,
    /// `planned` or `held`.
    pub state: String,
}

/// A sitting as everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PublicSitting {
    /// Its id.
    pub id: Uuid,
    /// Who receives.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// ISO.
    pub day: String,
    /// `08:00`, or empty.
    pub begins: String,
    /// `11:30`, or empty.
    pub ends: String,
    /// Code of the kind.
    pub kind: String,
    /// Code of the state.
    pub state: String,
    /// Who receives, by office.
    pub receiver: String,
    /// Where.
    pub place: String,
    /// Who takes part.
    pub attending: String,
    /// What it is about.
    pub topics: String,
    /// Online.
    pub online: bool,
    /// Why it was moved or does not take place.
    pub reason: String,
    /// The day in its stead.
    pub moved_day: Option<String>,
}

/// Plans a sitting; answers its id.
///
/// # Errors
/// The engine's.
pub async fn plan(tx: &mut Tx, new: &NewSitting, author: &Author, at: i64) -> Result<Uuid, StoreError> {
    let id = new_id();
    let day = new.day.to_string();
    execute!(
        tx,
        INSERT,
        id,
        new.body,
        day.as_str(),
        new.begins.as_str(),
        new.ends.as_str(),
        new.kind.code(),
        new.receiver.as_str(),
        new.place.as_str(),
        new.attending.as_str(),
        new.topics.as_str(),
        new.ground.as_str(),
        new.online,
        new.online_ground.as_str(),
        at,
    )?;
    let detail = json!({"day": day, "kind": new.kind.code(), "online": new.online});
    told(
        tx,
        ("sitting.planned", "sitting", id),
        new.body,
        &detail,
        author,
        at,
    )
    .await?;
    Ok(id)
}

/// The day at the counter of a body; made where it is not there yet.
///
/// # Errors
/// The engine's.
pub async fn day_at_the_counter(
    tx: &mut Tx,
    body: Uuid,
    day: Date,
    place: &str,
    at: i64,
) -> Result<Uuid, StoreError> {
    let day = day.to_string();
    execute!(tx, COUNTER, new_id(), body, day.as_str(), place, at)?;
    let (id,) = fetch_one!(tx, (Uuid,), COUNTER_ID, body, day.as_str())?;
    Ok(id)
}

/// One sitting.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn sitting(tx: &mut Tx, id: Uuid) -> Result<SittingRow, StoreError> {
    let row: Option<SittingRow> = fetch_optional!(tx, SittingRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// The sittings of a body within days, by day (at most 1 000).
///
/// # Errors
/// The engine's.
pub async fn sittings(
    tx: &mut Tx,
    body: Uuid,
    from: Date,
    until: Date,
) -> Result<Vec<SittingRow>, StoreError> {
    fetch_all!(tx, SittingRow, OF_BODY, body, from.to_string(), until.to_string())
}

/// The last sitting of its head that a body planned: what the next one most likely looks like.
///
/// # Errors
/// The engine's.
pub async fn latest(tx: &mut Tx, body: Uuid) -> Result<Option<SittingRow>, StoreError> {
    fetch_optional!(tx, SittingRow, LATEST, body)
}

/// Changes a sitting that still has the version of `row`; `act` is what the journal says.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn change(
    tx: &mut Tx,
    row: &SittingRow,
    to: &SittingEdit,
    act: &str,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(
        tx,
        CHANGE,
        row.id,
        row.version,
        to.begins.as_str(),
        to.ends.as_str(),
        to.state.code(),
        to.receiver.as_str(),
        to.place.as_str(),
        to.attending.as_str(),
        to.topics.as_str(),
        to.notified.map(|day| day.to_string()),
        to.tried.map(|day| day.to_string()),
        to.recording.as_str(),
        to.reason.as_str(),
        to.moved_to,
        at,
    )?;
    one(touched, StoreError::Stale)?;
    let detail = json!({"day": row.day, "reason": to.reason});
    told(tx, (act, "sitting", row.id), row.body_id, &detail, author, at).await
}

/// Lùi lịch: names another day with a reason (Luật Tiếp công dân 42/2013/QH13 Đ24 k4); answers the new sitting.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn move_on(
    tx: &mut Tx,
    row: &SittingRow,
    to: Date,
    reason: &str,
    author: &Author,
    at: i64,
) -> Result<Uuid, StoreError> {
    if sitting(tx, row.id).await?.version != row.version {
        return Err(StoreError::Stale);
    }
    let new = NewSitting {
        body: row.body_id,
        day: to,
        begins: row.begins.clone(),
        ends: row.ends.clone(),
        kind: row.kind()?,
        receiver: row.receiver.clone(),
        place: row.place.clone(),
        attending: row.attending.clone(),
        topics: row.topics.clone(),
        ground: row.ground.clone(),
        online: row.online,
        online_ground: row.online_ground.clone(),
    };
    let id = plan(tx, &new, author, at).await?;
    let edit = SittingEdit {
        state: SittingState::Moved,
        reason: reason.to_owned(),
        moved_to: Some(id),
        ..SittingEdit::of(row)?
    };
    change(tx, row, &edit, "sitting.moved", author, at).await?;
    Ok(id)
}

/// Days on which heads receive by the timetable, of one body or of all.
///
/// # Errors
/// The engine's.
pub async fn sat(
    tx: &mut Tx,
    (from, until): (Date, Date),
    body: Option<Uuid>,
) -> Result<Vec<SatRow>, StoreError> {
    fetch_all!(tx, SatRow, SAT, from.to_string(), until.to_string(), body)
}

/// What everybody may know of the timetables of heads, by day.
///
/// # Errors
/// The engine's.
pub async fn public_sittings(
    tx: &mut Tx,
    (from, until): (Date, Date),
    body: Option<Uuid>,
    limit: i64,
) -> Result<Vec<PublicSitting>, StoreError> {
    fetch_all!(
        tx,
        PublicSitting,
        PUBLIC,
        from.to_string(),
        until.to_string(),
        body,
        limit
    )
}

fn day(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::Value(text.to_owned()))
}
