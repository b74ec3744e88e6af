use super::guard::Guard;
use super::line::document_label;
use super::states::{StateHead, StateRow, heads};
use crate::web::{Officer, Page, PageResult, urls};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::tasks::Tally;
use gandan_store::tasks;
use serde::Serialize;
use uuid::Uuid;

/// The signed tasks of a document: by task and by body.
#[derive(Serialize)]
pub struct DocumentTasksPage {
    document: String,
    subject: String,
    document_page: String,
    clauses: String,
    heads: Vec<StateHead>,
    tasks: Vec<StateRow>,
    bodies: Vec<StateRow>,
    /// Where to sign, for who may.
    sign: Option<String>,
    /// Proposals that wait for a signature.
    waiting: usize,
}

impl Page for DocumentTasksPage {
    const TEMPLATE: &'static str = "pages/tasks/document.html";

    fn samples() -> Vec<DocumentTasksPage> {
        let full = || DocumentTasksPage {
            document: "CT 16/CT-TTg".to_owned(),
            subject: "Về công tác dân vận".to_owned(),
            document_page: "/".to_owned(),
            clauses: "/".to_owned(),
            heads: heads(),
            tasks: vec![StateRow::sample("1. Tổ chức quán triệt")],
            bodies: vec![StateRow::sample("UBND xã Mẫu")],
            sign: Some("/".to_owned()),
            waiting: 2,
        };
        let empty = DocumentTasksPage {
            subject: String::new(),
            tasks: Vec::new(),
            bodies: Vec::new(),
            sign: None,
            waiting: 0,
            ..full()
        };
        vec![full(), empty]
    }
}

/// `GET /lam-viec/van-ban/{id}/nhiem-vu`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let head = guard.document(&mut tx, id, Act::ReadDocument).await?;
    let may_sign = guard.document(&mut tx, id, Act::SignTasks).await.is_ok();
    let candidates = tasks::candidates(&mut tx, id).await?;
    let tallies = tasks::tally_of_tasks(&mut tx, id, guard.today).await?;
    let of_task = |task: Uuid| -> Tally {
        let found = tallies.iter().find(|tally| tally.task == task);
        found.map(|found| found.tally).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for task in tasks::tasks_of_document(&mut tx, id).await? {
        let name = match &task.ordinal {
            Some(ordinal) => format!("{ordinal}. {}", task.title),
            None => task.title.clone(),
        };
        let href = urls::with_id(urls::TASK, task.id);
        rows.push(StateRow::of(name, Some(href), &of_task(task.id)));
    }
    let bodies = tasks::tally_of_document(&mut tx, id, guard.today).await?;
    let document = id.to_string();
    officer.show(&DocumentTasksPage {
        document: document_label(
            head.kind.as_deref(),
            head.number.as_deref(),
            head.symbol.as_deref(),
            &head.file_name,
        ),
        subject: head.subject.clone().unwrap_or_default(),
        document_page: urls::with_id("/lam-viec/van-ban/{id}", id),
        clauses: urls::with_id(urls::DIRECTIVE_DONE, id),
        heads: heads(),
        tasks: rows,
        bodies: bodies
            .into_iter()
            .map(|body| {
                let only = body.body.to_string();
                let pairs = [
                    ("loc", "tat-ca"),
                    ("co-quan", only.as_str()),
                    ("van-ban", document.as_str()),
                ];
                let href = urls::with_query(urls::FOLLOW, &pairs);
                StateRow::of(body.name, Some(href), &body.tally)
            })
            .collect(),
        sign: may_sign.then(|| urls::with_id(urls::SIGN_TASKS, id)),
        waiting: candidates.iter().filter(|candidate| !candidate.issued).count(),
    })
}
