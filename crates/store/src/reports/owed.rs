use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::BodyId;
use gandan_core::reports::Filed;
use uuid::Uuid;

statements! {
    /// A report that was sent back is not there until it goes up again.
    FILED = "select duty, task_id, period, body_id, sent_day from report
        where period = $1 and state in ('sent', 'accepted') and sent_day is not null
        order by duty, body_id, id";
    /// Rounds of directives that ask for something in a period: the label of a round is the code of its period.
    ROUNDS = "select a.id as assignment_id, a.task_id, a.body_id, a.giver_id, t.document_id, t.title, o.label as period,
            o.first_day, o.last_day, a.due, a.state, a.reported_day
        from occurrence o join assignment a on a.task_id = o.task_id and a.occurrence = o.number
        join task t on t.id = o.task_id
        where o.label = $1 and o.series > 0 and a.upper_id is null and (cast($2 as uuid) is null or a.body_id = $2)
        order by o.task_id, a.body_id";
}

/// What a directive asks of a body in one round of a recurring task.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoundRow {
    /// The assignment.
    pub assignment_id: Uuid,
    /// The task.
    pub task_id: Uuid,
    /// Who owes it.
    pub body_id: Uuid,
    /// To whom: the issuer.
    pub giver_id: Uuid,
    /// The directive.
    pub document_id: Uuid,
    /// What is asked for.
    pub title: String,
    /// Code of the period.
    pub period: String,
    /// First day, ISO.
    pub first_day: String,
    /// Last day, ISO.
    pub last_day: Option<String>,
    /// By when, ISO, where the words give a day.
    pub due: Option<String>,
    /// How the assignment stands.
    pub state: String,
    /// When it was reported, ISO.
    pub reported_day: Option<String>,
}

/// Reports of a period that are on their way or were taken.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a day that is none.
pub async fn filed(tx: &mut Tx, period: &str) -> Result<Vec<Filed>, StoreError> {
    type Row = (String, Option<Uuid>, String, Uuid, String);
    let rows: Vec<Row> = fetch_all!(tx, Row, FILED, period)?;
    rows.into_iter()
        .map(|(duty, task, period, body, sent)| {
            Ok(Filed {
                duty,
                task,
                period,
                body: BodyId(body),
                sent: sent.parse().map_err(|_| StoreError::Value(sent.clone()))?,
            })
        })
        .collect()
}

/// What directives ask for in a period, of all bodies or of one.
///
/// # Errors
/// The engine's.
pub async fn rounds(tx: &mut Tx, period: &str, body: Option<Uuid>) -> Result<Vec<RoundRow>, StoreError> {
    fetch_all!(tx, RoundRow, ROUNDS, period, body)
}
