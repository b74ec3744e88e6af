//! What people do with proposals: load, decide, save.

use super::guard::Guarded;
use super::reader::span;
use crate::web::{Form, Officer, PageError, PageResult, go, urls};
use crate::words::{notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::documents::{
    BodyRole, Change, DraftBody, ProposalDraft, ProposalRefusal, ProposalState, ReshapeRefusal, decide,
    merge, split,
};
use gandan_store::documents::{self, Decision, Made, NewBody, NewProposal, ProposalBodyRow, ProposalRow};
use gandan_store::{StoreError, Tx};
use serde::Deserialize;
use uuid::Uuid;

/// What the small forms of a proposal send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    version: String,
    reason: String,
    cut: Vec<usize>,
    chosen: Vec<Uuid>,
}

/// `POST /lam-viec/de-xuat/{id}/chap-nhan`
pub async fn accept(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    settle(&officer, id, &form.input, Change::Accept, "proposal.accepted").await
}

/// `POST /lam-viec/de-xuat/{id}/tu-choi`
pub async fn refuse(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let reasoned = !form.input.reason.trim().is_empty();
    settle(
        &officer,
        id,
        &form.input,
        Change::Refuse { reasoned },
        "proposal.refused",
    )
    .await
}

async fn settle(officer: &Officer, id: Uuid, input: &Input, change: Change, act: &str) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let (row, guarded) = load(&mut tx, officer, id).await?;
    let state = decide(row.state()?, change).map_err(refused)?;
    let reason = if state == ProposalState::Refused {
        input.reason.trim()
    } else {
        ""
    };
    let decision = Decision {
        proposal: id,
        version: version(&input.version)?,
        state,
        reason,
        act,
    };
    let at = officer.app.clock.micros();
    documents::decide(&mut tx, &officer.author(), at, guarded.head.keeper_id, decision).await?;
    tx.commit().await?;
    Ok(go::to(&urls::proposal_in_reader(row.document_id, id)))
}

/// `POST /lam-viec/de-xuat/{id}/hoan-tac`: takes back a decision, or the split or merge that made the proposal.
pub async fn undo(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let (row, guarded) = load(&mut tx, &officer, id).await?;
    let seen = version(&form.input.version)?;
    let (author, at, keeper) = (
        officer.author(),
        officer.app.clock.micros(),
        guarded.head.keeper_id,
    );
    let made = Made::of(&row)?;
    match (row.state()?, made) {
        (ProposalState::Proposed, Some(made)) => {
            if row.version != seen {
                return Err(StoreError::Stale.into());
            }
            let all = documents::proposals_of(&mut tx, row.document_id).await?;
            let mut withdrawn = Vec::new();
            for sibling in all.iter().filter(|other| other.made_from == row.made_from) {
                decide(sibling.state()?, Change::Withdraw).map_err(refused)?;
                withdrawn.push((sibling.id, sibling.version));
            }
            let mut restored = Vec::new();
            for origin in all
                .iter()
                .filter(|other| made.of.iter().any(|origin| origin.id == other.id))
            {
                decide(origin.state()?, Change::Undo).map_err(refused)?;
                restored.push((origin.id, origin.version));
            }
            let place = (row.document_id, keeper);
            documents::undo_replace(&mut tx, &author, at, place, &withdrawn, &restored).await?;
        }
        (state, _) => {
            let state = decide(state, Change::Undo).map_err(refused)?;
            let decision = Decision {
                proposal: id,
                version: seen,
                state,
                reason: "",
                act: "proposal.undone",
            };
            documents::decide(&mut tx, &author, at, keeper, decision).await?;
        }
    }
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::DOCUMENT_READER, row.document_id),
        notice("proposal-undone"),
    ))
}

/// `POST /lam-viec/de-xuat/{id}/tach`
pub async fn part(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let (row, guarded) = load(&mut tx, &officer, id).await?;
    decide(row.state()?, Change::Split).map_err(refused)?;
    let bodies = documents::proposal_bodies(&mut tx, id).await?;
    let text = documents::find(&mut tx, row.document_id).await?.source;
    let parts = split(&draft_of(&row, &bodies)?, &text, &form.input.cut).map_err(reshape)?;
    let new: Vec<NewProposal> = parts
        .into_iter()
        .map(|draft| with_bodies(draft, &row, &bodies))
        .collect();
    let old = [(id, version(&form.input.version)?)];
    let (author, at) = (officer.author(), officer.app.clock.micros());
    documents::replace(&mut tx, &author, at, guarded.head.keeper_id, &old, &new).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::DOCUMENT_READER, row.document_id),
        notice("proposal-split"),
    ))
}

