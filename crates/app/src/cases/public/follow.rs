//! "Tôi cũng bị": somebody whom the same thing befalls follows a public matter, with a code of their own.

use super::{PublicCard, Shown};
use crate::web::{Form, Limit, Page, PageResult, Visitor, fresh_receipt_code, urls};
use axum::extract::Path;
use gandan_store::{StoreError, cases};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The code to keep.
#[derive(Serialize)]
pub struct FollowPage {
    code: String,
    title: Shown,
    href: String,
    followers: i64,
    /// Back to what they were writing; it is kept for some days and sent only if they send it.
    draft: Option<String>,
    /// Where the code is typed later.
    track: String,
}

impl Page for FollowPage {
    const TEMPLATE: &'static str = "pages/cases/public/follow.html";

    fn samples() -> Vec<FollowPage> {
        let page = |draft: Option<&str>| FollowPage {
            code: "1234 5678 9012 3452".to_owned(),
            title: Shown::sample("Đèn đường không sáng"),
            href: "/cong-khai/0".to_owned(),
            followers: 4,
            draft: draft.map(str::to_owned),
            track: "https://mau.example/tra-cuu".to_owned(),
        };
        vec![page(None), page(Some("/"))]
    }
}

/// From what they were writing, where they come from there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Coming {
    draft: String,
}

/// So often a fresh code is drawn anew where its hash is taken.
const DRAWS: usize = 5;

/// `POST /cong-khai/{id}/toi-cung-bi`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Coming>) -> PageResult {
    visitor.limit(Limit::Follow)?;
    let app = &visitor.app;
    let mut draws = 0;
    let code = loop {
        let code = fresh_receipt_code()?;
        let mut tx = app.db.begin_write().await?;
        let hash = code.hash(&app.keys.receipt);
        match cases::follow_publication(&mut tx, id, &hash, app.clock.micros()).await {
            Ok(()) => {
                tx.commit().await?;
                break code;
            }
            Err(StoreError::Exists(_)) if draws < DRAWS => draws += 1,
            Err(error) => return Err(error.into()),
        }
    };
    let mut tx = app.db.begin_read().await?;
    let row = cases::publication(&mut tx, id).await?;
    let card = PublicCard::of(app, visitor.lang, &row);
    let draft: Option<Uuid> = form.input.draft.parse().ok();
    visitor.show(&FollowPage {
        code: code.expose(),
        title: card.title,
        href: urls::with_id(urls::PUBLICATION, id),
        followers: row.followers,
        draft: draft.map(|id| urls::with_id(urls::SEND_SIMILAR, id)),
        track: format!(
            "{}{}",
            app.config.public_url.as_deref().unwrap_or_default(),
            urls::TRACKING
        ),
    })
}
