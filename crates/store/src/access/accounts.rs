use crate::db::{execute, fetch_all, fetch_one, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::access::{Actor, Post, Role};
use gandan_core::bodies::BodyId;
use uuid::Uuid;

statements! {
    INSERT = "insert into account (id, login, name, password_hash, disabled_at, created_at, version)
        values ($1, $2, $3, $4, null, $5, 1)";
    FIND = "select id, login, name, password_hash, disabled_at, created_at, version from account where id = $1";
    BY_LOGIN = "select id, login, name, password_hash, disabled_at, created_at, version from account
        where login = $1";
    LIST = "select id, login, name, password_hash, disabled_at, created_at, version from account order by login";
    SET_PASSWORD = "update account set password_hash = $2, version = version + 1 where id = $1";
    SET_DISABLED = "update account set disabled_at = $3, version = version + 1 where id = $1 and version = $2";
    SET_NAME = "update account set name = $3, version = version + 1 where id = $1 and version = $2";
    ANY = "select count(*) from account";
    POST_INSERT = "insert into post (id, account_id, body_id, role, from_day, until_day)
        values ($1, $2, $3, $4, $5, null)";
    POST_END = "update post set until_day = $2 where id = $1 and until_day is null";
    POST_FIND = "select id, account_id, body_id, role, from_day, until_day from post where id = $1";
    POSTS_OF = "select id, account_id, body_id, role, from_day, until_day from post
        where account_id = $1 order by from_day, id";
}

/// An account as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountRow {
    /// Its id.
    pub id: Uuid,
    /// What the person types to sign in; lower case.
    pub login: String,
    /// Name as shown and as written in the journal.
    pub name: String,
    /// Argon2id, as a PHC string; absent until the person has chosen a password.
    pub password_hash: Option<String>,
    /// Since when it is closed.
    pub disabled_at: Option<i64>,
    /// When it was made.
    pub created_at: i64,
    /// Counts up with every change.
    pub version: i64,
}

/// A role held at a body for some days.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PostRow {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub account_id: Uuid,
    /// Where.
    pub body_id: Uuid,
    /// Code of the role.
    pub role: String,
    /// First day.
    pub from_day: String,
    /// Day from which it is no longer held.
    pub until_day: Option<String>,
}

/// Makes an account.
///
/// # Errors
/// [`StoreError::Exists`] where the login is taken.
pub async fn account_insert(
    tx: &mut Tx,
    id: Uuid,
    login: &str,
    name: &str,
    password_hash: Option<&str>,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, INSERT, id, login, name, password_hash, at)?;
    Ok(())
}

/// The account of that id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn account_find(tx: &mut Tx, id: Uuid) -> Result<AccountRow, StoreError> {
    fetch_optional!(tx, AccountRow, FIND, id)?.ok_or(StoreError::NotFound)
}

/// The account of that login, if any.
///
/// # Errors
/// The engine's.
pub async fn account_by_login(tx: &mut Tx, login: &str) -> Result<Option<AccountRow>, StoreError> {
    fetch_optional!(tx, AccountRow, BY_LOGIN, login)
}

/// All accounts, by login.
///
/// # Errors
/// The engine's.
pub async fn account_list(tx: &mut Tx) -> Result<Vec<AccountRow>, StoreError> {
    fetch_all!(tx, AccountRow, LIST)
}

/// Whether there is any account; a fresh installation has none.
///
/// # Errors
/// The engine's.
pub async fn any_account(tx: &mut Tx) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), ANY)?;
    Ok(count > 0)
}

/// Sets the password's hash.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn account_set_password(tx: &mut Tx, id: Uuid, hash: &str) -> Result<(), StoreError> {
    one(execute!(tx, SET_PASSWORD, id, hash)?, StoreError::NotFound)
}

/// Closes an account (`at`) or opens it again (nothing), if it still has `version`.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn account_set_disabled(
    tx: &mut Tx,
    id: Uuid,
    version: i64,
    at: Option<i64>,
) -> Result<(), StoreError> {
    one(execute!(tx, SET_DISABLED, id, version, at)?, StoreError::Stale)
}

/// Changes the name, if it still has `version`.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn account_set_name(tx: &mut Tx, id: Uuid, version: i64, name: &str) -> Result<(), StoreError> {
    one(execute!(tx, SET_NAME, id, version, name)?, StoreError::Stale)
}

/// Gives a post from `from_day` (ISO) on.
///
/// # Errors
/// The engine's.
pub async fn post_insert(
    tx: &mut Tx,
    id: Uuid,
    account: Uuid,
    body: Uuid,
    role: Role,
    from_day: &str,
) -> Result<(), StoreError> {
    execute!(tx, POST_INSERT, id, account, body, role.code(), from_day)?;
    Ok(())
}

/// Ends a post: from `day` (ISO) on it is no longer held.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none that is open.
pub async fn post_end(tx: &mut Tx, id: Uuid, day: &str) -> Result<(), StoreError> {
    one(execute!(tx, POST_END, id, day)?, StoreError::NotFound)
}

/// The post of that id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn post_find(tx: &mut Tx, id: Uuid) -> Result<PostRow, StoreError> {
    fetch_optional!(tx, PostRow, POST_FIND, id)?.ok_or(StoreError::NotFound)
}

/// All posts of an account, also those that ended.
///
/// # Errors
/// The engine's.
pub async fn posts_of(tx: &mut Tx, account: Uuid) -> Result<Vec<PostRow>, StoreError> {
    fetch_all!(tx, PostRow, POSTS_OF, account)
}

/// The account as an actor with the posts it holds on `today` (ISO); nothing where it is closed.
///
/// # Errors
/// [`StoreError::NotFound`]; [`StoreError::Value`] for a role the program does not know.
pub async fn actor(tx: &mut Tx, account: Uuid, today: &str) -> Result<Option<Actor>, StoreError> {
    let row = account_find(tx, account).await?;
    if row.disabled_at.is_some() {
        return Ok(None);
    }
    let mut posts = Vec::new();
    for post in posts_of(tx, account).await? {
        let held =
            post.from_day.as_str() <= today && post.until_day.as_deref().is_none_or(|until| today < until);
        if held {
            posts.push(self::post(&post.role, post.body_id)?);
        }
    }
    Ok(Some(Actor {
        account,
        name: row.name,
        posts,
    }))
}

/// A post of that role at a body.
pub(super) fn post(role: &str, body: Uuid) -> Result<Post, StoreError> {
    let known = Role::from_code(role).ok_or_else(|| StoreError::Value(role.to_owned()))?;
    Ok(Post {
        role: known,
        body: BodyId(body),
    })
}

/// `otherwise` unless just one row was touched.
pub(crate) fn one(touched: u64, otherwise: StoreError) -> Result<(), StoreError> {
    if touched == 1 { Ok(()) } else { Err(otherwise) }
}
