use super::guard::Guard;
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::{Act, Object};
use gandan_core::bodies::BodyId;
use gandan_store::tasks;
use serde::Deserialize;
use uuid::Uuid;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    confirm: String,
}

/// `POST /lam-viec/viec/{id}/dong`: a recurring task comes back no more. Whoever could sign it can end it.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    if form.input.confirm != "yes" {
        return Err(PageError::BadRequest(word("task-close-confirm-missing")));
    }
    let mut tx = officer.app.db.begin_write().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let task = tasks::task(&mut tx, id).await?;
    let issuer = Object::Document {
        keeper: BodyId(task.issuer_id),
        assigned: &[],
        published: false,
    };
    guard.check(Act::SignTasks, issuer)?;
    let now = officer.app.clock.micros();
    match tasks::close(&mut tx, id, &officer.author(), now).await {
        Ok(()) => tx.commit().await?,
        Err(error) if super::guard::is_stale(&error) => {
            return Err(PageError::Conflict(word("task-close-already")));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(go::with_notice(
        &urls::with_id(urls::TASK, id),
        notice("task-closed"),
    ))
}
