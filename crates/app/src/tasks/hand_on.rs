use super::guard::Guard;
use super::line::Line;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::bodies::BodyId;
use gandan_core::tasks::{State, SubAssignRefusal};
use gandan_store::Tx;
use gandan_store::tasks::{self, HandOnTo, HandingError};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Handing an assignment on to the bodies below.
#[derive(Serialize)]
pub struct HandOnPage {
    line: Line,
    bodies: Vec<BodyOption>,
    form: FormState,
}

/// A body below.
#[derive(Debug, Clone, Serialize)]
struct BodyOption {
    id: String,
    name: String,
}

impl Page for HandOnPage {
    const TEMPLATE: &'static str = "pages/tasks/hand_on.html";

    fn samples() -> Vec<HandOnPage> {
        let body = BodyOption {
            id: Uuid::nil().to_string(),
            name: "Thôn 1".to_owned(),
        };
        let page = |bodies, form| HandOnPage {
            line: Line::sample(State::NotStarted),
            bodies,
            form,
        };
        vec![
            page(
                vec![body],
                FormState::default().with_error("body", word("task-hand-on-no-body")),
            ),
            page(Vec::new(), FormState::default()),
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    body: Vec<String>,
    due: String,
    note: String,
}

/// `GET /lam-viec/nhiem-vu/{id}/giao`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let page = load(&mut tx, &officer, id, None).await?;
    officer.show(&page)
}

/// `POST /lam-viec/nhiem-vu/{id}/giao`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let row = guard.assignment(&mut tx, id, Act::SubAssign).await?;
    let due: Option<Date> = match input.due.trim() {
        "" => None,
        text => match text.parse() {
            Ok(day) => Some(day),
            Err(_) => {
                state.error("due", word("task-due-wrong"));
                None
            }
        },
    };
    let below = guard.known.tree(guard.today).children(BodyId(row.body_id));
    let mut bodies: Vec<BodyId> = Vec::new();
    for text in &input.body {
        match text.parse().map(BodyId) {
            Ok(body) if below.contains(&body) => bodies.push(body),
            _ => return Err(PageError::BadRequest(word("error-bad-request-text"))),
        }
    }
    if !state.is_right() {
        return officer.show_again(&load(&mut tx, &officer, id, Some(state)).await?);
    }
    let to = HandOnTo {
        assignment: id,
        bodies: &bodies,
        due,
        note: &input.note,
        author: &officer.author(),
        at: officer.app.clock.micros(),
    };
    let refusal = match tasks::hand_on(&mut tx, &to).await {
        Ok(_) => {
            tx.commit().await?;
            let page = urls::with_id(urls::ASSIGNMENT, id);
            return Ok(go::with_notice(&page, notice("task-handed-on")));
        }
        Err(HandingError::Refused(refusal)) => refusal,
        Err(HandingError::Store(error)) => return Err(error.into()),
    };
    drop(tx);
    let (field, message) = match refusal {
        SubAssignRefusal::AlreadyDone => {
            return Err(PageError::Conflict(word("task-report-already-done")));
        }
        SubAssignRefusal::Further => return Err(PageError::Refused(word("task-hand-on-further"))),
        SubAssignRefusal::NoBody => ("body", word("task-hand-on-no-body")),
        SubAssignRefusal::Itself => ("body", word("task-hand-on-itself")),
        SubAssignRefusal::Twice(body) => (
            "body",
            word("task-hand-on-twice").with("body", guard.name(body.0)),
        ),
        SubAssignRefusal::DueLater => ("due", word("task-hand-on-later")),
    };
    state.error(field, message);
    let mut tx = officer.app.db.begin_read().await?;
    officer.show_again(&load(&mut tx, &officer, id, Some(state)).await?)
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    id: Uuid,
    form: Option<FormState>,
) -> Result<HandOnPage, PageError> {
    let guard = Guard::of(tx, officer).await?;
    let row = guard.assignment(tx, id, Act::SubAssign).await?;
    let below = guard.known.tree(guard.today).children(BodyId(row.body_id));
    let first = row.due.clone().unwrap_or_default();
    Ok(HandOnPage {
        line: Line::of(&row, guard.today)?,
        bodies: below
            .into_iter()
            .map(|body| BodyOption {
                id: body.0.to_string(),
                name: guard.name(body.0),
            })
            .collect(),
        form: form.unwrap_or_else(|| FormState::filled([("due", first)])),
    })
}
