use super::Kind;
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::Word;
use gandan_store::casework::{self, BulkRow};
use serde::Serialize;

/// What I did with several cases.
#[derive(Serialize)]
pub struct BulksPage {
    rows: Vec<Done>,
    list: &'static str,
}

#[derive(Serialize)]
struct Done {
    act: Word,
    at: i64,
    undone_at: Option<i64>,
    href: String,
}

impl Page for BulksPage {
    const TEMPLATE: &'static str = "pages/cases/work/bulks.html";

    fn samples() -> Vec<BulksPage> {
        let row = |undone_at| Done {
            act: Kind::Assign.word(),
            at: 0,
            undone_at,
            href: "/".to_owned(),
        };
        let page = |rows| BulksPage {
            rows,
            list: urls::CASES,
        };
        vec![page(Vec::new()), page(vec![row(None), row(Some(0))])]
    }
}

/// `GET /lam-viec/hang-loat`
pub async fn get(officer: Officer) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let rows = casework::bulks(&mut tx, officer.actor.account, 20).await?;
    let done = |row: BulkRow| {
        Some(Done {
            act: Kind::from_code(&row.act)?.word(),
            at: row.at,
            undone_at: row.undone_at,
            href: urls::with_id(urls::BULK, row.id),
        })
    };
    officer.show(&BulksPage {
        rows: rows.into_iter().filter_map(done).collect(),
        list: urls::CASES,
    })
}
