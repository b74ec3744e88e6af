use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

macro_rules! register_select {
    () => {
        "select v.id, v.sitting_id, v.year, v.number, v.day, v.state, v.name, v.address, v.identity_number, v.people,
            v.crowd, v.regime, v.matter, v.settled_by, v.handling, v.handled, v.result, v.note, v.refusal, v.case_id,
            s.kind,
            exists (select 1 from case_wall w where w.case_id = v.case_id and (w.account_id = $2 or exists
                (select 1 from post q where q.account_id = $2 and q.body_id = w.body_id
                    and q.from_day <= $3 and (q.until_day is null or q.until_day > $3)))) as walled
        from visit v join sitting s on s.id = v.sitting_id "
    };
}

statements! {
    /// By number, which is the order in which people were received.
    REGISTER = concat!(register_select!(), "where v.body_id = $1 and v.number is not null and v.day between $4 and $5
        and (v.year > $6 or (v.year = $6 and v.number > $7)) order by v.year, v.number limit $8");
    OF_CASE = concat!(register_select!(), "where v.case_id = $1 and v.number is not null order by v.day, v.id limit 200");
}

/// A line of the register of visits.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RegisterRow {
    /// The visit.
    pub id: Uuid,
    /// The sitting.
    pub sitting_id: Uuid,
    /// Year of the register.
    pub year: i64,
    /// Number in it.
    pub number: i64,
    /// ISO.
    pub day: String,
    /// `received` or `refused`.
    pub state: String,
    /// Who came.
    pub name: String,
    /// Where they live.
    pub address: String,
    /// Number of the identity paper.
    pub identity_number: String,
    /// How many came.
    pub people: i64,
    /// A crowd.
    pub crowd: bool,
    /// Code of the regime.
    pub regime: String,
    /// With what.
    pub matter: String,
    /// Who has dealt with it before.
    pub settled_by: String,
    /// Code of the handling.
    pub handling: String,
    /// Where to, and by which paper.
    pub handled: String,
    /// What became of it.
    pub result: String,
    /// Anything else.
    pub note: String,
    /// Key of the ground of a refusal.
    pub refusal: String,
    /// The case it is about.
    pub case_id: Option<Uuid>,
    /// Code of the sitting's kind.
    pub kind: String,
    /// Its case is kept from whoever asks.
    pub walled: bool,
}

/// The register of a body within days, after a number of a year. `account` is who reads: what a wall keeps from them says
/// so.
///
/// # Errors
/// The engine's.
pub async fn register(
    tx: &mut Tx,
    (body, account): (Uuid, Uuid),
    today: Date,
    (from, until): (Date, Date),
    after: (i64, i64),
    limit: i64,
) -> Result<Vec<RegisterRow>, StoreError> {
    let (from, until) = (from.to_string(), until.to_string());
    let today = today.to_string();
    fetch_all!(
        tx,
        RegisterRow,
        REGISTER,
        body,
        account,
        today,
        from,
        until,
        after.0,
        after.1,
        limit
    )
}

/// The visits about a case.
///
/// # Errors
/// The engine's.
pub async fn of_case(
    tx: &mut Tx,
    case: Uuid,
    account: Uuid,
    today: Date,
) -> Result<Vec<RegisterRow>, StoreError> {
    fetch_all!(tx, RegisterRow, OF_CASE, case, account, today.to_string())
}
