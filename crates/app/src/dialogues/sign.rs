use super::conclusion::{Head, conclude};
use super::promised::{Promised, all};
use crate::reception::{Nothing, Posts, place_name};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::dialogues::DialogueState;
use gandan_store::{StoreError, dialogues};
use serde::Serialize;
use uuid::Uuid;

/// Before the head signs: what will become a task, of whom, by when, and who will see it.
#[derive(Serialize)]
pub struct SignPage {
    form: FormState,
    title: String,
    body: String,
    back: String,
    version: i64,
    promises: Vec<Promised>,
    public: bool,
}

impl Page for SignPage {
    const TEMPLATE: &'static str = "pages/dialogues/sign.html";

    fn samples() -> Vec<SignPage> {
        let page = |form, public| SignPage {
            form,
            title: "Đối thoại với Nhân dân".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            back: "/".to_owned(),
            version: 3,
            promises: vec![Promised::sample("unsigned")],
            public,
        };
        let wrong = FormState::default().with_error("symbol", word("dialogue-symbol-missing"));
        vec![page(FormState::default(), true), page(wrong, false)]
    }
}

/// `GET /lam-viec/doi-thoai/{id}/ky`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let page = load(&officer, id, None).await?;
    officer.show(&page)
}

async fn load(officer: &Officer, id: Uuid, form: Option<FormState>) -> Result<SignPage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let row = dialogues::dialogue(&mut tx, id).await?;
    let posts = Posts::of(&mut tx, officer, &row.body_id.to_string(), Act::SignDialogue).await?;
    if row.state()? != DialogueState::Held {
        return Err(StoreError::Stale.into());
    }
    let (promises, _) = all(dialogues::promises(&mut tx, id).await?, posts.today)?;
    let form = form.unwrap_or_else(|| {
        FormState::filled([
            ("symbol", "TB-UBND".to_owned()),
            ("place", place_name(&posts.known, posts.body)),
            ("title", row.chair.clone()),
        ])
    });
    Ok(SignPage {
        form,
        body: posts.name(),
        back: urls::with_id(urls::DIALOGUE, id),
        version: row.version,
        promises,
        public: row.published_at.is_some(),
        title: row.title,
    })
}

/// `POST /lam-viec/doi-thoai/{id}/ky`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let row = dialogues::dialogue(&mut tx, id).await?;
    Posts::of(&mut tx, &officer, &row.body_id.to_string(), Act::SignDialogue).await?;
    if form.value("version") != row.version.to_string() || row.promises == 0 {
        return Err(StoreError::Stale.into());
    }
    let number = match form.value("number") {
        "" => None,
        typed => {
            let number = typed.parse::<u32>().ok().filter(|number| *number > 0);
            if number.is_none() {
                form.error("number", word("dialogue-number-wrong"));
            }
            number
        }
    };
    let head = Head {
        number,
        symbol: form.required("symbol", word("dialogue-symbol-missing")),
        place: form.required("place", word("dialogue-paper-place-missing")),
        title: form.required("title", word("dialogue-signer-missing")),
        signer: form.value("signer").to_owned(),
    };
    if !form.is_right() {
        drop(tx);
        return officer.show_again(&load(&officer, id, Some(form)).await?);
    }
    conclude(&officer.app, &mut tx, &row, &head, &officer.author()).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::DIALOGUE, id),
        notice("dialogue-signed"),
    ))
}
