use crate::cases::matters::duplicates::Candidate;
use crate::web::urls;
use crate::words::{Word, word_of};
use gandan_store::cases::CaseRow;
use serde::Serialize;
use uuid::Uuid;

/// A petition that may be about the same, as pages show it.
#[derive(Debug, Clone, Serialize)]
pub struct CandidateView {
    /// How alike.
    pub likeness: Word,
    /// By the same person.
    pub same_person: bool,
    /// Who received it.
    pub body_name: String,
    /// When, ISO.
    pub day: String,
    /// Its case, where it may be read.
    pub case: Option<Joined>,
    /// The id by which it can be chosen for joining.
    pub value: Option<String>,
}

impl CandidateView {
    /// One of another body, and one whose file may be opened; for the samples of pages.
    pub fn samples() -> Vec<CandidateView> {
        let candidate = |case: Option<Joined>| CandidateView {
            likeness: word_of("likeness-", "same-text"),
            same_person: case.is_some(),
            body_name: "Sở Xây dựng tỉnh Mẫu".to_owned(),
            day: "2026-11-20".to_owned(),
            value: case.as_ref().map(|_| Uuid::nil().to_string()),
            case,
        };
        vec![
            candidate(None),
            candidate(Some(Joined {
                title: "Đèn đường không sáng".to_owned(),
                href: "/".to_owned(),
                state: word_of("case-state-", "received"),
                undo: None,
            })),
        ]
    }
}

/// Another case.
#[derive(Debug, Clone, Serialize)]
pub struct Joined {
    /// Its name.
    pub title: String,
    /// Its file.
    pub href: String,
    /// How it stands.
    pub state: Word,
    /// Where it is parted again.
    pub undo: Option<String>,
}

/// Candidates as pages show them; those that can be joined with `case` can be chosen.
pub fn views(candidates: &[Candidate], case: &CaseRow) -> Vec<CandidateView> {
    let view = |candidate: &Candidate| CandidateView {
        likeness: word_of("likeness-", candidate.likeness.code()),
        same_person: candidate.same_person,
        body_name: candidate.body_name.clone(),
        day: candidate.day.clone(),
        case: candidate.case.as_ref().map(|row| other(row, false)),
        value: candidate
            .case
            .as_ref()
            .filter(|row| row.open && row.body_id == case.body_id && row.merged_id.is_none())
            .map(|row| row.id.to_string()),
    };
    candidates.iter().map(view).collect()
}

/// A case as a link; with `undo`, where it is parted again.
pub(super) fn other(row: &CaseRow, undo: bool) -> Joined {
    Joined {
        title: row.title.clone(),
        href: urls::with_id(urls::CASE, row.id),
        state: word_of("case-state-", &row.state),
        undo: undo.then(|| urls::with_id(urls::CASE_UNJOIN, row.id)),
    }
}
