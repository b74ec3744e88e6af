use super::row::{CaseHead, head_select};
use super::wall::seen;
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

/// The due day of a case that no clock binds: after all others.
pub const NEVER: &str = "9999-12-31";

/// What the filter keeps, after the last row of the page before; never what a wall keeps from account `$2`.
macro_rules! page {
    () => {
        concat!(
            " and (cast($5 as text) is null or c.regime = $5) and (cast($6 as text) is null or c.state = $6)
            and (cast($7 as text) is null or c.subject = $7)
            and (cast($8 as uuid) is null or c.place_id = $8)
            and (case $4 when 'overdue' then c.next_due < $3 when 'unassigned' then c.officer_id is null else 1 = 1 end)
            and (c.next_due > $9 or (c.next_due = $9 and c.id > $10))",
            seen!("$3"),
            "order by c.next_due, c.id limit $11) "
        )
    };
}

statements! {
    /// Open cases that a body (`$1`) holds: walks `case_work` and stops at a full page. `open = true` is not `open` to
    /// SQLite: only the comparison leads into the index.
    OPEN_OF_BODY = concat!("with page(id) as (select c.id from cases c where c.body_id = $1 and c.open = true", page!(),
        head_select!(), "where c.id in (select p.id from page p) order by c.next_due, c.id");
    /// The same, closed.
    CLOSED_OF_BODY = concat!("with page(id) as (select c.id from cases c where c.body_id = $1 and c.open = false", page!(),
        head_select!(), "where c.id in (select p.id from page p) order by c.next_due, c.id");
    /// Open cases that an officer (`$1`) handles.
    OPEN_OF_OFFICER = concat!("with page(id) as (select c.id from cases c where c.officer_id = $1 and c.open = true", page!(),
        head_select!(), "where c.id in (select p.id from page p) order by c.next_due, c.id");
}

/// Whose list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Open cases of a body.
    Open(Uuid),
    /// Closed cases of a body.
    Closed(Uuid),
    /// Open cases of an officer.
    Mine(Uuid),
}

/// What a list keeps; each is a link that can be saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those past a due day.
    pub overdue: bool,
    /// Only those nobody handles yet.
    pub unassigned: bool,
    /// Only that regime.
    pub regime: Option<String>,
    /// Only in that state.
    pub state: Option<String>,
    /// Only about that subject.
    pub subject: Option<String>,
    /// Only from that commune.
    pub place: Option<Uuid>,
}

/// Where a page ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Its due day, ISO.
    pub due: String,
    /// The case.
    pub id: Uuid,
}

/// A page of cases by their next due day, as `account` may see them. That the account may read cases of that body at
/// all is decided before, by `gandan_core::access::may`.
///
/// # Errors
/// The engine's.
pub async fn list(
    tx: &mut Tx,
    sight: Sight,
    account: Uuid,
    today: Date,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<CaseHead>, StoreError> {
    let (statement, of) = match sight {
        Sight::Open(body) => (OPEN_OF_BODY, body),
        Sight::Closed(body) => (CLOSED_OF_BODY, body),
        Sight::Mine(officer) => (OPEN_OF_OFFICER, officer),
    };
    let kept = match (filter.overdue, filter.unassigned) {
        (true, _) => "overdue",
        (_, true) => "unassigned",
        _ => "",
    };
    fetch_all!(
        tx,
        CaseHead,
        statement,
        of,
        account,
        today.to_string(),
        kept,
        filter.regime.as_deref(),
        filter.state.as_deref(),
        filter.subject.as_deref(),
        filter.place,
        after.map_or("", |cursor| cursor.due.as_str()),
        after.map_or(Uuid::nil(), |cursor| cursor.id),
        limit,
    )
}
