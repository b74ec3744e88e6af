use super::guard::Guard;
use super::line::Line;
use super::report_form::{self, FIGURES};
use crate::web::{FormState, Officer, Page, PageError, PageResult, Upload, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::tasks::{Claim, ReportRefusal, State};
use gandan_store::new_id;
use gandan_store::tasks::{self, AssignmentRow, Report, ReportError, Taken};
use serde::Serialize;
use uuid::Uuid;

/// Reporting on an assignment.
#[derive(Serialize)]
pub struct ReportPage {
    line: Line,
    claims: Vec<ClaimOption>,
    figures: Vec<usize>,
    form: FormState,
}

/// One of the four states.
#[derive(Debug, Clone, Serialize)]
struct ClaimOption {
    value: &'static str,
    label: Word,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "pages/tasks/report.html";

    fn samples() -> Vec<ReportPage> {
        let page = |form| ReportPage {
            line: Line::sample(State::NotStarted),
            claims: claims(),
            figures: (1..=FIGURES).collect(),
            form,
        };
        let wrong = FormState::filled([("key", Uuid::nil().to_string()), ("words", "Đã xong".to_owned())])
            .with_error("claim", word("task-claim-missing"))
            .with_error("links", word("task-link-wrong").with("link", "abc"));
        vec![
            page(FormState::filled([("key", Uuid::nil().to_string())])),
            page(wrong),
        ]
    }
}

fn claims() -> Vec<ClaimOption> {
    Claim::ALL
        .into_iter()
        .map(|claim| ClaimOption {
            value: claim.code(),
            label: word_of("task-claim-", claim.code()),
        })
        .collect()
}

/// `GET /lam-viec/nhiem-vu/{id}/bao-cao`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let row = guard.assignment(&mut tx, id, Act::ReportProgress).await?;
    if row.state == State::Done.code() {
        return Err(PageError::Conflict(word("task-report-already-done")));
    }
    let form = FormState::filled([("key", new_id().to_string())]);
    officer.show(&page(&row, &guard, form)?)
}

/// `POST /lam-viec/nhiem-vu/{id}/bao-cao`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, upload: Upload) -> PageResult {
    // Who may not, sends no files.
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let row = guard.assignment(&mut tx, id, Act::ReportProgress).await?;
    drop(tx);
    let mut sent = report_form::read(upload, &officer.app.workshop).await?;
    let key = sent.key()?;
    let claim = sent.claim();
    let figures = sent.figures();
    let mut tx = officer.app.db.begin_write().await?;
    let mut evidence = sent.links(&mut tx).await?;
    for document in evidence.iter().filter_map(|evidence| match evidence {
        tasks::Evidence::Document { id, .. } => Some(*id),
        _ => None,
    }) {
        // Nobody shows a document around that he may not read himself.
        guard.document(&mut tx, document, Act::ReadDocument).await?;
    }
    let (Some(claim), true) = (claim, sent.state.is_right()) else {
        return officer.show_again(&page(&row, &guard, sent.state)?);
    };
    evidence.append(&mut sent.files);
    let report = Report {
        assignment: id,
        claim,
        words: sent.state.value("words"),
        figures: &figures,
        evidence: &evidence,
        form_key: key,
        author: &officer.author(),
        at: officer.app.clock.micros(),
        today: guard.today,
    };
    match tasks::report(&mut tx, &report).await {
        Ok(taken) => {
            if taken == Taken::Now {
                tx.commit().await?;
            }
            Ok(go::with_notice(
                &urls::with_id(urls::ASSIGNMENT, id),
                notice("task-reported"),
            ))
        }
        Err(ReportError::Refused(refusal)) => {
            let mut state = sent.state.clone();
            let (field, message) = match refusal {
                ReportRefusal::AlreadyDone => {
                    return Err(PageError::Conflict(word("task-report-already-done")));
                }
                ReportRefusal::WordsMissing => ("words", word("task-report-words-missing")),
                ReportRefusal::WordsTooLong => ("words", word("task-report-words-too-long")),
            };
            state.error(field, message);
            officer.show_again(&page(&row, &guard, state)?)
        }
        Err(ReportError::Store(error)) => Err(error.into()),
    }
}

fn page(row: &AssignmentRow, guard: &Guard, form: FormState) -> Result<ReportPage, PageError> {
    Ok(ReportPage {
        line: Line::of(row, guard.today)?,
        claims: claims(),
        figures: (1..=FIGURES).collect(),
        form,
    })
}
