use crate::db::{fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::access::Object;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Wall;
use uuid::Uuid;

/// A case with the names that a list shows; `where …` follows.
macro_rules! case_select {
    () => {
        "select c.id, c.regime, c.procedure, c.state, c.open, c.body_id, b.name as body_name, c.officer_id,
            o.name as officer_name, c.subject, c.place_id, p.name as place_name, c.place_words, c.title, c.field,
            c.helper_id, c.circumstances, c.clocks, c.next_due, c.next_clock, c.hops, c.people, c.received_at,
            c.received_day, c.outcome, c.answered_day, c.days, c.in_time, c.closed_day, c.reopened, c.solved, c.stars,
            c.earlier_id, c.merged_id, c.sealed, c.disposed_day, c.version,
            (select t.to_id from transfer t where t.case_id = c.id and t.state = 'waiting') as offered_id
        from cases c
        join body b on b.id = c.body_id
        left join body p on p.id = c.place_id
        left join account o on o.id = c.officer_id "
    };
}

/// The same, less what no list shows: clocks and circumstances alone are most of a row.
macro_rules! head_select {
    () => {
        "select c.id, c.regime, c.state, c.open, c.body_id, b.name as body_name, c.officer_id, o.name as officer_name,
            c.helper_id, c.subject, p.name as place_name, c.place_words, c.title, c.next_due, c.next_clock,
            c.received_day, c.version,
            (select t.to_id from transfer t where t.case_id = c.id and t.state = 'waiting') as offered_id
        from cases c
        join body b on b.id = c.body_id
        left join body p on p.id = c.place_id
        left join account o on o.id = c.officer_id "
    };
}

pub(super) use {case_select, head_select};

statements! {
    FIND = concat!(case_select!(), "where c.id = $1");
}

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CaseHead {
    /// Its id.
    pub id: Uuid,
    /// Code of the regime.
    pub regime: String,
    /// Code of the state.
    pub state: String,
    /// The body still owes something.
    pub open: bool,
    /// Who holds it.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Who handles it.
    pub officer_id: Option<Uuid>,
    /// Their name.
    pub officer_name: Option<String>,
    /// Who wrote it down for the person.
    pub helper_id: Option<Uuid>,
    /// Code of the subject.
    pub subject: String,
    /// Name of the commune.
    pub place_name: Option<String>,
    /// Where, in words.
    pub place_words: String,
    /// A short name.
    pub title: String,
    /// Next due day that binds the body; [`super::NEVER`] where none does.
    pub next_due: String,
    /// Name of that clock.
    pub next_clock: String,
    /// The day on which it came, ISO.
    pub received_day: String,
    /// Counts up with every change.
    pub version: i64,
    /// The body that it is sent to.
    pub offered_id: Option<Uuid>,
}

impl CaseHead {
    /// What rights on it are decided about.
    pub fn object<'a>(&self, wall: Wall<'a>) -> Object<'a> {
        object(
            (self.body_id, self.offered_id),
            self.officer_id,
            self.helper_id,
            wall,
        )
    }
}

fn object(
    (holder, offered): (Uuid, Option<Uuid>),
    handler: Option<Uuid>,
    helper: Option<Uuid>,
    wall: Wall<'_>,
) -> Object<'_> {
    Object::Case {
        holder: BodyId(holder),
        offered: offered.map(BodyId),
        handler,
        helper,
        wall,
    }
}

/// A case as its own page shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CaseRow {
    /// Its id.
    pub id: Uuid,
    /// Code of the regime.
    pub regime: String,
    /// Code of the procedure.
    pub procedure: String,
    /// Code of the state.
    pub state: String,
    /// The body still owes something.
    pub open: bool,
    /// Who holds it.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Who handles it.
    pub officer_id: Option<Uuid>,
    /// Their name.
    pub officer_name: Option<String>,
    /// Code of the subject.
    pub subject: String,
    /// The commune.
    pub place_id: Option<Uuid>,
    /// Its name.
    pub place_name: Option<String>,
    /// Where, in words.
    pub place_words: String,
    /// A short name.
    pub title: String,
    /// A matter of the field.
    pub field: bool,
    /// Who wrote it down for the person.
    pub helper_id: Option<Uuid>,
    /// What clocks are counted by, as JSON.
    pub circumstances: String,
    /// The clocks, as JSON.
    pub clocks: String,
    /// Next due day that binds the body; [`super::NEVER`] where none does.
    pub next_due: String,
    /// Name of that clock.
    pub next_clock: String,
    /// How often it was passed on.
    pub hops: i64,
    /// How many people signed.
    pub people: i64,
    /// Microseconds UTC.
    pub received_at: i64,
    /// The day, ISO.
    pub received_day: String,
    /// Code of the outcome.
    pub outcome: Option<String>,
    /// Day of the answer, ISO.
    pub answered_day: Option<String>,
    /// Days from receipt to answer.
    pub days: Option<i64>,
    /// The answer was in time.
    pub in_time: Option<bool>,
    /// Day on which it was closed, ISO.
    pub closed_day: Option<String>,
    /// How often it was opened again.
    pub reopened: i64,
    /// `yes` or `no`, as the person said.
    pub solved: Option<String>,
    /// One to five.
    pub stars: Option<i64>,
    /// The first instance of a second one.
    pub earlier_id: Option<Uuid>,
    /// Where a duplicate went.
    pub merged_id: Option<Uuid>,
    /// Content is not in this database.
    pub sealed: bool,
    /// Since when who it was and what they said is erased, its time being over, ISO.
    pub disposed_day: Option<String>,
    /// Counts up with every change.
    pub version: i64,
    /// The body that it is sent to.
    pub offered_id: Option<Uuid>,
}

impl CaseRow {
    /// What lists show of it.
    pub fn head(&self) -> CaseHead {
        CaseHead {
            id: self.id,
            regime: self.regime.clone(),
            state: self.state.clone(),
            open: self.open,
            body_id: self.body_id,
            body_name: self.body_name.clone(),
            officer_id: self.officer_id,
            officer_name: self.officer_name.clone(),
            helper_id: self.helper_id,
            subject: self.subject.clone(),
            place_name: self.place_name.clone(),
            place_words: self.place_words.clone(),
            title: self.title.clone(),
            next_due: self.next_due.clone(),
            next_clock: self.next_clock.clone(),
            received_day: self.received_day.clone(),
            version: self.version,
            offered_id: self.offered_id,
        }
    }

    /// What rights on it are decided about.
    pub fn object<'a>(&self, wall: Wall<'a>) -> Object<'a> {
        object(
            (self.body_id, self.offered_id),
            self.officer_id,
            self.helper_id,
            wall,
        )
    }
}

/// The case of that id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<CaseRow, StoreError> {
    let row: Option<CaseRow> = fetch_optional!(tx, CaseRow, FIND, id)?;
    row.ok_or(StoreError::NotFound)
}
