//! Cases behind a number, as a list shows them to whoever asks: everybody sees number, days and how it stands, as on the
//! public pages; only who may read the case gets further.

use crate::cases::guard::Guarded;
use crate::cases::public::subject_name;
use crate::cases::said::{regime_word, state_word};
use crate::cases::work::number;
use crate::web::{PageError, Visitor, urls};
use crate::words::Word;
use gandan_core::access::Act;
use gandan_core::cases::Regime;
use gandan_store::{StoreError, Tx};
use serde::Serialize;
use uuid::Uuid;

/// A case behind a number.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    number: String,
    received: String,
    regime: Word,
    subject: String,
    state: Word,
    answered: Option<String>,
    body: String,
    href: Option<String>,
}

impl Record {
    /// Whether it leads further.
    pub fn opens(&self) -> bool {
        self.href.is_some()
    }

    /// One for the tests of templates.
    pub fn sample(opens: bool) -> Record {
        Record {
            number: "VV-0A1B2C3D".to_owned(),
            received: "2026-07-20".to_owned(),
            regime: regime_word("complaint"),
            subject: "Đất đai".to_owned(),
            state: state_word("answered"),
            answered: opens.then(|| "2026-08-22".to_owned()),
            body: "UBND xã Mẫu".to_owned(),
            href: opens.then(|| "/".to_owned()),
        }
    }
}

/// Cases by their ids, in that order. What is not there any more is left out.
///
/// # Errors
/// The engine's.
pub async fn open(tx: &mut Tx, visitor: &Visitor, ids: &[Uuid]) -> Result<Vec<Record>, PageError> {
    let app = &visitor.app;
    let mut records = Vec::with_capacity(ids.len());
    for id in ids {
        let case = match gandan_store::cases::find(tx, *id).await {
            Ok(_) => Guarded::open(tx, app, *id).await?,
            Err(StoreError::NotFound) => continue,
            Err(error) => return Err(error.into()),
        };
        let reads = visitor
            .actor()
            .is_some_and(|actor| case.allows(actor, Act::ReadCase));
        let sealed = case.row.regime == Regime::Denunciation.code();
        records.push(Record {
            number: number(*id),
            received: case.row.received_day.clone(),
            regime: regime_word(&case.row.regime),
            // Of a denunciation nothing is told but that there is one (Luật Tố cáo 25/2018/QH14 Đ56 k1, k2).
            subject: if sealed && !reads {
                String::new()
            } else {
                subject_name(app, visitor.lang, &case.row.subject)
            },
            state: state_word(&case.row.state),
            answered: case.row.answered_day.clone(),
            body: case.row.body_name.clone(),
            href: reads.then(|| urls::with_id(urls::CASE, id)),
        });
    }
    Ok(records)
}
