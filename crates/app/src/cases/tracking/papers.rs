use super::answers::answering;
use super::holder::{Holder, Mine};
use crate::attachments::to_show;
use crate::web::{App, PageError, PageResult, urls};
use axum::extract::Path;
use gandan_core::access::Wish;
use gandan_core::cases::{PaperForm, Regime};
use gandan_rulebook::PaperForms;
use gandan_store::cases::{self, AttachmentRow, CaseRow, MessageRow, MoveRow};
use gandan_store::casework::{self, PaperRow};
use gandan_store::{StoreError, Tx, blobs};
use serde::Serialize;
use uuid::Uuid;

/// A file as a link.
#[derive(Debug, Clone, Serialize)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// Bytes.
    pub size: i64,
    /// It can be shown.
    pub picture: bool,
}

/// A paper that was made, as a link.
#[derive(Debug, Clone, Serialize)]
pub struct PaperLine {
    /// `05/TB-UBND`
    pub symbol: String,
    /// Trích yếu.
    pub about: String,
    /// The day, ISO.
    pub day: String,
    /// Where it is.
    pub href: String,
}

/// The files and papers that the holder of a code may see.
pub struct Papers {
    own: Vec<AttachmentRow>,
    /// Evidence that the body gave.
    pub evidence: Vec<FileLine>,
    /// Papers that the body made.
    pub papers: Vec<PaperLine>,
}

impl Papers {
    /// Those of a petition or a message.
    pub fn of(&self, owner: Uuid) -> Vec<FileLine> {
        self.own
            .iter()
            .filter(|row| row.owner_id == owner)
            .map(line)
            .collect()
    }
}

/// What the holder may see: what belongs to the petition and to its messages; and of what the body made, what
/// [`gandan_core::access::holder_may`] gives: all for whoever opened the case, else the papers and evidence of the
/// answer. Papers that stay in the file are shown to nobody outside.
///
/// # Errors
/// The engine's.
pub async fn papers(
    tx: &mut Tx,
    app: &App,
    mine: &Mine,
    messages: &[MessageRow],
) -> Result<Papers, StoreError> {
    let history = cases::history(tx, mine.case.id).await?;
    let answers = answering(&app.rulebook, &history);
    let mut kept = Papers {
        own: Vec::new(),
        evidence: Vec::new(),
        papers: Vec::new(),
    };
    let mut places: Vec<Uuid> = vec![mine.case.id, mine.petition.case_id];
    places.extend(mine.went.get(mine.at).map(|went| went.opened.id));
    places.sort_unstable();
    places.dedup();
    for place in places {
        for row in cases::attachments(tx, place).await? {
            let own = match row.belongs.as_str() {
                "petition" => row.owner_id == mine.petition.id,
                "message" => messages.iter().any(|message| message.id == row.owner_id),
                "move" | "paper" if place == mine.case.id => {
                    if sees(mine, answers.contains(&row.owner_id)) {
                        kept.evidence.push(line(&row));
                    }
                    false
                }
                _ => false,
            };
            let known = |one: &AttachmentRow| one.sha256 == row.sha256 && one.owner_id == row.owner_id;
            // A petition with several matters has its files in the case of each.
            if own && !kept.own.iter().any(known) {
                kept.own.push(row);
            }
        }
    }
    for paper in casework::papers_of_case(tx, mine.case.id).await? {
        if shown(mine, &history, &answers, &paper) {
            kept.papers.push(PaperLine {
                href: urls::with_id(urls::TRACKING_PAPER, paper.id),
                symbol: paper.symbol,
                // It repeats the words of whoever came first.
                about: match mine.is_first() {
                    true => paper.about,
                    false => String::new(),
                },
                day: paper.day,
            });
        }
    }
    Ok(kept)
}

/// Whether the holder may see what belongs to a move.
fn sees(mine: &Mine, answers: bool) -> bool {
    mine.may(Wish::ReadPapers) || (answers && mine.may(Wish::ReadAnswerPapers))
}

/// Whether the holder may see a paper of the case.
pub fn shown(mine: &Mine, history: &[MoveRow], answers: &[Uuid], paper: &PaperRow) -> bool {
    let made = paper.move_id;
    let answers = made.is_some_and(|made| answers.contains(&made));
    // Under which law it was made; the case may have another one since.
    let procedure = history.iter().find(|step| Some(step.id) == made);
    let inner = form_of(&mine.case, procedure, &paper.form).is_none_or(|form| form.inner);
    !inner && sees(mine, answers)
}

/// The form that a paper was made from.
pub fn form_of(case: &CaseRow, made: Option<&MoveRow>, paper: &str) -> Option<&'static PaperForm> {
    let procedure = made.map_or(case.procedure.as_str(), |made| made.procedure.as_str());
    let instance = if procedure.ends_with("second") { 2 } else { 1 };
    let regime = Regime::from_code(&case.regime)?;
    let forms = PaperForms::shipped();
    let other = || {
        let all = [
            Regime::Complaint,
            Regime::Denunciation,
            Regime::Proposal,
            Regime::Feedback,
            Regime::Regulation,
        ];
        all.into_iter()
            .find_map(|regime| forms.find(paper, regime, instance))
    };
    forms.find(paper, regime, instance).or_else(other)
}

fn line(row: &AttachmentRow) -> FileLine {
    FileLine {
        name: row.name.clone(),
        href: urls::with_id(urls::TRACKING_FILE, row.id),
        size: row.size,
        picture: matches!(row.media_type.as_str(), "image/jpeg" | "image/png"),
    }
}

/// `GET /tra-cuu/tep/{id}`
pub async fn get(holder: Holder, Path(id): Path<Uuid>) -> PageResult {
    let app = &holder.visitor.app;
    let mut tx = app.db.begin_read().await?;
    // The address of a file does not say of which matter it is.
    for mine in holder.each(&mut tx).await? {
        let messages = cases::messages(&mut tx, mine.case.id, Some(mine.petition.id)).await?;
        let kept = papers(&mut tx, app, &mine, &messages).await?;
        let href = urls::with_id(urls::TRACKING_FILE, id);
        let allowed =
            kept.own.iter().any(|row| row.id == id) || kept.evidence.iter().any(|line| line.href == href);
        if allowed {
            let row = cases::attachment(&mut tx, id).await?;
            let blob = blobs::get(&mut tx, &row.sha256).await?;
            return Ok(super::holder::private(to_show(blob, &row.name)));
        }
    }
    Err(PageError::not_found())
}
