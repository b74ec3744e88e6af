use crate::documents::name_of;
use crate::tasks::{Guard, round_word, state_tone, state_word};
use crate::web::{FormState, Officer, Page, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, Object};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Period, Window};
use gandan_core::tasks::State;
use gandan_store::reports::{self, ClauseRow, ClauseState, ShownRow};
use gandan_store::{StoreError, tasks};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Assignments listed at once; all are counted.
const MOST: usize = 2_000;

/// A directive clause by clause: what was done, by whom, with which evidence, what not.
#[derive(Serialize)]
pub struct ClausesPage {
    document: String,
    subject: String,
    document_page: String,
    form: FormState,
    clauses: Vec<Clause>,
    total: usize,
    done: usize,
    overdue: usize,
    unreported: usize,
    /// So many of them are listed, where not all are.
    shown: Option<usize>,
}

/// A clause with its tasks' state.
#[derive(Debug, Clone, Serialize)]
struct Clause {
    anchor: String,
    title: String,
    words: String,
    task: String,
    rows: Vec<Row>,
    done: usize,
    open: usize,
}

/// What one body did.
#[derive(Debug, Clone, Serialize)]
struct Row {
    body: String,
    href: String,
    round: Option<Word>,
    due: Option<String>,
    state: Word,
    tone: &'static str,
    late: Option<Word>,
    words: String,
    actor: String,
    evidence: Vec<Evidence>,
}

/// What shows it.
#[derive(Debug, Clone, Serialize)]
struct Evidence {
    title: String,
    href: String,
    outside: bool,
}

impl Page for ClausesPage {
    const TEMPLATE: &'static str = "pages/reports/clauses.html";

    fn samples() -> Vec<ClausesPage> {
        let row = |state: State, late: bool| Row {
            body: "UBND xã Mẫu".to_owned(),
            href: "/".to_owned(),
            round: late.then(|| {
                word_of("task-round-", "year")
                    .with("number", "1")
                    .with("year", "2026")
            }),
            due: (!late).then(|| "2026-11-20".to_owned()),
            state: state_word(state),
            tone: state_tone(state),
            late: late.then(|| word("clause-late")),
            words: if late {
                String::new()
            } else {
                "Đã tổ chức quán triệt.".to_owned()
            },
            actor: "Cán bộ 1".to_owned(),
            evidence: [false, true]
                .map(|outside| Evidence {
                    title: "Kế hoạch".to_owned(),
                    href: "/".to_owned(),
                    outside,
                })
                .to_vec(),
        };
        let page = |clauses: Vec<Clause>| ClausesPage {
            document: "CT 16/CT-TTg".to_owned(),
            subject: "Về công tác dân vận".to_owned(),
            document_page: "/".to_owned(),
            form: FormState::default(),
            total: 2,
            done: 1,
            overdue: 1,
            unreported: clauses.len(),
            shown: (!clauses.is_empty()).then_some(1),
            clauses,
        };
        let clause = Clause {
            anchor: "c1".to_owned(),
            title: "1. Tổ chức quán triệt".to_owned(),
            words: "1. UBND các xã tổ chức quán triệt.".to_owned(),
            task: "/".to_owned(),
            rows: vec![row(State::Done, false), row(State::NotStarted, true)],
            done: 1,
            open: 1,
        };
        let empty = Clause {
            anchor: "c2".to_owned(),
            rows: Vec::new(),
            ..clause.clone()
        };
        vec![page(vec![clause, empty]), page(Vec::new())]
    }
}

/// Which period, else all of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "ky")]
    period: String,
}

