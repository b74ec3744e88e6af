use crate::db::{execute, statements};
use crate::{StoreError, Tx, new_id};
use gandan_core::outbox::{Channel, Kind};
use uuid::Uuid;

statements! {
    INSERT = "insert into outbox (id, kind, channel, address, lang, object_id, dedupe, not_before, created_at,
            petition_id, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (dedupe) do nothing";
    DROP_UNSENT = "delete from outbox where object_id = $1 and address is not null and sent_at is null";
    ERASE_OBJECT = "update outbox set address = null where object_id = $1 and address is not null";
    DROP_UNSENT_TO = "delete from outbox where petition_id = $1 and position = $2 and address is not null
        and sent_at is null";
    ERASE_TO = "update outbox set address = null where petition_id = $1 and position = $2 and address is not null";
    ERASE_OLD = "update outbox set address = null
        where address is not null and (sent_at <= $1 or failed_at <= $2)";
}

/// A notice to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// What it tells.
    pub kind: Kind,
    /// By which way.
    pub channel: Channel,
    /// Mail address or telephone number, as the sender needs it.
    pub address: &'a str,
    /// Language of its words (`vi`, `en`).
    pub lang: &'a str,
    /// The petition or case it is about.
    pub object: Option<Uuid>,
    /// To whom: a petition, and their place among those who signed it.
    pub person: Option<(Uuid, i64)>,
    /// What makes it one: the same is not queued twice. Holds no address.
    pub dedupe: &'a str,
    /// Not sent before this instant (microseconds UTC).
    pub not_before: i64,
    /// When it was queued (microseconds UTC).
    pub created_at: i64,
}

/// Queues a notice in the transaction of the act it tells of; false where the same is queued or sent already.
///
/// # Errors
/// The engine's.
pub async fn queue(tx: &mut Tx, notice: &Notice<'_>) -> Result<bool, StoreError> {
    let inserted = execute!(
        tx,
        INSERT,
        new_id(),
        notice.kind.code(),
        notice.channel.code(),
        notice.address,
        notice.lang,
        notice.object,
        notice.dedupe,
        notice.not_before,
        notice.created_at,
        notice.person.map(|(petition, _)| petition),
        notice.person.map(|(_, position)| position),
    )?;
    Ok(inserted == 1)
}

/// No more notices about `object`: what is not sent is dropped, the addresses of the rest are emptied. Answers how
/// many were dropped. For a person who wants no more of them, and for the day on which their contact is erased.
///
/// # Errors
/// The engine's.
pub async fn forget(tx: &mut Tx, object: Uuid) -> Result<u64, StoreError> {
    let dropped = execute!(tx, DROP_UNSENT, object)?;
    execute!(tx, ERASE_OBJECT, object)?;
    Ok(dropped)
}

/// No more notices to one person: what is not sent is dropped, the addresses of the rest are emptied. Answers how many
/// were dropped.
///
/// # Errors
/// The engine's.
pub async fn forget_person(tx: &mut Tx, petition: Uuid, position: i64) -> Result<u64, StoreError> {
    let dropped = execute!(tx, DROP_UNSENT_TO, petition, position)?;
    execute!(tx, ERASE_TO, petition, position)?;
    Ok(dropped)
}

/// Empties the addresses of notices sent until `sent_until` and of those given up until `failed_until`; answers how
/// many.
///
/// # Errors
/// The engine's.
pub async fn erase(tx: &mut Tx, sent_until: i64, failed_until: i64) -> Result<u64, StoreError> {
    execute!(tx, ERASE_OLD, sent_until, failed_until)
}
