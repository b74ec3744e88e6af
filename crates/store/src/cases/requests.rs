//! Feedback as everybody may see that it is there and how it stands: never who said it, nor a word of it but of its
//! public copy.

use super::publications::stored;
use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::redaction::{Public, Redacted};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A request with its public copy; a `page(id)` stands before.
macro_rules! rows {
    () => {
        "select c.id, c.open, c.subject, c.place_id, q.name as place_name, b.name as body_name, c.procedure, c.state,
            c.received_at, c.received_day, c.next_due, p.words, p.answer
        from cases c join body b on b.id = c.body_id left join body q on q.id = c.place_id
            left join publication p on p.case_id = c.id and p.withdrawn_day is null
        where c.id in (select g.id from page g) and c.regime = 'feedback' and not c.sealed
        order by c.received_at desc, c.id desc"
    };
}

/// What was done with each of a page.
macro_rules! steps {
    () => {
        "select m.case_id, m.procedure, m.act, m.to_state, m.day, m.basis, m.at from case_move m
        where m.case_id in (select g.id from page g) order by m.case_id, m.number"
    };
}

/// Those of a span without duplicates, newest first: walks `case_feedback`. That a case is no duplicate is said so that
/// no engine takes the index of duplicates for it, in which nearly all cases are the same.
macro_rules! span {
    () => {
        "with page(id) as (select c.id from cases c
            where c.regime = 'feedback' and not c.sealed and coalesce(c.merged_id, c.id) = c.id
                and c.received_at >= $1 and c.received_at <= $2
                and (case $3 when 'open' then c.open when 'closed' then not c.open else 1 = 1 end)
                and (cast($4 as text) is null or $4 like '%,' || c.subject || ',%')
            order by c.received_at desc, c.id desc limit $5 offset $6) "
    };
}

/// One; of a duplicate, the one it was joined with.
macro_rules! one {
    () => {
        "with page(id) as (select coalesce(c.merged_id, c.id) from cases c where c.id = $1) "
    };
}

statements! {
    LIST = concat!(span!(), rows!());
    LIST_STEPS = concat!(span!(), steps!());
    ONE = concat!(one!(), rows!());
    ONE_STEPS = concat!(one!(), steps!());
}

/// What a list of requests keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFilter {
    /// Received at that instant or later (microseconds UTC).
    pub from: i64,
    /// Received at that instant or before.
    pub until: i64,
    /// Only open ones, or only closed ones.
    pub open: Option<bool>,
    /// Only about these subjects; about all where none is named.
    pub subjects: Vec<String>,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The case.
    pub id: Uuid,
    /// The body still owes something.
    pub open: bool,
    /// Code of the subject.
    pub subject: String,
    /// The commune.
    pub place_id: Option<Uuid>,
    /// Its name today.
    pub place_name: Option<String>,
    /// Who holds it.
    pub body_name: String,
    /// Code of its procedure.
    pub procedure: String,
    /// Its state there.
    pub state: String,
    /// Microseconds UTC.
    pub received_at: i64,
    /// The day, ISO.
    pub received_day: String,
    /// Next due day that binds the body.
    pub next_due: String,
    /// What was said and what was answered, where there is a public copy.
    pub copy: Option<(Public<Redacted>, Public<Redacted>)>,
    /// What was done, in order.
    pub steps: Vec<RequestStep>,
}

/// What was done with a request.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RequestStep {
    /// Of which case.
    pub case_id: Uuid,
    /// The procedure at the time.
    pub procedure: String,
    /// Name of the move.
    pub act: String,
    /// State after.
    pub to_state: String,
    /// ISO.
    pub day: String,
    /// Legal ground or article.
    pub basis: String,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    open: bool,
    subject: String,
    place_id: Option<Uuid>,
    place_name: Option<String>,
    body_name: String,
    procedure: String,
    state: String,
    received_at: i64,
    received_day: String,
    next_due: String,
    words: Option<String>,
    answer: Option<String>,
}

impl Row {
    fn read(self, steps: Vec<RequestStep>) -> Result<RequestRow, StoreError> {
        let copy = match (&self.words, &self.answer) {
            (Some(words), Some(answer)) => Some((stored(words)?, stored(answer)?)),
            _ => None,
        };
        Ok(RequestRow {
            id: self.id,
            open: self.open,
            subject: self.subject,
            place_id: self.place_id,
            place_name: self.place_name,
            body_name: self.body_name,
            procedure: self.procedure,
            state: self.state,
            received_at: self.received_at,
            received_day: self.received_day,
            next_due: self.next_due,
            copy,
            steps,
        })
    }
}

/// Requests that keep to the filter, newest first: `limit` of them after so many.
///
/// # Errors
/// The engine's.
pub async fn requests(
    tx: &mut Tx,
    filter: &RequestFilter,
    limit: i64,
    after: i64,
) -> Result<Vec<RequestRow>, StoreError> {
    let open = match filter.open {
        Some(true) => "open",
        Some(false) => "closed",
        None => "",
    };
    let subjects = (!filter.subjects.is_empty()).then(|| format!(",{},", filter.subjects.join(",")));
    let (from, until) = (filter.from, filter.until);
    let rows: Vec<Row> = fetch_all!(
        tx,
        Row,
        LIST,
        from,
        until,
        open,
        subjects.as_deref(),
        limit,
        after
    )?;
    let steps: Vec<RequestStep> = fetch_all!(
        tx,
        RequestStep,
        LIST_STEPS,
        from,
        until,
        open,
        subjects.as_deref(),
        limit,
        after
    )?;
    let mut by_case: BTreeMap<Uuid, Vec<RequestStep>> = BTreeMap::new();
    for step in steps {
        by_case.entry(step.case_id).or_default().push(step);
    }
    rows.into_iter()
        .map(|row| {
            let steps = by_case.remove(&row.id).unwrap_or_default();
            row.read(steps)
        })
        .collect()
}

/// The request of that id, where it is feedback; of a duplicate, the one it was joined with.
///
/// # Errors
/// The engine's.
pub async fn request(tx: &mut Tx, id: Uuid) -> Result<Option<RequestRow>, StoreError> {
    let row: Option<Row> = fetch_optional!(tx, Row, ONE, id)?;
    let Some(row) = row else { return Ok(None) };
    let steps: Vec<RequestStep> = fetch_all!(tx, RequestStep, ONE_STEPS, id)?;
    row.read(steps).map(Some)
}
