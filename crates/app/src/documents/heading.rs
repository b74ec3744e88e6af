use super::guard::Guarded;
use super::resolve::single;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::bodies::{BodyId, Context};
use gandan_store::StoreError;
use gandan_store::documents::{self, DocumentRow, Heading};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The head of a document, to correct.
#[derive(Serialize)]
pub struct HeadingPage {
    form: FormState,
    back: String,
    action: String,
    /// The fields as somebody else left them, where they were first.
    other: Vec<Field>,
}

/// A field as it stands.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    value: String,
}

impl Page for HeadingPage {
    const TEMPLATE: &'static str = "pages/documents/heading.html";

    fn samples() -> Vec<HeadingPage> {
        let page = |form: FormState, other: Vec<Field>| HeadingPage {
            form,
            back: "/".to_owned(),
            action: "/".to_owned(),
            other,
        };
        let wrong = FormState::default().with_error("day", word("form-day-wrong"));
        vec![
            page(FormState::filled([("number", "16".to_owned())]), Vec::new()),
            page(
                wrong,
                vec![Field {
                    name: "number",
                    value: "17".to_owned(),
                }],
            ),
        ]
    }
}

/// The fields that a person may correct, in the order of the form.
const FIELDS: [&str; 9] = [
    "kind", "number", "symbol", "day", "place", "superior", "issuer", "subject", "signer",
];

/// `GET /lam-viec/van-ban/{id}/sua`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    Guarded::load(&mut tx, &officer, id, Act::CorrectDocument).await?;
    let row = documents::find(&mut tx, id).await?;
    officer.show(&page(id, filled(&row), Vec::new()))
}

/// What is sent.
#[derive(Debug, Deserialize)]
pub struct Input {}

/// `POST /lam-viec/van-ban/{id}/sua`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let mut form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::CorrectDocument).await?;
    let some =
        |form: &FormState, field: &str| Some(form.value(field).to_owned()).filter(|value| !value.is_empty());
    let day = some(&form, "day");
    if day.as_deref().is_some_and(|day| day.parse::<Date>().is_err()) {
        form.error("day", word("form-day-wrong"));
        return officer.show_again(&page(id, form, Vec::new()));
    }
    let issuer = some(&form, "issuer");
    let issuer_id = match &issuer {
        Some(words) => {
            let when = day
                .as_deref()
                .and_then(|day| day.parse().ok())
                .unwrap_or(guarded.today);
            let context = Context {
                day: when,
                issuer: Some(BodyId(guarded.head.keeper_id)),
                addressees: &[],
            };
            single(&guarded.known.resolver()?.resolve(words, &context))
        }
        None => None,
    };
    let heading = Heading {
        kind: some(&form, "kind"),
        number: some(&form, "number"),
        symbol: some(&form, "symbol"),
        day,
        place: some(&form, "place"),
        superior: some(&form, "superior"),
        issuer,
        issuer_id,
        subject: some(&form, "subject"),
        signer: some(&form, "signer"),
    };
    let version = form
        .value("version")
        .parse()
        .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
    let at = officer.app.clock.micros();
    match documents::correct_heading(&mut tx, &officer.author(), at, (id, version), &heading).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(go::with_notice(
                &urls::with_id(urls::DOCUMENT, id),
                notice("document-corrected"),
            ))
        }
        Err(StoreError::Stale) => {
            let row = documents::find(&mut tx, id).await?;
            let theirs = filled(&row);
            let other = FIELDS
                .iter()
                .filter(|field| theirs.value(field) != form.value(field))
                .map(|field| Field {
                    name: field,
                    value: theirs.value(field).to_owned(),
                })
                .collect();
            // Sent again, the form takes the place of what the other person wrote, knowingly.
            form.values
                .insert("version".to_owned(), vec![row.version.to_string()]);
            form.error("number", word("form-changed-meanwhile"));
            officer.show_again(&page(id, form, other))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(id: Uuid, form: FormState, other: Vec<Field>) -> HeadingPage {
    HeadingPage {
        form,
        back: urls::with_id(urls::DOCUMENT, id),
        action: urls::with_id(urls::DOCUMENT_HEADING, id),
        other,
    }
}

fn filled(row: &DocumentRow) -> FormState {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    FormState::filled([
        ("kind", text(&row.kind)),
        ("number", text(&row.number)),
        ("symbol", text(&row.symbol)),
        ("day", text(&row.day)),
        ("place", text(&row.place)),
        ("superior", text(&row.superior)),
        ("issuer", text(&row.issuer)),
        ("subject", text(&row.subject)),
        ("signer", text(&row.signer)),
        ("version", row.version.to_string()),
    ])
}
