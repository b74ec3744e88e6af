use super::super::filter::FilterLink;
use super::super::list::own_bodies;
use super::check;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::word;
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_core::cases::blanks;
use gandan_store::casework::{self, ReplyRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The reply templates of a body.
#[derive(Serialize)]
pub struct RepliesPage {
    body: String,
    bodies: Vec<FilterLink>,
    rows: Vec<Line>,
    add: String,
    list: &'static str,
}

#[derive(Serialize)]
struct Line {
    title: String,
    words: String,
    blanks: Vec<String>,
    actor: String,
    at: i64,
    href: String,
}

impl Page for RepliesPage {
    const TEMPLATE: &'static str = "pages/cases/work/replies.html";

    fn samples() -> Vec<RepliesPage> {
        let page = |rows: Vec<Line>, bodies: Vec<FilterLink>| RepliesPage {
            body: "UBND xã Mẫu".to_owned(),
            bodies,
            rows,
            add: "/".to_owned(),
            list: urls::CASES,
        };
        let line = |blanks: &[&str]| Line {
            title: "Đèn đường".to_owned(),
            words: "Đèn được thay ngày {{ngày thay}}.".to_owned(),
            blanks: blanks.iter().map(|name| (*name).to_owned()).collect(),
            actor: "Cán bộ 1".to_owned(),
            at: 0,
            href: "/".to_owned(),
        };
        let link = FilterLink {
            label: "UBND xã Mẫu".into(),
            href: "/".to_owned(),
            current: true,
            count: None,
        };
        vec![
            page(Vec::new(), Vec::new()),
            page(vec![line(&["ngày thay"]), line(&[])], vec![link]),
        ]
    }
}

/// Whose templates.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whose {
    #[serde(rename = "co-quan")]
    body: String,
}

impl Whose {
    /// The body asked for, else the first of one's own.
    pub fn body(&self, officer: &Officer) -> Result<Uuid, PageError> {
        match self.body.as_str() {
            "" => own_bodies(officer)
                .first()
                .copied()
                .ok_or_else(|| PageError::Refused(word("refusal-role"))),
            body => body.parse().map_err(|_| PageError::not_found()),
        }
    }
}

/// `GET /lam-viec/mau-tra-loi`
pub async fn get(officer: Officer, Query(whose): Query<Whose>) -> PageResult {
    let app = &officer.app;
    let body = whose.body(&officer)?;
    let mut tx = app.db.begin_read().await?;
    check(&mut tx, &officer, body).await?;
    let known = app.bodies.load(&mut tx).await?;
    let mine = own_bodies(&officer);
    let of = |body: &Uuid| urls::with_query(urls::REPLIES, &[("co-quan", &body.to_string())]);
    let link = |one: &Uuid| FilterLink {
        label: known.name(BodyId(*one)).into(),
        href: of(one),
        current: *one == body,
        count: None,
    };
    let bodies = match mine.len() {
        0 | 1 => Vec::new(),
        _ => mine.iter().map(link).collect(),
    };
    let rows = casework::replies(&mut tx, body).await?;
    officer.show(&RepliesPage {
        body: known.name(BodyId(body)).to_owned(),
        bodies,
        rows: rows.iter().map(line).collect(),
        add: urls::with_query(urls::REPLY_NEW, &[("co-quan", &body.to_string())]),
        list: urls::CASES,
    })
}

fn line(row: &ReplyRow) -> Line {
    Line {
        title: row.title.clone(),
        words: row.words.clone(),
        blanks: blanks(&row.words).into_iter().map(str::to_owned).collect(),
        actor: row.actor.clone(),
        at: row.updated_at,
        href: urls::with_id(urls::REPLY, row.id),
    }
}
