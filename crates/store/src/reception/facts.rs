//! Visits as the statistical forms count them.

use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::reception::SittingKind;
use gandan_core::reports::{Times, Visit, Window};
use uuid::Uuid;

/// Whoever was received. The matter is the case, under the one it was joined with; again is whoever says so, and any
/// further visit about one case, whatever its body.
macro_rules! visits {
    ($body:literal) => {
        concat!(
            "select v.id, v.sitting_id, coalesce(c.merged_id, c.id) as case_id, v.body_id, v.people, v.crowd, s.kind,
                (v.again or exists (select 1 from visit e where e.case_id = v.case_id and e.state = 'received'
                    and (e.day < v.day or (e.day = v.day and e.id < v.id)))) as again
            from visit v join sitting s on s.id = v.sitting_id left join cases c on c.id = v.case_id
            where v.state = 'received' and v.day between $1 and $2",
            $body,
            " order by v.id"
        )
    };
}

statements! {
    ALL = visits!("");
    OF_BODY = visits!(" and v.body_id = $3");
    KEEPS = "select v.queued from visit v where v.body_id = $1 and v.day <= $2 limit 1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    sitting_id: Uuid,
    case_id: Option<Uuid>,
    body_id: Uuid,
    people: i64,
    crowd: bool,
    kind: String,
    again: bool,
}

impl TryFrom<Row> for Visit {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Visit, StoreError> {
        let kind = SittingKind::from_code(&row.kind).ok_or(StoreError::Value(row.kind))?;
        Ok(Visit {
            visit: row.id,
            sitting: row.sitting_id,
            case: row.case_id,
            body: row.body_id,
            people: u32::try_from(row.people).unwrap_or(1),
            session: kind.counted_as(),
            crowd: row.crowd,
            times: if row.again { Times::Again } else { Times::First },
        })
    }
}

/// All visits of a window whose people were received.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a stored word that the program does not know.
pub async fn visits(tx: &mut Tx, window: Window) -> Result<Vec<Visit>, StoreError> {
    let (first, last) = (window.first.to_string(), window.last.to_string());
    let rows: Vec<Row> = fetch_all!(tx, Row, ALL, first, last)?;
    rows.into_iter().map(Visit::try_from).collect()
}

/// The same of one body.
///
/// # Errors
/// As [`visits`].
pub async fn visits_of(tx: &mut Tx, body: Uuid, window: Window) -> Result<Vec<Visit>, StoreError> {
    let (first, last) = (window.first.to_string(), window.last.to_string());
    let rows: Vec<Row> = fetch_all!(tx, Row, OF_BODY, first, last, body)?;
    rows.into_iter().map(Visit::try_from).collect()
}

/// The same, where the body keeps its register here: nothing for one of which no visit was ever written down by the end of
/// the window, so that its columns are missing and not nought.
///
/// # Errors
/// As [`visits`].
pub async fn kept_visits_of(
    tx: &mut Tx,
    body: Uuid,
    window: Window,
) -> Result<Option<Vec<Visit>>, StoreError> {
    let any: Option<(i64,)> = fetch_optional!(tx, (i64,), KEEPS, body, window.last.to_string())?;
    match any {
        Some(_) => Ok(Some(visits_of(tx, body, window).await?)),
        None => Ok(None),
    }
}
