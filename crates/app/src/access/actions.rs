//! What is done to sessions and accounts; pages and commands call the same.

use super::password;
use crate::web::{App, PageError, SESSION, Secret};
use crate::words::{Word, word};
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::access::{self as store, Invitation, Session};
use gandan_store::journal::{Author, Entry, write};
use gandan_store::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

/// Purpose of the link that makes the first administrator.
const FIRST: &str = "first";
/// How long that link works (microseconds): a day.
const FIRST_LASTS: i64 = 24 * 60 * 60 * 1_000_000;

/// Opens a session where login and password belong together; otherwise nothing.
///
/// # Errors
/// The database's.
pub async fn sign_in(
    app: &App,
    login: &str,
    password: String,
    agent: &str,
) -> Result<Option<Secret>, PageError> {
    let mut tx = app.db.begin_read().await?;
    let account = store::account_by_login(&mut tx, &login.to_lowercase()).await?;
    drop(tx);
    let open = account.filter(|account| account.disabled_at.is_none());
    let hash = open.as_ref().and_then(|account| account.password_hash.clone());
    if !password::fits(password, hash).await? {
        return Ok(None);
    }
    let Some(account) = open else { return Ok(None) };
    let mut tx = app.db.begin_write().await?;
    let secret = open_session(app, &mut tx, account.id, agent).await?;
    let author = Author {
        account: Some(account.id),
        name: account.name,
    };
    journal(app, &mut tx, &author, "account.signed_in", account.id).await?;
    tx.commit().await?;
    Ok(Some(secret))
}

/// Begins a session of `account` without asking for a password; for the one-time link and for tests.
///
/// # Errors
/// The database's.
pub async fn open_session(app: &App, tx: &mut Tx, account: Uuid, agent: &str) -> anyhow::Result<Secret> {
    let (secret, now) = (Secret::fresh()?, app.clock.micros());
    store::sessions_purge(tx, now).await?;
    let session = Session {
        token_hash: secret.digest(),
        account_id: account,
        csrf: secret.csrf(),
        created_at: now,
        seen_at: now,
        expires_at: now + SESSION,
        agent: agent.chars().take(200).collect(),
    };
    store::session_insert(tx, &session).await?;
    Ok(secret)
}

/// Ends this session, or all sessions of the account.
///
/// # Errors
/// The database's.
pub async fn sign_out(
    app: &App,
    author: &Author,
    secret: &Secret,
    everywhere: bool,
) -> Result<(), PageError> {
    let Some(account) = author.account else {
        return Ok(());
    };
    let mut tx = app.db.begin_write().await?;
    let act = if everywhere {
        store::session_end_all(&mut tx, account).await?;
        "account.signed_out_everywhere"
    } else {
        store::session_end(&mut tx, &secret.digest()).await?;
        "account.signed_out"
    };
    journal(app, &mut tx, author, act, account).await?;
    Ok(tx.commit().await?)
}

/// A fresh one-time link for the first administrator, where there is no account yet.
///
/// # Errors
/// The database's.
pub async fn invite_first(app: &App) -> anyhow::Result<Option<Secret>> {
    let mut tx = app.db.begin_write().await?;
    if store::any_account(&mut tx).await? {
        return Ok(None);
    }
    let (secret, now) = (Secret::fresh()?, app.clock.micros());
    let invitation = Invitation {
        token_hash: secret.digest(),
        account_id: None,
        purpose: FIRST.to_owned(),
        created_at: now,
        expires_at: now + FIRST_LASTS,
    };
    store::invitation_insert(&mut tx, &invitation).await?;
    tx.commit().await?;
    Ok(Some(secret))
}

/// Whether the link of `secret` still makes the first administrator.
///
/// # Errors
/// The database's.
pub async fn may_begin(app: &App, secret: &Secret) -> Result<bool, PageError> {
    let mut tx = app.db.begin_read().await?;
    let invitation = store::invitation_find(&mut tx, &secret.digest(), app.clock.micros()).await?;
    Ok(invitation.is_some_and(|found| found.purpose == FIRST) && !store::any_account(&mut tx).await?)
}

/// Why the first administrator was not made.
pub enum BeginRefusal {
    /// The link was used or is too old.
    Link,
}

impl BeginRefusal {
    /// In users' words.
    pub fn word(&self) -> Word {
        match self {
            BeginRefusal::Link => word("begin-link-used"),
        }
    }
}

/// Makes the first administrator and signs them in. Two at once with one link: one of them is told.
///
/// # Errors
/// The outer error is the database's, the inner a refusal.
pub async fn begin(
    app: &App,
    link: &Secret,
    name: &str,
    login: &str,
    password: String,
    agent: &str,
) -> Result<Result<Secret, BeginRefusal>, PageError> {
    let hash = password::hash(password).await?;
    let now = app.clock.micros();
    let mut tx = app.db.begin_write().await?;
    match store::invitation_use(&mut tx, &link.digest(), now).await {
        Err(StoreError::NotFound) => return Ok(Err(BeginRefusal::Link)),
        used => used?,
    }
    if store::any_account(&mut tx).await? {
        return Ok(Err(BeginRefusal::Link));
    }
    let account = new_id();
    store::account_insert(&mut tx, account, &login.to_lowercase(), name, Some(&hash), now).await?;
    let (whole, today) = (BodyId::INSTALLATION.0, app.clock.today().to_string());
    store::post_insert(&mut tx, new_id(), account, whole, Role::Administrator, &today).await?;
    let author = Author {
        account: Some(account),
        name: name.to_owned(),
    };
    journal(app, &mut tx, &author, "account.created", account).await?;
    let secret = open_session(app, &mut tx, account, agent).await?;
    tx.commit().await?;
    Ok(Ok(secret))
}

pub(super) async fn journal(
    app: &App,
    tx: &mut Tx,
    author: &Author,
    act: &str,
    account: Uuid,
) -> Result<(), StoreError> {
    let entry = Entry {
        at: app.clock.micros(),
        author,
        body: None,
        act,
        object_kind: "account",
        object: Some(account),
    };
    write(tx, entry, &json!({})).await
}
