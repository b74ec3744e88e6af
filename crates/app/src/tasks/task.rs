use super::guard::Guard;
use super::line::{Line, document_label};
use super::states::{StateHead, StateRow, heads};
use crate::web::{Officer, Page, PageResult, urls};
use axum::extract::Path;
use gandan_core::access::{Act, Object};
use gandan_core::bodies::BodyId;
use gandan_core::tasks::{State, Tally};
use gandan_store::documents;
use gandan_store::tasks;
use serde::Serialize;
use uuid::Uuid;

/// Rows shown of one task; the rest is reached by the lists.
const SHOWN: usize = 1000;

/// A signed task: its words, who signed, and all its assignments.
#[derive(Serialize)]
pub struct TaskPage {
    title: String,
    ordinal: Option<String>,
    words: String,
    document: String,
    document_href: String,
    issuer: String,
    signer: String,
    signed_at: i64,
    confidence: f64,
    due: Option<String>,
    deadline_words: String,
    report_to: String,
    recurring: bool,
    closed_at: Option<i64>,
    heads: Vec<StateHead>,
    rounds: Vec<StateRow>,
    rows: Vec<Line>,
    hidden: usize,
    may_chase: bool,
    chase: &'static str,
    /// Where to say that it comes back no more.
    close: Option<String>,
}

impl Page for TaskPage {
    const TEMPLATE: &'static str = "pages/tasks/task.html";

    fn samples() -> Vec<TaskPage> {
        let full = || TaskPage {
            title: "Tổ chức quán triệt".to_owned(),
            ordinal: Some("1".to_owned()),
            words: "1. UBND các xã tổ chức quán triệt.".to_owned(),
            document: "CT 16/CT-TTg".to_owned(),
            document_href: "/".to_owned(),
            issuer: "UBND tỉnh Mẫu".to_owned(),
            signer: "Cán bộ 1".to_owned(),
            signed_at: 0,
            confidence: 0.8,
            due: Some("2026-12-15".to_owned()),
            deadline_words: "hằng quý".to_owned(),
            report_to: "Sở Nội vụ".to_owned(),
            recurring: true,
            closed_at: None,
            heads: heads(),
            rounds: vec![StateRow::sample("2026-Q4")],
            rows: State::ALL.into_iter().map(Line::sample).collect(),
            hidden: 3,
            may_chase: true,
            chase: urls::CHASE,
            close: Some("/".to_owned()),
        };
        let closed = TaskPage {
            due: None,
            deadline_words: String::new(),
            report_to: String::new(),
            closed_at: Some(0),
            hidden: 0,
            may_chase: false,
            close: None,
            ..full()
        };
        vec![full(), closed]
    }
}

/// `GET /lam-viec/viec/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let task = guard.task(&mut tx, id).await?;
    let head = documents::find_head(&mut tx, task.document_id).await?;
    let mut rows = tasks::assignments_of_task(&mut tx, id, None).await?;
    // Who holds one assignment reads the task, and of the others only what the rules allow.
    rows.retain(|row| guard.allows(Act::ReadAssignment, row.object()));
    let mut rounds: Vec<(String, Tally)> = Vec::new();
    for row in rows.iter().filter(|row| row.upper_id.is_none()) {
        let facts = row.facts()?;
        match rounds.iter_mut().find(|(label, _)| *label == row.label) {
            Some((_, tally)) => tally.add(facts, guard.today),
            None => {
                let mut tally = Tally::default();
                tally.add(facts, guard.today);
                rounds.push((row.label.clone(), tally));
            }
        }
    }
    let mine = Object::Assignment {
        issuer: BodyId(task.issuer_id),
        upper: None,
        body: BodyId(task.issuer_id),
    };
    let recurring = task.recurrence.is_some();
    let issuer = Object::Document {
        keeper: BodyId(task.issuer_id),
        assigned: &[],
        published: false,
    };
    let close = recurring && task.closed_at.is_none() && guard.allows(Act::SignTasks, issuer);
    let hidden = rows.len().saturating_sub(SHOWN);
    rows.truncate(SHOWN);
    officer.show(&TaskPage {
        document: document_label(
            head.kind.as_deref(),
            head.number.as_deref(),
            head.symbol.as_deref(),
            &head.file_name,
        ),
        document_href: urls::with_id(urls::DOCUMENT_TASKS, task.document_id),
        title: task.title,
        ordinal: task.ordinal,
        words: task.words,
        issuer: task.issuer_name,
        signer: task.signer_name,
        signed_at: task.signed_at,
        confidence: task.confidence,
        due: task.due,
        deadline_words: task.deadline_words,
        report_to: task.report_to,
        recurring,
        closed_at: task.closed_at,
        heads: heads(),
        rounds: rounds
            .into_iter()
            .map(|(label, tally)| {
                let named = label.parse().ok().map(super::line::round_word);
                let once = || crate::words::word("task-once");
                let name = officer.app.words.say(officer.lang, &named.unwrap_or_else(once));
                StateRow::of(name, None, &tally)
            })
            .collect(),
        rows: rows
            .iter()
            .map(|row| Line::of(row, guard.today))
            .collect::<Result<_, _>>()?,
        hidden,
        may_chase: guard.allows(Act::Chase, mine),
        chase: urls::CHASE,
        close: close.then(|| urls::with_id(urls::TASK_CLOSE, id)),
    })
}
