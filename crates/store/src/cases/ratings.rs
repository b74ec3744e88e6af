use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    /// Those of the case, and those of cases that were joined with it; who has rated is not asked again.
    TO_ASK = "select c.id as case_id, p.id as petition_id, p.lang, s.mail, s.phone, s.position, c.answered_day
        from cases c
        join petition p on p.case_id = c.id
        join petitioner s on s.petition_id = p.id and s.notify
        where c.answered_day >= $1 and c.answered_day <= $2 and c.outcome = 'answered' and not c.sealed
            and not exists (select 1 from petition_verdict v where v.petition_id = p.id and v.case_id = c.id
                and v.round = c.reopened and v.stars is not null)
        union all
        select c.id, p.id, p.lang, s.mail, s.phone, s.position, c.answered_day
        from cases c
        join cases m on m.merged_id = c.id
        join petition p on p.case_id = m.id
        join petitioner s on s.petition_id = p.id and s.notify
        where c.answered_day >= $1 and c.answered_day <= $2 and c.outcome = 'answered' and not c.sealed
            and not exists (select 1 from petition_verdict v where v.petition_id = p.id and v.case_id = c.id
                and v.round = c.reopened and v.stars is not null)
        order by 7, 1, 2, 6 limit $3";
}

/// Somebody to be asked whether an answer is carried out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ToAsk {
    /// The case that was answered.
    pub case_id: Uuid,
    /// Their petition.
    pub petition_id: Uuid,
    /// `vi` or `en`.
    pub lang: String,
    /// Mail address; may be empty.
    pub mail: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Their place among those who signed.
    pub position: i64,
}

/// Who wants to be told and was answered between two days, both included, whose petition has not rated the
/// answer.
///
/// # Errors
/// The engine's.
pub async fn to_ask(tx: &mut Tx, from: Date, until: Date, limit: i64) -> Result<Vec<ToAsk>, StoreError> {
    fetch_all!(tx, ToAsk, TO_ASK, from.to_string(), until.to_string(), limit)
}
