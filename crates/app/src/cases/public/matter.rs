//! One public matter.

use super::card::subject_name;
use super::{PublicCard, Shown};
use crate::cases::said::regime_word;
use crate::web::{Page, PageError, PageResult, Visitor, urls};
use crate::words::{Word, word_of};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use gandan_core::redaction::Reason;
use gandan_store::cases::{self, PublicationRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A public matter, or that it was taken back.
#[derive(Serialize)]
pub struct MatterPage {
    id: Uuid,
    title: Shown,
    words: Vec<Shown>,
    answer: Vec<Shown>,
    regime: Word,
    subject: String,
    subject_href: String,
    place: String,
    body: String,
    received: String,
    answered: String,
    days: Option<i64>,
    in_time: Option<bool>,
    published: String,
    left_out: Vec<LeftOut>,
    followers: i64,
    follow: String,
    withdrawn: Option<Withdrawn>,
    list: &'static str,
}

/// When and why it was taken back.
#[derive(Serialize)]
struct Withdrawn {
    day: String,
    reason: String,
}

/// How often words were left out for one reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeftOut {
    reason: Word,
    count: usize,
}

impl LeftOut {
    /// What was left out for each reason, in the order of the list of reasons.
    pub fn list(counts: &BTreeMap<Reason, usize>) -> Vec<LeftOut> {
        let one = |(reason, count): (&Reason, &usize)| LeftOut {
            reason: word_of("redaction-reason-", reason.code()),
            count: *count,
        };
        counts.iter().map(one).collect()
    }
}

/// As stored with a copy: only reasons and how often, never words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Kept(pub BTreeMap<Reason, usize>);

impl Page for MatterPage {
    const TEMPLATE: &'static str = "pages/cases/public/matter.html";

    fn samples() -> Vec<MatterPage> {
        let page = |withdrawn: bool, full: bool| MatterPage {
            id: Uuid::nil(),
            title: Shown::sample("Đèn đường không sáng"),
            words: vec![Shown::sample("Đèn ở […] không sáng.")],
            answer: vec![Shown::sample("Đã thay bóng.")],
            regime: regime_word("feedback"),
            subject: if full {
                "Đèn đường".to_owned()
            } else {
                String::new()
            },
            subject_href: "/".to_owned(),
            place: if full {
                "xã Mẫu".to_owned()
            } else {
                String::new()
            },
            body: "UBND xã Mẫu".to_owned(),
            received: "2026-11-18".to_owned(),
            answered: "2026-11-20".to_owned(),
            days: full.then_some(2),
            in_time: full.then_some(true),
            published: "2026-11-21".to_owned(),
            left_out: if full {
                LeftOut::list(&BTreeMap::from([(Reason::Address, 1)]))
            } else {
                Vec::new()
            },
            followers: if full { 3 } else { 0 },
            follow: "/cong-khai/0/toi-cung-bi".to_owned(),
            withdrawn: withdrawn.then(|| Withdrawn {
                day: "2026-11-22".to_owned(),
                reason: "Còn thông tin cá nhân".to_owned(),
            }),
            list: urls::PUBLICATIONS,
        };
        vec![page(false, true), page(false, false), page(true, true)]
    }
}

/// `GET /cong-khai/{id}`; 410 for one that was taken back.
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let app = &visitor.app;
    let mut tx = app.db.begin_read().await?;
    let row = cases::publication(&mut tx, id).await?;
    drop(tx);
    let page = page(&visitor, &row)?;
    let gone = page.withdrawn.is_some();
    let shown = visitor.show(&page)?;
    Ok(if gone {
        (StatusCode::GONE, shown).into_response()
    } else {
        shown
    })
}

fn page(visitor: &Visitor, row: &PublicationRow) -> Result<MatterPage, PageError> {
    let card = PublicCard::of(&visitor.app, visitor.lang, row);
    let withdrawn = row.withdrawn_day.clone().map(|day| Withdrawn {
        day,
        reason: row.withdrawn_reason.clone(),
    });
    let kept: Kept = match withdrawn {
        Some(_) => Kept::default(),
        None => serde_json::from_str(&row.left_out).map_err(anyhow::Error::from)?,
    };
    Ok(MatterPage {
        id: row.id,
        title: card.title,
        words: Shown::paragraphs(&row.words),
        answer: Shown::paragraphs(&row.answer),
        regime: regime_word(&row.regime),
        subject: subject_name(&visitor.app, visitor.lang, &row.subject),
        subject_href: urls::with_query(urls::PUBLICATIONS, &[("linh-vuc", &row.subject)]),
        place: card.place,
        body: card.body,
        received: row.received_day.clone(),
        answered: row.answered_day.clone(),
        days: row.days,
        in_time: row.in_time,
        published: row.published_day.clone(),
        left_out: LeftOut::list(&kept.0),
        followers: row.followers,
        follow: urls::with_id(urls::PUBLICATION_FOLLOW, row.id),
        withdrawn,
        list: urls::PUBLICATIONS,
    })
}
