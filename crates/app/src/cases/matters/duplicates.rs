use crate::bodies::Known;
use gandan_core::access::{Act, Actor, may};
use gandan_core::cases::Fingerprint;
use gandan_store::cases::{self, CaseRow, NearRow, PrintRow};
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;

/// So many are shown.
const SHOWN: usize = 20;

/// How alike two petitions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words.
    SameText,
    /// Most of the words.
    SimilarText,
    /// The same person about the same subject, in other words.
    SamePerson,
}

impl Likeness {
    /// The name under which words know it: `likeness-…`.
    pub fn code(self) -> &'static str {
        match self {
            Likeness::SameText => "same-text",
            Likeness::SimilarText => "similar-text",
            Likeness::SamePerson => "same-person",
        }
    }
}

/// A petition that may be about the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// How alike.
    pub likeness: Likeness,
    /// Sent by the same person.
    pub same_person: bool,
    /// Who received it.
    pub body_name: String,
    /// When, ISO.
    pub day: String,
    /// Its case, only for whoever may read it: of another body's file nothing is told but body and day.
    pub case: Option<CaseRow>,
}

/// Petitions that may be about the same as those of `case`, the likest first: what another body received is told by its
/// name and the day alone, and what a wall keeps from `actor` is not told at all.
///
/// # Errors
/// The engine's.
pub async fn duplicates(
    tx: &mut Tx,
    known: &Known,
    actor: &Actor,
    today: Date,
    case: &CaseRow,
) -> Result<Vec<Candidate>, StoreError> {
    let mut found: Vec<(Likeness, bool, NearRow)> = Vec::new();
    for mine in cases::prints(tx, case.id).await? {
        let Some(print) = mine.fingerprint() else { continue };
        for near in cases::near(tx, mine.petition_id, case.id).await? {
            let (likeness, same_person) = compare(&print, &mine, &near);
            let Some(likeness) = likeness else { continue };
            // Of several petitions of one case the likest stands for it.
            let seen = found.iter().position(|other| other.2.case_id == near.case_id);
            match seen {
                Some(at) if found[at].0 <= likeness => {}
                Some(at) => found[at] = (likeness, same_person, near),
                None => found.push((likeness, same_person, near)),
            }
        }
    }
    found.sort_by(|left, right| {
        (left.0, &right.2.received_day, right.2.petition_id).cmp(&(
            right.0,
            &left.2.received_day,
            left.2.petition_id,
        ))
    });
    let mut shown = Vec::new();
    for (likeness, same_person, near) in found {
        if shown.len() == SHOWN {
            break;
        }
        shown.extend(tell(tx, known, actor, today, case, (likeness, same_person, near)).await?);
    }
    Ok(shown)
}

/// How alike they are; nothing where they are not.
fn compare(print: &Fingerprint, mine: &PrintRow, near: &NearRow) -> (Option<Likeness>, bool) {
    let same_person = mine.person.is_some() && mine.person == near.person;
    let Some(other) = near.fingerprint() else {
        return (None, same_person);
    };
    let likeness = if print.exact == other.exact {
        Some(Likeness::SameText)
    } else if print.similarity(&other) >= Fingerprint::LIKELY_SAME {
        Some(Likeness::SimilarText)
    } else {
        same_person.then_some(Likeness::SamePerson)
    };
    (likeness, same_person)
}

/// What may be told of it.
async fn tell(
    tx: &mut Tx,
    known: &Known,
    actor: &Actor,
    today: Date,
    case: &CaseRow,
    (likeness, same_person, near): (Likeness, bool, NearRow),
) -> Result<Option<Candidate>, StoreError> {
    let row = cases::find(tx, near.case_id).await?;
    if row.merged_id == Some(case.id) || case.merged_id == Some(row.id) {
        return Ok(None);
    }
    let walled = cases::wall(tx, row.id).await?;
    let reads = may(
        actor,
        Act::ReadCase,
        row.object(walled.wall()),
        &known.tree(today),
    )
    .is_ok();
    if !reads && (near.body_id == case.body_id || row.body_id == case.body_id) {
        return Ok(None);
    }
    // The same person about something else is nobody's business but of whoever has both files.
    if likeness == Likeness::SamePerson && (!reads || row.subject != case.subject || row.subject.is_empty()) {
        return Ok(None);
    }
    Ok(Some(Candidate {
        likeness,
        same_person,
        body_name: near.body_name,
        day: near.received_day,
        case: reads.then_some(row),
    }))
}
