use super::duplicates::{Candidate, duplicates};
use super::went::where_it_went;
use crate::cases::guard::{Guarded, opened};
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_rulebook::Item;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Sorting a petition: what it says counts, not its title (TT 05/2021/TT-TTCP Đ6 k1).
#[derive(Serialize)]
pub struct SortingPage {
    title: String,
    file: String,
    regime: Word,
    claimed: Option<Word>,
    sealed: bool,
    conditions: Vec<Condition>,
    grounds: Vec<Condition>,
    notes: Vec<String>,
    candidates: Vec<CandidateView>,
    form: FormState,
    join: Option<String>,
    pub(super) confirm: Option<Confirm>,
    joined: Vec<Joined>,
    into: Option<Joined>,
    split: Option<String>,
    parts: Vec<Joined>,
}

/// A condition of the law, or a ground of a refusal.
#[derive(Serialize)]
struct Condition {
    text: String,
    article: String,
    lacks: bool,
}

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

/// What will follow, before it is done.
#[derive(Serialize)]
pub struct Confirm {
    /// The case that goes on.
    pub main: String,
    /// Those that are joined with it.
    pub others: Vec<String>,
    /// How many people are told.
    pub people: i64,
    /// The ids of all.
    pub cases: Vec<String>,
    /// Why.
    pub reason: String,
}

impl Page for SortingPage {
    const TEMPLATE: &'static str = "pages/matters/sorting.html";

    fn samples() -> Vec<SortingPage> {
        let other = |undo: bool| Joined {
            title: "Đèn đường ngõ 5 hỏng".to_owned(),
            href: "/".to_owned(),
            state: word_of("case-state-", "received"),
            undo: undo.then(|| "/".to_owned()),
        };
        let condition = |lacks: bool| Condition {
            text: "Chữ ký hoặc điểm chỉ của người viết đơn".to_owned(),
            article: "Đ6 k2 điểm a".to_owned(),
            lacks,
        };
        let empty = || SortingPage {
            title: "Đèn đường không sáng".to_owned(),
            file: "/".to_owned(),
            regime: word_of("case-regime-", "feedback"),
            claimed: None,
            sealed: false,
            conditions: vec![condition(true), condition(false)],
            grounds: vec![condition(false)],
            notes: Vec::new(),
            candidates: Vec::new(),
            form: FormState::default(),
            join: Some("/".to_owned()),
            confirm: None,
            joined: Vec::new(),
            into: None,
            split: Some("/".to_owned()),
            parts: Vec::new(),
        };
        vec![
            empty(),
            SortingPage {
                claimed: Some(word_of("case-regime-", "complaint")),
                notes: vec!["Đơn không ghi ngày".to_owned()],
                candidates: CandidateView::samples(),
                form: FormState::default().with_error("case", word_of("join-refusal-", "other-law")),
                ..empty()
            },
            SortingPage {
                confirm: Some(Confirm {
                    main: "Đèn đường không sáng".to_owned(),
                    others: vec!["Đèn đường ngõ 5 hỏng".to_owned()],
                    people: 2,
                    cases: vec![Uuid::nil().to_string()],
                    reason: "Cùng một cột đèn".to_owned(),
                }),
                ..empty()
            },
            SortingPage {
                joined: vec![other(true)],
                parts: vec![other(false), other(false)],
                split: None,
                ..empty()
            },
            SortingPage {
                into: Some(other(true)),
                join: None,
                split: None,
                sealed: true,
                ..empty()
            },
        ]
    }
}

/// `GET /lam-viec/vu-viec/{id}/phan-loai`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let page = page(&mut tx, &officer, &guarded, FormState::default()).await?;
    drop(tx);
    opened(&officer, &guarded.row).await?;
    officer.show(&page)
}

/// The page around a form.
pub async fn page(
    tx: &mut Tx,
    officer: &Officer,
    guarded: &Guarded,
    form: FormState,
) -> Result<SortingPage, PageError> {
    let row = &guarded.row;
    let petitions = cases::petitions(tx, row.id).await?;
    let mut lacks: BTreeSet<String> = BTreeSet::new();
    let mut notes = Vec::new();
    for petition in &petitions {
        if let Some(entry) = cases::entry(tx, petition.id).await? {
            lacks.extend(serde_json::from_str::<Vec<String>>(&entry.lacks).unwrap_or_default());
            notes.extend(Some(entry.note).filter(|note| !note.is_empty()));
        }
    }
    let may_join = guarded.allows(&officer.actor, Act::MergeCases);
    let mut parts = Vec::new();
    if let Some(petition) = petitions.first() {
        let went = where_it_went(tx, petition).await?;
        if went.len() > 1 {
            parts = went.iter().map(|went| other(&went.opened, false)).collect();
        }
    }
    let joined = cases::joined(tx, row.id).await?;
    let into = match row.merged_id {
        Some(into) => Some(cases::find(tx, into).await?),
        None => None,
    };
    let candidates = duplicates(tx, &guarded.known, &officer.actor, guarded.today, row).await?;
    let lang = officer.lang.code();
    let list = |name: &str| officer.app.rulebook.list(name, guarded.today).unwrap_or_default();
    let condition = |item: &Item| Condition {
        text: if lang == "vi" {
            item.vi.clone()
        } else {
            item.en.clone()
        },
        article: item.article.clone(),
        lacks: lacks.contains(&item.key),
    };
    let grounds = match row.regime.as_str() {
        "complaint" => list("complaint.refusal-grounds"),
        "denunciation" => list("denunciation.refusal-grounds"),
        _ => list("petition.ineligible"),
    };
    let claimed = petitions
        .first()
        .map(|petition| petition.claimed_regime.clone())
        .filter(|claimed| *claimed != row.regime);
    Ok(SortingPage {
        title: row.title.clone(),
        file: urls::with_id(urls::CASE, row.id),
        regime: word_of("case-regime-", &row.regime),
        claimed: claimed.map(|claimed| word_of("case-regime-", &claimed)),
        sealed: row.sealed,
        conditions: list("petition.eligibility")
            .iter()
            .filter(|item| item.only.is_empty() || item.only.contains(&row.regime))
            .map(condition)
            .collect(),
        grounds: grounds.iter().map(condition).collect(),
        notes,
        candidates: views(&candidates, row),
        form,
        join: (may_join && row.open && !row.sealed).then(|| urls::with_id(urls::CASE_JOIN, row.id)),
        confirm: None,
        joined: joined.iter().map(|row| other(row, may_join)).collect(),
        into: into.map(|into| Joined {
            undo: may_join.then(|| urls::with_id(urls::CASE_UNJOIN, row.id)),
            ..other(&into, false)
        }),
        split: (may_join && row.open && !row.sealed && petitions.len() == 1 && parts.is_empty())
            .then(|| urls::with_id(urls::CASE_SPLIT, row.id)),
        parts,
    })
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

fn other(row: &CaseRow, undo: bool) -> Joined {
    Joined {
        title: row.title.clone(),
        href: urls::with_id(urls::CASE, row.id),
        state: word_of("case-state-", &row.state),
        undo: undo.then(|| urls::with_id(urls::CASE_UNJOIN, row.id)),
    }
}
