use crate::cases::{NEVER, seen};
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

macro_rules! due {
    () => {
        concat!(
            " and c.open = true and c.next_due < $3",
            seen!("$4"),
            "order by c.next_due, c.id limit 1000"
        )
    };
}

macro_rules! agenda_select {
    () => {
        "select c.id, c.regime, c.next_clock, c.next_due, c.body_id, c.officer_id, c.helper_id from cases c "
    };
}

statements! {
    RENEW = "insert into agenda_link (account_id, secret_hash, made_at, body_id) values ($1, $2, $3, $4)
        on conflict (account_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at,
            body_id = excluded.body_id";
    REVOKE = "delete from agenda_link where account_id = $1";
    BY_SECRET = "select l.account_id, l.body_id, l.made_at from agenda_link l join account a on a.id = l.account_id
        where l.secret_hash = $1 and a.disabled_at is null";
    OF_ACCOUNT = "select l.account_id, l.body_id, l.made_at from agenda_link l where l.account_id = $1";
    /// Walks `case_officer`.
    DUE_OF_OFFICER = concat!(agenda_select!(), "where c.officer_id = $1", due!());
    /// Walks `case_work`.
    DUE_OF_BODY = concat!(agenda_select!(), "where c.body_id = $1", due!());
}

/// A secret address of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct AgendaLink {
    /// Whose.
    pub account_id: Uuid,
    /// Whose cases it shows; those of the officer alone where there is none.
    pub body_id: Option<Uuid>,
    /// When it was made.
    pub made_at: i64,
}

/// What is due: nothing of what it is about, and as much as rights are decided by.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AgendaRow {
    /// The case.
    pub id: Uuid,
    /// Its regime.
    pub regime: String,
    /// The clock.
    pub next_clock: String,
    /// Its day.
    pub next_due: String,
    /// Who holds it.
    pub body_id: Uuid,
    /// Who handles it.
    pub officer_id: Option<Uuid>,
    /// Who wrote it down for the person.
    pub helper_id: Option<Uuid>,
}

/// Gives an account a new secret address; the one before leads nowhere from now on.
///
/// # Errors
/// The engine's.
pub async fn renew_agenda(
    tx: &mut Tx,
    author: &Author,
    secret_hash: &[u8],
    body: Option<Uuid>,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, RENEW, author.account, secret_hash, at, body)?;
    told(tx, "agenda.renewed", body, author, at).await
}

/// Takes the address away.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub async fn revoke_agenda(tx: &mut Tx, author: &Author, at: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, REVOKE, author.account)?;
    crate::access::accounts::one(touched, StoreError::NotFound)?;
    told(tx, "agenda.revoked", None, author, at).await
}

/// What lies behind a secret; nothing for an account that is disabled.
///
/// # Errors
/// The engine's.
pub async fn agenda_behind(tx: &mut Tx, secret_hash: &[u8]) -> Result<Option<AgendaLink>, StoreError> {
    fetch_optional!(tx, AgendaLink, BY_SECRET, secret_hash)
}

/// The address of an account, without its secret.
///
/// # Errors
/// The engine's.
pub async fn agenda_of(tx: &mut Tx, account: Uuid) -> Result<Option<AgendaLink>, StoreError> {
    fetch_optional!(tx, AgendaLink, OF_ACCOUNT, account)
}

/// What is due next of each case, the first thousand. That the account may read cases of that body is decided by
/// `gandan_core::access::may`, row by row.
///
/// # Errors
/// The engine's.
pub async fn agenda(tx: &mut Tx, link: AgendaLink, today: Date) -> Result<Vec<AgendaRow>, StoreError> {
    let account = link.account_id;
    let today = today.to_string();
    match link.body_id {
        Some(body) => fetch_all!(tx, AgendaRow, DUE_OF_BODY, body, account, NEVER, today),
        None => fetch_all!(tx, AgendaRow, DUE_OF_OFFICER, account, account, NEVER, today),
    }
}

async fn told(
    tx: &mut Tx,
    act: &str,
    body: Option<Uuid>,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body,
        act,
        object_kind: "account",
        object: author.account,
    };
    journal::write(tx, entry, &json!({})).await
}
