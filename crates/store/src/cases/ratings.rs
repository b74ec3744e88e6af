use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    TO_ASK = "select c.id as case_id, p.lang, s.mail, s.phone, s.position from cases c
        join petition p on p.case_id = c.id
        join petitioner s on s.petition_id = p.id and s.notify
        where c.stars is null and c.answered_day between $1 and $2 and c.outcome = 'answered' and not c.sealed
        order by c.answered_day, c.id, p.id, s.position limit $3";
}

/// Somebody to be asked whether an answer is carried out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ToAsk {
    /// The case.
    pub case_id: Uuid,
    /// `vi` or `en`.
    pub lang: String,
    /// Mail address; may be empty.
    pub mail: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Their place among those who signed.
    pub position: i64,
}

/// Who wants to be told and was answered between two days, both included, and has not rated the answer.
///
/// # Errors
/// The engine's.
pub async fn to_ask(tx: &mut Tx, from: Date, until: Date, limit: i64) -> Result<Vec<ToAsk>, StoreError> {
    fetch_all!(tx, ToAsk, TO_ASK, from.to_string(), until.to_string(), limit)
}
