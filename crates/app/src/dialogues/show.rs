use super::list::tone;
use super::promised::{Promised, Score, all};
use crate::reception::Posts;
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::dialogues::DialogueState;
use gandan_store::Tx;
use gandan_store::dialogues::{self, DialogueRow};
use serde::Serialize;
use uuid::Uuid;

/// A dialogue. What was promised last time and what became of it is its first page.
#[derive(Serialize)]
pub struct DialoguePage {
    form: FormState,
    title: String,
    body: String,
    back: String,
    state: Word,
    tone: &'static str,
    version: i64,
    /// What was promised last time.
    before: Option<Before>,
    day: String,
    begins: String,
    place: String,
    partners: String,
    chair: String,
    topics: Vec<String>,
    attendance: Option<i64>,
    attending: String,
    minutes: String,
    summary: String,
    promises: Vec<Promised>,
    score: Score,
    /// Where minutes and promises are written.
    write: Option<Write>,
    sign: Option<String>,
    document: Option<String>,
    public: Option<String>,
    publish: Option<String>,
}

/// The dialogue before.
#[derive(Serialize)]
pub struct Before {
    title: String,
    day: String,
    href: String,
    promises: Vec<Promised>,
    score: Score,
}

#[derive(Serialize)]
struct Write {
    record: String,
    promise: String,
    drop: String,
}

impl Before {
    /// The one before `row` on which something was promised.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(
        tx: &mut Tx,
        row: &DialogueRow,
        pattern: &str,
        today: jiff::civil::Date,
    ) -> Result<Option<Before>, PageError> {
        let Some(before) = dialogues::before(tx, row).await? else {
            return Ok(None);
        };
        let (promises, score) = all(dialogues::promises(tx, before.id).await?, today)?;
        Ok(Some(Before {
            href: urls::with_id(pattern, before.id),
            title: before.title,
            day: before.day,
            promises,
            score,
        }))
    }

    /// Takes out what only staff may follow.
    pub fn for_everybody(mut self) -> Before {
        for promise in &mut self.promises {
            promise.href = None;
        }
        self
    }

    /// Whether everybody may read of it.
    pub fn sample() -> Before {
        Before {
            title: "Đối thoại quý II".to_owned(),
            day: "2026-06-20".to_owned(),
            href: "/".to_owned(),
            promises: vec![Promised::sample("done"), Promised::sample("overdue")],
            score: Score {
                done: 1,
                overdue: 1,
                all: 2,
            },
        }
    }
}

impl Page for DialoguePage {
    const TEMPLATE: &'static str = "pages/dialogues/show.html";

    fn samples() -> Vec<DialoguePage> {
        let bare = || DialoguePage {
            form: FormState::default(),
            title: "Đối thoại với Nhân dân".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            back: "/".to_owned(),
            state: word_of("dialogue-state-", "signed"),
            tone: "done",
            version: 1,
            before: None,
            day: "2026-11-30".to_owned(),
            begins: String::new(),
            place: "Nhà văn hóa".to_owned(),
            partners: "thôn Đông".to_owned(),
            chair: "Chủ tịch UBND xã".to_owned(),
            topics: Vec::new(),
            attendance: None,
            attending: String::new(),
            minutes: String::new(),
            summary: String::new(),
            promises: Vec::new(),
            score: Score::default(),
            write: None,
            sign: None,
            document: Some("/".to_owned()),
            public: Some("/".to_owned()),
            publish: None,
        };
        let full = DialoguePage {
            form: FormState::default().with_error("words", word("dialogue-words-missing")),
            before: Some(Before::sample()),
            begins: "14:00".to_owned(),
            topics: vec!["Đường".to_owned(), "Đèn".to_owned()],
            attendance: Some(80),
            attending: "Lãnh đạo UBND".to_owned(),
            minutes: "Biên bản".to_owned(),
            summary: "Tóm tắt".to_owned(),
            promises: vec![Promised::sample("unsigned")],
            score: Score {
                done: 0,
                overdue: 0,
                all: 1,
            },
            write: Some(Write {
                record: "/".to_owned(),
                promise: "/".to_owned(),
                drop: "/".to_owned(),
            }),
            sign: Some("/".to_owned()),
            document: None,
            public: None,
            publish: Some("/".to_owned()),
            ..bare()
        };
        let done = DialoguePage {
            promises: vec![Promised::sample("running")],
            publish: Some("/".to_owned()),
            ..bare()
        };
        vec![full, bare(), done]
    }
}

/// `GET /lam-viec/doi-thoai/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let page = load(&officer, id, FormState::default()).await?;
    officer.show(&page)
}

/// The page, with a form that came back.
///
/// # Errors
/// Not found or refused.
pub async fn load(officer: &Officer, id: Uuid, mut form: FormState) -> Result<DialoguePage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let row = dialogues::dialogue(&mut tx, id).await?;
    let body = row.body_id.to_string();
    let posts = Posts::of(&mut tx, officer, &body, Act::ReadDialogue).await?;
    let before = Before::of(&mut tx, &row, urls::DIALOGUE, posts.today).await?;
    let (promises, score) = all(dialogues::promises(&mut tx, id).await?, posts.today)?;
    drop(tx);
    let state = row.state()?;
    let writes = posts.allows(Act::HoldDialogue) && state.is_open();
    if form.values.is_empty() && writes {
        form = FormState::filled([
            ("day", row.day.clone()),
            ("begins", row.begins.clone()),
            ("place", row.place.clone()),
            ("title", row.title.clone()),
            ("partners", row.partners.clone()),
            ("chair", row.chair.clone()),
            ("topics", row.topics.clone()),
            (
                "attendance",
                row.attendance.map(|count| count.to_string()).unwrap_or_default(),
            ),
            ("attending", row.attending.clone()),
            ("minutes", row.minutes.clone()),
            ("summary", row.summary.clone()),
        ]);
    }
    let signs = posts.allows(Act::SignDialogue) && state == DialogueState::Held && !promises.is_empty();
    Ok(DialoguePage {
        form,
        body: posts.name(),
        back: urls::with_query(urls::DIALOGUES, &[("co-quan", &body)]),
        state: word_of("dialogue-state-", state.code()),
        tone: tone(state.code()),
        version: row.version,
        before,
        topics: lines(&row.topics),
        attendance: row.attendance,
        promises,
        score,
        write: writes.then(|| Write {
            record: urls::with_id(urls::DIALOGUE_RECORD, id),
            promise: urls::with_id(urls::DIALOGUE_PROMISE, id),
            drop: urls::with_id(urls::DIALOGUE_DROP, id),
        }),
        sign: signs.then(|| urls::with_id(urls::DIALOGUE_SIGN, id)),
        document: row
            .document_id
            .map(|document| urls::with_id(urls::DOCUMENT_TASKS, document)),
        public: row.published_at.map(|_| urls::with_id(urls::PUBLIC_DIALOGUE, id)),
        publish: posts
            .allows(Act::SignDialogue)
            .then(|| urls::with_id(urls::DIALOGUE_PUBLISH, id)),
        title: row.title,
        day: row.day,
        begins: row.begins,
        place: row.place,
        partners: row.partners,
        chair: row.chair,
        attending: row.attending,
        minutes: row.minutes,
        summary: row.summary,
    })
}

/// Lines that say something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
