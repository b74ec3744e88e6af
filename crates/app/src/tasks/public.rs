//! How the tasks of a published document stand: for its public page.

use super::states::{StateHead, StateRow, heads};
use gandan_store::{StoreError, Tx, tasks};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// The state of a published document's tasks, by task and by body. Shown by the macro `task_states` of
/// `parts/task_states.html`; empty where nothing is signed, or the document is not public.
#[derive(Debug, Clone, Serialize)]
pub struct PublicStates {
    /// The columns.
    pub heads: Vec<StateHead>,
    /// By task, in the order of the text.
    pub tasks: Vec<StateRow>,
    /// By body, most overdue first.
    pub bodies: Vec<StateRow>,
}

impl PublicStates {
    /// One for the tests of templates.
    pub fn sample() -> PublicStates {
        PublicStates {
            heads: heads(),
            tasks: vec![StateRow::sample("1. Tổ chức quán triệt")],
            bodies: vec![StateRow::sample("UBND xã Mẫu")],
        }
    }

    /// Nothing is signed yet.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }
}

/// How the tasks of `document` stand on `today`, as the public may see it.
///
/// # Errors
/// The database's.
pub async fn public_states(tx: &mut Tx, document: Uuid, today: Date) -> Result<PublicStates, StoreError> {
    let tasks = tasks::public_tasks(tx, document, today).await?;
    let bodies = match tasks.is_empty() {
        true => Vec::new(),
        false => tasks::tally_of_document(tx, document, today).await?,
    };
    Ok(PublicStates {
        heads: heads(),
        tasks: tasks
            .into_iter()
            .map(|task| {
                let name = match &task.ordinal {
                    Some(ordinal) => format!("{ordinal}. {}", task.title),
                    None => task.title.clone(),
                };
                StateRow::of(name, None, &task.tally)
            })
            .collect(),
        bodies: bodies
            .into_iter()
            .map(|body| StateRow::of(body.name, None, &body.tally))
            .collect(),
    })
}
