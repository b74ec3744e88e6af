use super::holder::{Holder, Mine};
use crate::attachments::to_show;
use crate::web::{PageError, PageResult, urls};
use axum::extract::Path;
use gandan_store::cases::{self, AttachmentRow, MessageRow};
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

/// The files that the holder of a code may see.
pub struct Papers {
    own: Vec<AttachmentRow>,
    /// Papers and evidence that the body made.
    pub papers: Vec<FileLine>,
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

/// What the holder may see: what belongs to the petition and to its messages; and what the body made, where the petition
/// is the one that opened the case. A paper of a case of several may name somebody else, so those who joined read the
/// answer on the page.
///
/// # Errors
/// The engine's.
pub async fn papers(tx: &mut Tx, mine: &Mine, messages: &[MessageRow]) -> Result<Papers, StoreError> {
    let mut kept = Papers {
        own: Vec::new(),
        papers: Vec::new(),
    };
    for row in cases::attachments(tx, mine.case.id).await? {
        let own = match row.belongs.as_str() {
            "petition" => row.owner_id == mine.petition.id,
            "message" => messages.iter().any(|message| message.id == row.owner_id),
            "move" | "paper" if mine.first => {
                kept.papers.push(line(&row));
                false
            }
            _ => false,
        };
        if own {
            kept.own.push(row);
        }
    }
    Ok(kept)
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
    let mut tx = holder.visitor.app.db.begin_read().await?;
    let mine = holder.mine(&mut tx).await?;
    let messages = cases::messages(&mut tx, mine.case.id, Some(mine.petition.id)).await?;
    let kept = papers(&mut tx, &mine, &messages).await?;
    let href = urls::with_id(urls::TRACKING_FILE, id);
    let allowed = kept.own.iter().any(|row| row.id == id) || kept.papers.iter().any(|line| line.href == href);
    if !allowed {
        return Err(PageError::not_found());
    }
    let row = cases::attachment(&mut tx, id).await?;
    let blob = blobs::get(&mut tx, &row.sha256).await?;
    Ok(super::holder::private(to_show(blob, &row.name)))
}
