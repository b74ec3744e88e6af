use super::draft::{Open, Step};
use super::step::Frame;
use crate::web::{Form, FormState, Page, PageResult, Visitor, go, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::cases::Regime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What kind of matter it is, in plain words.
#[derive(Serialize)]
pub struct KindPage {
    frame: Frame,
    form: FormState,
    kinds: Vec<Kind>,
}

#[derive(Serialize)]
struct Kind {
    value: &'static str,
    label: Word,
    hint: Word,
}

impl Page for KindPage {
    const TEMPLATE: &'static str = "pages/intake/kind.html";

    fn samples() -> Vec<KindPage> {
        let page = |form| KindPage {
            frame: Frame::sample(),
            form,
            kinds: kinds(),
        };
        vec![
            page(FormState::filled([("kind", "feedback".to_owned())])),
            page(FormState::default().with_error("kind", word("intake-kind-missing"))),
        ]
    }
}

/// A denunciation stands in the list, so that nobody calls it something else for want of the right word.
fn kinds() -> Vec<Kind> {
    Regime::ALL
        .into_iter()
        .map(|regime| Kind {
            value: regime.code(),
            label: word_of("intake-kind-is-", regime.code()),
            hint: word_of("intake-kind-hint-", regime.code()),
        })
        .collect()
}

/// `GET /gui/{id}/loai`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let form = FormState::filled([("kind", open.draft.kind.clone())]);
    visitor.show(&page(&open, form))
}

/// What was chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    kind: String,
}

/// `POST /gui/{id}/loai`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Chosen>) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, &visitor, id).await?;
    let Form { input, mut state } = form;
    let Some(regime) = Regime::from_code(&input.kind) else {
        state.error("kind", word("intake-kind-missing"));
        return visitor.show_again(&page(&open, state));
    };
    if regime == Regime::Denunciation {
        // Nothing of it is kept: it is taken at the counter alone.
        gandan_store::cases::draft_take(&mut tx, id, &visitor.secret().digest()).await?;
        tx.commit().await?;
        return Ok(go::to(urls::SEND_DENUNCIATION));
    }
    if open.draft.kind != regime.code() {
        // What the law demands of the person is another thing now.
        open.draft.seen.retain(|step| *step != Step::Contact);
    }
    open.draft.kind = regime.code().to_owned();
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

fn page(open: &Open, form: FormState) -> KindPage {
    KindPage {
        frame: Frame::of(open, Step::Kind),
        form,
        kinds: kinds(),
    }
}
