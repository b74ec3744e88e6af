//! What administrators do to accounts.

use super::actions::journal;
use super::links::invite;
use crate::web::{Officer, PageError, Secret};
use crate::words::{Word, word};
use gandan_core::access::{Act, Actor, Object, Refusal, Role, may};
use gandan_core::bodies::{BodyId, View};
use gandan_store::access::{self as store, AccountRow, PostRow};
use gandan_store::{Tx, new_id};
use uuid::Uuid;

/// A post that is still held on `today` (ISO).
pub fn is_held(post: &PostRow, today: &str) -> bool {
    post.until_day.as_deref().is_none_or(|until| today < until)
}

/// Whether `actor` may manage an account that holds `posts`: each of them must be within reach, so that nobody gets at
/// the account of someone above by managing a smaller post of theirs.
///
/// # Errors
/// The [`Refusal`] of the first post out of reach.
pub fn may_manage(actor: &Actor, posts: &[PostRow], today: &str, tree: &View<'_>) -> Result<(), Refusal> {
    let mut held = posts.iter().filter(|post| is_held(post, today)).peekable();
    if held.peek().is_none() {
        return may(
            actor,
            Act::ManageAccounts,
            Object::Body(BodyId::INSTALLATION),
            tree,
        );
    }
    held.try_for_each(|post| {
        may(
            actor,
            Act::ManageAccounts,
            Object::Body(BodyId(post.body_id)),
            tree,
        )
    })
}

/// The account, if `officer` may manage it, in a transaction to change it.
///
/// # Errors
/// Not found, or refused.
pub async fn managed(
    officer: &Officer,
    tx: &mut Tx,
    id: Uuid,
) -> Result<(AccountRow, Vec<PostRow>), PageError> {
    let account = store::account_find(tx, id).await?;
    let posts = store::posts_of(tx, id).await?;
    let known = officer.app.bodies.load(tx).await?;
    let today = officer.app.clock.today();
    may_manage(&officer.actor, &posts, &today.to_string(), &known.tree(today))?;
    Ok((account, posts))
}

/// Why a post was not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostRefusal {
    /// The body is out of the actor's reach.
    Body,
    /// Only administrators and auditors care for the whole installation.
    WholeInstallation,
    /// They hold it already.
    Held,
}

impl PostRefusal {
    /// In users' words.
    pub fn word(self) -> Word {
        match self {
            PostRefusal::Body => word("accounts-post-out-of-reach"),
            PostRefusal::WholeInstallation => word("accounts-post-installation"),
            PostRefusal::Held => word("accounts-post-held"),
        }
    }
}

/// Makes an account with its first post, and the link with which its owner chooses a password.
///
/// # Errors
/// The outer error is the database's, the inner says why not; a login that is taken is [`gandan_store::StoreError::Exists`].
pub async fn create(
    officer: &Officer,
    login: &str,
    name: &str,
    role: Role,
    body: BodyId,
) -> Result<Result<(Uuid, Secret), PostRefusal>, PageError> {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let account = new_id();
    store::account_insert(
        &mut tx,
        account,
        &login.to_lowercase(),
        name,
        None,
        app.clock.micros(),
    )
    .await?;
    if let Err(refusal) = post(officer, &mut tx, account, role, body).await? {
        return Ok(Err(refusal));
    }
    journal(app, &mut tx, &officer.author(), "account.created", account).await?;
    let link = invite(app, &mut tx, account).await?;
    tx.commit().await?;
    Ok(Ok((account, link)))
}

/// Gives an account one more post.
///
/// # Errors
/// As [`create`].
pub async fn give(
    officer: &Officer,
    account: Uuid,
    role: Role,
    body: BodyId,
) -> Result<Result<(), PostRefusal>, PageError> {
    let mut tx = officer.app.db.begin_write().await?;
    let (_, posts) = managed(officer, &mut tx, account).await?;
    let today = officer.app.clock.today().to_string();
    let same = |post: &PostRow| post.role == role.code() && post.body_id == body.0 && is_held(post, &today);
    if posts.iter().any(same) {
        return Ok(Err(PostRefusal::Held));
    }
    let given = post(officer, &mut tx, account, role, body).await?;
    if given.is_ok() {
        journal(
            &officer.app,
            &mut tx,
            &officer.author(),
            "account.post_given",
            account,
        )
        .await?;
        tx.commit().await?;
    }
    Ok(given)
}

async fn post(
    officer: &Officer,
    tx: &mut Tx,
    account: Uuid,
    role: Role,
    body: BodyId,
) -> Result<Result<(), PostRefusal>, PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let today = officer.app.clock.today();
    if body == BodyId::INSTALLATION && !matches!(role, Role::Administrator | Role::Auditor) {
        return Ok(Err(PostRefusal::WholeInstallation));
    }
    if may(
        &officer.actor,
        Act::ManageAccounts,
        Object::Body(body),
        &known.tree(today),
    )
    .is_err()
    {
        return Ok(Err(PostRefusal::Body));
    }
    store::post_insert(tx, new_id(), account, body.0, role, &today.to_string()).await?;
    Ok(Ok(()))
}

/// Takes a post back from today on.
///
/// # Errors
/// Not found, or refused.
pub async fn end_post(officer: &Officer, account: Uuid, post: Uuid) -> Result<(), PageError> {
    let mut tx = officer.app.db.begin_write().await?;
    let (_, posts) = managed(officer, &mut tx, account).await?;
    if !posts.iter().any(|held| held.id == post) {
        return Err(PageError::not_found());
    }
    store::post_end(&mut tx, post, &officer.app.clock.today().to_string()).await?;
    journal(
        &officer.app,
        &mut tx,
        &officer.author(),
        "account.post_ended",
        account,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Closes an account and signs it out everywhere, or opens it again.
///
/// # Errors
/// Refused; [`gandan_store::StoreError::Stale`] where somebody else changed it since `version`.
pub async fn set_closed(
    officer: &Officer,
    account: Uuid,
    version: i64,
    closed: bool,
) -> Result<(), PageError> {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    managed(officer, &mut tx, account).await?;
    let at = closed.then(|| app.clock.micros());
    store::account_set_disabled(&mut tx, account, version, at).await?;
    if closed {
        store::session_end_all(&mut tx, account).await?;
    }
    let act = if closed {
        "account.closed"
    } else {
        "account.opened"
    };
    journal(app, &mut tx, &officer.author(), act, account).await?;
    Ok(tx.commit().await?)
}

/// Signs an account out everywhere and makes a link with which its owner chooses a new password.
///
/// # Errors
/// Not found, or refused.
pub async fn new_link(officer: &Officer, account: Uuid) -> Result<Secret, PageError> {
    let mut tx = officer.app.db.begin_write().await?;
    managed(officer, &mut tx, account).await?;
    store::session_end_all(&mut tx, account).await?;
    let link = invite(&officer.app, &mut tx, account).await?;
    journal(
        &officer.app,
        &mut tx,
        &officer.author(),
        "account.invited",
        account,
    )
    .await?;
    tx.commit().await?;
    Ok(link)
}
