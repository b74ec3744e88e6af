use super::row::{AssignmentRow, assignment_select, overdue};
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

/// The bodies that account `$1` may look at on day `$2`: those of its posts and, for heads, desks and auditors, all
/// below. `$3` is 1 to go below. The same scope as in `gandan_core::access::may`.
macro_rules! covered {
    ($roles:literal) => {
        concat!(
            "with recursive covered(id, deep) as (
                select p.body_id, case when p.role in ('head', 'desk', 'auditor') then 1 else 0 end
                from post p where p.account_id = $1 and p.from_day <= $2
                  and (p.until_day is null or p.until_day > $2) and p.role in (",
            $roles,
            ")
                union
                select b.id, c.deep from body b join covered c on b.parent_id = c.id
                where c.deep = 1 and cast($3 as bigint) = 1
            ) "
        )
    };
}

/// What a filter keeps: `$5` is its code, `$6` the last day that is soon.
macro_rules! kept {
    () => {
        concat!(
            "(case $5 when 'open' then a.state <> 'done'
                when 'overdue' then ",
            overdue!("$2"),
            "   when 'soon' then a.state in ('not_started', 'on_schedule', 'behind') and a.due >= $2 and a.due <= $6
                when 'not_started' then a.state = 'not_started'
                when 'on_schedule' then a.state = 'on_schedule'
                when 'behind' then a.state = 'behind'
                when 'reported' then a.state = 'reported'
                when 'done' then a.state = 'done'
                when 'done_late' then a.state = 'done' and a.done_day > a.due
                when 'lead' then a.state <> 'done' and a.role = 'lead'
                when 'supporting' then a.state <> 'done' and a.role = 'supporting'
                when 'recurring' then a.state <> 'done' and o.series > 0
                else 1 = 1 end)"
        )
    };
}

/// Only that body (`$4`), that document (`$7`), after the last row of the page before (`$8`, `$9`).
macro_rules! page {
    ($body:literal) => {
        concat!(
            " and (cast($4 as uuid) is null or ",
            $body,
            " = $4) and (cast($7 as uuid) is null or t.document_id = $7) and ",
            kept!(),
            " and (a.due_order > $8 or (a.due_order = $8 and a.id > $9)) order by a.due_order, a.id limit $10"
        )
    };
}

pub(super) use covered;

statements! {
    /// What bodies must do.
    HELD = concat!(covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"), assignment_select!(),
        "where a.body_id in (select c.id from covered c)", page!("a.body_id"));
    /// What bodies have given.
    GIVEN = concat!(covered!("'officer', 'head', 'desk', 'auditor'"), assignment_select!(),
        "where a.giver_id in (select c.id from covered c)", page!("a.body_id"));
}

/// Which side of an assignment the list looks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What the bodies must do.
    Held,
    /// What the bodies gave to others.
    Given,
}

/// Whose list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The account that looks.
    pub account: Uuid,
    /// Today.
    pub today: Date,
    /// Also bodies below, where a post of the account reaches there.
    pub below: bool,
    /// Only assignments held by this body.
    pub body: Option<Uuid>,
    /// Only those of this document.
    pub document: Option<Uuid>,
}

/// What a list keeps. Each is a link that can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Not done.
    Open,
    /// Past the due day.
    Overdue,
    /// Due up to that day, not yet claimed.
    Soon(Date),
    /// Not started.
    NotStarted,
    /// On schedule, as reported.
    OnSchedule,
    /// Behind, as reported.
    Behind,
    /// Waiting to be accepted.
    Reported,
    /// Accepted.
    Done,
    /// Accepted, done late.
    DoneLate,
    /// Open, as lead.
    Lead,
    /// Open, supporting.
    Supporting,
    /// Open, of duties that come back.
    Recurring,
    /// Everything.
    All,
}

impl Filter {
    fn code(self) -> &'static str {
        match self {
            Filter::Open => "open",
            Filter::Overdue => "overdue",
            Filter::Soon(_) => "soon",
            Filter::NotStarted => "not_started",
            Filter::OnSchedule => "on_schedule",
            Filter::Behind => "behind",
            Filter::Reported => "reported",
            Filter::Done => "done",
            Filter::DoneLate => "done_late",
            Filter::Lead => "lead",
            Filter::Supporting => "supporting",
            Filter::Recurring => "recurring",
            Filter::All => "all",
        }
    }
}

/// The last row of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// [`AssignmentRow::due_order`].
    pub due_order: String,
    /// [`AssignmentRow::id`].
    pub id: Uuid,
}

/// Assignments by due day, those without one last; at most `limit`.
///
/// # Errors
/// The engine's.
pub async fn list(
    tx: &mut Tx,
    side: Side,
    scope: Scope,
    filter: Filter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<AssignmentRow>, StoreError> {
    let statement = match side {
        Side::Held => HELD,
        Side::Given => GIVEN,
    };
    let soon = match filter {
        Filter::Soon(day) => day.to_string(),
        _ => String::new(),
    };
    fetch_all!(
        tx,
        AssignmentRow,
        statement,
        scope.account,
        scope.today.to_string(),
        i64::from(scope.below),
        scope.body,
        filter.code(),
        soon,
        scope.document,
        after.map_or("", |cursor| cursor.due_order.as_str()),
        after.map_or(Uuid::nil(), |cursor| cursor.id),
        limit,
    )
}
