use super::super::prepared::{read, value};
use super::job::step;
use super::window::window;
use super::{AT_ONCE, Kind, filled, mine, show};
use crate::web::{App, Form, FormState, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_store::{StoreError, Tx, casework};
use serde::Deserialize;
use uuid::Uuid;

/// What the first form sends beside its fields.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filling {
    /// `template` puts the words of a template into the reply.
    what: String,
    template: String,
}

/// `POST /lam-viec/hang-loat/{id}`: keeps what is filled in and shows case by case what would happen.
pub async fn fill(officer: Officer, Path(id): Path<Uuid>, form: Form<Filling>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let (row, kind) = mine(&mut tx, &officer, id).await?;
    let here = urls::with_id(urls::BULK, id);
    if row.state != "prepared" {
        return Ok(go::to(&here));
    }
    let mut given = filled::taken(kind, &state);
    let template = input.what == "template" && kind == Kind::Answer;
    if template {
        let words = words_of(&mut tx, row.body_id, &input.template).await?;
        let whole = match value(&given, "reply") {
            "" => words,
            written => format!("{written}\n\n{words}"),
        };
        given.insert("reply".to_owned(), vec![whole.trim().to_owned()]);
    } else {
        filled::check(&mut tx, app, kind, &given, &mut state).await?;
    }
    if !state.is_right() {
        let page = show::load(&mut tx, &officer, (&row, kind), Some(state)).await?;
        return officer.show_again(&page);
    }
    let given = serde_json::to_string(&given).map_err(anyhow::Error::from)?;
    casework::fill_bulk(&mut tx, &row, &given, app.clock.micros()).await?;
    tx.commit().await?;
    let at = if template { "#f-reply" } else { "#follows" };
    Ok(go::to(&format!("{here}{at}")))
}

/// The words of a template with all its blanks; nothing where none is chosen.
async fn words_of(tx: &mut Tx, body: Uuid, template: &str) -> Result<String, PageError> {
    let Ok(template) = template.parse() else {
        return Ok(String::new());
    };
    let template = casework::reply(tx, template).await?;
    match template.body_id == body {
        true => Ok(template.words),
        false => Err(PageError::not_found()),
    }
}

/// What the second form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Confirming {
    version: i64,
    confirm: String,
}

/// `POST /lam-viec/hang-loat/{id}/lam`: once; who sends it twice sees what became of the first.
pub async fn confirm(officer: Officer, Path(id): Path<Uuid>, form: Form<Confirming>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let (row, kind) = mine(&mut tx, &officer, id).await?;
    let here = urls::with_id(urls::BULK, id);
    if row.state != "prepared" {
        return Ok(go::to(&here));
    }
    if input.version != row.version {
        return Err(PageError::Conflict(word("bulk-filled-since")));
    }
    let mut wrong = FormState::default();
    filled::check(&mut tx, app, kind, &read(&row.given)?, &mut wrong).await?;
    if !wrong.is_right() {
        return Ok(go::to(&here));
    }
    if input.confirm != "yes" {
        let mut page = show::load(&mut tx, &officer, (&row, kind), None).await?;
        state.error("confirm", word("casework-confirm-missing"));
        page.say(state);
        return officer.show_again(&page);
    }
    let times = window(kind, &app.clock);
    let at = app.clock.micros();
    match casework::confirm_bulk(&mut tx, &row, times, &officer.author(), at).await {
        Err(StoreError::Stale) => return Ok(go::to(&here)),
        confirmed => confirmed?,
    }
    let count = casework::bulk_cases(&mut tx, id).await?.len();
    tx.commit().await?;
    let said = match kind.tells() {
        true => notice("bulk-waits"),
        false => at_once(app, id, count).await?,
    };
    Ok(go::with_notice(&here, said))
}

/// Nothing but the token of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// `POST /lam-viec/hang-loat/{id}/hoan-tac`
pub async fn undo(officer: Officer, Path(id): Path<Uuid>, _form: Form<Nothing>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let (row, _) = mine(&mut tx, &officer, id).await?;
    match casework::undo_bulk(&mut tx, &row, &officer.author(), app.clock.micros()).await {
        Err(StoreError::Stale) => return Err(PageError::Conflict(word("bulk-undo-late"))),
        undone => undone?,
    }
    let count = casework::bulk_cases(&mut tx, id).await?.len();
    tx.commit().await?;
    at_once(app, id, count).await?;
    Ok(go::with_notice(
        &urls::with_id(urls::BULK, id),
        notice("bulk-undone"),
    ))
}

/// Does a few while one waits; many are the job's.
async fn at_once(app: &App, id: Uuid, count: usize) -> Result<crate::words::Notice, PageError> {
    if count > AT_ONCE {
        return Ok(notice("bulk-runs"));
    }
    while step(app, Some(id)).await? {}
    Ok(notice("bulk-done"))
}
