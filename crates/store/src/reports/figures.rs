use crate::db::{fetch_all, fetch_one, insert_rows, statements};
use crate::{StoreError, Tx};
use gandan_core::reports::{Frozen, Share, Window};
use uuid::Uuid;

statements! {
    AS_OF = "select coalesce(max(seq), 0) from journal";
    FREEZE = "insert into report_figure (report_id, edition, key, body_id, definition_version, first_day, last_day, part,
            whole, other_part, other_whole, typed, as_of)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    FROZEN = "select key, body_id, definition_version, first_day, last_day, part, whole, other_part, other_whole, typed,
            as_of
        from report_figure where report_id = $1 and edition = $2 order by key, body_id";
}

#[derive(sqlx::FromRow)]
struct FrozenRow {
    key: String,
    body_id: Uuid,
    definition_version: i64,
    first_day: String,
    last_day: String,
    part: i64,
    whole: Option<i64>,
    other_part: Option<i64>,
    other_whole: Option<i64>,
    typed: Option<String>,
    as_of: i64,
}

/// Number of the last entry of the journal that a reader of this transaction has seen.
///
/// # Errors
/// The engine's.
pub async fn as_of(tx: &mut Tx) -> Result<i64, StoreError> {
    let (seq,) = fetch_one!(tx, (i64,), AS_OF)?;
    Ok(seq)
}

/// Writes down the figures of an edition as they stand.
///
/// # Errors
/// [`StoreError::Exists`] where one of them stands twice or the edition was frozen before.
pub async fn freeze(tx: &mut Tx, report: Uuid, edition: i64, figures: &[Frozen]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        FREEZE,
        figures,
        |one| report,
        edition,
        one.key.as_str(),
        one.body,
        i64::from(one.version),
        one.window.first.to_string(),
        one.window.last.to_string(),
        one.share.part,
        one.share.whole,
        one.other.map(|other| other.part),
        one.other.and_then(|other| other.whole),
        one.typed.as_deref(),
        one.as_of,
    )
}

/// The figures of an edition as they were signed.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a day or version that is none.
pub async fn frozen(tx: &mut Tx, report: Uuid, edition: i64) -> Result<Vec<Frozen>, StoreError> {
    let rows: Vec<FrozenRow> = fetch_all!(tx, FrozenRow, FROZEN, report, edition)?;
    let day = |text: &str| text.parse().map_err(|_| StoreError::Value(text.to_owned()));
    rows.into_iter()
        .map(|row| {
            Ok(Frozen {
                version: u32::try_from(row.definition_version)
                    .map_err(|_| StoreError::Value(row.definition_version.to_string()))?,
                body: row.body_id,
                window: Window {
                    first: day(&row.first_day)?,
                    last: day(&row.last_day)?,
                },
                share: Share {
                    part: row.part,
                    whole: row.whole,
                },
                other: row.other_part.map(|part| Share {
                    part,
                    whole: row.other_whole,
                }),
                typed: row.typed,
                as_of: row.as_of,
                key: row.key,
            })
        })
        .collect()
}
