//! Background work as leased rows, so that several nodes do not do the same at once.

use crate::db::{execute, statements};
use crate::{StoreError, Tx};

statements! {
    LEASE = "insert into job (name, leased_by, leased_until) values ($1, $2, $3)
        on conflict (name) do update set leased_by = excluded.leased_by, leased_until = excluded.leased_until
        where job.leased_until <= $4";
    RENEW = "update job set leased_until = $3 where name = $1 and leased_by = $2";
    MEND = "update job set leased_until = 0 where name = $1 and leased_until > $2";
    FINISH = "update job set leased_by = null, leased_until = $3, last_run = $4, last_result = $5
        where name = $1 and leased_by = $2";
}

/// Takes a job for `node` until `until`, unless another has it or it is not yet due again. A node that dies loses it
/// when that time has passed.
///
/// # Errors
/// The engine's.
pub async fn lease(tx: &mut Tx, name: &str, node: &str, now: i64, until: i64) -> Result<bool, StoreError> {
    Ok(execute!(tx, LEASE, name, node, until, now)? == 1)
}

/// Holds it longer, for work that takes many steps.
///
/// # Errors
/// [`StoreError::Stale`] where the lease was lost to another node.
pub async fn renew(tx: &mut Tx, name: &str, node: &str, until: i64) -> Result<(), StoreError> {
    let touched = execute!(tx, RENEW, name, node, until)?;
    crate::access::accounts::one(touched, StoreError::Stale)
}

/// Sets free a job that is held beyond any time that is ever given: the clock of the machine was ahead when it was
/// given, and has been put right since.
///
/// # Errors
/// The engine's.
pub async fn mend(tx: &mut Tx, name: &str, latest: i64) -> Result<(), StoreError> {
    execute!(tx, MEND, name, latest)?;
    Ok(())
}

/// Gives it back; nobody takes it before `next`.
///
/// # Errors
/// [`StoreError::Stale`] where the lease was lost to another node.
pub async fn finish(
    tx: &mut Tx,
    name: &str,
    node: &str,
    next: i64,
    now: i64,
    result: &str,
) -> Result<(), StoreError> {
    let touched = execute!(tx, FINISH, name, node, next, now, result)?;
    crate::access::accounts::one(touched, StoreError::Stale)
}
