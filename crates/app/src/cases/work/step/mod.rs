//! A move of the case's procedure as a form, made from what the procedure says that it needs.

mod load;
mod view;

pub use view::StepPage;

use super::prepared::{self, Given};
use super::replies;
use crate::attachments::Basket;
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::{procedure_of, right_for};
use crate::cases::taking::storable;
use crate::web::{App, FormState, Officer, PageError, PageResult, Upload, go, urls};
use crate::words::word;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{Move, Who};
use gandan_store::cases::{self, NewAttachment};
use gandan_store::casework::{self, NewDraft};
use gandan_store::{Tx, new_id};
use load::load;
use uuid::Uuid;

/// Most bytes of one field.
const FIELD: usize = 100_000;

/// `GET /lam-viec/vu-viec/{id}/viec/{act}`
pub async fn get(officer: Officer, Path((id, act)): Path<(Uuid, String)>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let page = load(&mut tx, &officer, &case, &act, None).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/viec/{act}`: keeps the draft and goes to what will follow.
pub async fn post(officer: Officer, Path((id, act)): Path<(Uuid, String)>, mut upload: Upload) -> PageResult {
    let app = &officer.app;
    let mut state = FormState::default();
    let mut basket = Basket::default();
    while let Some(part) = upload.next().await? {
        if part.name() == "files" {
            basket.add(part, &mut state, &app.workshop).await?;
        } else {
            let field = part.name().to_owned();
            let text = storable(&part.text(FIELD).await?);
            state.values.entry(field).or_default().push(text);
        }
    }
    let mut tx = app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let step = officers_move(app, &case, &act)?;
    let kept = casework::draft_of(&mut tx, id, &act).await?;
    let mut given: Given = state.values.clone();
    // The file page sends the reply alone: the rest of the draft stays as it is.
    let reply_only = given.remove("part").is_some();
    let from_template = insert(&mut tx, app, &case, &mut given).await?;
    if let (true, Some(kept)) = (reply_only, &kept) {
        let mut whole = prepared::read(&kept.given)?;
        whole.extend(given);
        given = whole;
    }
    if !state.is_right() {
        let page = load(&mut tx, &officer, &case, &act, Some(state)).await?;
        return officer.show_again(&page);
    }
    let draft = casework::keep_draft(
        &mut tx,
        &NewDraft {
            case: id,
            act: &step.act,
            given: &serde_json::to_string(&given).map_err(anyhow::Error::from)?,
            body: case.row.body_id,
            author: &officer.author(),
            ready: false,
            at: app.clock.micros(),
        },
    )
    .await?;
    for file in &basket.files {
        let attachment = NewAttachment {
            id: new_id(),
            case: id,
            // Of the draft: nobody outside sees it before the move is made.
            belongs: "draft",
            owner: draft,
            name: &file.name,
            media_type: file.taken.kind.media_type(),
            bytes: &file.taken.bytes,
            by_petitioner: false,
            at: app.clock.micros(),
        };
        cases::attach(&mut tx, &attachment).await?;
    }
    tx.commit().await?;
    Ok(go::to(&match (from_template, reply_only) {
        (false, _) => urls::case_draft(id, draft),
        (true, true) => format!("{}#f-reply", urls::with_id(urls::CASE, id)),
        (true, false) => format!("{}#f-reply", urls::case_step(id, &act)),
    }))
}

/// Puts the words of the chosen template below what is written already, with the blanks filled that the file knows;
/// whether that was asked for.
async fn insert(tx: &mut Tx, app: &App, case: &Guarded, given: &mut Given) -> Result<bool, PageError> {
    let template = given.remove("template");
    if given.remove("insert").is_none() {
        return Ok(false);
    }
    let chosen = template.and_then(|mut values| values.pop()).unwrap_or_default();
    let Ok(chosen) = chosen.parse::<Uuid>() else {
        return Ok(true);
    };
    let words = replies::words_of(tx, app, case, chosen).await?;
    let written = prepared::value(given, "reply");
    let whole = match written {
        "" => words,
        written => format!("{written}\n\n{words}"),
    };
    given.insert("reply".to_owned(), vec![whole]);
    Ok(true)
}

/// A move that an officer of the body can make or prepare now.
pub fn officers_move<'b>(app: &'b App, case: &Guarded, act: &str) -> Result<&'b Move, PageError> {
    let procedure = procedure_of(&app.rulebook, &case.row)?;
    let found = procedure.find_move(&case.row.state, act);
    let step = found.map_err(|_| PageError::Conflict(word("casework-not-from-here")))?;
    if step.by == Who::Petitioner || right_for(step).is_none() {
        return Err(PageError::Refused(word("casework-petitioners-move")));
    }
    Ok(step)
}

/// Names of the files kept with a draft.
pub async fn files_of(tx: &mut Tx, case: Uuid, draft: Uuid) -> Result<Vec<String>, PageError> {
    let all = cases::attachments(tx, case).await?;
    let of_draft = all.into_iter().filter(|file| file.owner_id == draft);
    Ok(of_draft.map(|file| file.name).collect())
}

/// A form as papers are known: its number and act, or its kind.
pub fn form_name(form: &gandan_core::cases::PaperForm) -> String {
    match &form.form {
        Some(named) => format!("{} – {}", named.number, named.act),
        None => form.about.clone(),
    }
}
