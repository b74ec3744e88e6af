use crate::access::accounts::one;
use crate::db::{execute, fetch_all, fetch_optional, insert_rows, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    ASK = "insert into report_roll (report_id, state, asked_at, actor, bodies, counted, as_of, version)
        values ($1, 'waiting', $2, $3, $4, 0, 0, 1)
        on conflict (report_id) do update set state = 'waiting', asked_at = excluded.asked_at, actor = excluded.actor,
            bodies = excluded.bodies, counted = 0, after_id = null, as_of = 0, finished_at = null,
            version = report_roll.version + 1";
    CLEAR = "delete from report_roll_row where report_id = $1";
    FIND = "select report_id, state, asked_at, actor, bodies, counted, after_id, as_of, finished_at, version
        from report_roll where report_id = $1";
    NEXT = "select report_id, state, asked_at, actor, bodies, counted, after_id, as_of, finished_at, version
        from report_roll where state <> 'done' and (cast($1 as uuid) is null or report_id = $1)
        order by asked_at, report_id limit 1";
    STEP = "update report_roll set state = $3, counted = $4, after_id = $5, as_of = $6, finished_at = $7,
            version = version + 1
        where report_id = $1 and version = $2";
    SAVE = "insert into report_roll_row (report_id, form_set, form, whole, body_id, counts, findings)
        values ($1, $2, $3, $4, $5, $6, $7)";
    ROWS = "select form_set, form, whole, body_id, counts, findings from report_roll_row
        where report_id = $1 and form_set = $2 and form = $3 order by whole, body_id";
}

/// How far the counting of a report's forms over many bodies is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RollRow {
    /// The report.
    pub report_id: Uuid,
    /// `waiting`, `counting`, `done`.
    pub state: String,
    /// When it was asked for (microseconds UTC).
    pub asked_at: i64,
    /// By whom.
    pub actor: String,
    /// How many bodies.
    pub bodies: i64,
    /// How many of them are counted.
    pub counted: i64,
    /// The last of these.
    pub after_id: Option<Uuid>,
    /// The last entry of the journal that the sum of all had seen.
    pub as_of: i64,
    /// When it was done (microseconds UTC).
    pub finished_at: Option<i64>,
    /// Counts up with every step.
    pub version: i64,
}

/// What records answer of a form, of one body or of all together.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RolledRow {
    /// The set of the form.
    pub form_set: String,
    /// Its code.
    pub form: String,
    /// All bodies together.
    pub whole: bool,
    /// The body; of the whole the one that reports.
    pub body_id: Uuid,
    /// Column and count, as JSON.
    pub counts: String,
    /// Rules that do not hold, with their records, as JSON.
    pub findings: String,
}

/// A step of the counting.
#[derive(Debug, Clone, Copy)]
pub struct RollStep<'a> {
    /// What was read before it.
    pub before: &'a RollRow,
    /// Rows counted in it.
    pub rows: &'a [RolledRow],
    /// How many bodies are counted after it.
    pub counted: i64,
    /// The last of them.
    pub after: Option<Uuid>,
    /// The whole is counted too: the last entry of the journal that it had seen, and when.
    pub finished: Option<(i64, i64)>,
}

/// Asks for a report's forms to be counted over `bodies` bodies, anew where that was done before.
///
/// # Errors
/// The engine's.
pub async fn ask_roll(
    tx: &mut Tx,
    report: Uuid,
    by: Uuid,
    bodies: usize,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, CLEAR, report)?;
    let count = i64::try_from(bodies).unwrap_or(i64::MAX);
    execute!(tx, ASK, report, at, author.name.as_str(), count)?;
    let entry = Entry {
        at,
        author,
        body: Some(by),
        act: "report.rolled-up",
        object_kind: "report",
        object: Some(report),
    };
    journal::write(tx, entry, &json!({"bodies": bodies})).await
}

/// How far it is; nothing where nobody has asked.
///
/// # Errors
/// The engine's.
pub async fn roll(tx: &mut Tx, report: Uuid) -> Result<Option<RollRow>, StoreError> {
    fetch_optional!(tx, RollRow, FIND, report)
}

/// The one that waits longest, or that of a report.
///
/// # Errors
/// The engine's.
pub async fn next_roll(tx: &mut Tx, report: Option<Uuid>) -> Result<Option<RollRow>, StoreError> {
    fetch_optional!(tx, RollRow, NEXT, report)
}

/// Writes a step down.
///
/// # Errors
/// [`StoreError::Stale`] where it was asked for anew, or another node took the step.
pub async fn step_roll(tx: &mut Tx, step: RollStep<'_>) -> Result<(), StoreError> {
    let state = if step.finished.is_some() {
        "done"
    } else {
        "counting"
    };
    let written = execute!(
        tx,
        STEP,
        step.before.report_id,
        step.before.version,
        state,
        step.counted,
        step.after,
        step.finished.map_or(0, |(as_of, _)| as_of),
        step.finished.map(|(_, at)| at)
    )?;
    one(written, StoreError::Stale)?;
    insert_rows!(
        tx,
        SAVE,
        step.rows,
        |row| step.before.report_id,
        row.form_set.as_str(),
        row.form.as_str(),
        row.whole,
        row.body_id,
        row.counts.as_str(),
        row.findings.as_str(),
    )
}

/// What was counted of a form: each body, and the whole last.
///
/// # Errors
/// The engine's.
pub async fn rolled(
    tx: &mut Tx,
    report: Uuid,
    (set, form): (&str, &str),
) -> Result<Vec<RolledRow>, StoreError> {
    fetch_all!(tx, RolledRow, ROWS, report, set, form)
}
