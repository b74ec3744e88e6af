//! The assignments behind a count over a window.

use super::row::{AssignmentRow, assignment_select, overdue};
use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    /// What `DUE_BY_BODY` of `tallies.rs` counts, by the codes of `gandan_core::reports::TaskCount`; a test holds one
    /// against the other.
    LIST = concat!(assignment_select!(), "where a.upper_id is null and a.body_id = $1 and a.due >= $2 and a.due <= $3
            and (case $4
                when 'not-started' then a.state = 'not_started'
                when 'on-schedule' then a.state = 'on_schedule'
                when 'behind' then a.state = 'behind'
                when 'reported' then a.state = 'reported'
                when 'done' then a.state = 'done'
                when 'overdue' then ", overdue!("$5"), "
                when 'done-late' then a.state = 'done' and a.done_day > a.due
                when 'done-dated' then a.state = 'done' and a.due is not null
                else 1 = 0 end)
            and a.id > $6
        order by a.id limit $7");
}

/// Assignments of a body due within days, both included, that a count counts on `today`, parts handed on left out, by id
/// after one of them.
///
/// # Errors
/// The engine's.
pub async fn due_within(
    tx: &mut Tx,
    body: Uuid,
    (first, last): (Date, Date),
    count: &str,
    today: Date,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<AssignmentRow>, StoreError> {
    fetch_all!(
        tx,
        AssignmentRow,
        LIST,
        body,
        first.to_string(),
        last.to_string(),
        count,
        today.to_string(),
        after.unwrap_or(Uuid::nil()),
        limit
    )
}
