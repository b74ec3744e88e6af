//! Receptions: where and when, what was posted, who came, the register, papers, and the facts that forms count.

pub(crate) mod facts;
pub(crate) mod papers;
pub(crate) mod places;
pub(crate) mod postings;
pub(crate) mod queue;
pub(crate) mod register;
pub(crate) mod sittings;

pub use facts::{kept_visits_of, visits, visits_of};
pub use papers::{
    NewSittingPaper, SittingPaperRow, issue_paper, next_paper_number, paper, papers, refusal_of,
};
pub use places::{NewPlace, PlaceRow, place, places, save_place};
pub use postings::{NewPosting, PostingRow, first_postings, post, posting, postings};
pub use queue::{Arrival, VisitRow, arrive, link, queue, save_directive, visit, write_visit};
pub use register::{RegisterRow, of_case, register};
pub use sittings::{
    NewSitting, PublicSitting, SatRow, SittingEdit, SittingRow, change, day_at_the_counter, latest, move_on,
    plan, public_sittings, sat, sitting, sittings,
};

use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use serde_json::Value;
use uuid::Uuid;

/// Writes an entry of the journal about a sitting or a visit.
async fn told(
    tx: &mut Tx,
    (act, object_kind, object): (&str, &str, Uuid),
    body: Uuid,
    detail: &Value,
    author: &Author,
    at: i64,
) -> Result<(), StoreError> {
    let entry = Entry {
        at,
        author,
        body: Some(body),
        act,
        object_kind,
        object: Some(object),
    };
    journal::write(tx, entry, detail).await
}
