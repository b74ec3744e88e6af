//! The lists behind public figures: which cases a number counts, without a word of what they say.

use super::cells::Unit;
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::cases::figures::Figure;
use gandan_core::reports::Window;
use jiff::civil::Date;
use uuid::Uuid;

/// The words of `gandan_core::cases::figures::Counted::counts` in SQL; a test holds one against the other.
macro_rules! counts {
    () => {
        "c.merged_id is null and coalesce(c.outcome, '') <> 'merged' and (case $5
            when 'received' then 1 = 1
            when 'in-time' then c.outcome in ('answered', 'refused', 'guided') and c.in_time is true
            when 'late' then c.outcome in ('answered', 'refused', 'guided') and c.in_time is false
            when 'no-term' then c.outcome in ('answered', 'refused', 'guided') and c.in_time is null
            when 'ended' then c.outcome in ('withdrawn', 'terminated', 'passed')
                or (c.outcome is null and not c.open)
            when 'open' then c.outcome is null and c.open
            when 'overdue' then c.outcome is null and c.open and c.next_due < $6
            when 'reopened' then c.reopened > 0
            when 'solved' then c.solved = 'yes'
            when 'unsolved' then c.solved = 'no'
            when 'silent' then c.outcome in ('answered', 'refused', 'guided') and c.solved is null
            when 'rated' then c.stars is not null
            when 'published' then p.id is not null
            else 1 = 0 end) "
    };
}

statements! {
    /// A unit's cases, newest first, after a row of it.
    LIST = concat!("select c.id, c.regime, c.subject, c.received_day, c.outcome, c.open, c.in_time, c.next_due,
            c.answered_day, c.days, c.body_id, c.place_id, p.id as publication_id, p.title
        from cases c left join publication p on p.case_id = c.id and p.withdrawn_day is null
        where c.body_id = $1 and c.received_day >= $2 and c.received_day < $3
            and (cast($4 as text) is null or c.regime = $4) and ", counts!(),
        "and (c.received_day, c.id) < ($7, $8)
        order by c.received_day desc, c.id desc limit $9");
}

/// A case behind a figure. There is no column here that could tell who spoke or what was said, but for the title of its
/// public copy.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CountedRow {
    /// The case.
    pub id: Uuid,
    /// Code of the regime.
    pub regime: String,
    /// Code of the subject.
    pub subject: String,
    /// When it came, ISO.
    pub received_day: String,
    /// Code of the outcome.
    pub outcome: Option<String>,
    /// The body still owes something.
    pub open: bool,
    /// The terms were kept.
    pub in_time: Option<bool>,
    /// Next due day that binds the body.
    pub next_due: String,
    /// When it was answered, ISO.
    pub answered_day: Option<String>,
    /// Days from receipt to answer.
    pub days: Option<i64>,
    /// Who holds it.
    pub body_id: Uuid,
    /// The commune.
    pub place_id: Option<Uuid>,
    /// Its public copy.
    pub publication_id: Option<Uuid>,
    /// The title of that copy.
    pub title: Option<String>,
}

/// Where a list goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedCursor {
    /// Day of the last row, ISO.
    pub day: String,
    /// Its case.
    pub id: Uuid,
}

/// The cases of a unit that a figure counts on `today`, newest first.
///
/// # Errors
/// The engine's.
pub async fn list_counted(
    tx: &mut Tx,
    unit: Unit,
    regime: Option<&str>,
    figure: Figure,
    today: Date,
    after: Option<&CountedCursor>,
    limit: i64,
) -> Result<Vec<CountedRow>, StoreError> {
    fetch_all!(
        tx,
        CountedRow,
        LIST,
        unit.body,
        unit.month.first().to_string(),
        unit.month.next().first().to_string(),
        regime,
        figure.code(),
        today.to_string(),
        after.map_or("9999-12-31", |cursor| cursor.day.as_str()),
        after.map_or(Uuid::max(), |cursor| cursor.id),
        limit,
    )
}

/// The cases of a body received within days, both included, that a figure counts on `today`, newest first: the list behind
/// a figure over a reporting window.
///
/// # Errors
/// The engine's.
#[expect(
    clippy::too_many_arguments,
    reason = "what a list is asked for; each has its own type"
)]
pub async fn list_counted_within(
    tx: &mut Tx,
    body: Uuid,
    window: Window,
    regime: Option<&str>,
    figure: Figure,
    today: Date,
    after: Option<&CountedCursor>,
    limit: i64,
) -> Result<Vec<CountedRow>, StoreError> {
    let until = window.last.tomorrow().unwrap_or(window.last);
    fetch_all!(
        tx,
        CountedRow,
        LIST,
        body,
        window.first.to_string(),
        until.to_string(),
        regime,
        figure.code(),
        today.to_string(),
        after.map_or("9999-12-31", |cursor| cursor.day.as_str()),
        after.map_or(Uuid::max(), |cursor| cursor.id),
        limit,
    )
}
