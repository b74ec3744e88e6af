//! A case as the standard shows a request. Words are shown only from a public copy; whoever holds an id sees how it
//! stands.

use super::super::steps::steps;
use crate::web::{PageError, Visitor};
use gandan_core::cases::Regime;
use gandan_store::cases::{self, CaseRow, NEVER};
use gandan_store::{StoreError, Tx};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};
use uuid::Uuid;

/// What a request shows of its words: only a public copy has any.
#[derive(Debug, Default)]
pub struct PublicWords {
    /// What was said.
    pub description: String,
    /// What was answered.
    pub answer: String,
}

/// The case of an id that a client was given, where it is feedback.
///
/// # Errors
/// The engine's.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<CaseRow>, PageError> {
    let Ok(id) = id.parse::<Uuid>() else {
        return Ok(None);
    };
    let mut found = match cases::find(tx, id).await {
        Ok(case) => case,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    // A duplicate is told of where it went.
    if let Some(merged) = found.merged_id {
        found = cases::find(tx, merged).await?;
    }
    let shown = found.regime == Regime::Feedback.code() && !found.sealed;
    Ok(Some(found).filter(|_| shown))
}

/// The request of a case.
///
/// # Errors
/// The engine's.
pub async fn request(
    visitor: &Visitor,
    tx: &mut Tx,
    case: &CaseRow,
    words: &PublicWords,
) -> Result<Value, PageError> {
    let app = &visitor.app;
    let history = cases::history(tx, case.id).await?;
    let (taken, _) = steps(&app.rulebook, case, &history);
    let name = app
        .subjects
        .find(&case.subject)
        .map_or("", |subject| subject.name(visitor.lang.code()));
    let updated = history.last().map_or(case.received_at, |made| made.at);
    let expected = if case.open && case.next_due != NEVER {
        format!("{}T23:59:59+07:00", case.next_due)
    } else {
        String::new()
    };
    Ok(json!({
        "service_request_id": case.id.to_string(),
        "status": if case.open { "open" } else { "closed" },
        "status_notes": words.answer,
        "service_name": name,
        "service_code": case.subject,
        "description": words.description,
        "agency_responsible": case.body_name,
        "service_notice": "",
        "requested_datetime": instant(case.received_at),
        "updated_datetime": instant(updated),
        "expected_datetime": expected,
        "address": case.place_name.clone().unwrap_or_default(),
        "address_id": case.place_id.map(|id| id.to_string()).unwrap_or_default(),
        "zipcode": "",
        "lat": Value::Null,
        "long": Value::Null,
        "media_url": "",
        "extended_attributes": {"history": taken},
    }))
}

/// As clocks in Việt Nam show it, with the offset.
fn instant(micros: i64) -> String {
    let zone = TimeZone::fixed(Offset::constant(7));
    Timestamp::from_microsecond(micros).map_or_else(
        |_| String::new(),
        |at| at.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    )
}
