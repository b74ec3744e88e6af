use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx, new_id};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Wall;
use uuid::Uuid;

/// What neither a wall nor the helper rule keeps from account `$2` on a day, of cases `c`. The walls that name somebody
/// or a body of theirs are few: they are read once for a list, not looked for at each of its rows.
macro_rules! seen {
    ($day:literal) => {
        concat!(
            " and c.id not in (select w.case_id from case_wall w where w.account_id = $2
                union all select w.case_id from case_wall w join post q on q.body_id = w.body_id
                where q.account_id = $2 and q.from_day <= ",
            $day,
            " and (q.until_day is null or q.until_day > ",
            $day,
            ")) and (c.helper_id is null or c.helper_id <> $2 or c.officer_id = $2) "
        )
    };
}

pub(crate) use seen;

statements! {
    INSERT = "insert into case_wall (id, case_id, body_id, account_id, name, ground, at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    OF_CASE = "select id, case_id, body_id, account_id, name, ground, at from case_wall where case_id = $1 order by at, id";
}

/// Somebody who is kept from a case.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WallRow {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// A body, for what its head did.
    pub body_id: Option<Uuid>,
    /// An account.
    pub account_id: Option<Uuid>,
    /// Whom it names, for the file.
    pub name: String,
    /// Why: `respondent`, or the code of the kinship (NĐ 31/2019/NĐ-CP Đ5 k2).
    pub ground: String,
    /// Since when.
    pub at: i64,
}

/// The wall of a case, as rights need it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walled {
    bodies: Vec<BodyId>,
    accounts: Vec<Uuid>,
}

impl Walled {
    /// Those that rows name.
    pub fn of(rows: &[WallRow]) -> Walled {
        Walled {
            bodies: rows.iter().filter_map(|row| row.body_id).map(BodyId).collect(),
            accounts: rows.iter().filter_map(|row| row.account_id).collect(),
        }
    }

    /// For [`super::CaseRow::object`].
    pub fn wall(&self) -> Wall<'_> {
        Wall {
            bodies: &self.bodies,
            accounts: &self.accounts,
        }
    }
}

/// Keeps somebody out; the caller writes the journal.
///
/// # Errors
/// The engine's.
pub async fn raise(
    tx: &mut Tx,
    case: Uuid,
    body: Option<Uuid>,
    account: Option<Uuid>,
    name: &str,
    ground: &str,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, INSERT, new_id(), case, body, account, name, ground, at)?;
    Ok(())
}

/// Whom the wall of a case names.
///
/// # Errors
/// The engine's.
pub async fn walls(tx: &mut Tx, case: Uuid) -> Result<Vec<WallRow>, StoreError> {
    fetch_all!(tx, WallRow, OF_CASE, case)
}

/// The wall of a case, for rights.
///
/// # Errors
/// The engine's.
pub async fn wall(tx: &mut Tx, case: Uuid) -> Result<Walled, StoreError> {
    Ok(Walled::of(&walls(tx, case).await?))
}