/// `POST /lam-viec/van-ban/{id}/gop`
pub async fn join(officer: Officer, Path(document): Path<Uuid>, form: Form<Input>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, document, Act::ReviewProposals).await?;
    let all = documents::proposals_of(&mut tx, document).await?;
    let all_bodies = documents::bodies_of_document(&mut tx, document).await?;
    let (mut drafts, mut old, mut bodies, mut first) = (Vec::new(), Vec::new(), Vec::new(), None);
    for row in all.iter().filter(|row| form.input.chosen.contains(&row.id)) {
        decide(row.state()?, Change::Merge).map_err(refused)?;
        let own: Vec<ProposalBodyRow> = all_bodies
            .iter()
            .filter(|body| body.proposal_id == row.id)
            .cloned()
            .collect();
        drafts.push(draft_of(row, &own)?);
        old.push((row.id, row.version));
        bodies.extend(own);
        first.get_or_insert(row);
    }
    let merged = merge(&drafts).map_err(reshape)?;
    let Some(first) = first else {
        return Err(reshape(ReshapeRefusal::TooFew));
    };
    let new = with_bodies(merged, first, &bodies);
    let (author, at) = (officer.author(), officer.app.clock.micros());
    let ids = documents::replace(&mut tx, &author, at, guarded.head.keeper_id, &old, &[new]).await?;
    tx.commit().await?;
    let at = ids.first().copied().unwrap_or(document);
    Ok(go::with_notice(
        &urls::proposal_in_reader(document, at),
        notice("proposal-merged"),
    ))
}

/// A proposal and its document, for somebody who may review it.
pub async fn load(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<(ProposalRow, Guarded), PageError> {
    let row = documents::proposal_find(tx, id).await?;
    let guarded = Guarded::load(tx, officer, row.document_id, Act::ReviewProposals).await?;
    Ok((row, guarded))
}

/// The version that a form was filled in on.
pub fn version(text: &str) -> Result<i64, PageError> {
    text.parse()
        .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))
}

/// A refusal of the decision as an answer.
pub fn refused(refusal: ProposalRefusal) -> PageError {
    let code = match refusal {
        ProposalRefusal::Signed => "signed",
        ProposalRefusal::Replaced => "replaced",
        ProposalRefusal::Refused => "refused",
        ProposalRefusal::NotAccepted => "not-accepted",
        ProposalRefusal::NothingToUndo => "nothing-to-undo",
        ProposalRefusal::ReasonMissing => "reason-missing",
        ProposalRefusal::Accepted => "accepted",
    };
    PageError::Conflict(word_of("proposal-refusal-", code))
}

fn reshape(refusal: ReshapeRefusal) -> PageError {
    PageError::Conflict(match refusal {
        ReshapeRefusal::NoCut => word("proposal-refusal-no-cut"),
        ReshapeRefusal::TooFew => word("proposal-refusal-too-few"),
    })
}

/// A stored proposal as the decisions know it.
fn draft_of(row: &ProposalRow, bodies: &[ProposalBodyRow]) -> Result<ProposalDraft, PageError> {
    let mut expressions: Vec<DraftBody> = Vec::new();
    for body in bodies {
        let role = BodyRole::from_code(&body.role).ok_or_else(|| StoreError::Value(body.role.clone()))?;
        let expression = DraftBody {
            role,
            words: body.words.clone(),
        };
        if !expressions.contains(&expression) {
            expressions.push(expression);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "it came from an f32")]
    let confidence = row.confidence as f32;
    Ok(ProposalDraft {
        ordinal: row.ordinal.clone(),
        words: row.words.clone(),
        span: span(row.span_start, row.span_end),
        confidence,
        title: row.title.clone(),
        due: row.due.as_deref().and_then(|day| day.parse().ok()),
        recurrence: row.recurrences()?,
        deadline_words: row.deadline_words.clone(),
        report_to: row.report_to.clone(),
        bodies: expressions,
    })
}

/// A draft with the bodies that its expressions stand for, as people left them.
fn with_bodies(draft: ProposalDraft, from: &ProposalRow, rows: &[ProposalBodyRow]) -> NewProposal {
    let mut bodies: Vec<NewBody> = Vec::new();
    for expression in &draft.bodies {
        let own = rows
            .iter()
            .filter(|row| row.words == expression.words && row.role == expression.role.code());
        for row in own {
            let body = NewBody {
                role: expression.role,
                words: row.words.clone(),
                body: row.body_id,
                how: row.how.clone(),
            };
            let known = bodies
                .iter()
                .any(|other| other.body.is_some() && other.body == body.body);
            if !known && !bodies.contains(&body) {
                bodies.push(body);
            }
        }
    }
    let report_to_id = from.report_to_id.filter(|_| draft.report_to == from.report_to);
    NewProposal {
        draft,
        report_to_id,
        bodies,
    }
}
