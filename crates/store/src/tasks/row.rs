use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::access::Object;
use gandan_core::bodies::BodyId;
use gandan_core::documents::BodyRole;
use gandan_core::tasks::{Facts, RoundName, State};
use jiff::civil::Date;
use uuid::Uuid;

/// An assignment with the names that a list shows; `where …` follows.
macro_rules! assignment_select {
    () => {
        "select a.id, a.task_id, a.occurrence, a.body_id, b.name as body_name, a.role, a.upper_id, a.giver_id,
            g.name as giver_name, a.note, a.due, a.due_order, a.state, a.reported_day, a.done_day, a.created_at,
            a.version, t.title, t.ordinal, t.document_id, t.issuer_id, o.series, o.label, o.first_day, o.last_day,
            d.kind, d.number, d.symbol, d.file_name,
            (select max(c.at) from chaser c where c.assignment_id = a.id) as chased_at
        from assignment a
        join task t on t.id = a.task_id
        join occurrence o on o.task_id = a.task_id and o.number = a.occurrence
        join body b on b.id = a.body_id
        join body g on g.id = a.giver_id
        join document d on d.id = t.document_id "
    };
}

/// Not done, past the due day, and not claimed in time: the same as `gandan_core::tasks::standing`.
macro_rules! overdue {
    ($today:literal) => {
        concat!(
            "(a.state <> 'done' and a.due < ",
            $today,
            " and not (a.state = 'reported' and coalesce(a.reported_day, '9999') <= a.due))"
        )
    };
}

pub(super) use {assignment_select, overdue};

statements! {
    FIND = concat!(assignment_select!(), "where a.id = $1");
    OF_TASK = concat!(assignment_select!(), "where a.task_id = $1 and ($2 = 0 or a.occurrence = $2)
        order by a.occurrence desc, a.due_order, a.role, b.name, a.id limit 5000");
    SUBS = concat!(assignment_select!(), "where a.upper_id = $1 order by b.name, a.id");
    TASK = "select t.id, t.document_id, t.proposal_id, t.issuer_id, b.name as issuer_name, t.ordinal, t.title, t.words,
            t.span_start, t.span_end, t.confidence, t.due, t.recurrence, t.deadline_words, t.report_to, t.signed_by,
            t.signer_name, t.signed_at, t.closed_at
        from task t join body b on b.id = t.issuer_id where t.id = $1";
    OF_DOCUMENT = "select t.id, t.document_id, t.proposal_id, t.issuer_id, b.name as issuer_name, t.ordinal, t.title,
            t.words, t.span_start, t.span_end, t.confidence, t.due, t.recurrence, t.deadline_words, t.report_to,
            t.signed_by, t.signer_name, t.signed_at, t.closed_at
        from task t join body b on b.id = t.issuer_id where t.document_id = $1 order by t.span_start, t.id";
}

/// An assignment as lists and its own page show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AssignmentRow {
    /// Its id.
    pub id: Uuid,
    /// Of which task.
    pub task_id: Uuid,
    /// Of which round of it.
    pub occurrence: i64,
    /// Who must do it.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Code of the part.
    pub role: String,
    /// The assignment that it was handed on from.
    pub upper_id: Option<Uuid>,
    /// Who gave it, and judges.
    pub giver_id: Uuid,
    /// Its name today.
    pub giver_name: String,
    /// What the giver wrote with it.
    pub note: String,
    /// Last day in time, ISO.
    pub due: Option<String>,
    /// By which lists are sorted.
    pub due_order: String,
    /// Code of the state.
    pub state: String,
    /// Day of the claim that waits or was accepted.
    pub reported_day: Option<String>,
    /// Day on which it was reported done, once accepted.
    pub done_day: Option<String>,
    /// When it was given.
    pub created_at: i64,
    /// Counts up with every change.
    pub version: i64,
    /// Short name of the task.
    pub title: String,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// The document that orders it.
    pub document_id: Uuid,
    /// Who signed the task.
    pub issuer_id: Uuid,
    /// 0 for a task that is done once.
    pub series: i64,
    /// Code of the period, empty for one that is done once.
    pub label: String,
    /// First day of the round.
    pub first_day: String,
    /// Last day of the period.
    pub last_day: Option<String>,
    /// Kind of the document.
    pub kind: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Name of its file, for one without number.
    pub file_name: String,
    /// When it was last chased.
    pub chased_at: Option<i64>,
}

