use super::care::care;
use crate::cases::work;
use crate::tasks::{Desk, Figure, desk};
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::{Word, word, word_of};
use serde::Serialize;

/// The first page of staff: what I am here, and what is due.
#[derive(Serialize)]
pub struct WorkPage {
    name: String,
    roles: Vec<Word>,
    /// What waits, by what it is about; those without a figure are left out.
    figures: Vec<Waiting>,
    desk: Desk,
    all: &'static str,
}

/// Counts about one thing.
#[derive(Serialize)]
struct Waiting {
    about: Word,
    figures: Vec<Figure>,
}

impl Page for WorkPage {
    const TEMPLATE: &'static str = "pages/home/work.html";

    fn samples() -> Vec<WorkPage> {
        let full = WorkPage {
            name: "Cán bộ 1".to_owned(),
            roles: vec![word_of("role-", "head")],
            figures: vec![Waiting {
                about: word("desk-tasks"),
                figures: Desk::sample().figures,
            }],
            desk: Desk::sample(),
            all: urls::ASSIGNMENTS,
        };
        let idle = WorkPage {
            name: "Kiểm soát 1".to_owned(),
            roles: vec![word_of("role-", "auditor")],
            figures: Vec::new(),
            desk: Desk::default(),
            all: urls::ASSIGNMENTS,
        };
        vec![
            full,
            idle,
            WorkPage {
                name: "Cán bộ 2".to_owned(),
                roles: Vec::new(),
                figures: Vec::new(),
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
    let mut desk = desk(&officer).await?;
    let figures = [
        (word("desk-tasks"), std::mem::take(&mut desk.figures)),
        (word("desk-cases"), work::desk(&officer).await?),
        (word("desk-care"), care(&officer).await?),
    ];
    let waiting = figures.into_iter().filter(|(_, figures)| !figures.is_empty());
    officer.show(&WorkPage {
        figures: waiting
            .map(|(about, figures)| Waiting { about, figures })
            .collect(),
        desk,
        all: urls::ASSIGNMENTS,
        name: officer.actor.name.clone(),
        roles: roles.into_iter().map(|role| word_of("role-", role)).collect(),
    })
}
