use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_one, statements};
use crate::{StoreError, Tx};
use gandan_core::outbox::{Channel, Kind};
use uuid::Uuid;

statements! {
    /// The outer condition stands twice on purpose: on PostgreSQL a node that waited for a row another has just taken
    /// looks at that condition again, and leaves the row alone.
    LEASE = "update outbox set leased_by = $1, leased_until = $2
        where sent_at is null and failed_at is null and leased_until <= $3 and id in (
            select id from outbox
            where sent_at is null and failed_at is null and not_before <= $3 and leased_until <= $3
              and address is not null
            order by not_before, id limit $4)
        returning id, kind, channel, address, lang, object_id, not_before, created_at, attempts, petition_id,
            position";
    ANY_DUE = "select count(*) from (select 1 from outbox
        where sent_at is null and failed_at is null and not_before <= $1 and leased_until <= $1 limit 1) as due";
    RELEASE = "update outbox set leased_by = null, leased_until = 0
        where leased_by = $1 and sent_at is null and failed_at is null";
    SENT = "update outbox set sent_at = $3, attempts = attempts + 1, leased_by = null, leased_until = 0,
            last_error = null
        where id = $1 and leased_by = $2 and sent_at is null";
    RETRY = "update outbox set not_before = $3, attempts = attempts + 1, leased_by = null, leased_until = 0,
            last_error = $4
        where id = $1 and leased_by = $2 and sent_at is null";
    FAILED = "update outbox set failed_at = $3, attempts = attempts + 1, leased_by = null, leased_until = 0,
            last_error = $4
        where id = $1 and leased_by = $2 and sent_at is null";
}

/// A notice this node alone may send now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leased {
    /// Its id, by which whoever gets it twice knows it again.
    pub id: Uuid,
    /// What it tells.
    pub kind: Kind,
    /// By which way.
    pub channel: Channel,
    /// To whom.
    pub address: String,
    /// Language of its words.
    pub lang: String,
    /// The petition or case it is about.
    pub object: Option<Uuid>,
    /// To whom: a petition, and their place among those who signed it.
    pub person: Option<(Uuid, i64)>,
    /// When it was queued (microseconds UTC).
    pub created_at: i64,
    /// How often it was tried in vain.
    pub attempts: i64,
}

type Row = (
    Uuid,
    String,
    String,
    String,
    String,
    Option<Uuid>,
    i64,
    i64,
    i64,
    Option<Uuid>,
    Option<i64>,
);

/// Takes up to `limit` notices that are due at `now` for `node` until `until`, the oldest first. No other node gets
/// them before that; a node that dies loses them then.
///
/// # Errors
/// The engine's; [`StoreError::Value`] where a row holds a code this program does not know.
pub async fn lease(
    tx: &mut Tx,
    node: &str,
    now: i64,
    until: i64,
    limit: i64,
) -> Result<Vec<Leased>, StoreError> {
    let mut rows: Vec<Row> = fetch_all!(tx, Row, LEASE, node, until, now, limit)?;
    // What an update returns has no order.
    rows.sort_by_key(|row| (row.6, row.0));
    rows.into_iter().map(leased).collect()
}

fn leased(row: Row) -> Result<Leased, StoreError> {
    let (id, kind, channel, address, lang, object, _, created_at, attempts, petition, position) = row;
    Ok(Leased {
        id,
        kind: Kind::from_code(&kind).ok_or(StoreError::Value(kind))?,
        channel: Channel::from_code(&channel).ok_or(StoreError::Value(channel))?,
        address,
        lang,
        object,
        person: petition.zip(position),
        created_at,
        attempts,
    })
}

/// Whether anything is due at `now`: looked at without writing, since most of the time nothing is.
///
/// # Errors
/// The engine's.
pub async fn any_due(tx: &mut Tx, now: i64) -> Result<bool, StoreError> {
    let (due,) = fetch_one!(tx, (i64,), ANY_DUE, now)?;
    Ok(due > 0)
}

/// Gives back what `node` holds and has not sent, for another or for later.
///
/// # Errors
/// The engine's.
pub async fn release(tx: &mut Tx, node: &str) -> Result<u64, StoreError> {
    execute!(tx, RELEASE, node)
}

/// It was sent.
///
/// # Errors
/// [`StoreError::Stale`] where `node` holds it no longer.
pub async fn sent(tx: &mut Tx, id: Uuid, node: &str, now: i64) -> Result<(), StoreError> {
    one(execute!(tx, SENT, id, node, now)?, StoreError::Stale)
}

/// It could not be sent, `error` says why as a code; it is tried again at `later`.
///
/// # Errors
/// As [`sent`].
pub async fn retry(tx: &mut Tx, id: Uuid, node: &str, later: i64, error: &str) -> Result<(), StoreError> {
    one(execute!(tx, RETRY, id, node, later, error)?, StoreError::Stale)
}

/// It is given up until an administrator wants it tried again.
///
/// # Errors
/// As [`sent`].
pub async fn failed(tx: &mut Tx, id: Uuid, node: &str, now: i64, error: &str) -> Result<(), StoreError> {
    one(execute!(tx, FAILED, id, node, now, error)?, StoreError::Stale)
}
