use super::guard::Guard;
use super::history::{Event, events, samples};
use super::line::Line;
use crate::web::{Officer, Page, PageResult, urls};
use axum::extract::Path;
use gandan_core::access::{Act, Object};
use gandan_core::bodies::BodyId;
use gandan_core::tasks::State;
use gandan_store::tasks::{self, AssignmentRow, History};
use serde::Serialize;
use uuid::Uuid;

/// One assignment: what is to be done, on whose words, what was said of it, and what I may do.
#[derive(Serialize)]
pub struct AssignmentPage {
    line: Line,
    words: String,
    deadline_words: String,
    report_to: String,
    signer: String,
    signed_at: i64,
    confidence: f64,
    note: String,
    task: String,
    upper: Option<String>,
    subs: Vec<Line>,
    events: Vec<Event>,
    /// Addresses of what I may do.
    report: Option<String>,
    judge: Option<String>,
    hand_on: Option<String>,
    chase: Option<&'static str>,
    /// Where to write the report that it asks for.
    write: Option<String>,
}

impl Page for AssignmentPage {
    const TEMPLATE: &'static str = "pages/tasks/show.html";

    fn samples() -> Vec<AssignmentPage> {
        let bare = |state| AssignmentPage {
            line: Line::sample(state),
            words: "1. UBND các xã tổ chức quán triệt.".to_owned(),
            deadline_words: String::new(),
            report_to: String::new(),
            signer: "Cán bộ 1".to_owned(),
            signed_at: 0,
            confidence: 0.8,
            note: String::new(),
            task: "/".to_owned(),
            upper: None,
            subs: Vec::new(),
            events: Vec::new(),
            report: None,
            judge: None,
            hand_on: None,
            chase: None,
            write: None,
        };
        let full = AssignmentPage {
            deadline_words: "hằng quý".to_owned(),
            report_to: "Sở Nội vụ".to_owned(),
            note: "Phần của thôn".to_owned(),
            upper: Some("/".to_owned()),
            subs: State::ALL.into_iter().map(Line::sample).collect(),
            events: samples(),
            report: Some("/".to_owned()),
            judge: Some("/".to_owned()),
            hand_on: Some("/".to_owned()),
            chase: Some(urls::CHASE),
            write: Some("/".to_owned()),
            ..bare(State::NotStarted)
        };
        vec![full, bare(State::Done)]
    }
}

/// `GET /lam-viec/nhiem-vu/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let row = guard.assignment(&mut tx, id, Act::ReadAssignment).await?;
    let task = tasks::task(&mut tx, row.task_id).await?;
    let mut subs = tasks::subs(&mut tx, id).await?;
    subs.retain(|sub| guard.allows(Act::ReadAssignment, sub.object()));
    let mut history = tasks::history(&mut tx, id).await?;
    drop(tx);
    note_seen(&officer, &row, &mut history).await?;
    let allowed = |act| guard.allows(act, row.object());
    let at = |pattern: &str| Some(urls::with_id(pattern, id));
    let writer = Object::Report {
        by: BodyId(row.body_id),
        to: None,
    };
    let line = Line::of(&row, guard.today)?;
    let (done, waits) = (
        row.state == State::Done.code(),
        row.state == State::Reported.code(),
    );
    officer.show(&AssignmentPage {
        words: task.words,
        deadline_words: task.deadline_words,
        report_to: task.report_to,
        signer: task.signer_name,
        signed_at: task.signed_at,
        confidence: task.confidence,
        note: row.note.clone(),
        task: urls::with_id(urls::TASK, row.task_id),
        upper: row.upper_id.map(|upper| urls::with_id(urls::ASSIGNMENT, upper)),
        subs: subs
            .iter()
            .map(|sub| Line::of(sub, guard.today))
            .collect::<Result<_, _>>()?,
        events: events(&history)?,
        report: at(urls::REPORT).filter(|_| !done && allowed(Act::ReportProgress)),
        judge: at(urls::JUDGE).filter(|_| waits && allowed(Act::JudgeProgress)),
        hand_on: at(urls::HAND_ON).filter(|_| !done && allowed(Act::SubAssign)),
        chase: Some(urls::CHASE).filter(|_| line.chaseable && allowed(Act::Chase)),
        write: Some(urls::report_begin_task(id)).filter(|_| guard.allows(Act::WriteReport, writer)),
        line,
    })
}

/// A reminder counts as seen when somebody with a post at the body opens it.
async fn note_seen(officer: &Officer, row: &AssignmentRow, history: &mut History) -> anyhow::Result<()> {
    let mine = officer.actor.bodies().iter().any(|body| body.0 == row.body_id);
    if !mine || history.chasers.iter().all(|chaser| chaser.seen_at.is_some()) {
        return Ok(());
    }
    let now = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_write().await?;
    tasks::seen(&mut tx, row.id, &officer.author(), now).await?;
    tx.commit().await?;
    for chaser in &mut history.chasers {
        chaser.seen_at.get_or_insert(now);
    }
    Ok(())
}
