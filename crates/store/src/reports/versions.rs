use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::journal::Author;
use crate::{StoreError, Tx};
use uuid::Uuid;

statements! {
    INSERT = "insert into report_version (report_id, number, edition, at, account_id, actor, act, content, form_key)
        values ($1, (select coalesce(max(v.number), 0) + 1 from report_version v where v.report_id = $1), $2, $3, $4, $5,
            $6, $7, $8) on conflict (form_key) do nothing";
    BY_FORM = "select report_id from report_version where form_key = $1";
    LIST = "select report_id, number, edition, at, actor, act, content from report_version where report_id = $1
        order by number";
    ONE = "select report_id, number, edition, at, actor, act, content from report_version
        where report_id = $1 and number = $2";
}

/// A saving or an act, with the words as they were after it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VersionRow {
    /// The report.
    pub report_id: Uuid,
    /// From 1.
    pub number: i64,
    /// Of which edition.
    pub edition: i64,
    /// Microseconds UTC.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// `save`, or the code of the act.
    pub act: String,
    /// Words by the key of their part, as JSON: the changed ones of a saving, all of them of an act.
    pub content: String,
}

pub(super) struct NewVersion<'a> {
    pub report: Uuid,
    pub edition: i64,
    pub at: i64,
    pub author: &'a Author,
    pub act: &'a str,
    pub content: String,
    pub form_key: Uuid,
}

/// Writes it down; false where the same form had been written before.
pub(super) async fn record(tx: &mut Tx, new: NewVersion<'_>) -> Result<bool, StoreError> {
    let written = execute!(
        tx,
        INSERT,
        new.report,
        new.edition,
        new.at,
        new.author.account,
        new.author.name.as_str(),
        new.act,
        new.content.as_str(),
        new.form_key
    )?;
    Ok(written > 0)
}

/// Whether a form was written for this report before.
pub(super) async fn again(tx: &mut Tx, report: Uuid, form_key: Uuid) -> Result<bool, StoreError> {
    let found: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), BY_FORM, form_key)?;
    Ok(found.is_some_and(|(id,)| id == report))
}

/// Everything that was done with a report, oldest first.
///
/// # Errors
/// The engine's.
pub async fn versions(tx: &mut Tx, report: Uuid) -> Result<Vec<VersionRow>, StoreError> {
    fetch_all!(tx, VersionRow, LIST, report)
}

/// One of them.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn version(tx: &mut Tx, report: Uuid, number: i64) -> Result<VersionRow, StoreError> {
    fetch_optional!(tx, VersionRow, ONE, report, number)?.ok_or(StoreError::NotFound)
}
