//! What people sent: their words, their names, their files, and the messages both ways.

use crate::cases::said::{channel_word, regime_word};
use crate::web::urls;
use crate::words::Word;
use gandan_store::cases::{self, AttachmentRow, MessageRow, PetitionRow, PetitionerRow};
use gandan_store::{StoreError, Tx};
use serde::Serialize;
use uuid::Uuid;

/// A petition as it came.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PetitionView {
    id: String,
    channel: Word,
    claimed: Word,
    words: String,
    received: String,
    registered: String,
    forwarded_by: String,
    read_back: bool,
    people: Vec<PersonView>,
    files: Vec<FileView>,
}

#[derive(Debug, Clone, Serialize)]
struct PersonView {
    name: String,
    address: String,
    contact: String,
    identity: String,
    representative: bool,
}

#[derive(Debug, Clone, Serialize)]
struct FileView {
    name: String,
    href: String,
}

/// A message of either side.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MessageView {
    pub(super) from_petitioner: bool,
    actor: String,
    words: String,
    at: i64,
    pub(super) read: bool,
}

impl PetitionView {
    /// With whoever signed it and what they added.
    pub(super) async fn of(
        tx: &mut Tx,
        row: &PetitionRow,
        files: &[AttachmentRow],
    ) -> Result<PetitionView, StoreError> {
        let people = cases::petitioners(tx, row.id).await?;
        let own = files.iter().filter(|file| file.owner_id == row.id);
        Ok(PetitionView {
            id: row.id.to_string(),
            channel: channel_word(&row.channel),
            claimed: regime_word(&row.claimed_regime),
            words: row.words.clone(),
            received: row.received_day.clone(),
            registered: row.registered_day.clone(),
            forwarded_by: row.forwarded_by.clone(),
            read_back: row.read_back,
            people: people.iter().map(PersonView::of).collect(),
            files: own
                .map(|file| FileView {
                    name: file.name.clone(),
                    href: urls::with_id(urls::CASE_FILE, file.id),
                })
                .collect(),
        })
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> PetitionView {
        PetitionView {
            id: Uuid::nil().to_string(),
            channel: channel_word("counter"),
            claimed: regime_word("feedback"),
            words: "Đèn đường ngõ 5\nkhông sáng.".to_owned(),
            received: "2026-11-20".to_owned(),
            registered: "2026-11-23".to_owned(),
            forwarded_by: "Báo Mẫu".to_owned(),
            read_back: true,
            people: vec![PersonView {
                name: "Người gửi 1".to_owned(),
                address: "thôn Đông".to_owned(),
                contact: "0900000001".to_owned(),
                identity: "001".to_owned(),
                representative: true,
            }],
            files: vec![FileView {
                name: "anh.jpg".to_owned(),
                href: "/".to_owned(),
            }],
        }
    }
}

impl PersonView {
    fn of(row: &PetitionerRow) -> PersonView {
        let ways = [row.phone.as_str(), row.mail.as_str()];
        PersonView {
            name: row.name.clone(),
            address: row.address.clone(),
            contact: ways
                .into_iter()
                .filter(|way| !way.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            identity: row.identity_number.clone(),
            representative: row.representative,
        }
    }
}

impl MessageView {
    /// As both sides read it.
    pub(super) fn of(row: &MessageRow) -> MessageView {
        MessageView {
            from_petitioner: row.from_petitioner,
            actor: row.actor.clone(),
            words: row.words.clone(),
            at: row.at,
            read: row.read_at.is_some(),
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> MessageView {
        MessageView {
            from_petitioner: true,
            actor: String::new(),
            words: "Bao giờ xong?".to_owned(),
            at: 0,
            read: false,
        }
    }
}
