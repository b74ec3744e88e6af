//! Sorting what came: under which law it runs, by what it says; what it lacks; what else is about the same.

mod candidates;
mod petitions;
mod samples;

pub use candidates::{CandidateView, Joined, views};

use super::duplicates::duplicates;
use super::went::where_it_went;
use crate::cases::guard::{Guarded, opened};
use crate::cases::said::regime_word;
use crate::web::{FormState, Officer, PageError, PageResult, urls};
use crate::words::Word;
use axum::extract::Path;
use candidates::other;
use gandan_core::access::Act;
use gandan_core::cases::Regime;
use gandan_rulebook::Item;
use gandan_store::Tx;
use gandan_store::cases;
use petitions::PetitionLine;
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
    /// Where it is put under another law; nothing for whoever may not, or where it is over.
    reclassify: Option<String>,
    regimes: Vec<RegimeChoice>,
    conditions: Vec<Condition>,
    grounds: Vec<Condition>,
    notes: Vec<String>,
    candidates: Vec<CandidateView>,
    form: FormState,
    join: Option<String>,
    pub(super) confirm: Option<Confirm>,
    joined: Vec<Joined>,
    /// The petitions of the case, where there are several.
    petitions: Vec<PetitionLine>,
    /// Where one of them is taken out again.
    out: Option<String>,
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

/// A law that it may run under.
#[derive(Serialize)]
struct RegimeChoice {
    value: &'static str,
    label: Word,
}

impl RegimeChoice {
    /// All but the one it runs under now. What is a denunciation is taken anew at the counter: its content must not lie
    /// in this database.
    fn others(now: &str) -> Vec<RegimeChoice> {
        Regime::ALL
            .into_iter()
            .filter(|regime| regime.code() != now && *regime != Regime::Denunciation)
            .map(|regime| RegimeChoice {
                value: regime.code(),
                label: regime_word(regime.code()),
            })
            .collect()
    }
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
        regime: regime_word(&row.regime),
        claimed: claimed.map(|claimed| regime_word(&claimed)),
        sealed: row.sealed,
        reclassify: (guarded.allows(&officer.actor, Act::HandleCase) && row.open)
            .then(|| urls::with_id(urls::CASE_SORT, row.id)),
        regimes: RegimeChoice::others(&row.regime),
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
        petitions: PetitionLine::several(&petitions),
        out: (may_join && row.open && row.merged_id.is_none() && row.offered_id.is_none())
            .then(|| urls::with_id(urls::CASE_TAKE_OUT, row.id)),
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