impl AssignmentRow {
    /// What its standing is counted from.
    ///
    /// # Errors
    /// [`StoreError::Value`] for a stored word that the program does not know.
    pub fn facts(&self) -> Result<Facts, StoreError> {
        Ok(Facts {
            state: State::from_code(&self.state).ok_or_else(|| StoreError::Value(self.state.clone()))?,
            due: maybe_day(self.due.as_deref())?,
            reported: maybe_day(self.reported_day.as_deref())?,
            done: maybe_day(self.done_day.as_deref())?,
        })
    }

    /// What rights are decided about.
    pub fn object(&self) -> Object<'static> {
        Object::Assignment {
            issuer: BodyId(self.issuer_id),
            upper: self.upper_id.map(|_| BodyId(self.giver_id)),
            body: BodyId(self.body_id),
        }
    }

    /// Its part.
    ///
    /// # Errors
    /// [`StoreError::Value`].
    pub fn part(&self) -> Result<BodyRole, StoreError> {
        BodyRole::from_code(&self.role).ok_or_else(|| StoreError::Value(self.role.clone()))
    }

    /// Its period, where it comes back.
    pub fn round(&self) -> Option<RoundName> {
        self.label.parse().ok()
    }
}

/// A signed task.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct TaskRow {
    /// Its id.
    pub id: Uuid,
    /// The document that orders it.
    pub document_id: Uuid,
    /// The proposal it was.
    pub proposal_id: Uuid,
    /// The body whose head signed.
    pub issuer_id: Uuid,
    /// Its name today.
    pub issuer_name: String,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// Short name.
    pub title: String,
    /// The document's own words.
    pub words: String,
    /// Where they begin in the stored text.
    pub span_start: i64,
    /// Where they end.
    pub span_end: i64,
    /// How sure the reader was that this is a task.
    pub confidence: f64,
    /// One-off due day.
    pub due: Option<String>,
    /// What comes back, as JSON.
    pub recurrence: Option<String>,
    /// The words about time.
    pub deadline_words: String,
    /// Who receives the report, as written.
    pub report_to: String,
    /// Who signed.
    pub signed_by: Uuid,
    /// Name at the time.
    pub signer_name: String,
    /// When.
    pub signed_at: i64,
    /// When it was said to come back no more.
    pub closed_at: Option<i64>,
}

/// One assignment.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn assignment(tx: &mut Tx, id: Uuid) -> Result<AssignmentRow, StoreError> {
    fetch_optional!(tx, AssignmentRow, FIND, id)?.ok_or(StoreError::NotFound)
}

/// All assignments of a task (at most 5 000), last round first; of one round where its number is given.
///
/// # Errors
/// The engine's.
pub async fn assignments_of_task(
    tx: &mut Tx,
    task: Uuid,
    round: Option<i64>,
) -> Result<Vec<AssignmentRow>, StoreError> {
    fetch_all!(tx, AssignmentRow, OF_TASK, task, round.unwrap_or(0))
}

/// What a body handed on of its assignment.
///
/// # Errors
/// The engine's.
pub async fn subs(tx: &mut Tx, upper: Uuid) -> Result<Vec<AssignmentRow>, StoreError> {
    fetch_all!(tx, AssignmentRow, SUBS, upper)
}

/// One task.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn task(tx: &mut Tx, id: Uuid) -> Result<TaskRow, StoreError> {
    fetch_optional!(tx, TaskRow, TASK, id)?.ok_or(StoreError::NotFound)
}

/// The signed tasks of a document, in the order of its text.
///
/// # Errors
/// The engine's.
pub async fn tasks_of_document(tx: &mut Tx, document: Uuid) -> Result<Vec<TaskRow>, StoreError> {
    fetch_all!(tx, TaskRow, OF_DOCUMENT, document)
}

/// A stored day.
pub(super) fn day(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::Value(text.to_owned()))
}

/// A stored day, or none.
pub(super) fn maybe_day(text: Option<&str>) -> Result<Option<Date>, StoreError> {
    text.map(day).transpose()
}

/// A due day as lists sort by it: those without one come last.
pub(super) fn due_order(due: Option<Date>) -> String {
    due.map_or_else(|| "9999-12-31".to_owned(), |due| due.to_string())
}
