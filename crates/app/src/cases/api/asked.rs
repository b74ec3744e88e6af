//! What a move asks for, so that a program can show its form: needs, lists of the law, the blanks of its paper.

use super::answer::private;
use super::bearer::Bearer;
use super::moves::officers_move;
use crate::cases::acting::Acting;
use crate::cases::guard::{Guarded, opened};
use crate::cases::work::Signing;
use crate::cases::work::perform::asked;
use crate::cases::work::prepared::{
    Given, Papers, Prepared, asked_elsewhere, conditions, criteria, grounds, item_words,
};
use crate::web::{Limit, PageResult};
use crate::words::Lang;
use axum::extract::Path;
use axum::http::StatusCode;
use gandan_core::access::Act;
use gandan_core::cases::{Need, Who};
use gandan_rulebook::Item;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// What a move asks for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoveForm {
    /// Its name.
    pub act: String,
    /// The article it rests on.
    pub citation: String,
    /// Only the head may make it.
    pub head_only: bool,
    /// What must be given: `reason`, `ground`, `eligible`, `criteria`, `told`, `files`, `meeting`.
    pub needs: Vec<String>,
    /// Legal grounds to choose from.
    pub grounds: Vec<ListedItem>,
    /// Conditions that `eligible` says are met.
    pub conditions: Vec<ListedItem>,
    /// Criteria of a complex matter.
    pub criteria: Vec<ListedItem>,
    /// The paper it makes.
    pub paper: Option<PaperForm>,
}

/// An entry of a list of the law.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListedItem {
    /// By which it is named.
    pub key: String,
    /// In words, with its article.
    pub words: String,
}

/// What a paper asks for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperForm {
    /// Its name.
    pub form: String,
    /// Number and act of the statutory form, where the law names one.
    pub statutory: Option<String>,
    /// The rest of its number, as proposed.
    pub symbol: String,
    /// Địa danh, as proposed.
    pub place: String,
    /// Lines over the signature, as proposed.
    pub title: String,
    /// Its blanks; others are filled in by what is given for the move.
    pub fields: Vec<PaperField>,
}

/// A blank of a paper.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperField {
    /// By which it is given.
    pub name: String,
    /// What belongs there.
    pub label: String,
    /// May stay empty.
    pub optional: bool,
    /// What the file knows of it.
    pub value: String,
}

/// `GET /api/v1/cases/{id}/moves/{act}`
pub async fn get(officer: Bearer, Path((id, act)): Path<(Uuid, String)>) -> PageResult {
    officer.limit(Limit::Read)?;
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let row = &case.row;
    let step = match officers_move(&officer, &case, &act) {
        Ok(step) => step,
        Err(refused) => return Ok(refused.tell(&officer)),
    };
    let papers = Papers::of(&mut tx, row).await?;
    let given = Given::new();
    let ready = Prepared::of(app, row, &papers, step, &given, (false, &officer.actor.name));
    let listed = |item: &Item| ListedItem {
        key: item.key.clone(),
        words: item_words(officer.lang, item),
    };
    let needed = |need: &&Need| **need != Need::FieldEvidence || row.field;
    let asks = |needs: &[Need]| step.needs.iter().any(|need| needs.contains(need));
    let paper = match ready.form {
        None => None,
        Some(form) => {
            let signing = Signing::of(&mut tx, Acting::from(&officer.0), &case, form, &given).await?;
            let [symbol, place, title] = signing.fields().map(|(_, value, _)| value.to_owned());
            let blanks = form.blanks.iter();
            Some(PaperForm {
                form: form.paper.clone(),
                statutory: form
                    .form
                    .as_ref()
                    .map(|named| format!("{} – {}", named.number, named.act)),
                symbol,
                place,
                title,
                fields: blanks
                    .filter(|blank| !blank.from.is_some_and(|fact| asked_elsewhere(step, fact)))
                    .map(|blank| PaperField {
                        name: blank.name.clone(),
                        label: match officer.lang {
                            Lang::Vi => blank.vi.clone(),
                            Lang::En => blank.en.clone(),
                        },
                        optional: blank.optional,
                        value: ready.values.get(&blank.name).cloned().unwrap_or_default(),
                    })
                    .collect(),
            })
        }
    };
    drop(tx);
    let form = MoveForm {
        act: step.act.clone(),
        citation: step.citation.clone(),
        head_only: step.by == Who::Decide,
        needs: step
            .needs
            .iter()
            .filter(needed)
            .map(|need| asked(*need).to_owned())
            .collect(),
        grounds: grounds(app, step, case.today).iter().map(listed).collect(),
        conditions: match asks(&[Need::Eligibility]) {
            true => conditions(app, &row.regime, case.today)
                .into_iter()
                .map(listed)
                .collect(),
            false => Vec::new(),
        },
        criteria: match asks(&[Need::Complexity, Need::SpecialComplexity]) {
            true => criteria(app, &row.regime, case.today)
                .iter()
                .map(listed)
                .collect(),
            false => Vec::new(),
        },
        paper,
    };
    // What the file knows of people stands in the blanks: it was opened.
    opened(&officer, row).await?;
    Ok(private(StatusCode::OK, &form))
}
