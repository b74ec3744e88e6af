use crate::cases::guard::Guarded;
use crate::cases::taking::storable;
use crate::web::{Form, Officer, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::outbox::Kind;
use gandan_store::cases::{self, NewMessage};
use gandan_store::new_id;
use serde::Deserialize;
use uuid::Uuid;

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    message: String,
    /// On whose time line; all where it is empty.
    petition: String,
}

/// `POST /lam-viec/vu-viec/{id}/tin-nhan`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let words = storable(&input.message);
    if words.is_empty() {
        state.error("message", word("casework-message-missing"));
        let page = super::file::load(&mut tx, &officer, &case, state).await?;
        return officer.show_again(&page);
    }
    // Who sent a case that was joined with this one is answered from here too.
    for petition in cases::together(&mut tx, id).await? {
        if !input.petition.is_empty() && input.petition != petition.id.to_string() {
            continue;
        }
        let message = NewMessage {
            id: new_id(),
            case: id,
            petition: petition.id,
            from_petitioner: false,
            author: &officer.author(),
            body: Some(case.row.body_id),
            words: &words,
            at: officer.app.clock.micros(),
        };
        cases::say(&mut tx, &message).await?;
        super::tell::signers(&mut tx, &officer.app, &case.row, &petition, Kind::Question).await?;
    }
    tx.commit().await?;
    let file = urls::with_id(urls::CASE, id);
    Ok(go::with_notice(&file, notice("casework-said")))
}
