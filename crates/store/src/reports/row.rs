use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::reports::ReportState;
use uuid::Uuid;

/// A report with the names that a list shows; `where …` follows.
macro_rules! report_select {
    () => {
        "select r.id, r.duty, r.task_id, r.period, r.first_day, r.last_day, r.due, r.body_id, b.name as body_name,
            r.by_id, y.name as by_name, r.to_id, o.name as to_name, r.outline, r.title, r.state, r.number, r.signed_by,
            r.signer, r.signed_at, r.sent_day, r.edition, r.created_at, r.changed_at, r.version
        from report r join body b on b.id = r.body_id join body y on y.id = r.by_id left join body o on o.id = r.to_id "
    };
}

statements! {
    FIND = concat!(report_select!(), "where r.id = $1");
    /// Newest first, after a row.
    LIST = concat!(report_select!(), "where (cast($1 as uuid) is null or r.by_id = $1)
            and (cast($2 as uuid) is null or (r.to_id = $2 and r.state in ('sent', 'accepted', 'returned')))
            and (cast($3 as text) is null or r.period = $3) and (cast($4 as text) is null or r.state = $4)
            and (cast($5 as text) is null or r.duty = $5) and r.id < $6
        order by r.id desc limit $7");
    PREVIOUS = concat!(report_select!(), "where r.body_id = $1 and r.duty = $2
            and (r.task_id = $3 or (r.task_id is null and cast($3 as uuid) is null))
            and r.last_day < $4 and r.signed_at is not null
        order by r.last_day desc, r.id desc limit 1");
}

/// A report as lists and its own page show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReportRow {
    /// Its id.
    pub id: Uuid,
    /// Code of the duty; empty where a task asks for it.
    pub duty: String,
    /// The task.
    pub task_id: Option<Uuid>,
    /// Code of the period.
    pub period: String,
    /// First day covered, ISO.
    pub first_day: String,
    /// Last day covered, ISO.
    pub last_day: String,
    /// Due day, ISO, where one is known.
    pub due: Option<String>,
    /// About whom.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Who answers for it.
    pub by_id: Uuid,
    /// Its name today.
    pub by_name: String,
    /// To whom it goes.
    pub to_id: Option<Uuid>,
    /// Its name today.
    pub to_name: Option<String>,
    /// Code of the outline; empty for forms alone.
    pub outline: String,
    /// Its title.
    pub title: String,
    /// Code of the state.
    pub state: String,
    /// Number of the outgoing register; empty before it is signed.
    pub number: String,
    /// Who signed.
    pub signed_by: Option<Uuid>,
    /// Their name.
    pub signer: String,
    /// When (microseconds UTC).
    pub signed_at: Option<i64>,
    /// When it was sent, ISO.
    pub sent_day: Option<String>,
    /// Which time it goes up.
    pub edition: i64,
    /// Microseconds UTC.
    pub created_at: i64,
    /// Microseconds UTC.
    pub changed_at: i64,
    /// Counts up with every change.
    pub version: i64,
}

impl ReportRow {
    /// The state.
    ///
    /// # Errors
    /// [`StoreError::Value`] for a word that the program does not know.
    pub fn state(&self) -> Result<ReportState, StoreError> {
        ReportState::from_code(&self.state).ok_or_else(|| StoreError::Value(self.state.clone()))
    }
}

/// What a list of reports asks for; everything optional.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReportFilter<'a> {
    /// Who answers for it.
    pub by: Option<Uuid>,
    /// Who received it; drafts are not seen from there.
    pub to: Option<Uuid>,
    /// Code of the period.
    pub period: Option<&'a str>,
    /// Code of the state.
    pub state: Option<&'a str>,
    /// Code of the duty.
    pub duty: Option<&'a str>,
    /// After this row.
    pub after: Option<Uuid>,
}

/// The report.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<ReportRow, StoreError> {
    fetch_optional!(tx, ReportRow, FIND, id)?.ok_or(StoreError::NotFound)
}

/// Reports, the newest first.
///
/// # Errors
/// The engine's.
pub async fn list(tx: &mut Tx, filter: ReportFilter<'_>, limit: i64) -> Result<Vec<ReportRow>, StoreError> {
    fetch_all!(
        tx,
        ReportRow,
        LIST,
        filter.by,
        filter.to,
        filter.period,
        filter.state,
        filter.duty,
        filter.after.unwrap_or(Uuid::max()),
        limit
    )
}

/// The last signed report before this one, of the same body under the same duty or task.
///
/// # Errors
/// The engine's.
pub async fn previous(tx: &mut Tx, report: &ReportRow) -> Result<Option<ReportRow>, StoreError> {
    fetch_optional!(
        tx,
        ReportRow,
        PREVIOUS,
        report.body_id,
        report.duty.as_str(),
        report.task_id,
        report.last_day.as_str()
    )
}
