use super::guard::Guard;
use super::history::{Event, events, samples};
use super::line::Line;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::tasks::{JudgeRefusal, State, Verdict};
use gandan_store::tasks::{self, Judgement, VerdictError};
use gandan_store::{StoreError, Tx};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A report before whoever gave the task.
#[derive(Serialize)]
pub struct JudgePage {
    line: Line,
    events: Vec<Event>,
    form: FormState,
}

impl Page for JudgePage {
    const TEMPLATE: &'static str = "pages/tasks/judge.html";

    fn samples() -> Vec<JudgePage> {
        let page = |form| JudgePage {
            line: Line::sample(State::Reported),
            events: samples(),
            form,
        };
        let version = || FormState::filled([("version", "3".to_owned())]);
        vec![
            page(version()),
            page(version().with_error("reason", word("task-judge-reason-missing"))),
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    verdict: String,
    reason: String,
    version: String,
}

/// `GET /lam-viec/nhiem-vu/{id}/nghiem-thu`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    officer.show(&load(&mut tx, &officer, id, None).await?)
}

/// `POST /lam-viec/nhiem-vu/{id}/nghiem-thu`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let bad = || PageError::BadRequest(word("error-bad-request-text"));
    let version: i64 = input.version.parse().map_err(|_| bad())?;
    let (verdict, said) = match input.verdict.as_str() {
        "accept" => (Verdict::Accept, notice("task-accepted")),
        "return" => (Verdict::Return, notice("task-returned")),
        _ => return Err(bad()),
    };
    let mut tx = officer.app.db.begin_write().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    guard.assignment(&mut tx, id, Act::JudgeProgress).await?;
    let judgement = Judgement {
        assignment: id,
        version,
        verdict,
        reason: &input.reason,
        author: &officer.author(),
        at: officer.app.clock.micros(),
        today: guard.today,
    };
    let refused = match tasks::judge(&mut tx, &judgement).await {
        Ok(()) => {
            tx.commit().await?;
            return Ok(go::with_notice(&urls::with_id(urls::ASSIGNMENT, id), said));
        }
        Err(refused) => refused,
    };
    drop(tx);
    match refused {
        VerdictError::Refused(JudgeRefusal::ReasonMissing) => {
            state.error("reason", word("task-judge-reason-missing"));
        }
        VerdictError::Refused(JudgeRefusal::AlreadyDone) => {
            return Err(PageError::Conflict(word("task-judge-already-done")));
        }
        VerdictError::Refused(JudgeRefusal::NothingReported) => {
            return Err(PageError::Conflict(word("task-judge-nothing")));
        }
        VerdictError::Store(StoreError::Stale) => {
            return Err(PageError::Conflict(word("task-judge-changed")));
        }
        VerdictError::Store(error) => return Err(error.into()),
    }
    let mut tx = officer.app.db.begin_read().await?;
    officer.show_again(&load(&mut tx, &officer, id, Some(state)).await?)
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    id: Uuid,
    form: Option<FormState>,
) -> Result<JudgePage, PageError> {
    let guard = Guard::of(tx, officer).await?;
    let row = guard.assignment(tx, id, Act::JudgeProgress).await?;
    if row.state != State::Reported.code() {
        return Err(PageError::Conflict(word("task-judge-nothing")));
    }
    let history = tasks::history(tx, id).await?;
    Ok(JudgePage {
        line: Line::of(&row, guard.today)?,
        events: events(&history)?,
        form: form.unwrap_or_else(|| FormState::filled([("version", row.version.to_string())])),
    })
}
