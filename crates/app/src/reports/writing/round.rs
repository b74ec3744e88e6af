//! What a directive asked for follows its report: sent it is reported as done, taken or sent back it is judged so.

use crate::web::{App, PageError, urls};
use crate::words::{Lang, word};
use gandan_core::reports::ReportAct;
use gandan_core::tasks::{Claim, Verdict};
use gandan_store::Tx;
use gandan_store::journal::Author;
use gandan_store::reports::ReportRow;
use gandan_store::tasks::{self, AssignmentRow, Evidence, Judgement, Report, ReportError, VerdictError};
use jiff::civil::Date;
use uuid::Uuid;

/// An act on a report, for the assignment that asked for it.
pub struct Followed<'a> {
    /// The act.
    pub act: ReportAct,
    /// Why.
    pub reason: &'a str,
    /// Of the form.
    pub form_key: Uuid,
    /// Who.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
    /// Today.
    pub today: Date,
}

/// Moves the assignment on with its report. Where it has gone another way already, it stays there.
///
/// # Errors
/// The engine's.
pub async fn follow(tx: &mut Tx, app: &App, row: &ReportRow, done: &Followed<'_>) -> Result<(), PageError> {
    let Some(task) = row.task_id else { return Ok(()) };
    let given = tasks::assignments_of_task(tx, task, None).await?;
    let asked = |one: &&AssignmentRow| {
        one.body_id == row.by_id
            && one.upper_id.is_none()
            && (one.label.is_empty() || one.label == row.period)
    };
    let Some(assignment) = given.iter().find(asked) else {
        return Ok(());
    };
    match done.act {
        ReportAct::Send => {
            let words = word("report-sent-for-task").with("number", row.number.as_str());
            let evidence = [Evidence::Link {
                title: format!("{} {}", row.number, row.title),
                address: urls::with_id(urls::REPORT_PAGE, row.id),
            }];
            let report = Report {
                assignment: assignment.id,
                claim: Claim::Done,
                words: &app.words.say(Lang::Vi, &words),
                figures: &[],
                evidence: &evidence,
                form_key: done.form_key,
                author: done.author,
                at: done.at,
                today: done.today,
            };
            match tasks::report(tx, &report).await {
                Ok(_) | Err(ReportError::Refused(_)) => Ok(()),
                Err(ReportError::Store(error)) => Err(error.into()),
            }
        }
        ReportAct::Accept | ReportAct::Return => {
            let judgement = Judgement {
                assignment: assignment.id,
                version: assignment.version,
                verdict: match done.act {
                    ReportAct::Accept => Verdict::Accept,
                    _ => Verdict::Return,
                },
                reason: done.reason,
                author: done.author,
                at: done.at,
                today: done.today,
            };
            match tasks::judge(tx, &judgement).await {
                Ok(()) | Err(VerdictError::Refused(_)) => Ok(()),
                Err(VerdictError::Store(error)) => Err(error.into()),
            }
        }
        ReportAct::Submit | ReportAct::TakeBack | ReportAct::Sign | ReportAct::Revise => Ok(()),
    }
}
