use crate::db::{fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::BodyId;
use gandan_core::reports::Filed;
use uuid::Uuid;

/// What a directive asks for in a round; `where …` follows.
macro_rules! round_select {
    () => {
        "select a.id as assignment_id, a.task_id, a.body_id, a.giver_id, t.document_id, t.title, o.label as period,
            o.first_day, o.last_day, a.due, a.state, a.reported_day
        from occurrence o join assignment a on a.task_id = o.task_id and a.occurrence = o.number
        join task t on t.id = o.task_id "
    };
}

statements! {
    /// A report that was sent back is not there until it goes up again.
    FILED = "select duty, task_id, period, body_id, sent_day from report
        where period = $1 and state in ('sent', 'accepted') and sent_day is not null
        order by duty, body_id, id";
    /// Rounds of directives that ask for something in a period: the label of a round is the code of its period.
    ROUNDS = concat!(round_select!(), "where o.label = $1 and o.series > 0 and a.upper_id is null
            and (cast($2 as uuid) is null or a.body_id = $2)
        order by o.task_id, a.body_id");
    /// Those of a year that a body holds or has given.
    ROUNDS_OF_YEAR = concat!(round_select!(), "where o.label like $1 and o.series > 0 and a.upper_id is null
            and (cast($2 as uuid) is null or a.body_id = $2 or a.giver_id = $2)
        order by o.task_id, o.label, a.body_id");
    /// What was begun or sent of the periods of a year.
    BEGUN = "select id, duty, task_id, period, body_id, by_id, to_id, state, sent_day from report
        where period like $1 and (cast($2 as text) is null or duty = $2) order by duty, period, body_id, id";
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

/// A report that was begun, as calendars know it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BegunRow {
    /// The report.
    pub id: Uuid,
    /// Code of the duty; empty where a task asks for it.
    pub duty: String,
    /// The task.
    pub task_id: Option<Uuid>,
    /// Code of the period.
    pub period: String,
    /// About whom.
    pub body_id: Uuid,
    /// Who answers for it.
    pub by_id: Uuid,
    /// To whom it goes.
    pub to_id: Option<Uuid>,
    /// Code of the state.
    pub state: String,
    /// When it was sent, ISO.
    pub sent_day: Option<String>,
}

impl BegunRow {
    /// As sent; nothing where it was not, or was sent back.
    ///
    /// # Errors
    /// [`StoreError::Value`] for a day that is none.
    pub fn filed(&self) -> Result<Option<Filed>, StoreError> {
        let sent = self
            .sent_day
            .as_deref()
            .filter(|_| matches!(&*self.state, "sent" | "accepted"));
        sent.map(|day| {
            Ok(Filed {
                duty: self.duty.clone(),
                task: self.task_id,
                period: self.period.clone(),
                body: BodyId(self.body_id),
                sent: day.parse().map_err(|_| StoreError::Value(day.to_owned()))?,
            })
        })
        .transpose()
    }
}

/// Reports of the periods of a year that were begun, of all duties or of one.
///
/// # Errors
/// The engine's.
pub async fn begun(tx: &mut Tx, year: i16, duty: Option<&str>) -> Result<Vec<BegunRow>, StoreError> {
    fetch_all!(tx, BegunRow, BEGUN, format!("{year:04}%"), duty)
}

/// What directives ask for in the periods of a year, of a body or by it; of all where there is none.
///
/// # Errors
/// The engine's.
pub async fn rounds_of_year(tx: &mut Tx, year: i16, body: Option<Uuid>) -> Result<Vec<RoundRow>, StoreError> {
    fetch_all!(tx, RoundRow, ROUNDS_OF_YEAR, format!("{year:04}%"), body)
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
