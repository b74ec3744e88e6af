//! A case as the standard shows a request. Words are shown only from a public copy; how it stands is shown of all
//! feedback, as the lists behind the public figures do.

use super::super::steps::{Taken, steps};
use crate::web::{PageError, Visitor};
use gandan_core::redaction::{Public, Redacted};
use gandan_store::Tx;
use gandan_store::cases::{self, NEVER, RequestRow};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};
use uuid::Uuid;

/// The request of an id that a client was given, where it is feedback.
///
/// # Errors
/// The engine's.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<RequestRow>, PageError> {
    match id.parse::<Uuid>() {
        Ok(id) => Ok(cases::request(tx, id).await?),
        Err(_) => Ok(None),
    }
}

/// The request of a case.
pub fn request(visitor: &Visitor, row: &RequestRow) -> Value {
    let app = &visitor.app;
    let made = row.steps.iter().map(|step| Taken {
        procedure: &step.procedure,
        act: &step.act,
        to_state: &step.to_state,
        day: &step.day,
        citation: &step.basis,
    });
    let (taken, _) = steps(
        &app.rulebook,
        &row.received_day,
        (&row.procedure, &row.state),
        made,
    );
    let name = app
        .subjects
        .find(&row.subject)
        .map_or("", |subject| subject.name(visitor.lang.code()));
    let updated = row.steps.last().map_or(row.received_at, |step| step.at);
    let expected = (row.open && row.next_due != NEVER).then(|| format!("{}T23:59:59+07:00", row.next_due));
    let text = |text: &Public<Redacted>| text.get().plain();
    let copy = row.copy.as_ref();
    json!({
        "service_request_id": row.id.to_string(),
        "status": if row.open { "open" } else { "closed" },
        "status_notes": copy.map(|(_, answer)| text(answer)),
        "service_name": name,
        "service_code": row.subject,
        "description": copy.map(|(words, _)| text(words)),
        "agency_responsible": row.body_name,
        "service_notice": Value::Null,
        "requested_datetime": instant(row.received_at),
        "updated_datetime": instant(updated),
        "expected_datetime": expected,
        "address": row.place_name,
        "address_id": row.place_id.map(|id| id.to_string()),
        "zipcode": Value::Null,
        "lat": Value::Null,
        "long": Value::Null,
        "media_url": Value::Null,
        "extended_attributes": {"history": taken},
    })
}

/// As clocks in Việt Nam show it, with the offset.
fn instant(micros: i64) -> String {
    let zone = TimeZone::fixed(Offset::constant(7));
    Timestamp::from_microsecond(micros).map_or_else(
        |_| String::new(),
        |at| at.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    )
}
