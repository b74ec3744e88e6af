use super::guard::Guard;
use super::line::Line;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::{Act, Object};
use gandan_core::bodies::BodyId;
use gandan_core::tasks::State;
use gandan_store::tasks::{self, Chase, ChaserRow};
use gandan_store::{Tx, new_id};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Most reminders sent at once.
const MOST: usize = 500;

/// Reminders before they are sent: what they say, to whom, about what.
#[derive(Serialize)]
pub struct ChasePage {
    lines: Vec<Line>,
    left_out: Vec<Line>,
    back: &'static str,
    action: &'static str,
    form: FormState,
}

impl Page for ChasePage {
    const TEMPLATE: &'static str = "pages/tasks/chase.html";

    fn samples() -> Vec<ChasePage> {
        let page = |lines, form| ChasePage {
            lines,
            left_out: vec![Line::sample(State::Reported)],
            back: urls::FOLLOW,
            action: urls::CHASE_SEND,
            form,
        };
        let key = || FormState::filled([("key", Uuid::nil().to_string())]);
        let wrong = key().with_error("words", word("task-chase-words-missing"));
        let two = vec![Line::sample(State::NotStarted), Line::sample(State::Behind)];
        vec![page(two, wrong), page(Vec::new(), key())]
    }
}

/// Reminders as sent, to print: one sheet for each body.
#[derive(Serialize)]
pub struct ChasersPage {
    from: String,
    who: String,
    at: i64,
    words: String,
    sheets: Vec<Sheet>,
}

/// All that was sent to one body.
#[derive(Debug, Clone, Serialize)]
struct Sheet {
    body: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone, Serialize)]
struct Item {
    title: String,
    href: String,
    due: Option<String>,
    seen_at: Option<i64>,
}

impl Page for ChasersPage {
    const TEMPLATE: &'static str = "pages/tasks/chasers.html";

    fn samples() -> Vec<ChasersPage> {
        let item = |due: Option<&str>, seen_at| Item {
            title: "Tổ chức quán triệt".to_owned(),
            href: "/".to_owned(),
            due: due.map(str::to_owned),
            seen_at,
        };
        vec![ChasersPage {
            from: "UBND tỉnh Mẫu".to_owned(),
            who: "Cán bộ 1".to_owned(),
            at: 0,
            words: "Đề nghị báo cáo ngay.".to_owned(),
            sheets: vec![Sheet {
                body: "UBND xã Mẫu".to_owned(),
                items: vec![item(Some("2026-11-20"), Some(1)), item(None, None)],
            }],
        }]
    }
}

/// What the lists and the form send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    chon: Vec<String>,
    words: String,
    key: String,
}

/// `POST /lam-viec/don-doc`: what would be sent. Nothing is.
pub async fn preview(officer: Officer, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_read().await?;
    let (lines, left_out) = chosen(&mut tx, &officer, &ids(&input.chon)?).await?;
    let first = officer
        .app
        .words
        .say(officer.lang, &word("task-chase-first-words"));
    state.values.insert("words".to_owned(), vec![first]);
    state.values.insert("key".to_owned(), vec![new_id().to_string()]);
    officer.show(&page(lines, left_out, state))
}

/// `POST /lam-viec/don-doc/gui`
pub async fn send(officer: Officer, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let ids = ids(&input.chon)?;
    let bad = || PageError::BadRequest(word("error-bad-request-text"));
    let batch: Uuid = input.key.parse().map_err(|_| bad())?;
    let mut tx = officer.app.db.begin_write().await?;
    let (lines, left_out) = chosen(&mut tx, &officer, &ids).await?;
    if lines.is_empty() {
        state.error("chon", word("task-chase-nobody"));
    }
    if input.words.trim().is_empty() {
        state.error("words", word("task-chase-words-missing"));
    }
    if !state.is_right() {
        return officer.show_again(&page(lines, left_out, state));
    }
    let chase = Chase {
        assignments: &ids,
        words: &input.words,
        batch,
        author: &officer.author(),
        at: officer.app.clock.micros(),
    };
    tasks::chase(&mut tx, &chase).await?;
    tx.commit().await?;
    let page = urls::with_id(urls::CHASERS, batch);
    Ok(go::with_notice(&page, notice("task-chased")))
}

/// `GET /lam-viec/don-doc/{id}`: reminders sent together, for whoever may see the sending body's work.
pub async fn batch(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let rows = tasks::batch(&mut tx, id).await?;
    let first = rows.first().ok_or_else(PageError::not_found)?;
    let mine = Object::Assignment {
        issuer: BodyId(first.from_id),
        upper: None,
        body: BodyId(first.body_id),
    };
    if !super::list::may_oversee(&guard, first.from_id) {
        guard.check(Act::Chase, mine)?;
    }
    officer.show(&ChasersPage {
        from: first.from_name.clone(),
        who: first.account_name.clone(),
        at: first.at,
        words: first.words.clone(),
        sheets: sheets(&rows),
    })
}

fn sheets(rows: &[ChaserRow]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for row in rows {
        if sheets.last().is_none_or(|sheet| sheet.body != row.body_name) {
            sheets.push(Sheet {
                body: row.body_name.clone(),
                items: Vec::new(),
            });
        }
        if let Some(sheet) = sheets.last_mut() {
            sheet.items.push(Item {
                title: row.title.clone(),
                href: urls::with_id(urls::ASSIGNMENT, row.assignment_id),
                due: row.due.clone(),
                seen_at: row.seen_at,
            });
        }
    }
    sheets
}

fn page(lines: Vec<Line>, left_out: Vec<Line>, form: FormState) -> ChasePage {
    ChasePage {
        lines,
        left_out,
        back: urls::FOLLOW,
        action: urls::CHASE_SEND,
        form,
    }
}

fn ids(chosen: &[String]) -> Result<Vec<Uuid>, PageError> {
    if chosen.len() > MOST {
        return Err(PageError::BadRequest(word("task-chase-many").with("most", MOST)));
    }
    let mut ids: Vec<Uuid> = Vec::new();
    for text in chosen {
        let id = text
            .parse()
            .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// Those that can be chased, and those that need it no more. One that this person may not chase stops all.
async fn chosen(tx: &mut Tx, officer: &Officer, ids: &[Uuid]) -> Result<(Vec<Line>, Vec<Line>), PageError> {
    let guard = Guard::of(tx, officer).await?;
    let mut lines = Vec::new();
    for id in ids {
        let row = guard.assignment(tx, *id, Act::Chase).await?;
        lines.push(Line::of(&row, guard.today)?);
    }
    Ok(lines.into_iter().partition(|line| line.chaseable))
}
