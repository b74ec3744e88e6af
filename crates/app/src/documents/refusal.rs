//! Why a file was not taken in: as stored, and in words.

use super::intake::IntakeError;
use crate::words::{Word, word_of};
use gandan_extract::Refusal;
use gandan_store::StoreError;
use serde::{Deserialize, Serialize};

/// A reason as stored with an item of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Code of a closed list.
    pub code: String,
    /// What the words need to know: a size, the name of a format.
    pub detail: String,
}

impl Reason {
    /// The reason of an error.
    pub fn of(error: &IntakeError) -> Reason {
        let plain = |code: &str| (code.to_owned(), String::new());
        let (code, detail) = match error {
            IntakeError::Refused(refusal) => match refusal {
                Refusal::Empty => plain("empty"),
                Refusal::TooLarge { limit } => ("too-large".to_owned(), (limit >> 20).to_string()),
                Refusal::Encrypted => plain("encrypted"),
                Refusal::ImageOnly { .. } => plain("image-only"),
                Refusal::Bomb { what } => plain(&format!("bomb-{}", what.code())),
                Refusal::NotADocument { what } => (
                    format!("not-a-document-{}", what.code()),
                    what.format().to_owned(),
                ),
                Refusal::Damaged { what } => plain(&format!("damaged-{}", what.code())),
                Refusal::TookTooLong { seconds } => ("took-too-long".to_owned(), seconds.to_string()),
                Refusal::NeedsLibreOffice => plain("needs-libreoffice"),
                Refusal::LibreOfficeFailed { what } => plain(&format!("libreoffice-{}", what.code())),
            },
            IntakeError::Store(StoreError::Full(_)) => plain("full"),
            IntakeError::Store(StoreError::ReadOnly(_)) => plain("read-only"),
            IntakeError::Store(error) => ("store".to_owned(), error.to_string()),
            IntakeError::Fault(error) => ("fault".to_owned(), format!("{error:#}")),
        };
        Reason { code, detail }
    }

    /// A reason as stored; words that are none stand as they are.
    pub fn stored(text: &str) -> Reason {
        serde_json::from_str(text).unwrap_or_else(|_| Reason {
            code: "fault".to_owned(),
            detail: text.to_owned(),
        })
    }

    /// As stored.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is said to people.
    pub fn word(&self) -> Word {
        word_of("file-refused-", &self.code).with("detail", self.detail.clone())
    }
}

/// The name under which a value of a closed list is serialised.
pub fn code_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        Ok(serde_json::Value::Object(fields)) => fields
            .get("type")
            .and_then(|code| code.as_str())
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};
    use gandan_extract::{Damage, Excess, Kind, OfficeFault};

    #[test]
    fn every_refusal_has_its_words() {
        let words = Words::load().unwrap();
        let mut refusals = vec![
            Refusal::Empty,
            Refusal::TooLarge { limit: 100 << 20 },
            Refusal::Encrypted,
            Refusal::ImageOnly { pages: None },
            Refusal::TookTooLong { seconds: 9 },
            Refusal::NeedsLibreOffice,
        ];
        refusals.extend(Excess::ALL.map(|what| Refusal::Bomb { what }));
        refusals.extend(Kind::ALL.map(|what| Refusal::NotADocument { what }));
        refusals.extend(Damage::ALL.map(|what| Refusal::Damaged { what }));
        refusals.extend(OfficeFault::ALL.map(|what| Refusal::LibreOfficeFailed { what }));
        for refusal in refusals {
            let reason = Reason::of(&refusal.into());
            assert_eq!(Reason::stored(&reason.text()), reason);
            for lang in Lang::ALL {
                assert!(
                    !words.say(lang, &reason.word()).contains("file-refused-"),
                    "{reason:?}"
                );
            }
        }
    }
}
