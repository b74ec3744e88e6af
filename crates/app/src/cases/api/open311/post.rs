//! `POST requests`: feedback from a client of the standard.

use super::super::petitions::{GivenLang, GivenRegime, NewPetition, Signer, bring};
use super::form::Fields;
use super::format::Format;
use crate::web::{Limit, PageResult, Visitor};
use crate::words::{Lang, word};
use axum::http::{HeaderValue, StatusCode, header};
use serde_json::json;

/// `POST /open311/v2/requests.{json,xml}`
pub async fn post(visitor: Visitor, fields: Fields) -> PageResult {
    visitor.limit(Limit::Submit)?;
    let (app, format) = (&visitor.app, Format::of(&visitor));
    let code = fields.get("service_code");
    if code.is_empty() {
        let why = word("open311-service-code");
        return Ok(format.error(&visitor, StatusCode::BAD_REQUEST, &why));
    }
    let Some(subject) = app.subjects.find(code) else {
        let why = word("api-subject-unknown");
        return Ok(format.error(&visitor, StatusCode::NOT_FOUND, &why));
    };
    let Some(place_words) = place(&fields) else {
        let why = word("open311-place");
        return Ok(format.error(&visitor, StatusCode::BAD_REQUEST, &why));
    };
    let words = [fields.get("description"), fields.get("media_url")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    if words.is_empty() {
        let why = word("open311-description");
        return Ok(format.error(&visitor, StatusCode::BAD_REQUEST, &why));
    }
    let given = NewPetition {
        regime: GivenRegime::Feedback,
        words,
        title: None,
        body: None,
        subject: Some(subject.code.clone()),
        place: fields.given("address_id"),
        place_words: Some(place_words),
        people: signer(&fields),
        lang: if visitor.lang == Lang::En {
            GivenLang::En
        } else {
            GivenLang::Vi
        },
        idempotency_key: None,
    };
    let brought = match bring(app, None, given, Vec::new()).await? {
        Ok(brought) => brought,
        Err(refused) => {
            return Ok(format.error(&visitor, StatusCode::BAD_REQUEST, &refused.detail));
        }
    };
    let receipt_code = brought.receipt.code.expose();
    let notice = word("open311-notice")
        .with("code", receipt_code.as_str())
        .with("body", brought.known.name(brought.to.body));
    let tree = json!([{
        "service_request_id": brought.receipt.case.to_string(),
        "service_notice": app.words.say(visitor.lang, &notice),
        "account_id": "",
        "extended_attributes": {"receipt_code": receipt_code},
    }]);
    let mut response = format.answer(StatusCode::CREATED, ("service_requests", "request"), &tree);
    // A receipt is for one asker: no other site, no cache.
    let headers = response.headers_mut();
    headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Where, in words: the standard asks for a point, an address or the id of one.
fn place(fields: &Fields) -> Option<String> {
    let number = |name: &str, most: f64| {
        let value: f64 = fields.get(name).parse().ok()?;
        (value.is_finite() && value.abs() <= most).then_some(value)
    };
    let point = number("lat", 90.0)
        .zip(number("long", 180.0))
        .map(|(lat, long)| format!("({lat:.6}, {long:.6})"));
    let parts: Vec<String> = [fields.given("address_string"), point]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        return fields.given("address_id").map(|_| String::new());
    }
    Some(parts.join(" "))
}

/// Who says so, where they tell. The family name comes first in Việt Nam.
fn signer(fields: &Fields) -> Vec<Signer> {
    let name = format!("{} {}", fields.get("last_name"), fields.get("first_name"));
    let signer = Signer {
        name: name.trim().to_owned(),
        address: String::new(),
        phone: fields.get("phone").to_owned(),
        mail: fields.get("email").to_owned(),
        representative: false,
        notify: false,
    };
    let said = [&signer.name, &signer.phone, &signer.mail]
        .into_iter()
        .any(|part| !part.is_empty());
    if said { vec![signer] } else { Vec::new() }
}
