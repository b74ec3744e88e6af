use super::told;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx, new_id};
use gandan_core::reception::VisitState;
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// The series of numbers of the register of visits.
const SERIES: &str = "visit";

macro_rules! visit_select {
    () => {
        "select v.id, v.sitting_id, v.body_id, v.day, v.queued, v.year, v.number, v.state, v.arrived_at, v.begun_at,
            v.ended_at, v.name, v.address, v.phone, v.identity_number, v.people, v.crowd, v.representatives, v.regime,
            v.matter, v.again, v.settled_by, v.handling, v.handled, v.result, v.note, v.directive, v.directive_lead_id,
            v.directive_due, v.refusal, v.refusal_day, v.receiver, v.petition_id, v.case_id, v.version
        from visit v "
    };
}

statements! {
    ONE = concat!(visit_select!(), "where v.id = $1");
    BY_FORM = "select id, queued from visit where form_key = $1";
    OF_SITTING = concat!(visit_select!(), "where v.sitting_id = $1 order by v.queued limit 2000");
    /// The row of the sitting is the lock under which the next place in its queue is given.
    HOLD = "update sitting set changed_at = $2 where id = $1";
    NEXT = "select coalesce(max(queued), 0) + 1 from visit where sitting_id = $1";
    ARRIVE = "insert into visit (id, sitting_id, body_id, day, queued, year, number, state, arrived_at, begun_at,
            ended_at, name, address, phone, identity_number, people, crowd, representatives, regime, matter, again,
            settled_by, handling, handled, result, note, directive, directive_lead_id, directive_due, refusal,
            refusal_day, receiver, petition_id, case_id, form_key, changed_at, version)
        values ($1, $2, $3, $4, $5, null, null, 'waiting', $6, null, null, $7, '', '', '', $8, false, '[]', '', $9,
            false, '', '', '', '', '', '', null, null, '', null, '', null, null, $10, $6, 1)";
    NUMBER = "insert into register (keeper_id, direction, year, last) values ($1, $2, $3, 1)
        on conflict (keeper_id, direction, year) do update set last = register.last + 1 returning last";
    WRITE = "update visit set year = $3, number = $4, state = $5, begun_at = $6, ended_at = $7, name = $8, address = $9,
            phone = $10, identity_number = $11, people = $12, crowd = $13, representatives = $14, regime = $15,
            matter = $16, again = $17, settled_by = $18, handling = $19, handled = $20, result = $21, note = $22,
            refusal = $23, refusal_day = $24, receiver = $25, petition_id = $26, case_id = $27, changed_at = $28,
            version = version + 1
        where id = $1 and version = $2";
    LINK = "update visit set petition_id = $3, case_id = $4, changed_at = $5, version = version + 1
        where id = $1 and version = $2";
    DIRECTIVE = "update visit set directive = $3, directive_lead_id = $4, directive_due = $5, changed_at = $6,
            version = version + 1
        where id = $1 and version = $2";
}

/// A visit as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VisitRow {
    /// Its id.
    pub id: Uuid,
    /// The sitting.
    pub sitting_id: Uuid,
    /// Who receives.
    pub body_id: Uuid,
    /// ISO.
    pub day: String,
    /// Its place in the queue.
    pub queued: i64,
    /// Year of the register.
    pub year: Option<i64>,
    /// Number in the register.
    pub number: Option<i64>,
    /// Code of a [`VisitState`].
    pub state: String,
    /// When they came.
    pub arrived_at: i64,
    /// When they were called.
    pub begun_at: Option<i64>,
    /// When they went.
    pub ended_at: Option<i64>,
    /// Who came; nothing where it is a denunciation.
    pub name: String,
    /// Where they live.
    pub address: String,
    /// To reach them.
    pub phone: String,
    /// Number of the identity paper.
    pub identity_number: String,
    /// How many came together.
    pub people: i64,
    /// A crowd.
    pub crowd: bool,
    /// Names of those who speak for it, as a JSON list.
    pub representatives: String,
    /// Code of the regime; empty while nobody said.
    pub regime: String,
    /// With what.
    pub matter: String,
    /// Not for the first time about it.
    pub again: bool,
    /// Who has dealt with it before.
    pub settled_by: String,
    /// Code of the handling.
    pub handling: String,
    /// Where to, and by which paper.
    pub handled: String,
    /// What became of it.
    pub result: String,
    /// Anything else.
    pub note: String,
    /// What the head said.
    pub directive: String,
    /// Who does it.
    pub directive_lead_id: Option<Uuid>,
    /// By when, ISO.
    pub directive_due: Option<String>,
    /// Key of the ground of a refusal.
    pub refusal: String,
    /// The day on which it was complete, ISO.
    pub refusal_day: Option<String>,
    /// Who received them.
    pub receiver: String,
    /// The petition taken.
    pub petition_id: Option<Uuid>,
    /// The case it is about.
    pub case_id: Option<Uuid>,
    /// Counts up with every change.
    pub version: i64,
}

impl VisitRow {
    /// How it stands.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn state(&self) -> Result<VisitState, StoreError> {
        VisitState::from_code(&self.state).ok_or_else(|| StoreError::Value(self.state.clone()))
    }

    /// Names of those who speak for a crowd.
    ///
    /// # Errors
    /// [`StoreError::Value`] where they cannot be read.
    pub fn representatives(&self) -> Result<Vec<String>, StoreError> {
        Ok(serde_json::from_str(&self.representatives)?)
    }
}

