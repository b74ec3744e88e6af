use super::row::{AssignmentRow, assignment_select, overdue};
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

/// The bodies that account `$1` may look at on day `$2`: those of its posts and, for heads, desks and auditors, all
/// below. `$3` is 1 to go below. An auditor with a post for the whole installation (the body without a code) looks at
/// all. The same scope as in `gandan_core::access::may`.
macro_rules! covered {
    ($roles:literal) => {
        concat!(
            "with recursive held(body_id, role, whole) as (
                select p.body_id, p.role, r.code = '' from post p join body r on r.id = p.body_id
                where p.account_id = $1 and p.from_day <= $2 and (p.until_day is null or p.until_day > $2)
                  and p.role in (",
            $roles,
            ")
            ), covered(id, deep) as (
                select h.body_id, case when h.role in ('head', 'desk', 'auditor') then 1 else 0 end
                from held h where not h.whole
                union
                select b.id, 0 from body b
                where b.code <> '' and exists (select 1 from held h where h.whole and h.role = 'auditor')
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
                when 'recurring' then a.state <> 'done' and a.series > 0
                else 1 = 1 end)"
        )
    };
}

/// Only that body (`$4`), that document (`$7`), after the last row of the page before (`$8`, `$9`).
macro_rules! page {
    () => {
        concat!(
            " and (cast($4 as uuid) is null or a.body_id = $4) and (cast($7 as uuid) is null
                or a.task_id in (select t.id from task t where t.document_id = $7)) and ",
            kept!(),
            " and (a.due_order > $8 or (a.due_order = $8 and a.id > $9))
            order by a.due_order, a.id limit $10) ",
            assignment_select!(),
            "where a.id in (select p.id from page p) order by a.due_order, a.id"
        )
    };
}

pub(super) use covered;

statements! {
    HELD_COVERED = concat!(covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"),
        "select distinct c.id from covered c order by c.id");
    GIVEN_COVERED = concat!(covered!("'officer', 'head', 'desk', 'auditor'"),
        "select distinct c.id from covered c order by c.id");
    /// What one body (`$1`) must do: walks the index of that body and stops at a full page.
    HELD_BY_ONE = concat!("with page(id) as (select a.id from assignment a
        where a.body_id = $1 and cast($3 as bigint) is not null", page!());
    /// What one body has given.
    GIVEN_BY_ONE = concat!("with page(id) as (select a.id from assignment a
        where a.giver_id = $1 and cast($3 as bigint) is not null", page!());
    /// The same for many bodies: walks the index of due days. `coalesce` keeps the engines from sorting all
    /// assignments of those bodies instead.
    HELD_BY_MANY = concat!(covered!("'clerk', 'officer', 'head', 'desk', 'auditor'"), ", page(id) as (
        select a.id from assignment a
        where coalesce(a.body_id, a.body_id) in (select c.id from covered c)", page!());
    GIVEN_BY_MANY = concat!(covered!("'officer', 'head', 'desk', 'auditor'"), ", page(id) as (
        select a.id from assignment a
        where coalesce(a.giver_id, a.giver_id) in (select c.id from covered c)", page!());
}

/// Up to so many bodies are asked one by one.
const FEW: usize = 12;

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
    let (covered, one, many) = match side {
        Side::Held => (HELD_COVERED, HELD_BY_ONE, HELD_BY_MANY),
        Side::Given => (GIVEN_COVERED, GIVEN_BY_ONE, GIVEN_BY_MANY),
    };
    let page = Page {
        scope,
        filter,
        after,
        limit,
    };
    let (today, below) = (scope.today.to_string(), i64::from(scope.below));
    let bodies: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), covered, scope.account, today, below)?;
    if bodies.len() > FEW {
        return page.fetch(tx, many, scope.account).await;
    }
    let mut rows = Vec::new();
    for (body,) in &bodies {
        rows.append(&mut page.fetch(tx, one, *body).await?);
    }
    rows.sort_by(|one, two| (&one.due_order, one.id).cmp(&(&two.due_order, two.id)));
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}

/// One page of a list.
struct Page<'a> {
    scope: Scope,
    filter: Filter,
    after: Option<&'a Cursor>,
    limit: i64,
}

impl Page<'_> {
    /// The rows of `whose`: an account or a body, as the statement has it.
    async fn fetch(
        &self,
        tx: &mut Tx,
        statement: &'static str,
        whose: Uuid,
    ) -> Result<Vec<AssignmentRow>, StoreError> {
        let soon = match self.filter {
            Filter::Soon(day) => day.to_string(),
            _ => String::new(),
        };
        fetch_all!(
            tx,
            AssignmentRow,
            statement,
            whose,
            self.scope.today.to_string(),
            i64::from(self.scope.below),
            self.scope.body,
            self.filter.code(),
            soon,
            self.scope.document,
            self.after.map_or("", |cursor| cursor.due_order.as_str()),
            self.after.map_or(Uuid::nil(), |cursor| cursor.id),
            self.limit,
        )
    }
}
