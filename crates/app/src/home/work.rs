use crate::tasks::{Desk, desk};
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::{Word, word_of};
use serde::Serialize;

/// The first page of staff: what I am here, and what is due.
#[derive(Serialize)]
pub struct WorkPage {
    name: String,
    roles: Vec<Word>,
    desk: Desk,
    all: &'static str,
}

impl Page for WorkPage {
    const TEMPLATE: &'static str = "pages/home/work.html";

    fn samples() -> Vec<WorkPage> {
        let full = WorkPage {
            name: "Cán bộ 1".to_owned(),
            roles: vec![word_of("role-", "head")],
            desk: Desk::sample(),
            all: urls::ASSIGNMENTS,
        };
        vec![
            full,
            WorkPage {
                name: "Cán bộ 2".to_owned(),
                roles: Vec::new(),
                desk: Desk::default(),
                all: urls::ASSIGNMENTS,
            },
        ]
    }
}

/// `GET /lam-viec`
pub async fn get(officer: Officer) -> PageResult {
    let mut roles: Vec<&str> = officer.actor.posts.iter().map(|post| post.role.code()).collect();
    roles.sort_unstable();
    roles.dedup();
    let desk = desk(&officer).await?;
    officer.show(&WorkPage {
        desk,
        all: urls::ASSIGNMENTS,
        name: officer.actor.name.clone(),
        roles: roles.into_iter().map(|role| word_of("role-", role)).collect(),
    })
}