/// Somebody at the door.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The sitting.
    pub sitting: Uuid,
    /// Who receives.
    pub body: Uuid,
    /// The day.
    pub day: Date,
    /// Who; may be empty.
    pub name: &'a str,
    /// How many together.
    pub people: i64,
    /// With what; may be empty.
    pub matter: &'a str,
    /// The form: sent twice, it is one arrival.
    pub form_key: Uuid,
    /// Who writes it down.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
}

/// Takes somebody into the queue; answers the id and the place in it.
///
/// # Errors
/// The engine's.
pub async fn arrive(tx: &mut Tx, new: &Arrival<'_>) -> Result<(Uuid, i64), StoreError> {
    execute!(tx, HOLD, new.sitting, new.at)?;
    if let Some(known) = fetch_optional!(tx, (Uuid, i64), BY_FORM, new.form_key)? {
        return Ok(known);
    }
    let id = new_id();
    let (queued,) = fetch_one!(tx, (i64,), NEXT, new.sitting)?;
    let day = new.day.to_string();
    execute!(
        tx,
        ARRIVE,
        id,
        new.sitting,
        new.body,
        day,
        queued,
        new.at,
        new.name,
        new.people,
        new.matter,
        new.form_key,
    )?;
    told(
        tx,
        ("visit.arrived", "visit", id),
        new.body,
        &json!({"number": queued}),
        new.author,
        new.at,
    )
    .await?;
    Ok((id, queued))
}

/// One visit.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn visit(tx: &mut Tx, id: Uuid) -> Result<VisitRow, StoreError> {
    let row: Option<VisitRow> = fetch_optional!(tx, VisitRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// Everybody who came to a sitting, as they came (at most 2 000).
///
/// # Errors
/// The engine's.
pub async fn queue(tx: &mut Tx, sitting: Uuid) -> Result<Vec<VisitRow>, StoreError> {
    fetch_all!(tx, VisitRow, OF_SITTING, sitting)
}

/// Writes a visit that still has its version. Whoever was received or refused gets the next number of the register of the
/// year, without gaps; it keeps it for ever. Answers the number.
///
/// # Errors
/// [`StoreError::Stale`]; [`StoreError::Value`] for a state that it may not get.
pub async fn write_visit(
    tx: &mut Tx,
    to: &VisitRow,
    act: &str,
    author: &Author,
    at: i64,
) -> Result<Option<i64>, StoreError> {
    let before = visit(tx, to.id).await?;
    if before.version != to.version {
        return Err(StoreError::Stale);
    }
    let state = to.state()?;
    if !before.state()?.may_become(state) {
        return Err(StoreError::Stale);
    }
    let number = match (before.year.zip(before.number), state.is_registered()) {
        (Some(given), _) => Some(given),
        (None, false) => None,
        (None, true) => {
            let year = to.day.get(..4).and_then(|year| year.parse::<i64>().ok());
            let year = year.ok_or_else(|| StoreError::Value(to.day.clone()))?;
            let (number,) = fetch_one!(tx, (i64,), NUMBER, to.body_id, SERIES, year)?;
            Some((year, number))
        }
    };
    let touched = execute!(
        tx,
        WRITE,
        to.id,
        to.version,
        number.map(|(year, _)| year),
        number.map(|(_, number)| number),
        to.state.as_str(),
        to.begun_at,
        to.ended_at,
        to.name.as_str(),
        to.address.as_str(),
        to.phone.as_str(),
        to.identity_number.as_str(),
        to.people,
        to.crowd,
        to.representatives.as_str(),
        to.regime.as_str(),
        to.matter.as_str(),
        to.again,
        to.settled_by.as_str(),
        to.handling.as_str(),
        to.handled.as_str(),
        to.result.as_str(),
        to.note.as_str(),
        to.refusal.as_str(),
        to.refusal_day.as_deref(),
        to.receiver.as_str(),
        to.petition_id,
        to.case_id,
        at,
    )?;
    one(touched, StoreError::Stale)?;
    let number = number.map(|(_, number)| number);
    // Never who it was or what they said.
    let detail = json!({"number": number, "state": to.state});
    told(tx, (act, "visit", to.id), to.body_id, &detail, author, at).await?;
    Ok(number)
}

/// Says which petition was taken, and which case the visit is about.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn link(
    tx: &mut Tx,
    row: &VisitRow,
    (petition, case): (Option<Uuid>, Option<Uuid>),
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    one(
        execute!(tx, LINK, row.id, row.version, petition, case, at)?,
        StoreError::Stale,
    )?;
    let detail = json!({"case": case, "petition": petition});
    told(
        tx,
        ("visit.linked", "visit", row.id),
        row.body_id,
        &detail,
        author,
        at,
    )
    .await
}

/// Writes what the head said about a visit: the words, who does it, and by when.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn save_directive(
    tx: &mut Tx,
    row: &VisitRow,
    (words, lead, due): (&str, Option<Uuid>, Option<Date>),
    at: i64,
) -> Result<(), StoreError> {
    let due = due.map(|day| day.to_string());
    one(
        execute!(tx, DIRECTIVE, row.id, row.version, words, lead, due, at)?,
        StoreError::Stale,
    )
}
