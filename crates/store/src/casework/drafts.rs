use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use serde_json::json;
use uuid::Uuid;

macro_rules! draft_select {
    () => {
        "select d.id, d.case_id, d.act, d.given, d.body_id, d.account_id, d.actor, d.ready, d.updated_at, d.version,
            c.title, c.regime, c.next_due, c.next_clock
        from case_draft d join cases c on c.id = d.case_id "
    };
}

statements! {
    INSERT = "insert into case_draft (id, case_id, act, given, body_id, account_id, actor, ready, updated_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
        on conflict (case_id, act) do update set given = excluded.given, body_id = excluded.body_id,
            account_id = excluded.account_id, actor = excluded.actor, ready = excluded.ready,
            updated_at = excluded.updated_at, version = case_draft.version + 1";
    ONE = concat!(draft_select!(), "where d.id = $1");
    OF_CASE = concat!(draft_select!(), "where d.case_id = $1 order by d.updated_at desc, d.id");
    OF_ACT = concat!(draft_select!(), "where d.case_id = $1 and d.act = $2");
    FORGET = "delete from case_draft where id = $1 and version = $2";
    /// What waits for the head of a body, by the next due day; never what a wall keeps from account `$2`.
    TO_SIGN = concat!(draft_select!(), "where d.ready and d.body_id = $1 and c.body_id = d.body_id
            and not exists (select 1 from case_wall w where w.case_id = c.id and (w.account_id = $2 or w.body_id = $1))
            and (c.helper_id is null or c.helper_id <> $2 or c.officer_id = $2)
        order by c.next_due, d.id limit $3");
}

/// A move that is prepared.
#[derive(Debug, Clone)]
pub struct NewDraft<'a> {
    /// The case.
    pub case: Uuid,
    /// Name of the move.
    pub act: &'a str,
    /// What was filled in, as JSON.
    pub given: &'a str,
    /// For which body.
    pub body: Uuid,
    /// Who.
    pub author: &'a Author,
    /// Waits for a signature.
    pub ready: bool,
    /// Now.
    pub at: i64,
}

/// A draft as read, with what lists show of its case.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DraftRow {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// Name of the move.
    pub act: String,
    /// What was filled in, as JSON.
    pub given: String,
    /// For which body.
    pub body_id: Uuid,
    /// Who wrote it last.
    pub account_id: Uuid,
    /// Their name.
    pub actor: String,
    /// Waits for a signature.
    pub ready: bool,
    /// When.
    pub updated_at: i64,
    /// Counts up with every change.
    pub version: i64,
    /// Short name of the case.
    pub title: String,
    /// Its regime.
    pub regime: String,
    /// Its next due day.
    pub next_due: String,
    /// And that clock.
    pub next_clock: String,
}

/// Keeps a draft in the place of the one that was there for this move; answers its id.
///
/// # Errors
/// The engine's.
pub async fn keep_draft(tx: &mut Tx, draft: &NewDraft<'_>) -> Result<Uuid, StoreError> {
    execute!(
        tx,
        INSERT,
        new_id(),
        draft.case,
        draft.act,
        draft.given,
        draft.body,
        draft.author.account,
        draft.author.name.as_str(),
        draft.ready,
        draft.at,
    )?;
    let kept = draft_of(tx, draft.case, draft.act)
        .await?
        .ok_or(StoreError::NotFound)?;
    let entry = Entry {
        at: draft.at,
        author: draft.author,
        body: Some(draft.body),
        act: "case.draft",
        object_kind: "case",
        object: Some(draft.case),
    };
    let detail = json!({"draft": kept.id, "act": draft.act, "ready": draft.ready});
    journal::write(tx, entry, &detail).await?;
    Ok(kept.id)
}

/// A draft.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn draft(tx: &mut Tx, id: Uuid) -> Result<DraftRow, StoreError> {
    let row: Option<DraftRow> = fetch_optional!(tx, DraftRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// The draft of a move of a case.
///
/// # Errors
/// The engine's.
pub async fn draft_of(tx: &mut Tx, case: Uuid, act: &str) -> Result<Option<DraftRow>, StoreError> {
    fetch_optional!(tx, DraftRow, OF_ACT, case, act)
}

/// The drafts of a case, the newest first.
///
/// # Errors
/// The engine's.
pub async fn drafts(tx: &mut Tx, case: Uuid) -> Result<Vec<DraftRow>, StoreError> {
    fetch_all!(tx, DraftRow, OF_CASE, case)
}

/// Takes a draft away: it was signed, or is no longer wanted. The move that came of it is in the history.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed it since.
pub async fn forget_draft(tx: &mut Tx, id: Uuid, version: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, FORGET, id, version)?;
    crate::access::accounts::one(touched, StoreError::Stale)
}

/// What waits for a signature at a body, as `account` may see it.
///
/// # Errors
/// The engine's.
pub async fn to_sign(
    tx: &mut Tx,
    body: Uuid,
    account: Uuid,
    limit: i64,
) -> Result<Vec<DraftRow>, StoreError> {
    fetch_all!(tx, DraftRow, TO_SIGN, body, account, limit)
}
