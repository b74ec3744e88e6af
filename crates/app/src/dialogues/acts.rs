use super::plan::read;
use super::show::load;
use crate::reception::{Nothing, Posts};
use crate::web::{Form, FormState, Officer, PageError, PageResult, go, urls};
use crate::words::{Notice, notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::dialogues::DialogueState;
use gandan_store::dialogues::{self, DialogueEdit, DialogueRow, NewPromise};
use gandan_store::{StoreError, Tx, documents};
use jiff::civil::Date;
use uuid::Uuid;

/// The dialogue, for whoever may do `act`, where nobody changed it since.
async fn opened(
    tx: &mut Tx,
    officer: &Officer,
    id: Uuid,
    act: Act,
    form: &FormState,
) -> Result<(DialogueRow, Posts), PageError> {
    let row = dialogues::dialogue(tx, id).await?;
    let posts = Posts::of(tx, officer, &row.body_id.to_string(), act).await?;
    if form.value("version") != row.version.to_string() {
        return Err(StoreError::Stale.into());
    }
    Ok((row, posts))
}

fn back(id: Uuid, said: Notice) -> PageResult {
    Ok(go::with_notice(&urls::with_id(urls::DIALOGUE, id), said))
}

/// `POST /lam-viec/doi-thoai/{id}/bien-ban`: what was planned, who came, the minutes.
pub async fn record(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let (row, posts) = opened(&mut tx, &officer, id, Act::HoldDialogue, &form).await?;
    let plan = read(&mut form, row.body_id);
    let (state, act) = match form.value("go") {
        "held" => (DialogueState::Held, "dialogue.recorded"),
        "cancelled" => (DialogueState::Cancelled, "dialogue.changed"),
        _ => (row.state()?, "dialogue.changed"),
    };
    let attendance = match form.value("attendance") {
        "" => None,
        typed => {
            let count = typed
                .parse::<i64>()
                .ok()
                .filter(|count| (0..=1_000_000).contains(count));
            if count.is_none() {
                form.error("attendance", word("visit-people-wrong"));
            }
            count
        }
    };
    if state == DialogueState::Held {
        if plan.as_ref().is_some_and(|plan| plan.day > posts.today) {
            form.error("day", word("reception-not-yet"));
        }
        if attendance.is_none() {
            form.error("attendance", word("dialogue-attendance-missing"));
        }
        if form.value("minutes").is_empty() {
            form.error("minutes", word("dialogue-minutes-missing"));
        }
    }
    let (Some(plan), true) = (plan, form.is_right()) else {
        drop(tx);
        return officer.show_again(&load(&officer, id, form).await?);
    };
    let edit = DialogueEdit {
        plan,
        state,
        attendance,
        attending: form.value("attending").to_owned(),
        minutes: form.value("minutes").to_owned(),
        summary: form.value("summary").to_owned(),
    };
    let (author, at) = (officer.author(), officer.app.clock.micros());
    dialogues::change(&mut tx, &row, &edit, act, &author, at).await?;
    tx.commit().await?;
    back(id, notice("dialogue-recorded"))
}

/// `POST /lam-viec/doi-thoai/{id}/loi-hua`: something was promised.
pub async fn promise(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let (row, posts) = opened(&mut tx, &officer, id, Act::HoldDialogue, &form).await?;
    let words = form.required("words", word("dialogue-words-missing"));
    let lead = match posts.known.find(form.value("lead"), posts.today) {
        Ok(body) => Some(body.0),
        Err(near) => {
            let names: Vec<&str> = near.iter().map(|body| posts.known.name(*body)).collect();
            form.error(
                "lead",
                match names.is_empty() {
                    true => word("dialogue-lead-unknown"),
                    false => word("dialogue-lead-several").with("names", names.join("; ")),
                },
            );
            None
        }
    };
    let due = form.value("due").parse::<Date>().ok();
    match due {
        None => form.error("due", word("dialogue-due-missing")),
        Some(day) if day.to_string() < row.day => form.error("due", word("dialogue-due-before")),
        Some(_) => {}
    }
    let (Some(lead), true) = (lead, form.is_right()) else {
        drop(tx);
        return officer.show_again(&load(&officer, id, form).await?);
    };
    let new = NewPromise {
        words: &words,
        lead,
        due,
    };
    let (author, at) = (officer.author(), officer.app.clock.micros());
    dialogues::promise(&mut tx, &row, new, &author, at).await?;
    tx.commit().await?;
    back(id, notice("dialogue-promised"))
}

/// `POST /lam-viec/doi-thoai/{id}/loi-hua/bo`
pub async fn drop_it(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let (row, _) = opened(&mut tx, &officer, id, Act::HoldDialogue, &form).await?;
    let promise: Uuid = form
        .value("promise")
        .parse()
        .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
    let (author, at) = (officer.author(), officer.app.clock.micros());
    dialogues::drop_promise(&mut tx, &row, promise, &author, at).await?;
    tx.commit().await?;
    back(id, notice("dialogue-dropped"))
}

/// `POST /lam-viec/doi-thoai/{id}/cong-khai`: everybody may read of it, or not any more; the notice with its tasks goes
/// with it.
pub async fn publish(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let (row, _) = opened(&mut tx, &officer, id, Act::SignDialogue, &form).await?;
    let on = form.value("go") == "on";
    let (author, at) = (officer.author(), officer.app.clock.micros());
    dialogues::publish(&mut tx, &row, on, &author, at).await?;
    if let Some(document) = row.document_id {
        let head = documents::find_head(&mut tx, document).await?;
        if head.published_at.is_some() != on {
            documents::set_published(&mut tx, &author, at, (document, head.version), on).await?;
        }
    }
    tx.commit().await?;
    let said = if on {
        notice("dialogue-published")
    } else {
        notice("dialogue-unpublished")
    };
    back(id, said)
}
