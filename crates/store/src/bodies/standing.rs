//! What hangs on a body: what it still has to do, and who acts for it.

use crate::db::{fetch_all, fetch_one, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::BodyId;

statements! {
    OPEN = "select count(*) from assignment where body_id = $1 and state <> 'done'";
    POSTS = "select account.name, post.role, post.from_day from post join account on account.id = post.account_id
        where post.body_id = $1 and post.from_day <= $2 and (post.until_day is null or post.until_day > $2)
          and account.disabled_at is null order by post.role, account.name, post.id";
}

/// A role somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PostHeld {
    /// Who.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// First day.
    pub from_day: String,
}

/// How many assignments of the body are not accepted as done.
///
/// # Errors
/// The engine's.
pub async fn open_assignments(tx: &mut Tx, body: BodyId) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), OPEN, body.0)?;
    Ok(count)
}

/// The posts held at the body on `today` (ISO), by role and name.
///
/// # Errors
/// The engine's.
pub async fn posts_held(tx: &mut Tx, body: BodyId, today: &str) -> Result<Vec<PostHeld>, StoreError> {
    fetch_all!(tx, PostHeld, POSTS, body.0, today)
}
