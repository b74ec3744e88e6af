use super::draft::{Open, Step};
use super::step::{Frame, Nothing};
use crate::cases::public::{PublicCard, similar};
use crate::web::{Form, Page, PageResult, Visitor, go, urls};
use axum::extract::Path;
use gandan_core::cases::OTHER;
use serde::Serialize;
use uuid::Uuid;

/// So many are shown.
const SHOWN: usize = 3;

/// What is public already about the same: one follows it, or sends all the same. Only where there is something.
#[derive(Serialize)]
pub struct SimilarPage {
    frame: Frame,
    id: Uuid,
    cards: Vec<Alike>,
    send: String,
}

/// A public matter, and where one says that it befalls oneself too.
#[derive(Serialize)]
struct Alike {
    card: PublicCard,
    follow: String,
}

impl Page for SimilarPage {
    const TEMPLATE: &'static str = "pages/intake/similar.html";

    fn samples() -> Vec<SimilarPage> {
        let card = |followers| Alike {
            card: PublicCard {
                followers,
                ..PublicCard::sample()
            },
            follow: "/".to_owned(),
        };
        vec![SimilarPage {
            frame: Frame::sample(),
            id: Uuid::nil(),
            cards: vec![card(3), card(0)],
            send: "/".to_owned(),
        }]
    }
}

/// `GET /gui/{id}/tuong-tu`: goes on by itself where nothing is alike.
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    drop(tx);
    let draft = &open.draft;
    if !draft.asks_similar() || draft.words.is_empty() {
        return Ok(go::to(&open.next()));
    }
    let subject = if draft.subject == OTHER {
        ""
    } else {
        &draft.subject
    };
    let cards = similar(
        &visitor.app,
        visitor.lang,
        &draft.words,
        draft.place_id(),
        subject,
        SHOWN,
    )
    .await?;
    if cards.is_empty() {
        return passed(&visitor, id).await;
    }
    let alike = |card: PublicCard| Alike {
        follow: urls::with_id(urls::PUBLICATION_FOLLOW, card.id),
        card,
    };
    visitor.show(&SimilarPage {
        frame: Frame::of(&open, Step::Similar),
        id,
        cards: cards.into_iter().map(alike).collect(),
        send: urls::with_id(urls::SEND_SIMILAR, id),
    })
}

/// `POST /gui/{id}/tuong-tu`: sends all the same.
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, _form: Form<Nothing>) -> PageResult {
    passed(&visitor, id).await
}

async fn passed(visitor: &Visitor, id: Uuid) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, visitor, id).await?;
    open.draft.answered(Step::Similar);
    open.save(&mut tx, visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}
