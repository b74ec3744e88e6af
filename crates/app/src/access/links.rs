//! One-time links with which a password is chosen, and passwords changed by their owners.

use super::actions::{journal, open_session};
use super::password;
use crate::web::{App, Officer, PageError, Secret};
use gandan_store::access::{self as store, AccountRow, Invitation};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx};
use uuid::Uuid;

/// Purpose of the link with which a password is chosen.
const PASSWORD: &str = "password";
/// How long it works (microseconds): three days.
const PASSWORD_LASTS: i64 = 3 * 24 * 60 * 60 * 1_000_000;

/// A fresh link for `account`.
///
/// # Errors
/// The database's.
pub async fn invite(app: &App, tx: &mut Tx, account: Uuid) -> anyhow::Result<Secret> {
    let (secret, now) = (Secret::fresh()?, app.clock.micros());
    let invitation = Invitation {
        token_hash: secret.digest(),
        account_id: Some(account),
        purpose: PASSWORD.to_owned(),
        created_at: now,
        expires_at: now + PASSWORD_LASTS,
    };
    store::invitation_insert(tx, &invitation).await?;
    Ok(secret)
}

/// For whom the link of `secret` still works.
///
/// # Errors
/// The database's.
pub async fn invited(app: &App, secret: &Secret) -> Result<Option<AccountRow>, PageError> {
    let mut tx = app.db.begin_read().await?;
    let invitation = store::invitation_find(&mut tx, &secret.digest(), app.clock.micros()).await?;
    let account = invitation
        .filter(|found| found.purpose == PASSWORD)
        .and_then(|found| found.account_id);
    match account {
        Some(account) => Ok(Some(store::account_find(&mut tx, account).await?)),
        None => Ok(None),
    }
}

/// Uses the link up: sets the password, ends other sessions, begins one. Nothing where the link no longer works.
///
/// # Errors
/// The database's.
pub async fn choose(
    app: &App,
    link: &Secret,
    words: String,
    agent: &str,
) -> Result<Option<Secret>, PageError> {
    let Some(account) = invited(app, link).await? else {
        return Ok(None);
    };
    let hash = password::hash(words).await?;
    let mut tx = app.db.begin_write().await?;
    match store::invitation_use(&mut tx, &link.digest(), app.clock.micros()).await {
        Err(StoreError::NotFound) => return Ok(None),
        used => used?,
    }
    store::account_set_password(&mut tx, account.id, &hash).await?;
    store::session_end_all(&mut tx, account.id).await?;
    let author = Author {
        account: Some(account.id),
        name: account.name,
    };
    journal(app, &mut tx, &author, "account.password_chosen", account.id).await?;
    let secret = open_session(app, &mut tx, account.id, agent).await?;
    tx.commit().await?;
    Ok(Some(secret))
}

/// Changes one's own password and signs out everywhere else. `false` where the old one is not right.
///
/// # Errors
/// The database's.
pub async fn change_password(
    officer: &Officer,
    old: String,
    new: String,
    agent: &str,
) -> Result<Option<Secret>, PageError> {
    let (app, account) = (&officer.app, officer.actor.account);
    let mut tx = app.db.begin_read().await?;
    let stored = store::account_find(&mut tx, account).await?.password_hash;
    drop(tx);
    if !password::fits(old, stored).await? {
        return Ok(None);
    }
    let hash = password::hash(new).await?;
    let mut tx = app.db.begin_write().await?;
    store::account_set_password(&mut tx, account, &hash).await?;
    store::session_end_all(&mut tx, account).await?;
    journal(
        app,
        &mut tx,
        &officer.author(),
        "account.password_chosen",
        account,
    )
    .await?;
    let secret = open_session(app, &mut tx, account, agent).await?;
    tx.commit().await?;
    Ok(Some(secret))
}
