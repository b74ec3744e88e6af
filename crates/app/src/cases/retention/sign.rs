use super::plan::{Plan, Schedules};
use super::preview::{Asked, day, load};
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_store::new_id;
use gandan_store::retention::{self, NewDisposal};
use serde::Deserialize;
use uuid::Uuid;

/// What a head signs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signed {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "den")]
    on: String,
    /// Which list they saw.
    list: String,
    handed_over: String,
    seen: String,
}

/// `POST /lam-viec/luu-tru`: a person signs; only then is anything erased.
pub async fn post(officer: Officer, form: Form<Signed>) -> PageResult {
    let app = &officer.app;
    let Form { input, mut state } = form;
    let body: Uuid = input.body.parse().map_err(|_| PageError::not_found())?;
    let mut tx = app.db.begin_write().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    let tree = known.tree(today);
    may(
        &officer.actor,
        Act::DisposeCases,
        Object::Body(BodyId(body)),
        &tree,
    )?;
    let on = day(&officer, &input.on);
    if on > today {
        return Err(PageError::BadRequest(word("retention-day-to-come")));
    }
    let schedules = Schedules {
        book: &app.rulebook,
        on,
    };
    let plan = Plan::draw(&mut tx, schedules, body).await?;
    if plan.going.is_empty() || plan.digest() != input.list {
        return Err(PageError::Conflict(word("retention-list-changed")));
    }
    let handed_over = input.handed_over.trim();
    if plan.archives() && handed_over.is_empty() {
        state.error("handed_over", word("retention-archive-first"));
    }
    if input.seen != "yes" {
        state.error("seen-yes", word("retention-not-seen"));
    }
    if !state.is_right() {
        let asked = Asked {
            body: input.body,
            on: input.on,
        };
        let page = load(&mut tx, &officer, &asked, state).await?;
        drop(tx);
        return officer.show_again(&page);
    }
    let new = NewDisposal {
        id: new_id(),
        body,
        year: i64::from(today.year()),
        on_day: &on.to_string(),
        day: &today.to_string(),
        author: &officer.author(),
        at: app.clock.micros(),
        handed_over,
    };
    retention::sign(&mut tx, &new, &plan.list()).await?;
    tx.commit().await?;
    let address = urls::with_id(urls::DISPOSAL, new.id);
    Ok(go::with_notice(&address, notice("disposal-signed")))
}
