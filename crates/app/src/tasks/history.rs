use super::guard::Guard;
use crate::attachments::to_save;
use crate::web::{Officer, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_store::tasks::{self, EvidenceRow, Figure, History};
use gandan_store::{StoreError, blobs};
use serde::Serialize;
use uuid::Uuid;

/// Something that happened to an assignment.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// When.
    pub at: i64,
    /// Who.
    pub who: String,
    /// What.
    pub title: Word,
    /// Colour.
    pub tone: &'static str,
    /// In words.
    pub text: String,
    /// In figures.
    pub figures: Vec<Figure>,
    /// What shows it.
    pub evidence: Vec<EvidenceLine>,
    /// Of a reminder: when it was opened.
    pub seen_at: Option<i64>,
    /// Of a reminder: not opened yet.
    pub unseen: bool,
}

/// A piece of evidence as a link.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceLine {
    /// Words for it.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// `file`, `link` or `document`, in words.
    pub kind: Word,
    /// It leads out of our pages.
    pub outside: bool,
}

/// All of it, last first.
///
/// # Errors
/// Figures that cannot be read.
pub fn events(history: &History) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for progress in &history.progress {
        let evidence = history
            .evidence
            .iter()
            .filter(|evidence| evidence.progress_id == progress.id);
        events.push(Event {
            figures: serde_json::from_str(&progress.figures)?,
            evidence: evidence.map(line).collect(),
            ..event(
                progress.at,
                &progress.account_name,
                word_of("task-claimed-", &progress.state),
                &progress.words,
            )
        });
    }
    for verdict in &history.verdicts {
        let (title, tone) = if verdict.accepted {
            (word("task-accepted"), "done")
        } else {
            (word("task-returned"), "near")
        };
        let event = event(verdict.at, &verdict.account_name, title, &verdict.reason);
        events.push(Event { tone, ..event });
    }
    for chaser in &history.chasers {
        let title = word("task-chased").with("body", chaser.from_name.clone());
        events.push(Event {
            tone: "near",
            seen_at: chaser.seen_at,
            unseen: chaser.seen_at.is_none(),
            ..event(chaser.at, &chaser.account_name, title, &chaser.words)
        });
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    Ok(events)
}

fn event(at: i64, who: &str, title: Word, text: &str) -> Event {
    Event {
        at,
        who: who.to_owned(),
        title,
        tone: "info",
        text: text.to_owned(),
        figures: Vec::new(),
        evidence: Vec::new(),
        seen_at: None,
        unseen: false,
    }
}

fn line(row: &EvidenceRow) -> EvidenceLine {
    let href = match row.kind.as_str() {
        "file" => urls::evidence(row.progress_id, row.position),
        "document" => row
            .document_id
            .map(|id| urls::with_id(urls::DOCUMENT_TASKS, id))
            .unwrap_or_default(),
        _ => row.link.clone(),
    };
    EvidenceLine {
        title: row.title.clone(),
        href,
        kind: word_of("task-evidence-", &row.kind),
        outside: row.kind == "link",
    }
}

/// Samples for the tests of templates.
pub fn samples() -> Vec<Event> {
    let report = Event {
        figures: vec![Figure {
            name: "Hội nghị".to_owned(),
            value: "12".to_owned(),
            unit: "cuộc".to_owned(),
        }],
        evidence: vec![EvidenceLine {
            title: "bien-ban.pdf".to_owned(),
            href: "/".to_owned(),
            kind: word_of("task-evidence-", "file"),
            outside: false,
        }],
        ..event(
            3,
            "Cán bộ 1",
            word_of("task-claimed-", "done"),
            "Đã tổ chức 12 hội nghị.",
        )
    };
    let chaser = Event {
        unseen: true,
        tone: "near",
        ..event(
            1,
            "Cán bộ 2",
            word("task-chased").with("body", "UBND tỉnh"),
            "Đề nghị báo cáo.",
        )
    };
    let seen = Event {
        unseen: false,
        seen_at: Some(2),
        ..chaser.clone()
    };
    vec![
        report,
        event(2, "Cán bộ 2", word("task-returned"), "Thiếu số liệu"),
        chaser,
        seen,
    ]
}

/// `GET /lam-viec/minh-chung/{id}/{position}`: the file, always to be saved and never shown inside our pages.
pub async fn file(officer: Officer, Path((progress, position)): Path<(Uuid, i64)>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    let (assignment, name, file) = tasks::evidence_file(&mut tx, progress, position).await?;
    guard.assignment(&mut tx, assignment, Act::ReadAssignment).await?;
    let blob = blobs::get(&mut tx, &file).await?;
    Ok(to_save(blob.bytes, "application/octet-stream", &name))
}
