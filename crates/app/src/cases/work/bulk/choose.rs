use super::super::filter::Asked;
use super::super::list;
use super::{Kind, MOST};
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::word;
use gandan_store::{StoreError, cases, casework, new_id};
use serde::Deserialize;
use uuid::Uuid;

/// What the work list sends beside the cases and its filters.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    act: String,
    /// Not the lines that are ticked, but all that the list holds.
    all: String,
}

/// `POST /lam-viec/hang-loat`: keeps what was chosen and goes to what it will be. Nothing is done yet.
pub async fn post(officer: Officer, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let asked = Asked::of(&state);
    let kind = Kind::from_code(&input.act);
    if kind.is_none() {
        state.error("act", word("bulk-act-missing"));
    }
    let mut tx = app.db.begin_write().await?;
    let (body, known) = list::body_of(&mut tx, &officer, &asked).await?;
    let chosen: Vec<(Uuid, i64)> = match input.all.as_str() {
        "yes" => {
            let limit = i64::try_from(MOST).map_err(anyhow::Error::from)?;
            let rows = list::matching(&mut tx, &officer, &asked, body, None, limit).await?;
            rows.iter().map(|row| (row.id, row.version)).collect()
        }
        _ => ticked(&mut tx, state.values.get("case")).await?,
    };
    if chosen.is_empty() {
        state.error("case", word("bulk-none-chosen"));
    } else if chosen.len() > MOST {
        state.error("case", word("bulk-too-many").with("most", MOST));
    }
    let (Some(kind), true) = (kind, state.is_right()) else {
        let page = list::load(&mut tx, &officer, &asked, (body, &known), state).await?;
        return officer.show_again(&page);
    };
    let id = new_id();
    let author = officer.author();
    casework::prepare_bulk(
        &mut tx,
        id,
        (body, kind.code()),
        &chosen,
        &author,
        app.clock.micros(),
    )
    .await?;
    tx.commit().await?;
    Ok(go::to(&urls::with_id(urls::BULK, id)))
}

/// The cases of ticked lines, each once, with the version that is seen now. One that is not there was not on our page.
async fn ticked(
    tx: &mut gandan_store::Tx,
    values: Option<&Vec<String>>,
) -> Result<Vec<(Uuid, i64)>, PageError> {
    let mut chosen: Vec<(Uuid, i64)> = Vec::new();
    for value in values.into_iter().flatten().take(MOST + 1) {
        let id: Uuid = value
            .parse()
            .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
        if chosen.iter().any(|(known, _)| *known == id) {
            continue;
        }
        match cases::find(tx, id).await {
            Ok(row) => chosen.push((id, row.version)),
            Err(StoreError::NotFound) => return Err(PageError::not_found()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(chosen)
}
