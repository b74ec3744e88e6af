use super::promised::{Promised, Score, all};
use super::show::{Before, lines};
use crate::web::{Page, PageError, PageResult, Visitor, urls};
use crate::words::{Word, word_of};
use axum::extract::Path;
use gandan_store::dialogues::{self, DialogueRow};
use serde::Serialize;
use uuid::Uuid;

/// Dialogues that are public, with how much of what was promised was kept.
#[derive(Serialize)]
pub struct PublicDialoguesPage {
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    day: String,
    body: String,
    title: String,
    partners: String,
    place: String,
    state: Word,
    score: Score,
    href: String,
}

/// One of them: topics, what was said in short, what was promised and what became of it. Nobody's name.
#[derive(Serialize)]
pub struct PublicDialoguePage {
    title: String,
    body: String,
    day: String,
    begins: String,
    place: String,
    partners: String,
    chair: String,
    topics: Vec<String>,
    attendance: Option<i64>,
    summary: String,
    state: Word,
    promises: Vec<Promised>,
    score: Score,
    before: Option<Before>,
}

impl Page for PublicDialoguesPage {
    const TEMPLATE: &'static str = "pages/dialogues/public_list.html";

    fn samples() -> Vec<PublicDialoguesPage> {
        let line = Line {
            day: "2026-10-20".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            title: "Đối thoại với Nhân dân".to_owned(),
            partners: "thôn Đông".to_owned(),
            place: "Nhà văn hóa".to_owned(),
            state: word_of("dialogue-state-", "signed"),
            score: Score {
                done: 2,
                overdue: 1,
                all: 4,
            },
            href: "/".to_owned(),
        };
        vec![
            PublicDialoguesPage { rows: vec![line] },
            PublicDialoguesPage { rows: Vec::new() },
        ]
    }
}

impl Page for PublicDialoguePage {
    const TEMPLATE: &'static str = "pages/dialogues/public.html";

    fn samples() -> Vec<PublicDialoguePage> {
        let bare = || PublicDialoguePage {
            title: "Đối thoại với Nhân dân".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            day: "2026-10-20".to_owned(),
            begins: String::new(),
            place: "Nhà văn hóa".to_owned(),
            partners: "thôn Đông".to_owned(),
            chair: "Chủ tịch UBND xã".to_owned(),
            topics: Vec::new(),
            attendance: None,
            summary: String::new(),
            state: word_of("dialogue-state-", "planned"),
            promises: Vec::new(),
            score: Score::default(),
            before: None,
        };
        let mut promise = Promised::sample("done");
        promise.href = None;
        let full = PublicDialoguePage {
            begins: "14:00".to_owned(),
            topics: vec!["Đường".to_owned()],
            attendance: Some(80),
            summary: "Tóm tắt".to_owned(),
            promises: vec![promise],
            score: Score {
                done: 1,
                overdue: 0,
                all: 1,
            },
            before: Some(Before::sample().for_everybody()),
            ..bare()
        };
        vec![full, bare()]
    }
}

/// `GET /doi-thoai`
pub async fn list(visitor: Visitor) -> PageResult {
    let today = visitor.app.clock.today();
    let mut tx = visitor.app.db.begin_read().await?;
    let mut rows = Vec::new();
    for row in dialogues::public_dialogues(&mut tx, None, 50).await? {
        let promises = dialogues::promises(&mut tx, row.id).await?;
        let score = if signed(&row) {
            all(promises, today)?.1
        } else {
            Score::default()
        };
        rows.push(Line {
            state: word_of("dialogue-state-", &row.state),
            score,
            href: urls::with_id(urls::PUBLIC_DIALOGUE, row.id),
            day: row.day,
            body: row.body_name,
            title: row.title,
            partners: row.partners,
            place: row.place,
        });
    }
    visitor.show(&PublicDialoguesPage { rows })
}

/// Promises are public once the head has signed them.
fn signed(row: &DialogueRow) -> bool {
    row.state == "signed"
}

/// `GET /doi-thoai/{id}`
pub async fn one(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let today = visitor.app.clock.today();
    let mut tx = visitor.app.db.begin_read().await?;
    let row = dialogues::dialogue(&mut tx, id).await?;
    if row.published_at.is_none() {
        return Err(PageError::not_found());
    }
    let (mut promises, score) = if signed(&row) {
        all(dialogues::promises(&mut tx, id).await?, today)?
    } else {
        (Vec::new(), Score::default())
    };
    for promise in &mut promises {
        promise.href = None;
    }
    // What was promised last time, where that is public too.
    let last = dialogues::before(&mut tx, &row).await?;
    let before = match last {
        Some(last) if last.published_at.is_some() => {
            let before = Before::of(&mut tx, &row, urls::PUBLIC_DIALOGUE, today).await?;
            before.map(Before::for_everybody)
        }
        _ => None,
    };
    visitor.show(&PublicDialoguePage {
        topics: lines(&row.topics),
        state: word_of("dialogue-state-", &row.state),
        attendance: row.attendance,
        promises,
        score,
        before,
        title: row.title,
        body: row.body_name,
        day: row.day,
        begins: row.begins,
        place: row.place,
        partners: row.partners,
        chair: row.chair,
        summary: row.summary,
    })
}
