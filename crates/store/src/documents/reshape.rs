//! Splitting and merging proposals: the old ones stay as they were read, the new ones name them.

use super::insert::{NewProposal, insert_proposal};
use super::library::write;
use super::proposals::{Decision, ProposalRow, proposal_find, set_state};
use crate::journal::Author;
use crate::{StoreError, Tx};
use gandan_core::documents::{ProposalState, Span};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a proposal was made from, with the machine's own words of each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// `split` or `merge`.
    pub how: String,
    /// From which.
    pub of: Vec<Origin>,
}

/// One proposal that went into another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Its id.
    pub id: Uuid,
    /// Its words as read.
    pub words: String,
    /// Where they stand.
    pub span: Span,
    /// How sure the machine was.
    pub confidence: f64,
}

impl Made {
    /// What a proposal says of its making; nothing where the machine read it.
    ///
    /// # Errors
    /// [`StoreError::Value`] where it cannot be read.
    pub fn of(proposal: &ProposalRow) -> Result<Option<Made>, StoreError> {
        match proposal.made_from.as_str() {
            "" => Ok(None),
            text => Ok(Some(serde_json::from_str(text)?)),
        }
    }
}

/// Puts `new` in the place of `old` (proposals of one document, each with the version that the person saw); answers
/// their ids.
///
/// # Errors
/// [`StoreError::Stale`], [`StoreError::NotFound`].
pub async fn replace(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    keeper: Uuid,
    old: &[(Uuid, i64)],
    new: &[NewProposal],
) -> Result<Vec<Uuid>, StoreError> {
    let how = if old.len() > 1 { "merge" } else { "split" };
    let mut of = Vec::new();
    let mut place: Option<(Uuid, i64)> = None;
    for &(id, version) in old {
        let row = proposal_find(tx, id).await?;
        let decision = Decision {
            proposal: id,
            version,
            state: ProposalState::Replaced,
            reason: "",
            act: "",
        };
        set_state(tx, author, at, decision).await?;
        place.get_or_insert((row.document_id, row.position));
        let at = |byte: i64| usize::try_from(byte).unwrap_or(0);
        let span = Span::new(at(row.span_start), at(row.span_end));
        of.push(Origin {
            id,
            words: row.words,
            span,
            confidence: row.confidence,
        });
    }
    let (document, position) = place.ok_or(StoreError::NotFound)?;
    let made = serde_json::to_string(&Made {
        how: how.to_owned(),
        of,
    })?;
    let mut ids = Vec::new();
    for proposal in new {
        ids.push(insert_proposal(tx, document, position, proposal, &made).await?);
    }
    let old: Vec<Uuid> = old.iter().map(|(id, _)| *id).collect();
    let act = if how == "merge" {
        "proposal.merged"
    } else {
        "proposal.split"
    };
    let detail = serde_json::json!({"from": old, "to": ids});
    write(tx, author, at, (document, keeper), act, &detail).await?;
    Ok(ids)
}

/// Takes a split or merge back: `made` go out of use, `origins` are proposed again.
///
/// # Errors
/// [`StoreError::Stale`], [`StoreError::NotFound`].
pub async fn undo_replace(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    (document, keeper): (Uuid, Uuid),
    made: &[(Uuid, i64)],
    origins: &[(Uuid, i64)],
) -> Result<(), StoreError> {
    let all = made.iter().map(|it| (it, ProposalState::Withdrawn));
    for (&(proposal, version), state) in all.chain(origins.iter().map(|it| (it, ProposalState::Proposed))) {
        set_state(
            tx,
            author,
            at,
            Decision {
                proposal,
                version,
                state,
                reason: "",
                act: "",
            },
        )
        .await?;
    }
    let ids = |list: &[(Uuid, i64)]| list.iter().map(|(id, _)| *id).collect::<Vec<_>>();
    let detail = serde_json::json!({"withdrawn": ids(made), "restored": ids(origins)});
    write(tx, author, at, (document, keeper), "proposal.restored", &detail).await
}
