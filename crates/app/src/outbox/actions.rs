use super::{Contact, may_care, tell};
use crate::web::{Officer, PageError};
use gandan_core::outbox::{Channel, Kind};
use gandan_store::journal::{Entry, write};
use gandan_store::{Tx, new_id, outbox};
use serde_json::{Value, json};
use uuid::Uuid;

/// Why no test was queued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestRefusal {
    /// Neither a mail address nor a telephone number.
    Address,
    /// No such way is set up.
    NotServed,
}

/// Queues a test to `to`; answers by which way it goes.
///
/// # Errors
/// The outer error is the database's or refuses the officer, the inner says why not.
pub async fn test(officer: &Officer, to: &str) -> Result<Result<Channel, TestRefusal>, PageError> {
    let app = &officer.app;
    let contact = Contact::read(Some(to), Some(to), officer.lang);
    let mut tx = app.db.begin_write().await?;
    may_care(officer, &mut tx).await?;
    if contact.mail.is_none() && contact.phone.is_none() {
        return Ok(Err(TestRefusal::Address));
    }
    let id = new_id();
    let told = tell(&mut tx, app, &contact, Kind::Test, None, &id.to_string()).await?;
    let Some(channel) = told.first().copied() else {
        return Ok(Err(TestRefusal::NotServed));
    };
    let detail = json!({ "channel": channel.code() });
    journal(officer, &mut tx, "outbox.tested", None, &detail).await?;
    tx.commit().await?;
    Ok(Ok(channel))
}

/// Tries a notice that was given up again.
///
/// # Errors
/// Refused; [`gandan_store::StoreError::Stale`] where somebody else did it, or its address is erased.
pub async fn again(officer: &Officer, id: Uuid) -> Result<(), PageError> {
    let mut tx = officer.app.db.begin_write().await?;
    may_care(officer, &mut tx).await?;
    outbox::again(&mut tx, id, open_from_now(officer)).await?;
    journal(officer, &mut tx, "outbox.retried", Some(id), &json!({})).await?;
    Ok(tx.commit().await?)
}

/// The same for all that were given up; answers how many.
///
/// # Errors
/// Refused.
pub async fn again_all(officer: &Officer) -> Result<u64, PageError> {
    let mut tx = officer.app.db.begin_write().await?;
    may_care(officer, &mut tx).await?;
    let count = outbox::again_all(&mut tx, open_from_now(officer)).await?;
    journal(
        officer,
        &mut tx,
        "outbox.retried",
        None,
        &json!({ "count": count }),
    )
    .await?;
    tx.commit().await?;
    Ok(count)
}

fn open_from_now(officer: &Officer) -> i64 {
    let app = &officer.app;
    app.outbox
        .quiet_hours()
        .open_from(app.clock.now())
        .as_microsecond()
}

async fn journal(
    officer: &Officer,
    tx: &mut Tx,
    act: &str,
    object: Option<Uuid>,
    detail: &Value,
) -> Result<(), PageError> {
    let author = officer.author();
    let entry = Entry {
        at: officer.app.clock.micros(),
        author: &author,
        body: None,
        act,
        object_kind: "notice",
        object,
    };
    Ok(write(tx, entry, detail).await?)
}
