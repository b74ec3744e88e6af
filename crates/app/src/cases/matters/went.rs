use gandan_store::cases::{self, CaseRow, PetitionRow};
use gandan_store::{StoreError, Tx};

/// Joined with one that was joined with one … so often at most.
const CHAIN: usize = 20;

/// Where a matter of a petition is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Went {
    /// The case that the petition, or this part of it, opened or came to.
    pub opened: CaseRow,
    /// The case in which it is looked at now; the same where it was joined with no other.
    pub now: CaseRow,
    /// Since which day it is looked at together with others, ISO.
    pub joined: Option<String>,
    /// What of the petition it is about, where the petition has several matters.
    pub part: Option<String>,
}

/// Where the matters of a petition went: one for each, the one that stayed first. Whoever holds the receipt may know
/// it; of other petitions in the same case it tells nothing.
///
/// # Errors
/// The engine's.
pub async fn where_it_went(tx: &mut Tx, petition: &PetitionRow) -> Result<Vec<Went>, StoreError> {
    let parts = cases::parts(tx, petition.id).await?;
    let mut went = Vec::new();
    if !parts.iter().any(|part| part.case_id == petition.case_id) {
        went.push(follow(tx, petition.case_id, None).await?);
    }
    for part in parts {
        went.push(follow(tx, part.case_id, Some(part.words)).await?);
    }
    Ok(went)
}

async fn follow(tx: &mut Tx, case: uuid::Uuid, part: Option<String>) -> Result<Went, StoreError> {
    let opened = cases::find(tx, case).await?;
    let mut now = opened.clone();
    for _ in 0..CHAIN {
        let Some(next) = now.merged_id else { break };
        now = cases::find(tx, next).await?;
    }
    Ok(Went {
        joined: opened.merged_id.and(opened.closed_day.clone()),
        opened,
        now,
        part,
    })
}
