//! The counts that figures are made of, of every body at once: whole months from the cells, the days at both ends of a
//! window plainly.

use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::cases::figures::{Cell, Month, Sum, Tally};
use gandan_core::reports::Window;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The counts of [`Cell`] in SQL, as `counted.rs` has them for lists; tests hold them against each other.
macro_rules! counted {
    ($due:literal) => {
        concat!(
            "count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is true) as in_time,
            count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is false) as late,
            count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is null) as no_term,
            count(*) filter (where c.outcome in ('withdrawn', 'terminated', 'passed')
                or (c.outcome is null and not c.open)) as ended,
            count(*) filter (where c.outcome is null and c.open) as open,
            count(*) filter (where c.outcome is null and c.open and c.next_due < ", $due, ") as overdue,
            count(*) filter (where c.reopened > 0) as reopened,
            count(*) filter (where c.solved = 'yes') as solved,
            count(*) filter (where c.solved = 'no') as unsolved,
            count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.solved is null) as silent,
            count(*) filter (where c.stars is not null) as rated,
            count(*) filter (where exists (select 1 from publication p
                where p.case_id = c.id and p.withdrawn_day is null)) as published "
        )
    };
}

statements! {
    /// Whole months.
    CELLS = "select body_id, cell from case_cell where month = $1
            and (cast($2 as text) is null or regime = $2) order by body_id";
    /// Single days. Bodies first and then their cases by day (`cross join` keeps SQLite to that order): the days are few,
    /// and the table is not walked as a whole.
    DAYS = concat!("select c.body_id, ", counted!("$3"), "from body b cross join cases c
        where c.body_id = b.id and c.received_day >= $1 and c.received_day <= $2
            and c.merged_id is null and coalesce(c.outcome, '') <> 'merged'
            and (cast($4 as text) is null or c.regime = $4)
        group by c.body_id order by c.body_id");
}

#[derive(sqlx::FromRow)]
struct DaysRow {
    body_id: Uuid,
    in_time: i64,
    late: i64,
    no_term: i64,
    ended: i64,
    open: i64,
    overdue: i64,
    reopened: i64,
    solved: i64,
    unsolved: i64,
    silent: i64,
    rated: i64,
    published: i64,
}

impl DaysRow {
    /// As a cell that says the same on `today`. How many days answers took is not in it.
    fn cell(&self, today: Date) -> Cell {
        let count = |count: i64| u32::try_from(count).unwrap_or(0);
        let mut open = Tally::default();
        open.add(today.yesterday().unwrap_or(today), count(self.overdue));
        open.add(Date::MAX, count(self.open - self.overdue));
        Cell {
            in_time: count(self.in_time),
            late: count(self.late),
            no_term: count(self.no_term),
            ended: count(self.ended),
            reopened: count(self.reopened),
            solved: count(self.solved),
            unsolved: count(self.unsolved),
            silent: count(self.silent),
            rated: count(self.rated),
            published: count(self.published),
            days: Tally::default(),
            open,
        }
    }
}

/// Cases received in a window, by the body that holds them.
pub type CaseCounts = BTreeMap<Uuid, Sum>;

/// Cases received in a window, counted as they stand on `today`; all regimes, or one.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a cell that does not read.
pub async fn case_counts(
    tx: &mut Tx,
    window: Window,
    today: Date,
    regime: Option<&str>,
) -> Result<CaseCounts, StoreError> {
    let mut counts = CaseCounts::new();
    let mut days: Vec<Window> = Vec::new();
    match whole_months(window) {
        None => days.push(window),
        Some((first, last)) => {
            // Month by month: those of years would fill the memory at once.
            let mut month = first;
            while month <= last {
                let rows: Vec<(Uuid, String)> =
                    fetch_all!(tx, (Uuid, String), CELLS, month.to_string(), regime)?;
                for (body, cell) in rows {
                    let cell: Cell = serde_json::from_str(&cell)?;
                    counts.entry(body).or_default().add(&cell, today);
                }
                month = month.next();
            }
            let before = first.first().yesterday().ok().filter(|day| *day >= window.first);
            days.extend(before.map(|last| Window { last, ..window }));
            let after = last.next().first();
            days.extend((after <= window.last).then_some(Window {
                first: after,
                ..window
            }));
        }
    }
    for days in days {
        let (first, last, today_text) = (days.first.to_string(), days.last.to_string(), today.to_string());
        let rows: Vec<DaysRow> = fetch_all!(tx, DaysRow, DAYS, first, last, today_text, regime)?;
        for row in rows {
            counts
                .entry(row.body_id)
                .or_default()
                .add(&row.cell(today), today);
        }
    }
    Ok(counts)
}

/// First and last month that lie wholly in a window.
fn whole_months(window: Window) -> Option<(Month, Month)> {
    let first = Month::of(window.first);
    let first = if window.first == first.first() {
        first
    } else {
        first.next()
    };
    let mut last = Month::of(window.last);
    if window.last != window.last.last_of_month() {
        last = Month::of(last.first().yesterday().ok()?);
    }
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_statutory_quarter_has_two_whole_months_and_a_calendar_one_three() {
        let months =
            |first, last| whole_months(Window { first, last }).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(
            months(date(2026, 6, 15), date(2026, 9, 14)).as_deref(),
            Some("2026-07 2026-08")
        );
        assert_eq!(
            months(date(2026, 7, 1), date(2026, 9, 30)).as_deref(),
            Some("2026-07 2026-09")
        );
        assert_eq!(months(date(2026, 6, 15), date(2026, 7, 14)), None);
        assert_eq!(
            months(date(2026, 6, 15), date(2026, 7, 31)).as_deref(),
            Some("2026-07 2026-07")
        );
    }
}
