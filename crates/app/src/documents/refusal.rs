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
    /// What the words need to know: a size, a kind of file.
    pub detail: String,
}

impl Reason {
    /// The reason of an error.
    pub fn of(error: &IntakeError) -> Reason {
        let (code, detail) = match error {
            IntakeError::Refused(refusal) => match refusal {
                Refusal::Empty => ("empty", String::new()),
                Refusal::TooLarge { limit } => ("too-large", (limit >> 20).to_string()),
                Refusal::Encrypted => ("encrypted", String::new()),
                Refusal::ImageOnly { .. } => ("image-only", String::new()),
                Refusal::Bomb { what } => ("bomb", (*what).to_owned()),
                Refusal::NotADocument { what } => ("not-a-document", (*what).to_owned()),
                Refusal::Damaged { why } => ("damaged", why.clone()),
                Refusal::TookTooLong { seconds } => ("took-too-long", seconds.to_string()),
                Refusal::NeedsLibreOffice => ("needs-libreoffice", String::new()),
                Refusal::LibreOfficeFailed { why } => ("libreoffice-failed", why.clone()),
            },
            IntakeError::Store(StoreError::Full(_)) => ("full", String::new()),
            IntakeError::Store(StoreError::ReadOnly(_)) => ("read-only", String::new()),
            IntakeError::Store(error) => ("store", error.to_string()),
            IntakeError::Fault(error) => ("fault", format!("{error:#}")),
        };
        Reason {
            code: code.to_owned(),
            detail,
        }
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

    #[test]
    fn every_refusal_has_its_words() {
        let words = Words::load().unwrap();
        let refusals = [
            Refusal::Empty,
            Refusal::TooLarge { limit: 100 << 20 },
            Refusal::Encrypted,
            Refusal::ImageOnly { pages: None },
            Refusal::Bomb { what: "x" },
            Refusal::NotADocument { what: "x" },
            Refusal::Damaged { why: "x".into() },
            Refusal::TookTooLong { seconds: 9 },
            Refusal::NeedsLibreOffice,
            Refusal::LibreOfficeFailed { why: "x".into() },
        ];
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
