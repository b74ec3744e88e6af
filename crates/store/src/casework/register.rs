use crate::cases::seen;
use crate::db::{fetch_all, fetch_one, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

/// Counts stop here: a list says "more than", and costs the same with a million behind it.
const MOST: i64 = 1000;

statements! {
    /// Walks `petition_body` backwards. Numbers, days, channel and state; no words and nobody's name.
    REGISTER = "select p.id, p.case_id, p.channel, p.claimed_regime, p.received_at, p.received_day, p.registered_day,
            c.regime, c.state, c.open, h.name as holder_name
        from petition p join cases c on c.id = p.case_id join body h on h.id = c.body_id
        where p.body_id = $1 and (p.received_at < $2 or (p.received_at = $2 and p.id < $3))
        order by p.received_at desc, p.id desc limit $4";
    /// Who can be given a case of a body.
    HANDLERS = "select distinct a.id, a.name from post q join account a on a.id = q.account_id
        where q.body_id = $1 and q.role in ('officer', 'head', 'desk') and a.disabled_at is null
            and q.from_day <= $2 and (q.until_day is null or q.until_day > $2)
        order by a.name, a.id limit 500";
    /// Each count walks an index and stops at the limit; the most overdue come first, so that one walk counts both.
    TALLY = concat!("select o.open, o.overdue,
        (select count(*) from (select 1 as one from cases c where c.officer_id = $2 and c.open = true", seen!("$3"), "limit $4) t)
            as mine,
        (select count(*) from (select 1 as one from transfer t where t.to_id = $1 and t.state = 'waiting'
            limit $4) t) as incoming,
        (select count(*) from (select 1 as one from case_draft d join cases c on c.id = d.case_id
            where d.body_id = $1 and c.body_id = $1 and d.ready", seen!("$3"), "limit $4) t) as ready
        from (select count(*) as open, count(case when t.next_due < $3 then 1 end) as overdue
            from (select c.next_due from cases c where c.body_id = $1 and c.open = true", seen!("$3"),
                "order by c.next_due limit $4) t) o");
}

/// A line of the register of petitions.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RegisterRow {
    /// The petition.
    pub id: Uuid,
    /// Its case.
    pub case_id: Uuid,
    /// How it came.
    pub channel: String,
    /// What its sender called it.
    pub claimed_regime: String,
    /// When.
    pub received_at: i64,
    /// The day, ISO.
    pub received_day: String,
    /// The day from which clocks are counted, ISO.
    pub registered_day: String,
    /// What it is treated as.
    pub regime: String,
    /// State of the case.
    pub state: String,
    /// The body still owes something.
    pub open: bool,
    /// Who holds it.
    pub holder_name: String,
}

/// Counts beside a work list; each up to a thousand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Tally {
    /// Open cases of the body.
    pub open: i64,
    /// Of these past a due day.
    pub overdue: i64,
    /// Open cases of the officer.
    pub mine: i64,
    /// Sent to the body and not yet answered.
    pub incoming: i64,
    /// Drafts that wait for a signature.
    pub ready: i64,
}

/// The petitions that a body received, the newest first, before one of them.
///
/// # Errors
/// The engine's.
pub async fn register(
    tx: &mut Tx,
    body: Uuid,
    (before, id): (i64, Uuid),
    limit: i64,
) -> Result<Vec<RegisterRow>, StoreError> {
    fetch_all!(tx, RegisterRow, REGISTER, body, before, id, limit)
}

/// Counts for an officer at a body.
///
/// # Errors
/// The engine's.
pub async fn tally(tx: &mut Tx, body: Uuid, account: Uuid, today: Date) -> Result<Tally, StoreError> {
    fetch_one!(tx, Tally, TALLY, body, account, today.to_string(), MOST)
}

/// Who can be given a case of a body today: id and name.
///
/// # Errors
/// The engine's.
pub async fn handlers(tx: &mut Tx, body: Uuid, today: Date) -> Result<Vec<(Uuid, String)>, StoreError> {
    fetch_all!(tx, (Uuid, String), HANDLERS, body, today.to_string())
}
