use crate::reception::{Choice, OfBody, Posts};
use crate::web::{FormState, Officer, Page, PageResult, urls};
use crate::words::{Word, word_of};
use axum::extract::Query;
use gandan_core::access::Act;
use gandan_core::bodies::{Branch, Tier};
use gandan_rulebook::Value;
use gandan_store::dialogues::{self, DialogueRow};
use serde::Serialize;

/// The dialogues of a body, and whether it holds as many as the law asks for.
#[derive(Serialize)]
pub struct DialoguesPage {
    body: String,
    form: FormState,
    bodies: Vec<Choice>,
    year: i16,
    /// So many a year at least, and the article; nothing where the law does not bind such a body.
    need: Option<Need>,
    rows: Vec<Line>,
    new: Option<String>,
}

#[derive(Serialize)]
struct Need {
    times: u32,
    held: u32,
    planned: u32,
    enough: bool,
    citation: String,
}

#[derive(Serialize)]
struct Line {
    day: String,
    title: String,
    partners: String,
    state: Word,
    tone: &'static str,
    public: bool,
    promises: i64,
    href: String,
}

impl Page for DialoguesPage {
    const TEMPLATE: &'static str = "pages/dialogues/list.html";

    fn samples() -> Vec<DialoguesPage> {
        let page = |rows: Vec<Line>| DialoguesPage {
            body: "UBND xã Mẫu".to_owned(),
            form: FormState::default(),
            bodies: Vec::new(),
            year: 2026,
            need: (!rows.is_empty()).then(|| Need {
                times: 1,
                held: 0,
                planned: 1,
                enough: false,
                citation: "Luật 10/2022/QH15 Đ32".to_owned(),
            }),
            new: (!rows.is_empty()).then(|| "/".to_owned()),
            rows,
        };
        let line = |public| Line {
            day: "2026-11-30".to_owned(),
            title: "Đối thoại với Nhân dân".to_owned(),
            partners: "thôn Đông".to_owned(),
            state: word_of("dialogue-state-", "planned"),
            tone: "info",
            public,
            promises: 3,
            href: "/".to_owned(),
        };
        vec![page(vec![line(true), line(false)]), page(Vec::new())]
    }
}

/// `GET /lam-viec/doi-thoai`
pub async fn get(officer: Officer, Query(asked): Query<OfBody>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let posts = Posts::of(&mut tx, &officer, &asked.body, Act::ReadDialogue).await?;
    let rows = dialogues::dialogues(&mut tx, posts.body.0, 200).await?;
    drop(tx);
    let id = posts.body.0.to_string();
    let year = posts.today.year();
    officer.show(&DialoguesPage {
        body: posts.name(),
        form: FormState::filled([("co-quan", id.clone())]),
        bodies: posts.choices(),
        year,
        need: need(&officer, &posts, &rows),
        new: posts
            .allows(Act::HoldDialogue)
            .then(|| urls::with_query(urls::DIALOGUE_NEW, &[("co-quan", &id)])),
        rows: rows.into_iter().map(line).collect(),
    })
}

fn line(row: DialogueRow) -> Line {
    Line {
        state: word_of("dialogue-state-", &row.state),
        tone: tone(&row.state),
        public: row.published_at.is_some(),
        promises: row.promises,
        href: urls::with_id(urls::DIALOGUE, row.id),
        day: row.day,
        title: row.title,
        partners: row.partners,
    }
}

/// The colour of a state.
pub fn tone(state: &str) -> &'static str {
    match state {
        "signed" => "done",
        "held" => "near",
        "planned" => "info",
        _ => "plain",
    }
}

/// What Luật 10/2022/QH15 Đ32 asks of a commune's committee, and what there is of it this year.
fn need(officer: &Officer, posts: &Posts, rows: &[DialogueRow]) -> Option<Need> {
    let body = posts.known.registry.get(posts.body)?;
    if body.branch != Branch::Government || body.tier != Tier::Commune {
        return None;
    }
    let rule = officer.app.rulebook.rule("dialogue.yearly", posts.today).ok()?;
    let Value::Each(each) = &rule.value else {
        return None;
    };
    let year = posts.today.year().to_string();
    let of = |states: &[&str]| {
        let this_year = rows.iter().filter(|row| row.day.starts_with(&year));
        let count = this_year
            .filter(|row| states.contains(&row.state.as_str()))
            .count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let held = of(&["held", "signed"]);
    Some(Need {
        times: each.times,
        held,
        planned: of(&["planned"]),
        enough: held >= each.times,
        citation: rule.citation.clone(),
    })
}