/// `GET /lam-viec/van-ban/{id}/thuc-hien`
pub async fn get(officer: Officer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let head = guard.document(&mut tx, id, Act::ReadDocument).await?;
    let mut form = FormState::filled([("ky", asked.period.clone())]);
    let period = asked.period.trim();
    let window: Option<Window> = period.parse::<Period>().ok().and_then(Period::calendar);
    if window.is_none() && !period.is_empty() {
        form.error("ky", word("report-period-wrong").with("period", period));
    }
    let mut states = reports::clause_states(&mut tx, id, window).await?;
    let all = tasks::tasks_of_document(&mut tx, id).await?;
    // What a body said is read by whoever may read the assignment.
    states.retain(|row| {
        let issuer = all
            .iter()
            .find(|task| task.id == row.task_id)
            .map(|task| task.issuer_id);
        let object = Object::Assignment {
            issuer: BodyId(issuer.unwrap_or(row.giver_id)),
            upper: None,
            body: BodyId(row.body_id),
        };
        guard.allows(Act::ReadAssignment, object)
    });
    let ids: Vec<Uuid> = states.iter().map(|row| row.id).take(MOST).collect();
    let (rows, shown) = reports::told_of(&mut tx, &ids).await?;
    let today = guard.today.to_string();
    let is_done = |state: &str| state == State::Done.code();
    let is_late =
        |state: &str, due: &Option<String>| !is_done(state) && due.as_ref().is_some_and(|due| *due < today);
    let count = |is: &dyn Fn(&ClauseState) -> bool| states.iter().filter(|row| is(row)).count();
    let (total, done) = (states.len(), count(&|row| is_done(&row.state)));
    let overdue = count(&|row| is_late(&row.state, &row.due));
    let unreported = count(&|row| !row.reported);
    let clauses = all
        .iter()
        .map(|task| {
            let counted = states.iter().filter(|row| row.task_id == task.id);
            let (done, open): (Vec<&ClauseState>, Vec<&ClauseState>) =
                counted.partition(|row| is_done(&row.state));
            Ok(Clause {
                anchor: format!("c-{}", task.id),
                title: match &task.ordinal {
                    Some(ordinal) => format!("{ordinal}. {}", task.title),
                    None => task.title.clone(),
                },
                words: task.words.clone(),
                task: urls::with_id(urls::TASK, task.id),
                open: open.len(),
                rows: rows
                    .iter()
                    .filter(|row| row.task_id == task.id)
                    .map(|row| line(row, &shown, is_late(&row.state, &row.due)))
                    .collect::<Result<_, StoreError>>()?,
                done: done.len(),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    officer.show(&ClausesPage {
        document: name_of(&head),
        subject: head.subject.clone().unwrap_or_default(),
        document_page: urls::with_id(urls::DOCUMENT, id),
        form,
        clauses,
        total,
        done,
        overdue,
        unreported,
        shown: (rows.len() < total).then_some(rows.len()),
    })
}

fn line(row: &ClauseRow, shown: &[ShownRow], late: bool) -> Result<Row, StoreError> {
    let state = State::from_code(&row.state).ok_or_else(|| StoreError::Value(row.state.clone()))?;
    let done_late = matches!((&row.done_day, &row.due), (Some(done), Some(due)) if done > due);
    let evidence = shown.iter().filter(|one| one.assignment_id == row.id);
    Ok(Row {
        body: row.body_name.clone(),
        href: urls::with_id(urls::ASSIGNMENT, row.id),
        round: row.label.parse().ok().map(round_word),
        due: row.due.clone(),
        state: state_word(state),
        tone: state_tone(state),
        late: match (late, done_late) {
            (true, _) => Some(word("clause-late")),
            (_, true) => Some(word("clause-done-late")),
            _ => None,
        },
        words: row.words.clone(),
        actor: row.actor.clone(),
        evidence: evidence
            .map(|one| {
                let (href, outside) = match (one.kind.as_str(), one.document_id) {
                    ("document", Some(document)) => (urls::with_id(urls::DOCUMENT, document), false),
                    ("file", _) => (urls::evidence(one.progress_id, one.position), false),
                    _ => (one.link.clone(), true),
                };
                Evidence {
                    title: one.title.clone(),
                    href,
                    outside,
                }
            })
            .collect(),
    })
}
