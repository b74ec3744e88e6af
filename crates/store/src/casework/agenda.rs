use crate::cases::NEVER;
use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    RENEW = "insert into agenda_link (account_id, secret_hash, made_at) values ($1, $2, $3)
        on conflict (account_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at";
    WHOSE = "select l.account_id, a.name from agenda_link l join account a on a.id = l.account_id
        where l.secret_hash = $1 and a.disabled_at is null";
    /// Walks `case_officer`.
    DUE = "select c.id, c.regime, c.next_clock, c.next_due from cases c
        where c.officer_id = $1 and c.open and c.next_due < $2
            and not exists (select 1 from case_wall w where w.case_id = c.id and (w.account_id = $1 or exists
                (select 1 from post q where q.account_id = $1 and q.body_id = w.body_id)))
        order by c.next_due, c.id limit 1000";
}

/// What is due of an officer: nothing of what it is about.
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
}

/// Gives an account a new secret address; the one before leads nowhere from now on.
///
/// # Errors
/// The engine's.
pub async fn renew_agenda(
    tx: &mut Tx,
    author: &Author,
    secret_hash: &[u8],
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, RENEW, author.account, secret_hash, at)?;
    let entry = Entry {
        at,
        author,
        body: None,
        act: "agenda.renewed",
        object_kind: "account",
        object: author.account,
    };
    journal::write(tx, entry, &json!({})).await
}

/// Whose calendar lies behind a secret, with their name; nothing for an account that is disabled.
///
/// # Errors
/// The engine's.
pub async fn agenda_account(tx: &mut Tx, secret_hash: &[u8]) -> Result<Option<(Uuid, String)>, StoreError> {
    fetch_optional!(tx, (Uuid, String), WHOSE, secret_hash)
}

/// What is due of an officer, the first thousand.
///
/// # Errors
/// The engine's.
pub async fn agenda(tx: &mut Tx, account: Uuid) -> Result<Vec<AgendaRow>, StoreError> {
    fetch_all!(tx, AgendaRow, DUE, account, NEVER)
}
