use super::line::number;
use crate::cases::guard::Guarded;
use crate::cases::title::matter_of;
use crate::search::{Reader, readable_cases};
use crate::web::{Officer, PageError, urls};
use serde::Serialize;
use uuid::Uuid;

/// So many are shown beside a draft.
const FEW: usize = 5;

/// A case that was answered and says something like it.
#[derive(Debug, Clone, Serialize)]
pub struct SimilarView {
    number: String,
    title: String,
    day: String,
    answer: String,
    href: String,
}

impl SimilarView {
    /// One for the tests of templates.
    pub fn sample() -> SimilarView {
        SimilarView {
            number: number(Uuid::nil()),
            title: "Đèn đường thôn Tây".to_owned(),
            day: "2026-10-01".to_owned(),
            answer: "Đã thay bóng ngày 01/10/2026.".to_owned(),
            href: "/".to_owned(),
        }
    }
}

/// Answered cases like this one, among those that the officer may read.
pub async fn similar(officer: &Officer, case: &Guarded, words: &str) -> Result<Vec<SimilarView>, PageError> {
    let reader: Reader = readable_cases(&officer.actor, &case.known.tree(case.today));
    let index = officer.app.search.clone();
    let words = matter_of(words);
    // One more: the case itself may be answered.
    let search = move || index.answered_like(&words, &reader, FEW + 1);
    let hits = tokio::task::spawn_blocking(search)
        .await
        .map_err(anyhow::Error::from)??;
    let own = case.row.id;
    let view = |hit: crate::search::Like| SimilarView {
        number: number(hit.id),
        title: hit.subject,
        day: hit.day,
        answer: hit.answer,
        href: urls::with_id(urls::CASE, hit.id),
    };
    Ok(hits
        .into_iter()
        .filter(|hit| hit.id != own)
        .take(FEW)
        .map(view)
        .collect())
}
