use super::draft::{Draft, Open, Step, WORDS, kept};
use super::step::{Frame, must_be_short};
use crate::attachments::{Basket, accept, hint};
use crate::web::{FormState, Limit, Page, PageError, PageResult, Upload, Visitor, go, urls};
use crate::words::{Word, word};
use axum::extract::Path;
use gandan_media::FILES;
use gandan_store::cases::{self, DraftRow};
use gandan_store::new_id;
use serde::Serialize;
use uuid::Uuid;

/// What happened: words, photographs, or the place first.
#[derive(Serialize)]
pub struct StartPage {
    frame: Option<Frame>,
    form: FormState,
    files: Vec<File>,
    hint: Word,
    accept: String,
    denunciation: &'static str,
    most: usize,
}

/// A file that is kept already.
#[derive(Serialize)]
struct File {
    name: String,
    size: i64,
    remove: String,
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "pages/intake/start.html";

    fn samples() -> Vec<StartPage> {
        let wrong = FormState::default().with_error("words", word("intake-nothing-said"));
        let full = StartPage {
            files: vec![File {
                name: "den-duong.jpg".to_owned(),
                size: 120_000,
                remove: "/".to_owned(),
            }],
            frame: Some(Frame::sample()),
            ..page(FormState::filled([("words", "Đèn đường hỏng".to_owned())]), None)
        };
        vec![page(FormState::default(), None), page(wrong, None), full]
    }
}

/// `GET /gui`: nothing is kept of who only looks.
pub async fn get(visitor: Visitor) -> PageResult {
    visitor.show(&page(FormState::default(), None))
}

/// `GET /gui/{id}/viec`
pub async fn get_again(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let form = FormState::filled([("words", open.draft.words.clone())]);
    visitor.show(&page(form, Some(&open)))
}

/// `POST /gui`: begins a draft.
pub async fn post(visitor: Visitor, upload: Upload) -> PageResult {
    visitor.limit(Limit::Draft)?;
    take(visitor, None, upload).await
}

/// `POST /gui/{id}/viec`
pub async fn post_again(visitor: Visitor, Path(id): Path<Uuid>, upload: Upload) -> PageResult {
    visitor.limit(Limit::Draft)?;
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    drop(tx);
    take(visitor, Some(open), upload).await
}

async fn take(visitor: Visitor, open: Option<Open>, mut upload: Upload) -> PageResult {
    let (mut form, mut basket) = (FormState::default(), Basket::default());
    while let Some(part) = upload.next().await? {
        if part.name() == "files" {
            basket.add(part, &mut form, &visitor.app.workshop).await?;
        } else {
            let field = part.name().to_owned();
            let value = part.text(WORDS * 4 + 4096).await?;
            form.values.entry(field).or_default().push(value);
        }
    }
    must_be_short(&mut form, "words", WORDS);
    let there = open.as_ref().map_or(0, |open| open.files.len());
    if there + basket.files.len() > FILES {
        form.error("files", word("attachment-many").with("most", FILES));
    }
    let words = kept(form.value("words"), WORDS);
    let place_first = form.value("go") == "place";
    let nothing = words.is_empty() && there + basket.files.len() == 0;
    if nothing && !place_first && form.is_right() {
        form.error("words", word("intake-nothing-said"));
    }
    if !form.is_right() {
        return visitor.show_again(&page(form, open.as_ref()));
    }
    let at = visitor.app.clock.micros();
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = match open {
        Some(open) => open,
        None => begin(&mut tx, &visitor, Draft::default()).await?,
    };
    if open.draft.words != words {
        open.draft.changed();
    }
    open.draft.words = words;
    for file in &basket.files {
        let named = (file.name.as_str(), file.taken.kind.media_type());
        cases::draft_attach(&mut tx, open.id, named, &file.taken.bytes, at).await?;
    }
    open.files = cases::draft_files(&mut tx, open.id).await?;
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    let next = if place_first {
        Step::Place.address(open.id)
    } else {
        open.next()
    };
    Ok(go::to(&next))
}

/// A fresh draft of this browser.
///
/// # Errors
/// The engine's.
pub async fn begin(tx: &mut gandan_store::Tx, visitor: &Visitor, draft: Draft) -> Result<Open, PageError> {
    let row = DraftRow {
        id: new_id(),
        content: serde_json::to_string(&draft).map_err(anyhow::Error::from)?,
        idempotency_key: crate::web::Secret::fresh()?.expose().to_owned(),
        changed_at: visitor.app.clock.micros(),
    };
    cases::draft_begin(tx, &row, &visitor.secret().digest()).await?;
    Ok(Open {
        id: row.id,
        row,
        draft,
        files: Vec::new(),
    })
}

/// `POST /gui/{id}/tep/{file}/bo`
pub async fn detach(
    visitor: Visitor,
    Path((id, file)): Path<(Uuid, Uuid)>,
    _form: crate::web::Form<super::step::Nothing>,
) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    cases::draft_detach(&mut tx, open.id, file).await?;
    tx.commit().await?;
    Ok(go::to(&Step::Words.address(id)))
}

fn page(form: FormState, open: Option<&Open>) -> StartPage {
    let files = open.map_or_else(Vec::new, |open| {
        open.files
            .iter()
            .map(|file| File {
                name: file.name.clone(),
                size: file.size,
                remove: urls::send_detach(open.id, file.id),
            })
            .collect()
    });
    StartPage {
        frame: open.map(|open| Frame::of(open, Step::Words)),
        form,
        files,
        hint: hint(),
        accept: accept(),
        denunciation: urls::SEND_DENUNCIATION,
        most: WORDS,
    }
}
