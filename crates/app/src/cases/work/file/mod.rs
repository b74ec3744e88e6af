//! The file of a case: the matter, the law and its clocks, similar answered cases and the draft answer together; the
//! history below.

mod ahead;
mod beside;
mod load;
mod samples;
mod spoke;

pub use load::load;

use super::clocks::ClockView;
use super::history::Event;
use super::line::{Line, number};
use super::similar::SimilarView;
use crate::cases::guard::{Guarded, opened};
use crate::cases::matters::CandidateView;
use crate::web::{FormState, Officer, PageResult, urls};
use crate::words::Word;
use ahead::{BelongsView, DraftView, MoveView, TransferView, WaitingView};
use axum::extract::Path;
use beside::{PaperView, ReadingView, WallView};
use gandan_core::access::Act;
use gandan_store::cases;
use serde::Serialize;
use spoke::{MessageView, PetitionView};
use uuid::Uuid;

/// The file of a case.
#[derive(Serialize)]
pub struct FilePage {
    line: Line,
    citation: String,
    circumstances: Vec<Word>,
    hops: i64,
    sealed: bool,
    /// Since when only days are left of it, ISO.
    disposed: Option<String>,
    /// How long it is kept.
    keeping: String,
    petitions: Vec<PetitionView>,
    clocks: Vec<ClockView>,
    similar: Vec<SimilarView>,
    /// Petitions that may be about the same.
    alike: Vec<CandidateView>,
    draft: Option<DraftView>,
    waiting: Vec<WaitingView>,
    moves: Vec<MoveView>,
    transfer: Option<TransferView>,
    messages: Vec<MessageView>,
    may_handle: bool,
    may_assign: bool,
    may_transfer: bool,
    mine: bool,
    manage: String,
    /// Sorting, joining, splitting.
    sort: Option<String>,
    /// Where it belongs by place and subject, and where it is sent there.
    belongs: Option<BelongsView>,
    /// The public copy of the answer.
    publish: Option<String>,
    take: String,
    send: String,
    say: String,
    walls: Vec<WallView>,
    papers: Vec<PaperView>,
    history: Vec<Event>,
    readings: Vec<ReadingView>,
    list: &'static str,
    form: FormState,
}

/// `GET /lam-viec/vu-viec/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let page = load(&mut tx, &officer, &case, FormState::default()).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    // Whoever handles it has now seen what the person wrote.
    if page.may_handle
        && page
            .messages
            .iter()
            .any(|message| message.from_petitioner && !message.read)
    {
        let mut tx = officer.app.db.begin_write().await?;
        for petition in cases::together(&mut tx, id).await? {
            cases::seen(&mut tx, petition.id, true, officer.app.clock.micros()).await?;
        }
        tx.commit().await?;
    }
    officer.show(&page)
}

/// `GET /lam-viec/tep-vu-viec/{id}`: a file of a case.
pub async fn attachment(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let file = cases::attachment(&mut tx, id).await?;
    let case = Guarded::load(&mut tx, &officer, file.case_id, Act::ReadCase).await?;
    let blob = gandan_store::blobs::get(&mut tx, &file.sha256).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    Ok(crate::attachments::to_show(blob, &file.name))
}

/// The number of a case, for titles of other pages.
pub fn heading(case: &Guarded) -> (String, String, String) {
    let row = &case.row;
    (
        number(row.id),
        row.title.clone(),
        urls::with_id(urls::CASE, row.id),
    )
}
