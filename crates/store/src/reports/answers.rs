use crate::access::accounts::one;
use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::json;
use uuid::Uuid;

statements! {
    LIST = "select number, value, words, evidence, actor, at, version from form_answer
        where body_id = $1 and period = $2 and form_set = $3 and form = $4 order by number";
    GIVEN = "select body_id, number, value from form_answer
        where period = $1 and form_set = $2 and form = $3 and value is not null order by number, body_id";
    FIRST = "insert into form_answer (body_id, period, form_set, form, number, value, words, evidence, account_id, actor,
            at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) on conflict do nothing";
    AGAIN = "update form_answer set value = $6, words = $7, evidence = $8, account_id = $9, actor = $10, at = $11,
            version = version + 1
        where body_id = $1 and period = $2 and form_set = $3 and form = $4 and number = $5 and version = $12";
}

/// What a person gave for a column.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerRow {
    /// Number of the column.
    pub number: i64,
    /// In thousandths where the unit is an amount; nothing for a column of words.
    pub value: Option<i64>,
    /// Words of a note.
    pub words: String,
    /// What shows it.
    pub evidence: String,
    /// Who.
    pub actor: String,
    /// Microseconds UTC.
    pub at: i64,
    /// Counts up with every change.
    pub version: i64,
}

/// An answer that is saved.
#[derive(Debug, Clone, Copy)]
pub struct NewAnswer<'a> {
    /// About which body.
    pub body: Uuid,
    /// Code of the period.
    pub period: &'a str,
    /// Set and code of the form.
    pub form: (&'a str, &'a str),
    /// Number of the column.
    pub number: i64,
    /// In thousandths where the unit is an amount.
    pub value: Option<i64>,
    /// Words of a note.
    pub words: &'a str,
    /// What shows it.
    pub evidence: &'a str,
    /// The version that the person had before them; 0 where there was no answer.
    pub seen: i64,
}

/// What persons gave for a form, by column.
///
/// # Errors
/// The engine's.
pub async fn form_answers(
    tx: &mut Tx,
    body: Uuid,
    period: &str,
    (set, form): (&str, &str),
) -> Result<Vec<AnswerRow>, StoreError> {
    fetch_all!(tx, AnswerRow, LIST, body, period, set, form)
}

/// What every body gave for a form: the body, the number of the column, the value. A province adds it up with
/// `gandan_core::reports::typed_below`.
///
/// # Errors
/// The engine's.
pub async fn all_form_answers(
    tx: &mut Tx,
    period: &str,
    (set, form): (&str, &str),
) -> Result<Vec<(Uuid, i64, i64)>, StoreError> {
    fetch_all!(tx, (Uuid, i64, i64), GIVEN, period, set, form)
}

/// Saves one.
///
/// # Errors
/// [`StoreError::Stale`] where somebody else answered since.
pub async fn save_form_answer(
    tx: &mut Tx,
    new: NewAnswer<'_>,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let (set, form) = new.form;
    let name = author.name.as_str();
    let written = if new.seen == 0 {
        execute!(
            tx,
            FIRST,
            new.body,
            new.period,
            set,
            form,
            new.number,
            new.value,
            new.words,
            new.evidence,
            author.account,
            name,
            at
        )?
    } else {
        execute!(
            tx,
            AGAIN,
            new.body,
            new.period,
            set,
            form,
            new.number,
            new.value,
            new.words,
            new.evidence,
            author.account,
            name,
            at,
            new.seen
        )?
    };
    one(written, StoreError::Stale)?;
    let entry = Entry {
        at,
        author,
        body: Some(new.body),
        act: "report.answered",
        object_kind: "body",
        object: Some(new.body),
    };
    let detail = json!({"form": format!("{set}/{form}"), "column": new.number, "period": new.period});
    journal::write(tx, entry, &detail).await
}
