use crate::reception::{Choice, Nothing, OfBody, Posts};
use crate::web::{Form, FormState, Officer, Page, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Query;
use gandan_core::access::Act;
use gandan_store::dialogues::{self, NewDialogue};
use jiff::civil::{Date, Time};
use serde::Serialize;
use uuid::Uuid;

/// A new dialogue.
#[derive(Serialize)]
pub struct PlanPage {
    body: String,
    form: FormState,
    bodies: Vec<Choice>,
    back: String,
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "pages/dialogues/plan.html";

    fn samples() -> Vec<PlanPage> {
        let page = |form| PlanPage {
            body: "UBND xã Mẫu".to_owned(),
            form,
            bodies: Vec::new(),
            back: "/".to_owned(),
        };
        vec![
            page(FormState::default()),
            page(FormState::default().with_error("day", word("form-day-wrong"))),
        ]
    }
}

/// `GET /lam-viec/doi-thoai/them`
pub async fn get(officer: Officer, Query(asked): Query<OfBody>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let posts = Posts::of(&mut tx, &officer, &asked.body, Act::HoldDialogue).await?;
    let last = dialogues::dialogues(&mut tx, posts.body.0, 1)
        .await?
        .into_iter()
        .next();
    let of = |read: fn(&dialogues::DialogueRow) -> &str| last.as_ref().map_or("", read).to_owned();
    let form = FormState::filled([
        ("body", posts.body.0.to_string()),
        ("title", of(|row| &row.title)),
        ("chair", of(|row| &row.chair)),
        ("place", of(|row| &row.place)),
        ("begins", of(|row| &row.begins)),
    ]);
    officer.show(&page(&posts, form))
}

/// `POST /lam-viec/doi-thoai/them`
pub async fn post(officer: Officer, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let posts = Posts::of(&mut tx, &officer, form.value("body"), Act::HoldDialogue).await?;
    let Some(new) = read(&mut form, posts.body.0) else {
        drop(tx);
        return officer.show_again(&page(&posts, form));
    };
    let id = dialogues::plan(&mut tx, &new, &officer.author(), officer.app.clock.micros()).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::DIALOGUE, id),
        notice("dialogue-planned"),
    ))
}

/// What is planned, as typed; nothing where something is wrong.
pub fn read(form: &mut FormState, body: Uuid) -> Option<NewDialogue> {
    let day = form.value("day").parse::<Date>().ok();
    if day.is_none() {
        form.error("day", word("form-day-wrong"));
    }
    let begins = form.value("begins").to_owned();
    if !begins.is_empty() && begins.parse::<Time>().is_err() {
        form.error("begins", word("reception-time-wrong"));
    }
    let title = form.required("title", word("dialogue-title-missing"));
    let partners = form.required("partners", word("dialogue-partners-missing"));
    let chair = form.required("chair", word("dialogue-chair-missing"));
    let place = form.required("place", word("dialogue-place-missing"));
    if !form.is_right() {
        return None;
    }
    Some(NewDialogue {
        body,
        day: day?,
        begins,
        place,
        title,
        partners,
        chair,
        topics: form.value("topics").to_owned(),
    })
}

fn page(posts: &Posts, form: FormState) -> PlanPage {
    PlanPage {
        body: posts.name(),
        form,
        bodies: posts.choices(),
        back: urls::with_query(urls::DIALOGUES, &[("co-quan", &posts.body.0.to_string())]),
    }
}
