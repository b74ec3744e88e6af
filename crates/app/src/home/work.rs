use crate::web::{Officer, Page, PageResult};
use crate::words::{Word, word_of};
use serde::Serialize;

/// The first page of staff: what I am here.
#[derive(Serialize)]
pub struct WorkPage {
    name: String,
    roles: Vec<Word>,
}

impl Page for WorkPage {
    const TEMPLATE: &'static str = "pages/home/work.html";

    fn samples() -> Vec<WorkPage> {
        let full = WorkPage {
            name: "Cán bộ 1".to_owned(),
            roles: vec![word_of("role-", "head")],
        };
        vec![
            full,
            WorkPage {
                name: "Cán bộ 2".to_owned(),
                roles: Vec::new(),
            },
        ]
    }
}

/// `GET /lam-viec`
pub async fn get(officer: Officer) -> PageResult {
    let mut roles: Vec<&str> = officer.actor.posts.iter().map(|post| post.role.code()).collect();
    roles.sort_unstable();
    roles.dedup();
    officer.show(&WorkPage {
        name: officer.actor.name.clone(),
        roles: roles.into_iter().map(|role| word_of("role-", role)).collect(),
    })
}
